"""Are you sure? One sentence, two buttons."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tui.actions import BACK, bindings


class Question(ModalScreen[bool]):
    """Answers True for yes."""

    BINDINGS = bindings(BACK)

    def __init__(self, words: str, yes: str) -> None:
        super().__init__()
        self.words, self.yes = words, yes

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = "请确认"
            yield Static(Content(self.words))
            with Horizontal(id="answers"):
                yield Button(self.yes, variant="primary", id="yes", compact=True)
                yield Button("取消", id="no", compact=True, action="screen.back")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self.dismiss(True)

    def action_back(self) -> None:
        """No."""
        self.dismiss(False)
