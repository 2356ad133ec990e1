"""A Word table as rows of equal width, merged cells repeating their words."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from tracker.domain.plan import Place
from tracker.reading.blocks import Cell, Strong, Table
from tracker.reading.readers.word.numbering import Numbering
from tracker.reading.readers.word.package import w
from tracker.reading.readers.word.words import strong_in, words_of

MAX_COLUMNS = 200
_THROUGH = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")})


def table_of(table: Element, order: int, numbering: Numbering) -> Table | None:
    """The table, None when nothing stands in it; `order` counts the document's tables from 1."""
    rows: list[list[Cell]] = []
    for row in _children(table, "tr"):
        rows.append(_row(row, rows[-1] if rows else [], order, len(rows) + 1, numbering))
    width = max(map(len, rows), default=0)
    if not width or not any(cell.text for row in rows for cell in row):
        return None
    full = tuple(
        tuple(row + [Cell("", _place(order, i, width))] * (width - len(row))) for i, row in enumerate(rows, 1)
    )
    return Table(full, Place(cell=f"表{order}"), f"表{order}")


def _row(row: Element, above: list[Cell], order: int, line: int, numbering: Numbering) -> list[Cell]:
    cells = [Cell("", _place(order, line, 1))] * _skipped(row, "gridBefore")
    for cell in _children(row, "tc"):
        properties = cell.find(w("tcPr"))
        place = _place(order, line, len(cells) + 1)
        merged = None if properties is None else properties.find(w("vMerge"))
        continues = merged is not None and merged.get(w("val"), "continue") != "restart"
        if continues and len(cells) < len(above):
            made = replace(above[len(cells)], place=place, covered=True)
        else:
            made = Cell(_words(cell, numbering), place, strong=_strong(cell))
        cells.append(made)
        span = _span(properties)
        cells += [replace(made, covered=True)] * min(span - 1, MAX_COLUMNS - len(cells))
        if len(cells) >= MAX_COLUMNS:
            break
    return cells


def _words(cell: Element, numbering: Numbering) -> str:
    lines = []
    for paragraph in cell.iter(w("p")):
        words = words_of(paragraph)
        label = numbering.label(paragraph) if words.strip() or _is_numbered(paragraph) else ""
        lines.append(f"{label}{words}".strip())
    text = "\n".join(line for line in lines if line)
    return text


def _strong(cell: Element) -> Strong:
    return tuple(piece for paragraph in cell.iter(w("p")) for piece in strong_in(paragraph))


def _is_numbered(paragraph: Element) -> bool:
    """A serial-number column often holds nothing but Word's own numbers."""
    properties = paragraph.find(w("pPr"))
    return properties is not None and properties.find(w("numPr")) is not None


def _children(parent: Element, name: str) -> Iterator[Element]:
    for element in parent:
        if element.tag == w(name):
            yield element
        elif element.tag in _THROUGH:
            yield from _children(element, name)


def _span(properties: Element | None) -> int:
    child = None if properties is None else properties.find(w("gridSpan"))
    value = "" if child is None else child.get(w("val"), "")
    return max(1, min(int(value), MAX_COLUMNS)) if value.isdecimal() else 1


def _skipped(row: Element, name: str) -> int:
    properties = row.find(w("trPr"))
    child = None if properties is None else properties.find(w(name))
    value = "" if child is None else child.get(w("val"), "")
    return min(int(value), MAX_COLUMNS) if value.isdecimal() else 0


def _place(order: int, row: int, column: int) -> Place:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return Place(cell=f"表{order}!{letters}{row}")
