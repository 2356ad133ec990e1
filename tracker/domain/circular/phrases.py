"""Building blocks of the text: paragraphs, items and lists that name the worst and count the rest."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from tracker.domain.circular.material import TaskRecord
from tracker.domain.circular.numbers import Count, Number, Ref
from tracker.domain.circular.value import Level, Named, Paragraph, Run
from tracker.domain.printed import clip

TITLE = 40
UNIT = 30
FEW = 3
NUMERALS = "一二三四五六七八九十"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Room:
    """How many entries of a list are named before the rest is counted; red lights get twice as many."""

    entries: int

    @property
    def red(self) -> int:
        """The room for the list of red lights."""
        return self.entries * 2


def body(*runs: Run) -> Paragraph:
    """A paragraph of text."""
    return Paragraph(runs)


def item(position: int, *runs: Run) -> Paragraph:
    """1. …"""
    return Paragraph((f"{position}.", *runs), Level.ITEM)


def headed(parts: Iterable[tuple[Sequence[Run], Sequence[Paragraph]]]) -> tuple[Paragraph, ...]:
    """Parts under （一）（二）…, each a heading and its paragraphs."""
    found: list[Paragraph] = []
    for position, (heading, paragraphs) in enumerate(parts):
        found.append(Paragraph((f"（{NUMERALS[position]}）", *heading), Level.SECOND))
        found.extend(paragraphs)
    return tuple(found)


def named(record: TaskRecord) -> tuple[Run, ...]:
    """“控辍保学”（XH2020-012）."""
    return ("“", clip(record.facts.title, TITLE), "”（", Named(record.code, record.code), "）")


def leads(record: TaskRecord) -> str:
    """The lead units under their present names, 第一牵头 first."""
    names = record.facts.lead or ("未定牵头单位",)
    shown = "、".join(clip(name, UNIT) for name in names[:FEW])
    return shown + ("等" if len(names) > FEW else "")


def rest(records: Sequence[TaskRecord], room: int, where: str) -> tuple[Paragraph, ...]:
    """The sentence that counts those of a list that are not named."""
    left = records[room:]
    if not left:
        return ()
    refs = tuple(Ref(record.code, record.facts.title) for record in left)
    return (body("其余", Count("其余事项", refs), f"项见{where}。"),)


def by_unit(
    entries: Iterable[T], unit: Callable[[T], str], code: Callable[[T], str], room: int, says: str
) -> tuple[Run, ...]:
    """县教育局2项（XH2020-001、XH2020-004）、县水利局1项（…）: units with most entries first, the rest counted."""
    ordered = sorted(entries, key=unit)
    groups = [(name, [code(each) for each in group]) for name, group in groupby(ordered, key=unit)]
    groups.sort(key=lambda each: (-len(each[1]), each[0]))
    parts = [
        (clip(name, UNIT), Count(says, tuple(Ref(c, name) for c in codes)), "项（", *few(codes), "）")
        for name, codes in groups[:room]
    ]
    left = tuple(Ref(c, name) for name, codes in groups[room:] for c in codes)
    others: tuple[Run, ...] = ("，其余", Count(says, left), "项见附件2") if left else ()
    return (*joined(parts, "、"), *others)


def few(codes: Sequence[str]) -> tuple[Run, ...]:
    """The first codes, each once."""
    unique = list(dict.fromkeys(codes))
    shown = joined(((Named(code, code),) for code in unique[:FEW]), "、")
    return (*shown, "等") if len(unique) > FEW else shown


def joined(parts: Iterable[Sequence[Run]], between: str) -> tuple[Run, ...]:
    """Run sequences one after the other with `between` in between."""
    runs: list[Run] = []
    for part in parts:
        runs += [between, *part] if runs else [*part]
    return tuple(runs)


def counts(pairs: Iterable[tuple[str, Number]], unit: str = "项") -> tuple[Run, ...]:
    """已销号4项、按序时推进20项: label, number, measure."""
    return joined(((label, number, unit) for label, number in pairs), "、")
