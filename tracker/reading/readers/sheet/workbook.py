"""Workbooks of today's kind (.xlsx, .xlsm): values as last computed, never computed here."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.plan import Place, Problem
from tracker.errors import InputError
from tracker.reading.readers.intake import ASK_FOR_SMALLER
from tracker.reading.readers.sheet.ledger import MAX_CELLS, Range, Sheet, cell_place
from tracker.reading.readers.sheet.values import shown

MAX_UNPACKED = 150 * 1024 * 1024  # bytes of all parts together
MAX_RATIO = 300  # unpacked to packed; a sheet of text has 20
MAX_PARTS = 2_000
MAX_MERGED = 400_000  # fields under merged cells in the whole book

_BROKEN = "这份文件已损坏，打不开。"
_SAVE_AGAIN = "请重新下载，或用办公软件打开后另存一份。"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


def check_package(data: bytes) -> None:
    """Refuse an archive that is broken or that would unpack to far more than a document holds."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(_BROKEN, _SAVE_AGAIN) from error
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * len(data) + 1024 * 1024:
        raise InputError("这份文件解压后大得不正常，可能是恶意构造的，没有打开。", ASK_FOR_SMALLER)


def sheets_of(path: Path, data: bytes) -> tuple[list[Sheet], list[Problem]]:
    """The visible sheets with words, and what was left out."""
    check_package(data)
    formulas = _formulas(path, data) if _look_into(data) else {}
    book = _opened(path, data, values=True)
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            problems.append(Problem(Place(cell=sheet.title), "", f"隐藏的工作表“{sheet.title}”没有读取。"))
            continue
        sheets.append(_sheet(sheet, formulas.get(sheet.title, {})))
    return sheets, problems


def _opened(path: Path, data: bytes, *, values: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations, which nobody reads here
            return openpyxl.load_workbook(BytesIO(data), data_only=values, keep_links=False)
    except Exception as error:  # openpyxl lets a dozen kinds through for a damaged part
        raise InputError(
            f"表格“{path.name}”已损坏，打不开。", "请用办公软件打开后另存为 .xlsx 再导入。"
        ) from error


def _formulas(path: Path, data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Cells that hold a formula, by sheet."""
    return {
        sheet.title: {spot: str(cell.value) for spot, cell in sheet._cells.items() if cell.data_type == "f"}
        for sheet in _opened(path, data, values=False).worksheets
    }


def _look_into(data: bytes) -> bool:
    """Whether any sheet has formulas; refuses merged ranges so large that opening them takes minutes."""
    parts = list(_sheet_parts(data))
    formulas = any(b"<f" in part for part in parts)
    merged = sum(_area(corners) for part in parts for corners in _MERGED.findall(part))
    if merged > MAX_MERGED:
        raise InputError("表格的合并单元格范围太大。", "请取消整行整列的合并后再导入。")
    return formulas


def _sheet_parts(data: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            for name in package.namelist():
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    yield package.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise InputError(_BROKEN, _SAVE_AGAIN) from error


def _area(corners: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = corners
    return (int(bottom) - int(top) + 1) * (_column(right) - _column(left) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet(sheet: Worksheet, formulas: dict[tuple[int, int], str]) -> Sheet:
    cells = sheet._cells
    if len(cells) > 10 * MAX_CELLS:
        raise InputError(f"工作表“{sheet.title}”的单元格太多。", ASK_FOR_SMALLER)
    texts: dict[tuple[int, int], str] = {}
    problems: list[Problem] = []
    for spot, cell in cells.items():
        text = shown(cell.value, getattr(cell, "number_format", "General"))
        if text:
            texts[spot] = text
        elif spot in formulas:
            place = cell_place(sheet.title, *spot)
            problems.append(
                Problem(place, formulas[spot], "公式没有保存计算结果，请打开表格保存一次后再导入。")
            )
    merged = tuple(Range(r.min_row, r.min_col, r.max_row, r.max_col) for r in sheet.merged_cells.ranges)
    return Sheet(sheet.title, texts, merged, tuple(problems))
