"""Tabs for the lists of a review, each with how many there are; an empty list is hidden unless it is always there."""

from collections.abc import Mapping

from textual.widgets import Tab, Tabs

from tui.review.lists import LISTS


class ListTabs(Tabs, can_focus=False):
    """`shown` is the name of the list that is shown."""

    def __init__(self) -> None:
        super().__init__(*(Tab(each.word, id=each.name) for each in LISTS), active=LISTS[0].name)

    @property
    def shown(self) -> str:
        """The name of the active tab."""
        return self.active or LISTS[0].name

    def count(self, said: Mapping[str, str]) -> None:
        """Write what is said of each list beside its word; one of which nothing is said is hidden."""
        for each in LISTS:
            if said.get(each.name) or each.always:
                self.query_one(f"#{each.name}", Tab).label = f"{each.word} {said.get(each.name, '')}".strip()
                self.show(each.name)
        if not (said.get(self.shown) or self.shown == LISTS[0].name):
            self.active = LISTS[0].name
        for each in LISTS:
            if not (said.get(each.name) or each.always):
                self.hide(each.name)

    def turn(self, by: int) -> None:
        """To the next list that is there, or the one before."""
        self.action_next_tab() if by > 0 else self.action_previous_tab()
