"""The circular as one HTML file: opens offline, prints on A4, each number opens the list behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

from jinja2 import Environment, PackageLoader, StrictUndefined

from tracker.domain.case import chinese
from tracker.domain.circular import Circular, Level, Named, Number, Paragraph
from tracker.reports.titles import title_lines

LEDGERS = (3, 4)  # annexes whose lines are opened from the text: tasks, findings
TAGS = {Level.BODY: "p", Level.FIRST: "h2", Level.SECOND: "h3", Level.ITEM: "p"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph: words, and where they lead (`to`) or are come back to (`id`)."""

    text: str
    to: str = ""
    id: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The list behind a number: each entry with its code, its note and its line of the ledger."""

    id: str
    back: str
    says: str
    text: str
    entries: tuple[tuple[str, str, str], ...]


def as_html(circular: Circular) -> bytes:
    """The circular as HTML in UTF-8, without scripts and without anything fetched from elsewhere."""
    anchors = ledger_anchors(circular)
    places = count(1)
    html = (
        environment()
        .get_template("circular.html.j2")
        .render(
            circular=circular,
            title_lines=title_lines(circular.title),
            issued=chinese(circular.issued),
            anchors=anchors,
            ledgers=LEDGERS,
            sections=[
                (each.title, [(TAGS[p.level], list(pieces(p, places, anchors))) for p in each.paragraphs])
                for each in circular.sections
            ],
            sources=[source(n, i, anchors) for i, n in enumerate(circular.numbers, 1)],
        )
    )
    return (html.rstrip() + "\n").encode()


def pieces(paragraph: Paragraph, places: Iterator[int], anchors: dict[str, str]) -> Iterator[Piece]:
    """The runs of a paragraph, numbers and named tasks as links; `places` numbers the numbers."""
    for run in paragraph.runs:
        if isinstance(run, Number):
            place = next(places)
            yield Piece(run.text, f"n{place}", f"t{place}", run.says)
        elif isinstance(run, Named):
            yield Piece(run.text, anchors.get(run.code, ""))
        else:
            yield Piece(run)


def source(number: Number, index: int, anchors: dict[str, str]) -> Source:
    """The list behind the number, ready to be shown."""
    entries = tuple((ref.code, ref.note, anchors.get(ref.code, "")) for ref in number.refs)
    return Source(f"n{index}", f"t{index}", number.says, number.text, entries)


def ledger_anchors(circular: Circular) -> dict[str, str]:
    """Code to the anchor of its line in 附件3, or 附件4 for a finding."""
    rows = [row for a in circular.annexes if a.number in LEDGERS for t in a.tables for row in t.rows]
    return {str(row[0]): f"r{index}" for index, row in enumerate(rows, 1)}


@cache
def environment() -> Environment:
    """Jinja2 with escaping on; a name that a template has wrong is an error."""
    return Environment(
        loader=PackageLoader("tracker.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
