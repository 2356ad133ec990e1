"""Filing cycles: the periods in which units report, and the day by which each report is due."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.errors import InputError

MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}
KINDS = ("weekly", "half-monthly", *MONTHS)


@dataclass(frozen=True, slots=True)
class Cycle:
    """How often and by when: `due_day` is a day of the (last) month, or of the week (1 is Monday)."""

    kind: str = "monthly"
    due_day: int = 25


@dataclass(frozen=True, slots=True)
class Period:
    """One turn of a cycle, both days included; a filing after `due` is late."""

    label: str
    start: date
    end: date
    due: date


def period_of(cycle: Cycle, day: date) -> Period:
    """The period in which `day` lies."""
    if cycle.kind == "weekly":
        start = day - timedelta(day.weekday())
        label = f"{start.year}年{start.month}月{start.day}日当周"
        return Period(label, start, start + timedelta(6), start + timedelta(min(cycle.due_day, 7) - 1))
    if cycle.kind == "half-monthly":
        first_half = day.day <= 15
        start = day.replace(day=1 if first_half else 16)
        end = day.replace(day=15) if first_half else month_end(day.year, day.month)
        label = f"{day.year}年{day.month}月{'上' if first_half else '下'}半月"
        return Period(label, start, end, end)
    length = MONTHS[cycle.kind]
    first = (day.month - 1) // length * length + 1
    last = first + length - 1
    end = month_end(day.year, last)
    due = end.replace(day=min(cycle.due_day, end.day))
    return Period(_label(cycle.kind, day.year, first), date(day.year, first, 1), end, due)


def periods_between(cycle: Cycle, start: date, until: date) -> Iterator[Period]:
    """The periods from the one of `start` to the one of `until`."""
    period = period_of(cycle, start)
    while period.start <= until:
        yield period
        period = period_of(cycle, period.end + timedelta(1))


def period_named(cycle: Cycle, name: str) -> Period:
    """The period called `name` (2020年5月) or beginning in the month `name` (2020-05). Raises InputError."""
    try:
        year, month = (int(part) for part in name.replace("年", "-").rstrip("月").split("-")[:2])
        period = period_of(cycle, date(year, month, 1))
    except ValueError:
        period = None
    if period is None or name not in (period.label, f"{period.start:%Y-%m}"):
        example = period_of(cycle, date(2020, 5, 1)).label
        raise InputError(f"没有“{name}”这个填报周期。", f"请写成“2020-05”或“{example}”这样。")
    return period


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _label(kind: str, year: int, month: int) -> str:
    words = {
        "monthly": f"{month}月",
        "quarterly": f"第{'一二三四'[(month - 1) // 3]}季度",
        "half-yearly": "上半年" if month == 1 else "下半年",
        "yearly": "全年",
    }
    return f"{year}年{words[kind]}"
