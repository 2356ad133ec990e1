"""The annexes as a workbook: a sheet for each table with all its columns, and one with the list behind each number."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as Box
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.circular import Annex, Cell, Circular, Column, Table
from tracker.reports.packing import repacked

A3, A4, MANY = 8, 9, 12  # paper sizes as Excel numbers them; columns from which a sheet needs A3
LONGEST = 32000  # a cell holds 32,767 characters
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
    book = Workbook()
    book.remove(book.worksheets[0])
    for annex in circular.annexes:
        for table in annex.tables:
            fill(book.create_sheet(sheet_name(annex, table)), table)
    fill(book.create_sheet("数字出处"), sources(circular))
    book.properties.creator = book.properties.lastModifiedBy = circular.office
    book.properties.title = f"督查通报第{circular.number}期附件"
    saved = io.BytesIO()
    book.save(saved)
    return repacked(saved.getvalue(), circular.issued)


def tables_as_workbook(tables: Sequence[Table], title: str, author: str, day: date) -> bytes:
    """A workbook with a sheet for each table, under its name."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        fill(book.create_sheet(table.name[:31]), table)
    book.properties.creator = book.properties.lastModifiedBy = author
    book.properties.title = title
    saved = io.BytesIO()
    book.save(saved)
    return repacked(saved.getvalue(), day)


def sheet_name(annex: Annex, table: Table) -> str:
    """附件3台账."""
    return f"附件{annex.number}{table.name}"[:31]


def sources(circular: Circular) -> Table:
    """One line for each entry of each number's list."""
    rows = tuple(
        (position, number.text, number.says, ref.code, ref.note)
        for position, number in enumerate(circular.numbers, 1)
        for ref in number.refs
    )
    return Table("数字出处", SOURCE_COLUMNS, rows, "没有数字。")


def fill(sheet: Worksheet, table: Table) -> None:
    """Put a table on a sheet: header frozen and repeated in print, a filter over all columns."""
    looks = Looks(sheet)
    for index, column in enumerate(table.columns, 1):
        looks.put(sheet.cell(1, index), column.title, HEAD, centred=True)
        sheet.column_dimensions[get_column_letter(index)].width = width_of(table, index - 1)
    for line, row in enumerate(table.rows, 2):
        for index, value in enumerate(row, 1):
            looks.put(sheet.cell(line, index), value, BODY, centred=table.columns[index - 1].centred)
    last = get_column_letter(len(table.columns))
    filtered = len(table.rows) - (1 if table.totals and table.rows else 0) + 1
    sheet.auto_filter.ref = f"A1:{last}{filtered}"
    sheet.freeze_panes = "C2" if len(table.columns) > len(SOURCE_COLUMNS) else "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A3 if len(table.columns) > MANY else A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


class Looks:
    """The few ways in which cells look, each worked out once: openpyxl is slow to style a cell anew."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.known: dict[tuple[str, bool, bool, bool], StyleArray] = {}

    def put(self, box: Any, value: Cell, font: Font, *, centred: bool) -> None:
        """A value in a cell; text is marked as text, so that `=…` is never a formula."""
        quoted, day = isinstance(value, str) and value[:1] in tuple("=+-@"), isinstance(value, date)
        key = (font.name or "", centred, quoted, day)
        if key not in self.known:
            self.known[key] = self.look(font, centred=centred, quoted=quoted, day=day)
        if value is not None:
            box.value = value[:LONGEST] if isinstance(value, str) else value
            box.data_type = "s" if isinstance(value, str) else box.data_type
        box._style = self.known[key]

    def look(self, font: Font, *, centred: bool, quoted: bool, day: bool) -> StyleArray:
        """A look, taken from a cell that no workbook keeps."""
        box: Any = Box(self.sheet, 1, 1)
        box.border, box.font, box.quotePrefix = GRID, font, quoted
        box.alignment = Alignment(
            horizontal="center" if centred else "left", vertical="center", wrap_text=True
        )
        box.number_format = "yyyy-mm-dd" if day else "General"
        look: StyleArray = box._style
        return look


def width_of(table: Table, index: int) -> float:
    """As wide as the column's words need, a Chinese character taking two, up to 50."""
    words = [table.columns[index].title, *(str(row[index]) for row in table.rows if row[index] is not None)]
    return min(50, max(8, *(sum(1 + (ord(char) > 0x2E80) for char in word) + 3 for word in words)))
