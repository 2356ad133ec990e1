"""The annexes as a workbook: a sheet for each table with all its columns, and one with the list behind each number."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as Box
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.circular import Annex, Cell, Circular, Column, Table
from tracker.reports.packing import Marked, repacked

A3, A4, MANY = 8, 9, 12  # paper sizes as Excel numbers them; columns from which a sheet needs A3
LONGEST = 32000  # a cell holds 32,767 characters
NARROWEST, WIDEST = 8, 50
FIRST_DAY = date(1899, 12, 30)  # day 0 of a workbook
MARKS = ("=", "+", "-", "@")
END = "</sheetData>"
THIN = Side(style="thin")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
HEAD = Font(name="黑体", size=11)
BODY = Font(name="仿宋_GB2312", size=11)
SOURCE_COLUMNS = (
    Column("序号", 8),
    Column("数字", 10),
    Column("所指", 44, centred=False),
    Column("任务编号", 22),
    Column("说明", 60, centred=False),
)


def as_workbook(circular: Circular) -> bytes:
    """The workbook; words in it stay words, whatever character they begin with."""
    tables = [(sheet_name(annex, table), table) for annex in circular.annexes for table in annex.tables]
    title = f"督查通报第{circular.number}期附件"
    return workbook([*tables, ("数字出处", sources(circular))], title, circular.office, circular.issued)


def tables_as_workbook(tables: Sequence[Table], title: str, author: str, day: date) -> bytes:
    """A workbook with a sheet for each table, under its name."""
    return workbook([(table.name[:31], table) for table in tables], title, author, day)


def workbook(sheets: Iterable[tuple[str, Table]], title: str, author: str, day: date) -> bytes:
    """The file; the lines of its sheets are written as they are, for openpyxl makes an object of every cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    lines = {}
    for number, (name, table) in enumerate(sheets, 1):
        lines[f"xl/worksheets/sheet{number}.xml"] = fill(book.create_sheet(name), table)
    book.properties.creator = book.properties.lastModifiedBy = author
    book.properties.title = title
    saved = io.BytesIO()
    book.save(saved)
    return repacked(saved.getvalue(), day, lines)


def sheet_name(annex: Annex, table: Table) -> str:
    """附件3台账."""
    return f"附件{annex.number}{table.name}"[:31]


def sources(circular: Circular) -> Table:
    """One line for each entry of each number's list."""
    rows = tuple(
        (position, text, number.says, ref.code, ref.note)
        for position, number in enumerate(circular.numbers, 1)
        for text in [number.text]  # counted once, not for each entry of its list
        for ref in number.refs
    )
    return Table("数字出处", SOURCE_COLUMNS, rows, "没有数字。")


def fill(sheet: Worksheet, table: Table) -> Marked:
    """Put a table on a sheet: header frozen and repeated in print, a filter over all columns.

    Returns the lines of the table, for the place in the sheet's file where they go.
    """
    looks = Looks(sheet)
    for index, column in enumerate(table.columns, 1):
        box: Any = sheet.cell(1, index, column.title)
        box._style = looks.look(HEAD, centred=True)._style
        sheet.column_dimensions[get_column_letter(index)].width = width_of(table, index - 1)
    last = get_column_letter(len(table.columns))
    filtered = len(table.rows) - (1 if table.totals and table.rows else 0) + 1
    sheet.auto_filter.ref = f"A1:{last}{filtered}"
    sheet.freeze_panes = "C2" if len(table.columns) > len(SOURCE_COLUMNS) else "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A3 if len(table.columns) > MANY else A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    return {
        f'<dimension ref="A1:{last}1"': [f'<dimension ref="A1:{last}{len(table.rows) + 1}"'],
        END: chain(looks.lines(table), [END]),
    }


class Looks:
    """The few ways in which cells look, each worked out once: by centred, quoted, a day."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        both = (False, True)
        self.known = {
            (centred, quoted, day): self.look(BODY, centred=centred, quoted=quoted, day=day).style_id
            for centred in both
            for quoted in both
            for day in both
        }

    def look(self, font: Font, *, centred: bool, quoted: bool = False, day: bool = False) -> Any:
        """A cell that looks so and that no workbook keeps."""
        box: Any = Box(self.sheet, 1, 1)
        box.border, box.font, box.quotePrefix = GRID, font, quoted
        box.alignment = Alignment(
            horizontal="center" if centred else "left", vertical="center", wrap_text=True
        )
        box.number_format = "yyyy-mm-dd" if day else "General"
        return box

    def lines(self, table: Table) -> Iterator[str]:
        """The rows of the table below its header, each as XML."""
        columns = [
            (get_column_letter(place), column.centred) for place, column in enumerate(table.columns, 1)
        ]
        for number, row in enumerate(table.rows, 2):
            cells = (
                self.cell(f"{letter}{number}", value, centred)
                for value, (letter, centred) in zip(row, columns, strict=True)
            )
            yield f'<row r="{number}">{"".join(cells)}</row>'

    def cell(self, place: str, value: Cell, centred: bool) -> str:
        """A cell; text is marked as text, so that `=…` is never a formula."""
        if isinstance(value, str):
            look = self.known[centred, value.startswith(MARKS), False]
            words = escape(value[:LONGEST])
            return f'<c r="{place}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
        look = self.known[centred, False, isinstance(value, date)]
        if value is None:
            return f'<c r="{place}" s="{look}" />'
        number = (value - FIRST_DAY).days if isinstance(value, date) else value
        return f'<c r="{place}" s="{look}"><v>{number}</v></c>'


def width_of(table: Table, index: int) -> float:
    """As wide as the column's words need, a Chinese character taking two, up to 50."""
    words = (table.columns[index].title, *(str(row[index]) for row in table.rows if row[index] is not None))
    widest = NARROWEST
    for word in words:
        if widest < min(WIDEST, 2 * len(word) + 3):
            widest = max(widest, sum(1 + (ord(char) > 0x2E80) for char in word) + 3)
    return min(WIDEST, widest)
