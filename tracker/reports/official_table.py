"""Tables of an official document, built as XML: python-docx needs 20 ms for a cell.

Some rows at a time: what lxml needs to move a tree into a document grows with its square.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from docx.document import Document as DocumentType
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Mm
from markupsafe import escape

from tracker.reports import official_page as page

STYLE = "表文"
AT_ONCE = 100  # rows
MARGINS = {"top": 30, "left": 45, "bottom": 30, "right": 45}  # of a cell, in twentieths of a point
LINES = ("top", "left", "bottom", "right", "insideH", "insideV")
NO_BREAK = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column on paper: width in mm, its words centred or to the left."""

    title: str
    width: int
    centred: bool = True


def ruled_table(
    document: DocumentType, columns: Sequence[TableColumn], rows: Sequence[Sequence[str]], *, totals: bool
) -> None:
    """A ruled table whose header comes again on each page; no row is cut by a page's end.

    The words must hold no control characters. `totals`: the last row is a line of sums.
    """
    last = len(rows) if totals else 0
    head = row_of(columns, [column.title for column in columns], heading=True, bold=True)
    lines = (row_of(columns, row, heading=False, bold=n == last) for n, row in enumerate(rows, 1))
    table = tree_of(properties(columns) + head)
    document.element.body.sectPr.addprevious(table)
    while some := "".join(islice(lines, AT_ONCE)):
        table.extend(list(tree_of(some)))


def tree_of(rows: str) -> Any:
    """A table element with these in it."""
    return parse_xml(f"<w:tbl {nsdecls('w')}>{rows}</w:tbl>")


def properties(columns: Sequence[TableColumn]) -> str:
    """Fixed widths, thin lines, narrow margins."""
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in LINES)
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in MARGINS.items())
    grid = "".join(f'<w:gridCol w:w="{twips(column)}"/>' for column in columns)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(map(twips, columns))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def row_of(columns: Sequence[TableColumn], words: Iterable[str], *, heading: bool, bold: bool) -> str:
    """A row; the words of a header and of sums stand in 黑体."""
    repeated = "<w:tblHeader/>" if heading else ""
    cells = (
        cell(column, text, centred=heading or column.centred, bold=bold)
        for column, text in zip(columns, words, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def cell(column: TableColumn, text: str, *, centred: bool, bold: bool) -> str:
    """A cell."""
    side = "center" if centred else "left"
    fonts = "".join(f' w:{script}="{page.HEI}"' for script in page.SCRIPTS)
    form = f"<w:rPr><w:rFonts{fonts}/></w:rPr>" if bold else ""
    words = page.CODE_HYPHEN.sub(NO_BREAK, str(escape(text)))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(column)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{STYLE}"/><w:jc w:val="{side}"/></w:pPr>'
        f'<w:r>{form}<w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:tc>'
    )


def twips(column: TableColumn) -> int:
    """The width in twentieths of a point."""
    return int(Mm(column.width).twips)
