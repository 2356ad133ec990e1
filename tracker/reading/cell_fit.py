"""Lays the lines of one row into its columns: every line where it fits best, their order kept."""

import re
from collections.abc import Sequence
from functools import lru_cache

from tracker.domain.plan import Place
from tracker.reading import organs
from tracker.reading.deadlines import Years, column_deadlines
from tracker.reading.headings import MEASURED, TASK_COLUMNS, UNIT_COLUMNS, Column
from tracker.reading.names import unit_names
from tracker.reading.roles import said_of

NOBODY = re.compile(r"[\s无/／\-—–]*")
_ANY_YEAR = Years(2000, 2000)
_LONGEST_DATE = 24
_LONGEST_GROUP = 20
_IMPOSSIBLE = float("-inf")


def laid_out(
    lines: Sequence[str], columns: Sequence[Column], places: Sequence[Place]
) -> tuple[list[str], list[Place | None]]:
    """The words of each column, lines of one cell joined by newlines, with the place where each begins."""
    if len(lines) == len(columns):
        return list(lines), list(places)
    shares, _ = _shares(lines, columns)
    texts, begins, at = [], [], 0
    for share in shares:
        texts.append("\n".join(lines[at : at + share]))
        begins.append(places[at] if share else None)
        at += share
    return texts, begins


def best_length(lines: Sequence[str], columns: Sequence[Column]) -> int:
    """How many of the lines make the fullest row; what follows the last row of a table is none of it."""
    return max(range(len(lines) + 1), key=lambda length: _shares(lines[:length], columns)[1])


def _shares(lines: Sequence[str], columns: Sequence[Column]) -> tuple[list[int], float]:
    """How many lines each column takes, by the best sum of fits (dynamic programming over both), and the sum."""
    fits = [[_fit(column, line) for line in lines] for column in columns]
    best = [0.0] + [_IMPOSSIBLE] * len(lines)
    chosen: list[list[int]] = []
    for index, column in enumerate(columns):
        now = [_IMPOSSIBLE] * (len(lines) + 1)
        took = [0] * (len(lines) + 1)
        for before, score in enumerate(best):
            total = score
            for end in range(before, len(lines) + 1):
                if end > before:
                    total += fits[index][end - 1] - (
                        _CROWDED[column in TASK_COLUMNS] if end - before > 1 else 0
                    )
                value = total - (_missing(column) if end == before else 0)
                if value > now[end]:
                    now[end], took[end] = value, end - before
        best = now
        chosen.append(took)
    shares, at = [], len(lines)
    for took in reversed(chosen):
        shares.append(took[at])
        at -= took[at]
    return shares[::-1], best[-1]


_CROWDED = {True: 0.1, False: 0.6}  # what a further line in one cell costs, in task columns and in others


def _missing(column: Column) -> float:
    """What an empty cell costs."""
    if column is Column.CONTENT:
        return 1.5
    if column is Column.LEAD or column is Column.RESPONSIBLE:
        return 0.8
    return 0.5 if column in UNIT_COLUMNS | {Column.DEADLINE, Column.JUDGE} else 0.1


@lru_cache(maxsize=4096)
def _fit(column: Column, line: str) -> float:
    """How well a line's words suit a column: about 2 when they surely do, negative when they do not."""
    if column in UNIT_COLUMNS or column is Column.JUDGE:
        return 1.0 if NOBODY.fullmatch(line) else _unit_share(line) * 4 - (4 if line.endswith("。") else 2)
    if column is Column.DEADLINE:
        return 2.0 if _is_date(line) else -2.0
    if column is Column.MEASURE:
        return 1.5 if MEASURED.fullmatch(line) else -1.0
    if column is Column.TARGET:
        return 1.5 if re.search(r"\d", line) and len(line) <= _LONGEST_DATE else -1.0
    if column is Column.GROUP:
        return 0.8 if len(line) <= _LONGEST_GROUP and not _is_date(line) and _unit_share(line) < 1 else -1.0
    return _task_fit(column, line) if column in TASK_COLUMNS else 0.1


def _task_fit(column: Column, line: str) -> float:
    """Names are short, contents long; neither is a date or a list of units."""
    if _is_date(line) or _unit_share(line) == 1:
        return -1.0
    return min(len(line), 40) / 25 if column is Column.CONTENT else 1.2 - abs(len(line) - 12) / 40


def _unit_share(line: str) -> float:
    names = unit_names(said_of(line).names)
    sure = sum(map(_is_unit, names))
    return sure / len(names) if names else 0.0


def _is_unit(name: str) -> bool:
    return organs.is_surely_a_unit(name) or (organs.is_group(name) and len(name) <= _LONGEST_GROUP)


def _is_date(line: str) -> bool:
    if len(line) > _LONGEST_DATE or not line.strip():
        return False
    return any(deadline.date or deadline.open for deadline in column_deadlines(line, _ANY_YEAR))
