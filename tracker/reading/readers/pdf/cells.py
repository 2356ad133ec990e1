"""Grids and the glyphs inside them to tables; the words of a cell keep the breaks that were typed."""

from collections import defaultdict
from itertools import pairwise

from tracker.domain.plan import Place
from tracker.reading.blocks import Cell, Table
from tracker.reading.readers.pdf.grid import Grid
from tracker.reading.readers.pdf.page import Glyph
from tracker.reading.readers.pdf.rows import Row, joined, rows_of

TYPED_BREAK = 0.6  # room left in a row beyond what the next word needs, in sizes


def table_of(grid: Grid, glyphs: list[Glyph], page: int, ordinal: int) -> Table:
    """One table; every glyph must lie inside the grid."""
    inside: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        field = grid.field(*glyph.middle)
        if field is not None:
            inside[field].append(glyph)
    printed = {field: rows_of(words) for field, words in inside.items()}
    rooms = _rooms(grid, printed)
    texts = {field: _cell_text(rows, rooms[field]) for field, rows in printed.items()}
    seen: set[int] = set()
    rows: list[tuple[Cell, ...]] = []
    for r, owners in enumerate(grid.owner, start=1):
        cells: list[Cell] = []
        for c, owner in enumerate(owners):
            place = Place(page=page, cell=f"表{ordinal}!{column_letters(c)}{r}")
            cells.append(Cell(texts.get(owner, ""), place, covered=owner in seen))
            seen.add(owner)
        rows.append(tuple(cells))
    return Table(tuple(rows), Place(page=page, cell=f"表{ordinal}"))


def column_letters(index: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA, as spreadsheets count."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _rooms(grid: Grid, printed: dict[int, list[Row]]) -> dict[int, float]:
    """The width that text may take in each cell: the longest row of all cells with the same sides."""
    sides: dict[int, tuple[int, int]] = {}
    for owners in grid.owner:
        for c, owner in enumerate(owners):
            first, last = sides.get(owner, (c, c))
            sides[owner] = (min(first, c), max(last, c))
    widest: dict[tuple[int, int], float] = defaultdict(float)
    for field, rows in printed.items():
        longest = max(row.right - row.left for row in rows)
        widest[sides[field]] = max(widest[sides[field]], longest)
    return {field: widest[sides[field]] for field in printed}


def _cell_text(rows: list[Row], room: float) -> str:
    text = rows[0].text
    for before, after in pairwise(rows):
        left_over = room - (before.right - before.left)
        typed = left_over > after.first_unit + TYPED_BREAK * after.size
        text = f"{text}\n{after.text}" if typed else joined(text, after.text)
    return text
