"""Tables that run over page ends: repeated headings dropped, rows cut in two put together again."""

import re
from dataclasses import dataclass, replace

from tracker.reading.blocks import Cell, Table
from tracker.reading.readers.pdf.rows import joined

HEADING_ROWS = 3  # a heading that comes again has at most so many rows
SENTENCE_END = "。；！？;"
SAME_WIDTH = 4.0  # points by which the columns of one table differ between pages
LONG = 6  # characters that a cut text has at least above the page end
SHORT = 14  # characters of an entry like a unit or a date
REST_BEGINS = "底末前月日、，）)局厅委办部会院"  # how the rest of a cut entry may begin

_ENTRY_END = re.compile(
    r"(?:[局厅委办部院府会行站镇乡县市区社]|公司|中心|单位|部门|[底末前月日]|推进|坚持|无)$"
)

Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table and the widths in which its columns are drawn."""

    table: Table
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The table that both halves make, and the rows of the second half that only repeated the heading."""

    table: Table
    repeated: Rows


def join(first: Drawn, second: Drawn) -> Joined | None:
    """Two tables that follow each other over a page end as one; None when they are two tables."""
    upper, lower = first.table, second.table
    heading = _repeated_rows(upper.rows, lower.rows)
    rows: Rows = lower.rows[heading:]
    if len(lower.rows[0]) != len(upper.rows[0]):
        fitted = _fitted(upper, lower)
        if fitted is None:
            return None
        heading, rows = 1, fitted
    elif heading == 0 and not (_same_shape(first, second) or _goes_on(upper, lower)):
        return None
    if not rows:
        return Joined(upper, lower.rows)
    rows = _inherited(upper.rows, rows)
    if _cut_in_two(upper.rows, rows[0]):
        whole = tuple(_one_cell(a, b) for a, b in zip(upper.rows[-1], rows[0], strict=True))
        return Joined(replace(upper, rows=(*upper.rows[:-1], whole, *rows[1:])), lower.rows[:heading])
    return Joined(replace(upper, rows=(*upper.rows, *rows)), lower.rows[:heading])


def _same_shape(first: Drawn, second: Drawn) -> bool:
    return all(abs(a - b) <= SAME_WIDTH for a, b in zip(first.widths, second.widths, strict=True))


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
    if _full_width(last) or _full_width(first):
        return False
    if not any(words(row[0]).isdigit() for row in upper):
        return _unfinished(last, first)
    if words(first[0]):
        return False
    if not words(last[0]).isdigit() and words(last[0]):
        return False
    return not (last[0].covered and any(c.text[-1:] in SENTENCE_END for c in last[1:] if c.text))


def _unfinished(last: tuple[Cell, ...], first: tuple[Cell, ...]) -> bool:
    """Without numbers: a long text goes on below that had no full stop, beside a cell with nothing below."""
    pairs = [(words(a), words(b)) for a, b in zip(last, first, strict=True)]
    goes_on = any(a and b and len(a) >= LONG and a[-1] not in SENTENCE_END for a, b in pairs)
    stays_above = any(a and not b for a, b in pairs[1:])
    return goes_on and stays_above and not any(_whole(a) and _whole(b) for a, b in pairs)


def _whole(text: str) -> bool:
    """A short entry that is complete: a unit or a date, not the rest of one."""
    return len(text) <= SHORT and bool(_ENTRY_END.search(text)) and text[0] not in REST_BEGINS


def _one_cell(above: Cell, below: Cell) -> Cell:
    if above.text == below.text and below.covered:
        return above
    return replace(above, text=joined(above.text, below.text))
