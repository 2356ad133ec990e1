"""What an item is about: the known words in its title, its headings and its text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.domain.plan import PlanItem

TITLE, HEADING, TEXT = 2.0, 1.0, 1.0
_FOR_ALL = re.compile(r"(指导|基本|总体)(思想|思路|原则|要求|目标)|目标任务|(主要|工作|任务)目标")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Matter:
    """An item or a task as words. `headings` are those it stands under; `leads` the codes of its lead units
    where they are known; `among` the codes of the units that it names without saying who leads."""

    key: str
    title: str
    text: str = ""
    headings: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Known words by their first two characters."""

    by_pair: dict[str, tuple[str, ...]]

    def found(self, text: str) -> set[str]:
        """The known words in a text; white space inside a word does not matter."""
        close = _SPACE.sub("", text)
        pairs = {close[i : i + 2] for i in range(len(close) - 1)}
        return {word for pair in pairs & self.by_pair.keys() for word in self.by_pair[pair] if word in close}

    def strengths(self, matter: Matter) -> dict[str, float]:
        """How strongly each known word stands in the matter: in its title twice as strongly."""
        found: dict[str, float] = {}
        for text, strength in (
            (matter.title, TITLE),
            ("\n".join(matter.headings), HEADING),
            (matter.text, TEXT),
        ):
            for word in self.found(text):
                found[word] = found.get(word, 0.0) + strength
        return found


def vocabulary_of(words: Iterable[str]) -> Vocabulary:
    """The vocabulary of these words, each at least two characters long."""
    by_pair: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        by_pair.setdefault(word[:2], []).append(word)
    return Vocabulary({pair: tuple(of_pair) for pair, of_pair in by_pair.items()})


def headings_of(item: PlanItem, before: Sequence[PlanItem]) -> tuple[str, ...]:
    """The titles of the items that an item stands under, by its number: 三、(一)1. under 三、(一) under 三、."""
    return tuple(
        each.title
        for each in before
        if each.number and each.number != item.number and item.number.startswith(each.number)
    )


def is_work(item: PlanItem, following: PlanItem | None) -> bool:
    """Whether somebody could lead an item: it neither sets goals for all nor only stands above the next one."""
    return not _FOR_ALL.search(item.title) and not _stands_above(item, following)


def _stands_above(item: PlanItem, following: PlanItem | None) -> bool:
    return (
        following is not None
        and not item.text
        and bool(item.number)
        and following.number != item.number
        and following.number.startswith(item.number)
    )
