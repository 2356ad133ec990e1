"""Choosing units of the registry."""

from collections.abc import Iterable

from tracker.domain.units import Unit, search_initials
from tui.screens.mark_picker import MarkPicker
from tui.screens.picker import Choice


class UnitPicker(MarkPicker):
    """Answers with the units, in the order in which they were marked."""

    help_title = "选单位"

    def __init__(self, title: str, units: Iterable[Unit]) -> None:
        super().__init__(title, [Choice(unit.name, unit, search_initials(unit)) for unit in units])

    def say(self) -> None:
        """What is marked, below the list."""
        super().say()
        if self.marked:
            self.query_one("#box").border_subtitle = f"已选：{'、'.join(each.words for each in self.marked)}"
