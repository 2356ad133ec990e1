"""The line that says what the ledger is narrowed to, with the key that changes it; a click does too."""

from collections.abc import Iterable

from textual.content import Content

from tracker.domain.units import Unit
from tui.actions import NARROWING, Action
from tui.listing import ORDER_WORDS, Listing
from tui.widgets.link_line import Link, LinkLine

EVERYTHING = "全部"


class FilterBar(LinkLine):
    """U 单位 全部  L 灯号 红灯  S 状态 全部  O 排序 按编号."""

    DEFAULT_CSS = "FilterBar { padding: 0 1; }"

    def say(self, listing: Listing, units: Iterable[Unit]) -> None:
        """Show what `listing` is narrowed to."""
        wanted = listing.filter
        unit = next((unit.short or unit.name for unit in units if unit.code == wanted.unit), EVERYTHING)
        values = {
            "unit": unit,
            "light": wanted.light.word if wanted.light else EVERYTHING,
            "state": listing.state_words,
            "order": ORDER_WORDS[listing.order],
            "clear": listing.heading,
        }
        self.link_up(
            Link(in_words(action, values[action.name]), f"screen.{action.run}", action.help)
            for action in NARROWING
            if action.name != "clear" or listing.narrowed
        )


def in_words(action: Action, value: str) -> Content:
    """The key, what it changes, and what holds now."""
    style = "$quiet" if value == EVERYTHING else "bold $accent"
    return Content.assemble((action.key_said, "bold $primary"), f" {action.label} ", (value, style))
