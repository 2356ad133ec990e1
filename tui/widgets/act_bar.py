"""The acts that can be done now, as buttons with their keys."""

from textual.app import ComposeResult
from textual.containers import HorizontalScroll
from textual.content import Content
from textual.widgets import Button, Static

from tui.actions import Action


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

        self.offered: tuple[tuple[Action, ...], tuple[Action, ...]] | None = None

    def compose(self) -> ComposeResult:
        yield Static("", id="acts-said", markup=False)

    def offer(self, actions: tuple[Action, ...], behind: tuple[Action, ...] = ()) -> None:
        """Offer these and no others; those `behind` the last one of them are named after it."""
        if (actions, behind) == self.offered:
            return
        self.offered = actions, behind
        words = "可以办：" if actions else "现在没有需要你办的事。"
        self.query_one("#acts-said", Static).update(words)
        self.query("Button, .behind").remove()
        others = [Static("、".join(each.label for each in behind), classes="behind", markup=False)]
        self.mount_all([*map(button_of, actions), *(others if behind else ())])


def button_of(action: Action) -> Button:
    """S 签收"""
    label = Content(f"{action.key_said} {action.label}")
    button = Button(
        label, action=f"screen.{action.run}", compact=True, variant="primary", classes=f"do-{action.name}"
    )
    button.tooltip = action.help
    return button
