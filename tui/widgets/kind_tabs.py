"""Tabs for the kinds of errands, each with its number; kinds of which there are none are hidden."""

from collections.abc import Mapping

from textual.widgets import Tab, Tabs

from tracker.queries.inbox import ERRAND_WORDS

KINDS = ("", *ERRAND_WORDS)
EVERYTHING = "全部"


class KindTabs(Tabs):
    """`kind` is the one that is listed; empty is all of them."""

    def __init__(self, kind: str) -> None:
        tabs = [Tab(word or EVERYTHING, id=tab_id(word)) for word in KINDS]
        super().__init__(*tabs, active=tab_id(kind))

    @property
    def kind(self) -> str:
        """The word of the active tab."""
        return next((word for word in KINDS if tab_id(word) == self.active), "")

    def count(self, numbers: Mapping[str, int]) -> None:
        """Write the numbers beside the words; where the active kind has gone, all are listed."""
        for word in KINDS:
            number = numbers.get(word, 0) if word else sum(numbers.values())
            if word and not number:
                continue
            self.query_one(f"#{tab_id(word)}", Tab).label = f"{word or EVERYTHING} {number}"
            self.show(tab_id(word))
        if self.kind and not numbers.get(self.kind):
            self.active = tab_id("")
        for word in ERRAND_WORDS:
            if not numbers.get(word):
                self.hide(tab_id(word))


def tab_id(word: str) -> str:
    """The id of a kind's tab."""
    return f"kind-{KINDS.index(word)}" if word in KINDS else "kind-0"
