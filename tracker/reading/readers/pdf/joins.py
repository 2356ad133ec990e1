"""Tables that run over page ends: repeated headings dropped, rows cut in two put together again."""

import re
from dataclasses import dataclass, replace

from tracker.reading.blocks import Cell, Table
from tracker.reading.readers.pdf.rows import joined

HEADING_ROWS = 3  # a heading that comes again has at most so many rows
SENTENCE_END = "。；！？;"

Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The table that both halves make, and the rows of the second half that only repeated the heading."""

    table: Table
    repeated: Rows


def join(upper: Table, lower: Table) -> Joined | None:
    """Two tables that follow each other over a page end as one; None when they are two tables."""
    heading = _repeated_rows(upper.rows, lower.rows)
    rows: Rows = lower.rows[heading:]
    if len(lower.rows[0]) != len(upper.rows[0]):
        fitted = _fitted(upper, lower)
        if fitted is None:
            return None
        heading, rows = 1, fitted
    elif heading == 0 and not _goes_on(upper, lower):
        return None
    if not rows:
        return Joined(upper, lower.rows)
    rows = _inherited(upper.rows, rows)
    if _cut_in_two(upper.rows, rows[0]):
        whole = tuple(_one_cell(a, b) for a, b in zip(upper.rows[-1], rows[0], strict=True))
        return Joined(replace(upper, rows=(*upper.rows[:-1], whole, *rows[1:])), lower.rows[:heading])
    return Joined(replace(upper, rows=(*upper.rows, *rows)), lower.rows[:heading])


def words(cell: Cell) -> str:
    """A cell's words without white space, as headings are compared."""
    return re.sub(r"\s", "", cell.text)


def _repeated_rows(upper: Rows, lower: Rows) -> int:
    count = 0
    while count < min(HEADING_ROWS, len(upper), len(lower)):
        if [words(c) for c in upper[count]] != [words(c) for c in lower[count]]:
            break
        count += 1
    return count


def _fitted(upper: Table, lower: Table) -> Rows | None:
    """Rows whose heading names fewer columns, put under the columns of the same name."""
    names = [words(c) for c in upper.rows[0]]
    wanted = [words(c) for c in lower.rows[0]]
    if len(wanted) < 2 or not all(wanted) or any(names.count(w) != 1 for w in wanted):
        return None
    column = {names.index(name): i for i, name in enumerate(wanted)}
    return tuple(
        tuple(row[column[i]] if i in column else Cell("", row[0].place) for i in range(len(names)))
        for row in lower.rows[1:]
    )


def _goes_on(upper: Table, lower: Table) -> bool:
    """Without a repeated heading: the numbering goes on, or the first row is the rest of a row."""
    first = words(lower.rows[0][0])
    before = [words(row[0]) for row in upper.rows if words(row[0]).isdigit()]
    if not first or _full_width(lower.rows[0]):
        return True
    return first.isdigit() and bool(before) and int(first) in (int(before[-1]), int(before[-1]) + 1, 1)


def _full_width(row: tuple[Cell, ...]) -> bool:
    return len(row) > 1 and all(cell.covered for cell in row[1:]) and len({cell.text for cell in row}) == 1


def _inherited(upper: Rows, rows: Rows) -> Rows:
    """A merged cell cut by the page end keeps its words below: for empty cells that span rows."""
    last = upper[-1]
    changed = [list(row) for row in rows]
    for column, above in enumerate(last):
        reach = _empty_reach(rows, column)
        spans = above.covered and len(upper) > 1 and upper[-2][column].text == above.text
        if column and above.text and reach and (spans or reach > 1) and not _full_width(last):
            for row in changed[:reach]:
                row[column] = replace(row[column], text=above.text, covered=True)
    return tuple(tuple(row) for row in changed)


def _empty_reach(rows: Rows, column: int) -> int:
    """How many rows from the top one empty cell reaches down; 0 when the first is not empty."""
    if rows[0][column].text or _full_width(rows[0]):
        return 0
    reach = 1
    while reach < len(rows) and rows[reach][column].covered and not rows[reach][column].text:
        reach += 1
    return reach


def _cut_in_two(upper: Rows, first: tuple[Cell, ...]) -> bool:
    """Whether the first row after a page end is the rest of the row before it: it has no number."""
    last = upper[-1]
    numbered = any(words(row[0]).isdigit() for row in upper)
    if words(first[0]) or not numbered or _full_width(last):
        return False
    if not words(last[0]).isdigit() and words(last[0]):
        return False
    return not (last[0].covered and any(c.text[-1:] in SENTENCE_END for c in last[1:] if c.text))


def _one_cell(above: Cell, below: Cell) -> Cell:
    if above.text == below.text and below.covered:
        return above
    return replace(above, text=joined(above.text, below.text))
