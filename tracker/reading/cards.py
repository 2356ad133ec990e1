"""Tables that are one task each: the headings stand in the first column, the words beside them."""

from collections.abc import Sequence

from tracker.reading.blocks import Cell, Table
from tracker.reading.headings import TASK_COLUMNS, UNIT_COLUMNS, Column, column_of

FEWEST = 3  # headings that a card has at least


def laid_flat(table: Table) -> Table:
    """A card as a table of a heading and one row; any other table as it is."""
    paired = [_pairs(row) for row in table.rows]
    if not all(paired) or _is_heading(table.rows[0]):
        return table
    pairs = [pair for row in paired for pair in row]
    kinds = {column_of(heading.text) for heading, _ in pairs}
    answers = sum(column_of(words.text) not in (Column.UNKNOWN, Column.CONTENT) for _, words in pairs)
    if len(kinds - {Column.UNKNOWN}) < FEWEST or not TASK_COLUMNS & kinds or not UNIT_COLUMNS & kinds:
        return table
    if answers > 1 or len(table.rows) < FEWEST - 1:
        return table
    return Table(
        (tuple(heading for heading, _ in pairs), tuple(words for _, words in pairs)), table.place, table.name
    )


def _is_heading(row: Sequence[Cell]) -> bool:
    """Whether a row is nothing but headings, as the first one of a table is and that of a card is not."""
    return all(column_of(cell.text) is not Column.UNKNOWN for cell in row if not cell.covered)


def _pairs(row: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """Heading and words side by side, once or twice in a row, merged cells taken once."""
    own = [cell for cell in row if not cell.covered]
    return list(zip(own[::2], own[1::2], strict=False)) if len(own) % 2 == 0 else []
