"""The form of an act: fields, errors beside them, Ctrl+S to save; what was typed is never lost to an error."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Footer

from tracker.domain.permissions import Act
from tracker.errors import DubanError, InputError, StaleError
from tracker.services.evidence import keep_evidence
from tracker.services.tasks import perform
from tui.actions import FORM, OF_ACT, bindings
from tui.forms.form import Answers, Form
from tui.sheet import Sheet
from tui.widgets.field_box import FieldBox
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from tui.app import DubanApp


@dataclass(frozen=True, slots=True)
class Outcome:
    """The act was done, or (`error`) cannot be done on this page any more."""

    act: Act
    error: DubanError | None = None


@dataclass
class Performed(Message):
    """The ledger took the act."""


@dataclass
class Refused(Message):
    """The ledger did not."""

    error: DubanError


class ActForm(ModalScreen[Outcome | None]):
    """Answers None where it was left without saving."""

    CSS_PATH = "act_form.tcss"
    AUTO_FOCUS = "Input, TextArea, RadioSet, #save"
    BINDINGS = bindings(FORM)
    help_words = (
        "带*的必须填写。Tab到下一栏，Shift+Tab到上一栏，Ctrl+S保存，Esc取消。"
        "保存不成时内容都还在，按提示改好再存。"
    )

    def __init__(self, form: Form, sheet: Sheet) -> None:
        super().__init__()
        self.form, self.sheet = form, sheet
        self.fields = form.fields(sheet)
        self.help_title = self.label

    @property
    def label(self) -> str:
        """What the act is called."""
        return OF_ACT[self.form.act].label

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = f"{self.label}  {self.sheet.task.code}"
            with VerticalScroll(id="fields", can_focus=False):
                yield Prose(self.sheet.task.title, id="title")
                yield Prose(self.form.says(self.sheet), id="says")
                for field in self.fields:
                    yield FieldBox(field)
            yield Prose(id="problem")
            with Horizontal(id="buttons"):
                yield Button(
                    f"{self.label} ^S", variant="primary", id="save", compact=True, action="screen.save"
                )
                yield Button("取消 Esc", id="cancel", compact=True, action="screen.cancel")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.set_class(len(self.fields) > 2, "-tall")
        self.call_after_refresh(self.query_one("#fields").scroll_home, animate=False)

    def action_save(self) -> None:
        """Understand what was typed, then do the act off the event loop."""
        answers = self.answers()
        if answers is not None and not self.query_one("#save", Button).disabled:
            self.query_one("#save", Button).disabled = True
            self.say("正在保存……")
            self.perform(answers)

    def answers(self) -> Answers | None:
        """What was typed, understood; None after each field has said what is wrong with it."""
        answers: dict[str, Any] = {}
        wrong: list[FieldBox] = []
        for box in self.query(FieldBox):
            try:
                answers[box.field.name] = box.field.understand(box.text)
                box.say("")
            except InputError as error:
                box.say(str(error))
                wrong.append(box)
        if wrong:
            self.say(f"有{len(wrong)}处要改，没有保存。")
            wrong[0].take_focus()
            return None
        return answers

    @work(thread=True, exclusive=True, exit_on_error=False, group="act")
    def perform(self, answers: Answers) -> None:
        """Keep the files, do the act; only messages come back."""
        desk = cast("DubanApp", self.app).desk
        try:
            kept = tuple(keep_evidence(desk, path) for path in answers.get("evidence", ()))
            perform(desk, self.form.command(self.sheet, {**answers, "evidence": kept}))
            self.post_message(Performed())
        except DubanError as error:
            self.post_message(Refused(error))

    @on(Performed)
    def close_done(self) -> None:
        self.dismiss(Outcome(self.form.act))

    @on(Refused)
    def explain(self, message: Refused) -> None:
        self.query_one("#save", Button).disabled = False
        if isinstance(message.error, StaleError):
            self.dismiss(Outcome(self.form.act, message.error))
        else:
            self.say(str(message.error))

    def say(self, words: str) -> None:
        """Show a sentence above the buttons."""
        self.query_one("#problem", Prose).say(words)

    def action_cancel(self) -> None:
        """Leave without saving."""
        self.dismiss(None)
