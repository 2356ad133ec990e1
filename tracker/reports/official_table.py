"""Tables of an official document."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as DocumentType
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.table import Table, _Cell

from tracker.reports import official_page as page

MARGINS = {"top": 30, "left": 45, "bottom": 30, "right": 45}  # of a cell, in twentieths of a point


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column on paper: width in mm, its words centred or to the left."""

    title: str
    width: int
    centred: bool = True


def ruled_table(
    document: DocumentType, columns: Sequence[TableColumn], rows: Sequence[Sequence[str]], *, totals: bool
) -> None:
    """A ruled table whose header comes again on each page; no row is cut by a page's end."""
    table = document.add_table(rows=1 + len(rows), cols=len(columns), style="Table Grid")
    shape(table, [column.width for column in columns])
    cells = table._cells
    header(table)
    for position, column in enumerate(columns):
        fill(cells[position], column.title, centred=True, font=page.HEI)
    for line, row in enumerate(rows, 1):
        font = page.HEI if totals and line == len(rows) else page.FANG
        for position, (column, words) in enumerate(zip(columns, row, strict=True)):
            fill(cells[line * len(columns) + position], words, centred=column.centred, font=font)


def shape(table: Table, widths: Sequence[int]) -> None:
    """Fixed widths, narrow cell margins, no row broken over pages."""
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    properties = table._tbl.tblPr
    margins = page.element("w:tblCellMar")
    for side, width in MARGINS.items():
        margins.append(page.element(f"w:{side}", w=width, type="dxa"))
    properties.insert_element_before(margins, "w:tblLook")
    for grid, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        grid.w = Mm(width)
    for row in table._tbl.tr_lst:
        row.get_or_add_trPr().append(page.element("w:cantSplit"))
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Mm(width)


def header(table: Table) -> None:
    """The first row is repeated on each page."""
    table._tbl.tr_lst[0].get_or_add_trPr().append(page.element("w:tblHeader"))


def fill(cell: _Cell, words: str, *, centred: bool, font: str) -> None:
    """Words in a cell."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.style = "表文"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    run = page.words(paragraph, words)
    if font != page.FANG:
        page.name_fonts(run._r.get_or_add_rPr(), font)
