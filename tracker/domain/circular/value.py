"""A circular as a value: head, title, sections, annexes. Renderers print it and compute nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from tracker.domain.circular.month import Month
from tracker.domain.circular.numbers import Number
from tracker.domain.printed import clean

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Named:
    """A task named in the text."""

    text: str
    code: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))


Run = str | Number | Named


class Level(IntEnum):
    """Body text and the levels of headings (GB/T 9704-2012, 7.3.3): 一、 （一） 1."""

    BODY = 0
    FIRST = 1
    SECOND = 2
    ITEM = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; whatever characters come in, only printable ones stay."""

    runs: tuple[Run, ...]
    level: Level = Level.BODY

    def __post_init__(self) -> None:
        runs = tuple(clean(run) if isinstance(run, str) else run for run in self.runs)
        object.__setattr__(self, "runs", runs)

    @property
    def text(self) -> str:
        """The words as printed."""
        return "".join(run if isinstance(run, str) else run.text for run in self.runs)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers in it that have a list behind them."""
        return tuple(run for run in self.runs if isinstance(run, Number))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the body: 一、总体情况."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` in millimetres on paper, 0 where only the workbook (and, `on_screen`, a page) shows it."""

    title: str
    width: int = 0
    centred: bool = True
    on_screen: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an annex; `empty` is the sentence that stands where it has no rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    totals: bool = False

    def __post_init__(self) -> None:
        rows = tuple(tuple(clean(c) if isinstance(c, str) else c for c in row) for row in self.rows)
        object.__setattr__(self, "rows", rows)

    @property
    def on_paper(self) -> tuple[int, ...]:
        """The positions of the columns that are printed."""
        return tuple(index for index, column in enumerate(self.columns) if column.width)


@dataclass(frozen=True, slots=True)
class Annex:
    """附件: its number, title and tables, and a line that says how to read them."""

    number: int
    title: str
    tables: tuple[Table, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Circular:
    """督查通报第`number`期. `head` is the hash of the log's last event up to the cut-off day."""

    number: int
    office: str
    month: Month
    cutoff: date
    issued: date
    title: str
    salutation: str
    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...]
    head: str

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Every number of the body, in order."""
        return tuple(n for section in self.sections for each in section.paragraphs for n in each.numbers)

    @property
    def length(self) -> int:
        """The characters of the document without its annexes."""
        return sum(len(line) for line in self.lines())

    def lines(self) -> Iterator[str]:
        """The document without its annexes, line by line."""
        yield from (self.title, self.salutation)
        for section in self.sections:
            yield section.title
            yield from (paragraph.text for paragraph in section.paragraphs)
        yield from (annex.title for annex in self.annexes)
