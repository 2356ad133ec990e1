"""Older and other workbooks (.xls, WPS .et, .ods), whose number formats are not at hand."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from tracker.domain.plan import Place, Problem
from tracker.errors import InputError
from tracker.reading.readers.intake import ASK_FOR_SMALLER
from tracker.reading.readers.sheet.ledger import Range, Sheet
from tracker.reading.readers.sheet.values import shown

MAX_FIELDS = 4_000_000  # of one sheet, empty ones counted: they all come into memory


def sheets_of(path: Path, data: bytes) -> tuple[list[Sheet], list[Problem]]:
    """The visible sheets with words, and what was left out."""
    book = _opened(path, data)
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for index, meta in enumerate(book.sheets_metadata):
        if meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        if meta.visible is not SheetVisibleEnum.Visible:
            problems.append(Problem(Place(cell=meta.name), "", f"隐藏的工作表“{meta.name}”没有读取。"))
            continue
        sheets.append(_sheet(book.get_sheet_by_index(index), meta.name))
    return sheets, problems


def _opened(path: Path, data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except python_calamine.PasswordError as error:
        raise InputError(f"表格“{path.name}”设了打开密码。", "请提供未加密的文件。") from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise InputError(
            f"表格“{path.name}”打不开，已损坏或不是表格。", "请用办公软件打开后另存为 .xlsx 再导入。"
        ) from error


def _sheet(sheet: CalamineSheet, name: str) -> Sheet:
    if sheet.total_height * sheet.total_width > MAX_FIELDS:
        raise InputError(f"工作表“{name}”的范围太大。", ASK_FOR_SMALLER)
    values = {
        (r, c): value
        for r, row in enumerate(sheet.iter_rows(), start=(sheet.start or (0, 0))[0] + 1)
        for c, value in enumerate(row, start=(sheet.start or (0, 0))[1] + 1)
        if value != ""
    }
    months = _month_columns(values)
    texts = {
        spot: text
        for spot, value in values.items()
        if (text := shown(value, "yyyym" if spot[1] in months else "General"))
    }
    merged = tuple(Range(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ())
    return Sheet(name, texts, merged)


def _month_columns(values: Mapping[tuple[int, int], object]) -> set[int]:
    """Columns whose dates are all the first of a month: months, typed as `2026年12月`."""
    days: dict[int, set[int]] = defaultdict(set)
    for (_, column), value in values.items():
        if isinstance(value, datetime.date):
            days[column].add(value.day)
    return {column for column, seen in days.items() if seen == {1}}
