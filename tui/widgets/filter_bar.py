"""The line that says what a list is narrowed to, with the key that changes it; a click does too."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from tui.actions import Action
from tui.listing import EVERYTHING
from tui.widgets.link_line import Link, LinkLine


class FilterBar(LinkLine):
    """U 单位 全部  L 灯号 红灯  S 状态 全部  O 排序 按编号."""

    DEFAULT_CSS = "FilterBar { padding: 0 1; }"

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        self.actions = actions

    def say(self, values: Mapping[str, str], *, narrowed: bool) -> None:
        """Show what holds now, by the name of the action that changes it; `clear` only where it is `narrowed`."""
        self.link_up(
            Link(in_words(action, values.get(action.name, "")), f"screen.{action.run}", action.help)
            for action in self.actions
            if action.name != "clear" or narrowed
        )


def in_words(action: Action, value: str) -> Content:
    """The key, what it changes, and what holds now."""
    style = "$quiet" if value == EVERYTHING else "bold $accent"
    return Content.assemble((action.key_said, "bold $primary"), f" {action.label} ", (value, style))
