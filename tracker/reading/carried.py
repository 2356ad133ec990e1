"""Cells that stand for the one above: 同上 and 〃 say so; an empty cell of a lead column means so where nothing is merged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.domain.plan import Problem
from tracker.reading.blocks import Cell
from tracker.reading.headings import TASK_COLUMNS, Column, Heading

_DITTO = re.compile(r"同上(?:行|格|栏)?|同前|[〃″”“\"]|''|々")
_READ_AS_ABOVE = "按上一行读取"
AS_ABOVE = "“{}”一栏空着，按上一行读取，请核对"
_OFTEN = 0.2  # share of empty cells that is a way of writing, and not forgetfulness

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """The rows with such cells filled; `doubts` by the row's index, `aside` the signs that stood there."""

    rows: tuple[Row, ...]
    doubts: dict[int, str]
    aside: tuple[Problem, ...]


def carried_down(rows: Sequence[Row], heading: Heading) -> Carried:
    """The rows below a heading, each cell that repeats the one above with the words of that one."""
    empty = _columns_left_empty(rows, heading)
    said: dict[int, str] = {}
    filled: list[Row] = []
    doubts: dict[int, str] = {}
    aside: list[Problem] = []
    for index, row in enumerate(rows):
        if runs_across(row):
            said = {column: words for column, words in said.items() if column not in empty}
            filled.append(row)
            continue
        cells = list(row)
        for column, cell in enumerate(row):
            above = said.get(column, "")
            if above and _DITTO.fullmatch(cell.text.strip()):
                cells[column] = replace(cell, text=above)
                aside += [] if cell.covered else [Problem(cell.place, cell.text, _READ_AS_ABOVE)]
            elif above and column in empty and not cell.text.strip() and _is_entry(row, heading):
                cells[column] = replace(cell, text=above, covered=True)
                doubts[index] = AS_ABOVE.format(heading.words[column])
            elif cell.text.strip():
                said[column] = cell.text
        filled.append(tuple(cells))
    return Carried(tuple(filled), doubts, tuple(aside))


def runs_across(row: Row) -> bool:
    """Whether one cell takes the whole row."""
    return len(row) > 1 and all(cell.covered and cell.text == row[0].text for cell in row[1:])


def _columns_left_empty(rows: Sequence[Row], heading: Heading) -> frozenset[int]:
    """Lead columns, or the only column of doers, whose empty cells mean the one above."""
    doers = heading.having(Column.RESPONSIBLE)
    entries = [row for row in rows if not runs_across(row) and _is_entry(row, heading)]
    columns = heading.having(Column.LEAD)
    if not columns and len(doers) == 1:
        blank = sum(not row[doers[0]].text.strip() for row in entries)
        leads = bool(heading.having(Column.HELPER))  # 责任单位 beside 配合单位
        columns = doers if leads or blank >= _OFTEN * len(entries) else []
    return frozenset(column for column in columns if not any(row[column].covered for row in entries))


def _is_entry(row: Row, heading: Heading) -> bool:
    """Whether a row has a task and something beside it."""
    tasks = heading.having(*TASK_COLUMNS)
    return any(row[i].text.strip() for i in tasks) and sum(bool(cell.text.strip()) for cell in row) > 1
