"""Tables that only frame words: one column of text, or labels with their units beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.reading.blocks import Block, Cell, Document, Line, Table
from tracker.reading.roles import role_of


def unframed(document: Document) -> Document:
    """The document with such tables as lines: `牵头单位 | 县林业局` becomes 牵头单位：县林业局."""
    return replace(document, blocks=tuple(line for block in document.blocks for line in _lines(block)))


def _lines(block: Block) -> Iterator[Block]:
    if not isinstance(block, Table):
        yield block
        return
    rows = [[cell for cell in row if not cell.covered] for row in block.rows]
    if all(len(row) <= 1 for row in rows):
        yield from (line for row in rows for cell in row for line in _of_cell(cell.text, cell))
    elif all(_is_label(row) for row in rows):
        yield from (Line(f"{row[0].text.strip()}：{row[1].text}", row[0].place) for row in rows)
    else:
        yield block


def _of_cell(text: str, cell: Cell) -> Iterator[Line]:
    yield from (Line(line, cell.place) for line in text.split("\n") if line.strip())


def _is_label(row: Sequence[Cell]) -> bool:
    return len(row) == 2 and role_of(row[0].text) is not None and role_of(row[1].text) is None
