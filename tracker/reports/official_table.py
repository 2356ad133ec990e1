"""Tables of an official document as streams of XML: as objects, the cells of a long one would fill the memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docx.shared import Mm
from markupsafe import escape

from tracker.reports import official_page as page

STYLE = "表文"
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
    columns: Sequence[TableColumn], rows: Iterable[Sequence[str]], *, total: int | None = None
) -> Iterator[str]:
    """A ruled table, some XML at a time; its header comes again on each page, no row is cut by a page's end.

    The words must hold no control characters. `total`: the row with that number (from 1) is a line of sums.
    """
    yield f"<w:tbl>{properties(columns)}"
    yield row_of(columns, [column.title for column in columns], heading=True, bold=True)
    for number, row in enumerate(rows, 1):
        yield row_of(columns, row, heading=False, bold=number == total)
    yield "</w:tbl>"


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
