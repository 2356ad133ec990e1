"""Task tables: rows that are plan items, with who does them by when and how much."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.domain.plan import PlanItem, Problem
from tracker.reading.blocks import Cell, Table
from tracker.reading.cards import laid_flat
from tracker.reading.headings import (
    TASK_COLUMNS,
    TASK_WORDS,
    UNIT_COLUMNS,
    Column,
    Heading,
    heading_of,
    parted,
)
from tracker.reading.rules import rules_of
from tracker.reading.share_columns import turned
from tracker.reading.table_items import ItemMaker, TableContext
from tracker.reading.table_rows import entries_of

__all__ = ["TableContext", "TableReading", "items_from_table"]

_NO_TASK_COLUMN = f"这张表没有任务列，没有读成任务。找过的表头有：{TASK_WORDS}。"
_NO_UNIT_COLUMN = "这张表有任务，但没有责任单位或完成时限列，没有读成任务。"
_REQUESTS = "这张表列的是建议上级办理的事项，没有读成任务。"
_NO_TASK_TABLE = "不是任务表"
HEADING = "表头"
_TITLE = "表格的标题行"
_UNIT_WORDS = re.compile(r"(?:责任|牵头|配合)(?:单位|部门)")
_LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True)
class TableReading:
    """The items of a table in order, what was not understood, and rows set aside with the reason.

    `heading` is handed to the next table when that one continues this one without a heading of its own.
    """

    items: tuple[PlanItem, ...] = ()
    problems: tuple[Problem, ...] = ()
    aside: tuple[Problem, ...] = ()
    heading: Heading | None = None


def items_from_table(table: Table, context: TableContext, before: Heading | None = None) -> TableReading:
    """The plan items that the rows of a table are; items without units are among them.

    `before` is the heading of the table right before this one, for tables cut in two.
    """
    readings: list[TableReading] = []
    flat, turned_words = turned(laid_flat(table))
    for part in parted(flat):
        readings.append(_reading(part, context, readings[-1].heading if readings else before))
    return TableReading(
        tuple(item for reading in readings for item in reading.items),
        tuple(problem for reading in readings for problem in reading.problems),
        (*turned_words, *(problem for reading in readings for problem in reading.aside)),
        readings[-1].heading,
    )


def _reading(table: Table, context: TableContext, before: Heading | None) -> TableReading:
    """One table with at most one heading."""
    heading = heading_of(table)
    if heading is None and before is not None and len(before.columns) == len(table.rows[0]):
        heading = replace(before, first=0, rows=0)
    if heading is None:
        return _refused(table, _NO_TASK_COLUMN if _names_units(table) else "")
    reason = _reason_against(heading)
    if reason is not None:
        return _refused(table, reason)
    entries, aside = entries_of(table, heading)
    maker = ItemMaker(table, heading, _with_own_rule(table, heading, aside, context))
    items = tuple(maker.item(entry) for entry in entries)
    if heading.guessed is not None:
        maker.problems.append(_guess(table, heading, heading.guessed))
    end = heading.first + heading.rows
    above = [_row_problem(row, _TITLE) for row in table.rows[: heading.first]]
    above += [_row_problem(row, HEADING) for row in table.rows[heading.first : end]]
    return TableReading(items, tuple(maker.problems), (*(row for row in above if row.quote), *aside), heading)


def _with_own_rule(
    table: Table, heading: Heading, aside: Sequence[Problem], context: TableContext
) -> TableContext:
    """`列第一位的为牵头单位` may stand in a heading, above it, or in a note to the table."""
    above = [cell.text for row in table.rows[: heading.first + heading.rows] for cell in row]
    said = any(rules_of(words).first_leads_from is not None for words in [*above, *(p.quote for p in aside)])
    return replace(context, first_leads=context.first_leads or said)


def _reason_against(heading: Heading) -> str | None:
    """Why a table with a heading is none of tasks; empty when there is nothing to say about it."""
    units = heading.having(*UNIT_COLUMNS)
    if heading.having(Column.REQUEST):
        return _REQUESTS
    if not heading.having(*TASK_COLUMNS):
        return _NO_TASK_COLUMN if units else ""
    if not units and not heading.having(Column.DEADLINE, Column.SHARE):
        return _NO_UNIT_COLUMN if heading.having(Column.NUMBER) else ""
    return None


def _refused(table: Table, message: str) -> TableReading:
    aside = tuple(p for row in table.rows if (p := _row_problem(row, _NO_TASK_TABLE)).quote)
    if not message or not aside:
        return TableReading(aside=aside)
    problem = Problem(table.place, (table.name or aside[0].quote)[:_LONGEST_QUOTE], message)
    return TableReading(problems=(problem,), aside=aside)


def _guess(table: Table, heading: Heading, column: int) -> Problem:
    place = table.rows[heading.first][column].place
    return Problem(place, heading.words[column], "没有见过这样的表头，按任务内容读取，请核对。")


def _names_units(table: Table) -> bool:
    return any(_UNIT_WORDS.search(cell.text) for row in table.rows[:3] for cell in row)


def _row_problem(row: Sequence[Cell], message: str) -> Problem:
    words = " ".join(cell.text for cell in row if cell.text.strip() and not cell.covered)
    return Problem(row[0].place, words, message)
