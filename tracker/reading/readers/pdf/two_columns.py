"""Pages set in two columns: the left one is read before the right one, what runs across above or below them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tracker.reading.readers.pdf.page import Glyph, Page
from tracker.reading.readers.pdf.rows import Row, rows_of

FEWEST = 6  # rows with words on both sides
GUTTER = 1.0  # in sizes: the white between the columns
MIDDLE = (0.3, 0.7)  # shares of the text's width between which the gutter lies
FULL = 0.8  # share of a column's width that its rows take
MOSTLY = 0.5  # share of the rows of a column that do: entries of a table are shorter

Span = tuple[float, float]


def columns_apart(page: Page) -> list[Page]:
    """The page as parts to be read one after the other, columns moved over each other; itself when it has one."""
    if page.across and page.down:
        return [page]
    rows = rows_of(list(page.glyphs))
    gutter = _gutter(rows)
    if gutter is None:
        return [page]
    parts: list[list[Glyph]] = [[]]
    inside = False
    for row in rows:
        crosses = any(glyph.left < gutter[1] and glyph.right > gutter[0] for glyph in row.glyphs)
        if crosses == inside or not parts[-1]:
            parts += [[]] if parts[-1] else []
            inside = not crosses
        parts[-1] += row.glyphs
    return [made for glyphs in parts for made in _apart(page, glyphs, gutter)]


def _gutter(rows: Sequence[Row]) -> Span | None:
    """The white between two columns of text; None where rows do not part at the same place, or part like entries."""
    left, right = min((r.left for r in rows), default=0.0), max((r.right for r in rows), default=0.0)
    parted = [gap for row in rows if (gap := _only_gap(row))]
    lowest, highest = (left + share * (right - left) for share in MIDDLE)
    parted = [gap for gap in parted if gap[0] < highest and gap[1] > lowest]
    if len(parted) < FEWEST:
        return None
    gutter = max(end for end, _ in parted), min(begin for _, begin in parted)
    if gutter[1] - gutter[0] < GUTTER * rows[0].size / 2 or not lowest < sum(gutter) / 2 < highest:
        return None
    full = sum(end - left > FULL * (gutter[0] - left) for end, _ in parted)
    return gutter if full >= MOSTLY * len(parted) and _right_is_full(rows, gutter, right) else None


def _right_is_full(rows: Sequence[Row], gutter: Span, right: float) -> bool:
    beside = [row for row in rows if _only_gap(row)]
    full = sum(row.right - gutter[1] > FULL * (right - gutter[1]) for row in beside)
    return full >= MOSTLY * len(beside)


def _only_gap(row: Row) -> Span | None:
    """The white that parts a row in two, where it does."""
    gaps = [(a.right, b.left) for a, b in pairwise(row.glyphs) if b.left - a.right > GUTTER * row.size]
    return gaps[0] if len(gaps) == 1 else None


def _apart(page: Page, glyphs: Sequence[Glyph], gutter: Span) -> list[Page]:
    left = tuple(glyph for glyph in glyphs if glyph.right <= gutter[0])
    right = tuple(glyph for glyph in glyphs if glyph.left >= gutter[1])
    if not left or not right or len(left) + len(right) < len(glyphs):
        return [_part(page, tuple(glyphs), page.width)]
    shift = gutter[1] - min(glyph.left for glyph in left)
    moved = tuple(replace(g, left=g.left - shift, right=g.right - shift) for g in right)
    return [_part(page, side, gutter[0]) for side in (left, moved)]


def _part(page: Page, glyphs: tuple[Glyph, ...], width: float) -> Page:
    return Page(page.number, width, page.height, glyphs, page.across)
