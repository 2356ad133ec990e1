"""Tabs for the kinds of errands, each with its number; a kind of which there are none has no tab."""

from collections.abc import Mapping

from textual.widgets import Tab, Tabs

EVERYTHING = "全部"
MOST_KINDS = 24


class KindTabs(Tabs):
    """`kind` is the one that is listed; empty is all of them. `first` is the one to begin with."""

    def __init__(self, first: str) -> None:
        places = (Tab("", id=tab_id(at)) for at in range(1, MOST_KINDS))
        super().__init__(Tab(EVERYTHING, id=tab_id(0)), *places, active=tab_id(0))
        self.words: list[str] = [""]
        self.first = first

    @property
    def kind(self) -> str:
        """The word of the active tab."""
        return next((word for at, word in enumerate(self.words) if tab_id(at) == self.active), "")

    def count(self, numbers: Mapping[str, int]) -> None:
        """Write the kinds with their numbers; where the active kind has gone, all are listed."""
        held = self.first or self.kind
        self.words, self.first = ["", *numbers], ""
        for at in range(MOST_KINDS):
            word = self.words[at] if at < len(self.words) else None
            if word is None:
                self.hide(tab_id(at))
                continue
            number = numbers[word] if word else sum(numbers.values())
            self.query_one(f"#{tab_id(at)}", Tab).label = f"{word or EVERYTHING} {number}"
            self.show(tab_id(at))
        self.active = tab_id(self.words.index(held) if held in self.words else 0)


def tab_id(at: int) -> str:
    """The id of a place in the row."""
    return f"kind-{at}"
