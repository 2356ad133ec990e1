"""Cutting an item in two and joining two into one, with every word of their sources."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from tracker.domain.plan import PlanDeadline, PlanItem, PlanTarget
from tracker.domain.review import ReviewItem, Source
from tracker.errors import InputError

CLAUSE = re.compile(r"[^。；;，,\n]+[。；;，,]?")
FIRST_CLAUSE = re.compile(r"[^。；;，,：:\n]+")
LONGEST_TITLE = 30
LEAST = 6  # characters that say where to cut, where as few stand only once
Spoken = TypeVar("Spoken", PlanDeadline, PlanTarget)
Value = TypeVar("Value")


def severed(each: ReviewItem, key: str, at: str, title: str) -> tuple[ReviewItem, ReviewItem]:
    """The item in two: up to the words `at`, and from them on under `key`. Both keep the units.

    A deadline or target goes with the words that say it. Raises InputError unless the words stand in the
    text exactly once and not at its beginning.
    """
    index, start = cut_in(each, at)
    source = each.sources[index]
    head = replace(source, text=source.text[:start])
    tail = replace(source, title="", start=source.start + start, text=source.text[start:])
    before, behind = (*each.sources[:index], head), (tail, *each.sources[index + 1 :])
    first_text, second_text = text_of(before), text_of(behind)
    first = saying(each.item, first_text, second_text)
    second = replace(
        saying(each.item, second_text, first_text),
        number=key,
        title=title.strip() or first_clause(second_text),
        place=source.place,
    )
    return (
        replace(each, item=first, sources=before, looked_at=True),
        ReviewItem(key, second, behind, looked_at=True),
    )


def cut_in(each: ReviewItem, at: str) -> tuple[int, int]:
    """In which of the item's sources the words stand, and at which character of it."""
    words = at.strip()
    times = sum(source.text.count(words) for source in each.sources) if words else 0
    if times != 1:
        problem = f"有{times}处“{words}”" if times else f"没有“{words}”"
        raise InputError(f"条目“{each.key}”的原文中{problem}，不知道从哪里拆。", "请照抄第二条开头的几个字。")
    index, source = next((i, one) for i, one in enumerate(each.sources) if words in one.text)
    start = source.text.index(words)
    if index == 0 and not source.text[:start].strip():
        raise InputError(f"条目“{each.key}”从头拆开，前一条就没有文字了。", "请写第二条开头的几个字。")
    return index, start


def cuts(each: ReviewItem) -> Iterator[tuple[str, str]]:
    """Where the item can be cut, clause by clause: the words that say so (`at` of a Split), and what follows."""
    for index, source in enumerate(each.sources):
        for clause in CLAUSE.finditer(source.text):
            if index or source.text[: clause.start()].strip():
                behind = source.text[clause.start() :].strip()
                at = standing_once(each, behind)
                if at:
                    yield at, behind


def standing_once(each: ReviewItem, words: str) -> str:
    """As few of the words, from the first on, as stand in the item once; empty where all of them stand twice."""
    for length in range(min(LEAST, len(words)), len(words) + 1):
        at = words[:length].strip()
        if at and sum(source.text.count(at) for source in each.sources) == 1:
            return at
    return ""


def joined(each: ReviewItem, other: ReviewItem) -> ReviewItem:
    """Both items as one under the first one's number and title, units of both, nothing said twice."""
    one, two = each.item, other.item
    sources = (*each.sources, *other.sources)
    item = replace(
        one,
        text=text_of(sources),
        assignment="\n".join(dict.fromkeys(words for words in (one.assignment, two.assignment) if words)),
        lead=once(one.lead, two.lead),
        responsible=once(one.responsible, two.responsible),
        guide=once(one.guide, two.guide),
        leaders=once(one.leaders, two.leaders),
        deadlines=once(one.deadlines, two.deadlines),
        targets=once(one.targets, two.targets),
        doubts=once(one.doubts, two.doubts),
    )
    return replace(each, item=item, sources=sources, looked_at=True)


def text_of(sources: Sequence[Source]) -> str:
    """The text of an item from its sources: the first one's text, and all that was joined to it."""
    first, *others = sources
    return "\n".join(
        [first.text, *(words for source in others for words in (source.title, source.text) if words)]
    )


def first_clause(text: str) -> str:
    """What an item without a title is called."""
    found = FIRST_CLAUSE.search(text)
    return (found[0] if found else text).strip()[:LONGEST_TITLE]


def saying(item: PlanItem, own: str, others: str) -> PlanItem:
    """The item with part of its text, and the deadlines and targets that are not said in the other part only."""

    def kept(spoken: Iterable[Spoken]) -> tuple[Spoken, ...]:
        return tuple(each for each in spoken if each.text in own or each.text not in others)

    return replace(item, text=own, deadlines=kept(item.deadlines), targets=kept(item.targets))


def once(one: tuple[Value, ...], two: tuple[Value, ...]) -> tuple[Value, ...]:
    """Both in order, each once."""
    return tuple(dict.fromkeys((*one, *two)))
