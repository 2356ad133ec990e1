"""The filing form: a report can be pasted, and what it says of the task is filled in where a person says yes."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widgets import TextArea

from tui.actions import PASTE_REPORT, bindings
from tui.forms.form import Form
from tui.screens.form import FormScreen

if TYPE_CHECKING:
    from tui.screens.report import Taken


class FilingFormScreen(FormScreen):
    """`code` is the task that is filed for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(PASTE_REPORT)

    def __init__(self, form: Form, code: str) -> None:
        super().__init__(form)
        self.code = code

    def action_paste_report(self) -> None:
        """Choose or paste a report; the chosen sentences are added to what stands in the field."""
        from tui.screens.report import ReportScreen  # what reads documents is loaded when it is needed

        self.app.push_screen(ReportScreen(self.code), self.fill)

    def fill(self, taken: "Taken | None") -> None:
        """Nothing is filed by it: the person saves the form."""
        if taken is None:
            return
        entry = self.query_one("#field-progress TextArea", TextArea)
        entry.text = "\n".join(part for part in (entry.text.strip(), *taken.sentences) if part)
        entry.focus()
        said = f"已填入{len(taken.sentences)}句，请改好再保存。"
        self.say(f"{said}{taken.warning}")
