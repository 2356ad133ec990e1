"""A sentence that must be read: what happened, and what to do."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button

from tui.actions import BACK, bindings
from tui.widgets.prose import Prose


class Notice(ModalScreen[None]):
    """Shows `message` and, below it, `remedy`."""

    BINDINGS = bindings(BACK)

    def __init__(self, message: str, remedy: str = "", title: str = "没有办成") -> None:
        super().__init__()
        self.message, self.remedy, self.heading = message, remedy, title

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = self.heading
            with VerticalScroll(id="words"):
                yield Prose(self.message, id="message")
                yield Prose(self.remedy, id="remedy")
            yield Button("知道了", variant="primary", id="ok", action="screen.back", compact=True)

    def on_mount(self) -> None:
        self.query_one("#ok").focus()

    def action_back(self) -> None:
        """Close it."""
        self.dismiss()
