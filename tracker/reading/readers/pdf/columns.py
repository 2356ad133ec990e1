"""Tables without upright rules: columns told by the white between them, rows by distance, rules or numbers.

A table begins with a row of short headings far apart; it reaches as far down as rows keep to its columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.reading.readers.pdf.grid import NEAR, Grid
from tracker.reading.readers.pdf.page import Glyph, Rule
from tracker.reading.readers.pdf.rows import Row

FEWEST_COLUMNS = 3
FEWEST_ROWS = 2  # below the heading that fill most columns
HEADING_GAP = 0.8  # between headings, in sizes
CELL_GAP = 0.3  # between the words of two cells, in sizes
LONGEST_HEADING = 12  # characters
END = 3.2  # sizes of white below which nothing of the table follows
APART = 1.22  # rows are further apart than the lines of one cell by this factor

Span = tuple[float, float]


@dataclass(slots=True)
class _Region:
    """Rows that keep to the same columns; `across` are rows that run over all of them."""

    bands: list[Span]
    rows: list[Row]
    across: set[int]


def open_grids(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Grid]:
    """The tables among rows that stand in no ruled one, from top to bottom."""
    found: list[Grid] = []
    at = 0
    while at < len(rows):
        region = _region(rows, at)
        if region is None:
            at += 1
            continue
        found.append(_grid(region, rules))
        at += len(region.rows)
    return found


def _region(rows: Sequence[Row], at: int) -> _Region | None:
    heading = _chunks(rows[at], HEADING_GAP)
    short = all(len(chunk) <= LONGEST_HEADING for chunk in heading)
    if len(heading) < FEWEST_COLUMNS or not short or heading[0][0].text.isdigit():
        return None
    region = _Region([_span(chunk) for chunk in heading], [rows[at]], set())
    full = 0
    for row in rows[at + 1 :]:
        if row.base - region.rows[-1].base > END * row.size:
            break
        spans = [_span(chunk) for chunk in _chunks(row, CELL_GAP)]
        bands = _widened(region.bands, spans)
        if bands is None:
            if len(spans) > 1 or region.rows[-1] is rows[at]:
                break
            region.across.add(len(region.rows))
        else:
            region.bands = bands
            full += len(spans) * 2 > len(bands)
        region.rows.append(row)
    while region.across and len(region.rows) - 1 in region.across:  # what stands below the last entry
        region.across.discard(len(region.rows) - 1)
        region.rows.pop()
    return region if full >= FEWEST_ROWS else None


def _chunks(row: Row, gap: float) -> list[list[Glyph]]:
    """The glyphs of a row parted at gaps of so many sizes."""
    chunks = [[row.glyphs[0]]]
    for before, after in pairwise(row.glyphs):
        if after.left - before.right > gap * row.size:
            chunks.append([])
        chunks[-1].append(after)
    return chunks


def _span(chunk: Sequence[Glyph]) -> Span:
    return chunk[0].left, max(glyph.right for glyph in chunk)


def _widened(bands: Sequence[Span], spans: Sequence[Span]) -> list[Span] | None:
    """The columns made wide enough for a row's words; None when words run from one column into another."""
    wide = list(bands)
    for left, right in spans:
        touched = [i for i, band in enumerate(wide) if left < band[1] and band[0] < right]
        if len(touched) > 1:
            return None
        near = touched or [min(range(len(wide)), key=lambda i: max(wide[i][0] - right, left - wide[i][1]))]
        wide[near[0]] = min(wide[near[0]][0], left), max(wide[near[0]][1], right)
    if any(a[1] > b[0] for a, b in pairwise(wide)):
        return None
    return wide


def _grid(region: _Region, rules: Sequence[Rule]) -> Grid:
    bands, rows = region.bands, region.rows
    size = rows[0].size
    xs = (bands[0][0] - size, *((a[1] + b[0]) / 2 for a, b in pairwise(bands)), bands[-1][1] + size)
    ys = _by_rules(region, rules) or _by_lines(region)
    owner = []
    for r, (top, bottom) in enumerate(pairwise(ys)):
        runs_across = any(top <= _middle(rows[i]) < bottom for i in region.across)
        owner.append(tuple(r * len(bands) + (0 if runs_across else c) for c in range(len(bands))))
    return Grid(xs, ys, tuple(owner))


def _by_rules(region: _Region, rules: Sequence[Rule]) -> tuple[float, ...]:
    """Row edges where rules run across the table; empty where only its head and foot are ruled."""
    top, bottom = (
        region.rows[0].base - 2 * region.rows[0].size,
        region.rows[-1].base + END * region.rows[-1].size,
    )
    left, right = region.bands[0][0], region.bands[-1][1]
    edges: list[float] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        covered = sum(
            max(0.0, min(r.end, right) - max(r.start, left)) for r in rules if abs(r.at - rule.at) <= NEAR
        )
        if (
            top < rule.at < bottom
            and covered > 0.8 * (right - left)
            and (not edges or rule.at - edges[-1] > NEAR)
        ):
            edges.append(rule.at)
    if len(edges) < FEWEST_ROWS + 3:
        return ()
    return (min(edges[0], top), *edges[1:-1], max(edges[-1], region.rows[-1].base + 1))


def _by_lines(region: _Region) -> tuple[float, ...]:
    """Row edges between lines: where the white is wider than in a cell, else so that each row has a number."""
    rows = region.rows
    cuts = _wide_gaps(region)
    if not _one_number_each(region, cuts):
        cuts = _at_numbers(region)
    edges = [(_middle(rows[i - 1]) + _middle(rows[i])) / 2 for i in cuts]
    return (rows[0].base - 2 * rows[0].size, *edges, rows[-1].base + rows[-1].size)


def _middle(row: Row) -> float:
    return row.base - 0.35 * row.size


def _wide_gaps(region: _Region) -> list[int]:
    """The lines before which there is more white than between the lines of one cell."""
    gaps = [b.base - a.base for a, b in pairwise(region.rows)]
    inside = _leading(region)
    return [i for i, gap in enumerate(gaps, 1) if gap > APART * inside or {i - 1, i} & region.across]


def _leading(region: _Region) -> float:
    """The least distance between two lines in one column."""
    least = float("inf")
    for left, right in region.bands:
        bases = [row.base for row in region.rows if any(left <= g.middle[0] <= right for g in row.glyphs)]
        least = min([least, *(b - a for a, b in pairwise(bases))])
    return least


def _numbered(region: _Region) -> list[int]:
    """The lines, the heading left out, that have a number in the first column."""
    right = region.bands[0][1]
    found = []
    for i, row in enumerate(region.rows[1:], 1):
        words = "".join(g.text for g in row.glyphs if g.middle[0] <= right)
        if words.isdigit() and i not in region.across:
            found.append(i)
    return found


def _one_number_each(region: _Region, cuts: Sequence[int]) -> bool:
    numbers = _numbered(region)
    parts = pairwise([0, *cuts, len(region.rows)])
    return bool(cuts) and all(sum(a <= i < b for i in numbers) <= 1 for a, b in parts)


def _at_numbers(region: _Region) -> list[int]:
    """A number begins its row where one stands in the first line, else it stands in the row's middle."""
    numbers = _numbered(region)
    if not numbers:
        return _at_first_lines(region)
    if numbers[0] == 1:
        return sorted({1, *numbers, *region.across, *(i + 1 for i in region.across)} - {len(region.rows)})
    bases = [row.base for row in region.rows]
    cuts = [1]
    for a, b in pairwise(numbers):
        cuts.append(max(range(a + 1, b + 1), key=lambda i: bases[i] - bases[i - 1]))
    return sorted({*cuts, *region.across, *(i + 1 for i in region.across)} - {len(region.rows)})


def _at_first_lines(region: _Region) -> list[int]:
    """Without numbers a line begins a row where it fills most columns, the one with the fewest lines among them."""
    filled = [
        {
            c
            for c, (left, right) in enumerate(region.bands)
            if any(left <= g.middle[0] <= right for g in row.glyphs)
        }
        for row in region.rows
    ]
    lines = [sum(c in columns for columns in filled) for c in range(len(region.bands))]
    rarest = min(range(len(lines)), key=lambda c: lines[c])
    first = [i for i, columns in enumerate(filled) if rarest in columns and len(columns) * 2 > len(lines)]
    starts = {i for i in first if i} if 1 in first else set(range(1, len(region.rows)))
    return sorted({*starts, *region.across, *(i + 1 for i in region.across)} - {len(region.rows)})
