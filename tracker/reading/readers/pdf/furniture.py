"""What a page carries besides its text: page numbers and running heads, found before sentences are joined."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reading.readers.pdf.page import Page
from tracker.reading.readers.pdf.rows import Row

EDGE = 0.14  # share of the page's height, above and below, where furniture stands
LOOK = 3  # rows from each edge that are looked at
OFTEN = 3  # a running head stands on at least so many pages, and on half of them

_PAGE_NUMBER = re.compile(
    r"[-—–―‐~·•\s]*\d{1,4}[-—–―‐~·•\s]*|第?\s*\d{1,4}\s*页\W*(共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)


@dataclass(frozen=True, slots=True)
class Swept:
    """The rows of one page that are its text, and the ones set aside, each with the reason."""

    rows: tuple[Row, ...]
    aside: tuple[tuple[Row, str], ...]


def swept(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> list[Swept]:
    """Each page's rows, top to bottom, without page numbers and running heads."""
    heads = _running_heads(pages, rows)
    return [_sweep(page, of_page, heads) for page, of_page in zip(pages, rows, strict=True)]


def _sweep(page: Page, rows: Sequence[Row], heads: frozenset[str]) -> Swept:
    kept: list[Row] = []
    aside: list[tuple[Row, str]] = []
    edge = {id(row) for row in _edge_rows(page, rows)}
    for row in rows:
        if id(row) not in edge:
            kept.append(row)
        elif _PAGE_NUMBER.fullmatch(unicodedata.normalize("NFKC", row.text)):
            aside.append((row, "页码"))
        elif _pattern(row.text) in heads:
            aside.append((row, "页眉页脚"))
        else:
            kept.append(row)
    return Swept(tuple(kept), tuple(aside))


def _running_heads(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> frozenset[str]:
    seen: Counter[str] = Counter()
    for page, of_page in zip(pages, rows, strict=True):
        seen.update({_pattern(row.text) for row in _edge_rows(page, of_page)})
    printed = len({page.number for page in pages})
    return frozenset(text for text, count in seen.items() if count >= max(OFTEN, printed / 2))


def _edge_rows(page: Page, rows: Sequence[Row]) -> list[Row]:
    """The outermost rows, as long as they stand in the margin."""
    top = [row for row in rows[:LOOK] if row.base < EDGE * page.height]
    bottom = [row for row in rows[-LOOK:] if row.base > (1 - EDGE) * page.height]
    return [*top, *bottom]


def _pattern(text: str) -> str:
    """A head that counts pages is the same head on each of them."""
    return re.sub(r"\d+", "#", unicodedata.normalize("NFKC", re.sub(r"\s", "", text)))
