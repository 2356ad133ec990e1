"""A document as it is printed: its head, title, sections and tables. Renderers print it and compute nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.case import chinese
from tracker.domain.circular.value import Table

NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the office on one matter. `tables` stand in annexes, each on a new page.

    A `plain` one is a working sheet: title, opening and tables alone, without red head, signature and imprint.
    """

    name: str
    number: str
    office: str
    day: date
    title: str
    salutation: str = ""
    opening: str = ""
    sections: tuple[Section, ...] = ()
    closing: str = ""
    tables: tuple[Table, ...] = ()
    copies: str = ""
    plain: bool = False

    @property
    def issued(self) -> str:
        """The day as printed."""
        return chinese(self.day)

    @property
    def annexes(self) -> tuple[tuple[str, Table], ...]:
        """The tables, each with its mark: 附件, or 附件1, 附件2 where there are several."""
        alone = len(self.tables) == 1
        marks = ("附件" if alone else f"附件{place}" for place in range(1, len(self.tables) + 1))
        return tuple(zip(marks, self.tables, strict=True))


def numbered(parts: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Section, ...]:
    """一、…, 二、…: sections in order."""
    return tuple(
        Section(f"{numeral}、{title}", paragraphs)
        for numeral, (title, paragraphs) in zip(NUMERALS, parts, strict=False)
    )
