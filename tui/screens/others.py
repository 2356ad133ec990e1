"""What else can be done with the thing on the page: a letter does it, or arrows and Enter."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.actions import BACK, Action, bindings
from tui.words import pad


class OthersScreen(ModalScreen[Action | None]):
    """Answers with the action that was chosen, None where none was."""

    CSS_PATH = "others.tcss"
    BINDINGS = bindings(BACK)
    help_title = "其他能办的事"
    help_words = "按字母直接办，或用上下箭头选中后按回车，Esc返回。"

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        self.actions = actions

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = "其他能办的事"
            box.border_subtitle = "字母或回车 办理  Esc 返回"
            yield OptionList(*(Option(in_line(action)) for action in self.actions))

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def on_key(self, event: Key) -> None:
        """A letter of the list."""
        chosen = next((action for action in self.actions if action.key == event.key), None)
        if chosen is not None:
            event.stop()
            self.dismiss(chosen)

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.actions[event.option_index])

    def action_back(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)


def in_line(action: Action) -> Content:
    """U  调整单位  重新指定牵头、责任和指导单位."""
    letter = (f"{action.key.upper()}  ", "bold $accent")
    return Content.assemble(letter, pad(action.label, 10), (action.help, "$quiet"))
