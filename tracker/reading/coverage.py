"""Nothing lost: every character of a document is in an item, a heading, a named part, or set aside.

What is counted are letters, digits and Chinese characters; white space and punctuation at the seams of
items are not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.plan import Place, PlanItem, Problem
from tracker.reading.blocks import Table
from tracker.reading.items import MEASURES
from tracker.reading.reading import Reading
from tracker.reading.source import Span

_COUNTED = re.compile(r"\w")
ITEMS, HEAD, BETWEEN, CLOSING, TABLES = "条目", "题头和前言", "附件标题和落款", "结尾", "表格"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document: what it became, where it begins, how many characters count in it."""

    kind: str
    place: Place
    characters: int
    words: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """`parts` in order, `furniture` with its reasons, `lost` what is nowhere in the plan."""

    parts: tuple[Part, ...]
    furniture: tuple[Problem, ...]
    lost: tuple[Problem, ...]

    @property
    def characters(self) -> int:
        """How many characters the parts hold together."""
        return sum(part.characters for part in self.parts)


def coverage(reading: Reading) -> Coverage:
    """What became of every character of the document."""
    parts = [*_prose(reading), *_tables(reading)]
    lost = [*_lost_prose(reading), *_lost_cells(reading)]
    return Coverage(tuple(parts), (*reading.document.furniture, *reading.aside), tuple(lost))


def _prose(reading: Reading) -> Iterator[Part]:
    """The prose cut into head, items, what stands between them, and the closing words."""
    source = reading.source
    end = 0
    for node in reading.nodes:
        kind = HEAD if end == 0 else BETWEEN
        yield from _part(reading, kind, Span(end, node.mark.span.start))
        yield from _part(reading, ITEMS, Span(node.mark.span.start, node.own.end))
        end = node.own.end
    yield from _part(reading, CLOSING if reading.nodes else HEAD, Span(end, len(source.text)))


def _part(reading: Reading, kind: str, span: Span) -> Iterator[Part]:
    words = reading.source.words(span)
    count = _counted(words).total()
    if count:
        yield Part(kind, reading.source.place_of(span.start), count, words.strip())


def _tables(reading: Reading) -> Iterator[Part]:
    for block in reading.document.blocks:
        if isinstance(block, Table):
            words = _cell_words(block)
            yield Part(TABLES, block.place, _counted(words).total(), words)


def _lost_prose(reading: Reading) -> Iterator[Problem]:
    """Characters of a node that its items do not hold."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for item in reading.ordered:
        held[item.number.partition("#")[0].removeprefix("续·")] += _counted(_item_words(item))
    for node in reading.nodes:
        words = reading.source.words(Span(node.mark.span.start, node.own.end))
        heading = "".join(MEASURES.findall(words)) + reading.source.words(node.mark.span)
        missing = _counted(words) - _counted(heading) - held[node.number]
        if missing:
            yield Problem(reading.source.place_of(node.own.start), words[:60], _missing(missing))


def _lost_cells(reading: Reading) -> Iterator[Problem]:
    """Characters of the tables that neither items nor rows set aside hold."""
    tables = [block for block in reading.document.blocks if isinstance(block, Table)]
    words = "".join(map(_cell_words, tables))
    held = "".join(map(_item_words, reading.ordered)) + "".join(problem.quote for problem in reading.aside)
    missing = _counted(words) - _counted(held)
    if missing:
        yield Problem(tables[0].place, words[:60], _missing(missing))


def _item_words(item: PlanItem) -> str:
    return f"{item.number}{item.title}{item.text}{item.assignment}"


def _cell_words(table: Table) -> str:
    """The words of all cells, merged ones once."""
    rows = ([cell.text for cell in row if not cell.covered] for row in table.rows)
    return "\n".join("\t".join(row) for row in rows)


def _counted(words: str) -> Counter[str]:
    counts = Counter(words)
    for sign in [sign for sign in counts if not _COUNTED.match(sign)]:
        del counts[sign]
    return counts


def _missing(missing: Counter[str]) -> str:
    return f"有{missing.total()}个字没有读入：{''.join(missing.elements())[:40]}"
