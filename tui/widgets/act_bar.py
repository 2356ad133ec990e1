"""The acts that can be done now, as buttons with their keys."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import HorizontalScroll
from textual.content import Content
from textual.widgets import Button, Static

from tracker.domain.permissions import Act
from tui.actions import TASK, Action


class ActBar(HorizontalScroll):
    """One line above the footer."""

    DEFAULT_CSS = """
    ActBar {
        height: 1; background: $panel; padding: 0 1; scrollbar-size: 0 0;
        Button { margin-right: 1; min-width: 0; height: 1; }
        Static { width: auto; color: $quiet; padding: 0 1 0 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__(can_focus=False)

    def compose(self) -> ComposeResult:
        yield Static("", id="acts-said", markup=False)
        for action in TASK:
            yield button_of(action)

    def offer(self, acts: Sequence[Act]) -> None:
        """Offer these acts and no others."""
        words = "可以办：" if acts else "现在没有需要你办的事。"
        self.query_one("#acts-said", Static).update(words)
        for action in TASK:
            self.query_one(f"#do-{action.name}", Button).display = action.act in acts


def button_of(action: Action) -> Button:
    """S 签收"""
    label = Content(f"{action.key_said} {action.label}")
    button = Button(
        label, action=f"screen.{action.run}", compact=True, variant="primary", id=f"do-{action.name}"
    )
    button.tooltip = action.help
    button.display = False
    return button
