"""What every reader makes of a document: a flat list of lines and tables, each with its place.

Readers know formats and nothing of plans; the later stages know plans and nothing of formats.
"""

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.plan import Place, Problem


class Emphasis(StrEnum):
    """How type sets words apart inside a paragraph or a cell."""

    BOLD = "bold"
    UNDERLINE = "underline"
    BLACK = "black"  # 黑体


Strong = tuple[tuple[Emphasis, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `level` is its heading level where the format says so, 0 is the document's title.

    Automatic numbering is already resolved into the text. `strong` are the pieces that type sets apart.
    """

    text: str
    place: Place
    level: int | None = None
    strong: Strong = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's words; `covered` marks a cell that a merged neighbour's words stand for."""

    text: str
    place: Place
    covered: bool = False
    strong: Strong = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, every row as wide as the table; merged cells repeat their words, marked `covered`."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    name: str = ""


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its reader saw it. `furniture` is what was set aside, with the reason in each message."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    furniture: tuple[Problem, ...] = ()
