"""Filing cycles: the periods in which units report, and the day by which each report is due."""

import calendar
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from tracker.domain.pauses import Clock
from tracker.errors import InputError

MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}
KINDS = ("weekly", "half-monthly", *MONTHS)
FRIDAY = 5
KIND_WORDS = {
    "weekly": "每周",
    "half-monthly": "每半月",
    "monthly": "每月",
    "quarterly": "每季度",
    "half-yearly": "每半年",
    "yearly": "每年",
}
RUNNING = Clock()


@dataclass(frozen=True, slots=True)
class Cycle:
    """How often and by when.

    `due_day` is a day of the period's last month, or of the month `months_later` after (or before) it;
    a month that is shorter ends it. Weekly: 1 is Monday, and what is no weekday means Friday.
    Half-monthly filings are due on the last day of the half. `earlier` are the cycles that held before, each up
    to the day before the one given with it: what is over keeps its periods.
    Raises InputError for an unknown kind or a day outside 1 to 31.
    """

    kind: str = "monthly"
    due_day: int = 25
    months_later: int = 0
    earlier: tuple[tuple["Cycle", date], ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise InputError(f"没有“{self.kind}”这种填报周期。", f"可用的是 {'、'.join(KINDS)}。")
        if not 1 <= self.due_day <= 31:
            raise InputError(f"填报截止日不能是{self.due_day}。", "应是1到31之间的整数。")

    @property
    def alone(self) -> "Cycle":
        """The cycle without those before it."""
        return replace(self, earlier=())

    @property
    def since(self) -> date | None:
        """The day from which it holds, where another held before."""
        return self.earlier[-1][1] if self.earlier else None

    def held_on(self, day: date) -> tuple["Cycle", date | None]:
        """The cycle that holds on the day, and since when (None: ever since)."""
        since = None
        for cycle, until in self.earlier:
            if day < until:
                return cycle, since
            since = until
        return self.alone, since

    def changed(self, cycle: "Cycle", day: date) -> "Cycle":
        """`cycle` from the next period on; what was to hold from a later day than `day` never does."""
        held, _ = self.held_on(day)
        over = tuple(each for each in self.earlier if each[1] <= day)
        if held == cycle:
            return replace(cycle, earlier=over)
        return replace(cycle, earlier=(*over, (held, period_of(self, day).end + timedelta(1))))

    @property
    def words(self) -> str:
        """How people say it: 每月25日前, 每季度末月次月10日前, 每周五前."""
        if self.kind == "weekly":
            return f"每周{'一二三四五六日'[(self.due_day if self.due_day <= 7 else FRIDAY) - 1]}前"
        if self.kind == "half-monthly":
            return "每半月最后一天前"
        if self.kind == "yearly":
            years, month = divmod(11 + self.months_later, 12)
            return f"{'次年' if years > 0 else '每年'}{month + 1}月{self.due_day}日前"
        return f"{KIND_WORDS[self.kind]}{self._month_words}{self.due_day}日前"

    @property
    def _month_words(self) -> str:
        """In which month the day lies, seen from the last one of the period."""
        last = "" if self.kind == "monthly" else "末月"
        if not self.months_later:
            return last
        side = "后" if self.months_later > 0 else "前"
        return "次月" if self.months_later == 1 else f"末月{side}{abs(self.months_later)}个月"


@dataclass(frozen=True, slots=True)
class Period:
    """One turn of a cycle, both days included; a filing after `due` is late."""

    label: str
    start: date
    end: date
    due: date


@lru_cache(maxsize=4096)
def period_of(cycle: Cycle, day: date) -> Period:
    """The period in which `day` lies.

    The first one of a new cycle begins when that does; where its due day is over by then, those days belong
    to the next one: nobody is asked to report on two days of a weekend.
    """
    held, since = cycle.held_on(day)
    period = plain_period(held, day)
    if since is None:
        return period
    first = plain_period(held, since)
    if first.start < since and first.due < since:
        first = plain_period(held, first.end + timedelta(1))
    return replace(first, start=since) if day <= first.end else period


def plain_period(cycle: Cycle, day: date) -> Period:
    """The period in which `day` lies, whatever held before the cycle."""
    if cycle.kind == "weekly":
        start = day - timedelta(day.weekday())
        weekday = cycle.due_day if cycle.due_day <= 7 else FRIDAY
        label = f"{start.year}年{start.month}月{start.day}日当周"
        return Period(label, start, start + timedelta(6), start + timedelta(weekday - 1))
    if cycle.kind == "half-monthly":
        first_half = day.day <= 15
        start = day.replace(day=1 if first_half else 16)
        end = day.replace(day=15) if first_half else month_end(day.year, day.month)
        label = f"{day.year}年{day.month}月{'上' if first_half else '下'}半月"
        return Period(label, start, end, end)
    length = MONTHS[cycle.kind]
    first = (day.month - 1) // length * length + 1
    end = month_end(day.year, first + length - 1)
    return Period(_label(cycle.kind, day.year, first), date(day.year, first, 1), end, _due(cycle, end))


def periods_between(cycle: Cycle, start: date, until: date) -> Iterator[Period]:
    """The periods from the one of `start` to the one of `until`."""
    period = period_of(cycle, start)
    while period.start <= until:
        yield period
        period = period_of(cycle, period.end + timedelta(1))


def silent_periods(
    cycle: Cycle, since: date, filed: Collection[str], day: date, clock: Clock = RUNNING
) -> int:
    """How many periods in a row, up to `day`, have passed their due day without a filing.

    `filed` are labels. A period counts from the day after its due day, when that is not before `since`
    (the day from which the unit was to file); any filing ends the row, one for the running period too.
    One that fell due while the task's `clock` stood does not count.
    """
    silent = 0
    period = period_of(cycle, day)
    while period.due >= since and period.label not in filed:
        silent += period.due < day and not clock.covers(period.due)
        period = period_of(cycle, period.start - timedelta(1))
    return silent


def period_named(cycle: Cycle, name: str) -> Period:
    """The period called `name` (2020年5月) or beginning in the month `name` (2020-05). Raises InputError."""
    year = int(name[:4]) if name[:4].isdecimal() else 0
    if date.min.year < year < date.max.year:
        for period in periods_between(cycle, date(year, 1, 1), date(year, 12, 31)):
            if name in (period.label, f"{period.start:%Y-%m}"):
                return period
    example = period_of(cycle, date(2020, 5, 1)).label
    raise InputError(f"没有“{name}”这个填报周期。", f"请写成“2020-05”或“{example}”这样。")


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _due(cycle: Cycle, end: date) -> date:
    if cycle.months_later:
        years, month = divmod(end.month - 1 + cycle.months_later, 12)
        end = month_end(end.year + years, month + 1)
    return end.replace(day=min(cycle.due_day, end.day))


def _label(kind: str, year: int, month: int) -> str:
    match kind:
        case "monthly":
            return f"{year}年{month}月"
        case "quarterly":
            return f"{year}年第{'一二三四'[(month - 1) // 3]}季度"
        case "half-yearly":
            return f"{year}年{'上半年' if month == 1 else '下半年'}"
    return f"{year}年全年"
