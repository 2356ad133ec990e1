"""Sheets as readers of every spreadsheet format see them, and the blocks they make."""

import re
from dataclasses import dataclass, field, replace

from tracker.domain.plan import Place, Problem
from tracker.errors import InputError
from tracker.reading.blocks import Block, Cell, Document, Line, Table
from tracker.reading.readers.intake import ASK_FOR_SMALLER

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELLS = 400_000  # the largest ledger met has 579 rows of 12

_ANNEX = re.compile(r"\s*附[件表]\s*[一二三四五六七八九十\d-]*\s*[:：]?\s*")  # stands above the title

Spot = tuple[int, int]  # row and column, from 1


@dataclass(frozen=True, slots=True)
class Range:
    """A merged range, corners included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet that have words, and what is merged."""

    name: str
    texts: dict[Spot, str]
    merged: tuple[Range, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def document_of(sheets: list[Sheet], problems: list[Problem]) -> Document:
    """All sheets one after the other; raises InputError when there are no words or too many."""
    blocks: list[Block] = []
    for sheet in sheets:
        if sheet.texts:
            blocks += _blocks(sheet, titled=any(isinstance(b, Line) and b.level == 0 for b in blocks))
    if not blocks:
        raise InputError("这份表格里没有文字。", "请检查是否选错了文件，或数据是否在隐藏的工作表里。")
    return Document(tuple(blocks), (*problems, *(p for sheet in sheets for p in sheet.problems)))


def column_letters(column: int) -> str:
    """1 -> A, 26 -> Z, 27 -> AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_place(sheet: str, row: int, column: int) -> Place:
    """Where a cell stands, as people name it: `台账!C5`."""
    return Place(cell=f"{sheet}!{column_letters(column)}{row}")


def _blocks(sheet: Sheet, *, titled: bool) -> list[Block]:
    """The rows of one cell above the table as lines, the table, the rows of one cell below it as lines."""
    rows = _rows(sheet)
    first, last = 0, len(rows)
    while first < last and _is_line(rows[first]):
        first += 1
    while last > first and _is_line(rows[last - 1]):
        last -= 1
    above = [_line(row, level=None) for row in rows[:first]]
    title = next((at for at, line in enumerate(above) if not _ANNEX.fullmatch(line.text)), None)
    if title is not None and not titled:
        above[title] = replace(above[title], level=0)
    below = [_line(row, level=None) for row in rows[last:]]
    name = above[-1].text if above else sheet.name
    table = [Table(tuple(rows[first:last]), Place(cell=sheet.name), name)] if first < last else []
    return [*above, *table, *below]


def _is_line(row: tuple[Cell, ...]) -> bool:
    return sum(1 for cell in row if cell.text and not cell.covered) <= 1


def _line(row: tuple[Cell, ...], level: int | None) -> Line:
    cell = next((c for c in row if c.text and not c.covered), next(c for c in row if c.text))
    return Line(cell.text, cell.place, level)


def _rows(sheet: Sheet) -> list[tuple[Cell, ...]]:
    """Rows that have words, as wide as the widest; merged cells repeat theirs, marked covered."""
    top, bottom = min(r for r, _ in sheet.texts), max(r for r, _ in sheet.texts)
    left, right = min(c for _, c in sheet.texts), max(c for _, c in sheet.texts)
    rows = sorted({r for r, _ in sheet.texts})
    if len(rows) > MAX_ROWS or right - left >= MAX_COLUMNS or len(rows) * (right - left + 1) > MAX_CELLS:
        raise InputError(
            f"工作表“{sheet.name}”有 {len(rows)} 行、{right - left + 1} 列，超过上限。", ASK_FOR_SMALLER
        )
    covered = _covered(sheet, Range(top, left, bottom, right))
    shown = sorted({*rows, *(r for r, _ in covered)})
    return [
        tuple(
            Cell(
                covered.get((row, column)) or sheet.texts.get((row, column), ""),
                cell_place(sheet.name, row, column),
                covered=(row, column) in covered,
            )
            for column in range(left, right + 1)
        )
        for row in shown
    ]


def _covered(sheet: Sheet, used: Range) -> dict[Spot, str]:
    """The words that merged cells give to the fields they cover, within the used part of the sheet."""
    covered: dict[Spot, str] = {}
    for area in sheet.merged:
        text = sheet.texts.get((area.top, area.left))
        if text is None:
            continue
        for row in range(area.top, min(area.bottom, used.bottom) + 1):
            for column in range(area.left, min(area.right, used.right) + 1):
                if (row, column) != (area.top, area.left):
                    covered[row, column] = text
        if len(covered) > MAX_CELLS:
            raise InputError(f"工作表“{sheet.name}”的合并单元格太多。", ASK_FOR_SMALLER)
    return covered
