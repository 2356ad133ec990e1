"""Working days in China, 调休 included, as the State Council's yearly notice sets them.

The days come from the `holidays` library, whose data follow the notices since 2001. It takes most
of a second to load, so nothing is loaded before the first day is asked for. A known year can
still lend a weekend of late December to the next January, when the next notice says so.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Calendar:
    """The published calendar with an office's own additions: days worked and days off."""

    extra_working: frozenset[date] = frozenset()
    extra_off: frozenset[date] = frozenset()

    def knows(self, year: int) -> bool:
        """Whether the 调休 of that year are published (in the library's data)."""
        return year in _published_years()

    def warning(self, year: int) -> str | None:
        """What to be told about a year whose 调休 are not known; None for a known one."""
        if self.knows(year):
            return None
        return f"日历没有{year}年的调休安排，工作日按法定节假日和周末推算，请以国务院办公厅通知为准。"

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on `day`."""
        if day in self.extra_working:
            return True
        return day not in self.extra_off and bool(_of_year(day.year).is_working_day(day))

    def add_working_days(self, day: date, count: int) -> date:
        """The day `count` working days after `day`, or before it where `count` is negative."""
        step = timedelta(1 if count >= 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days follow `first` up to and including `last`; negative when `last` is earlier."""
        if last < first:
            return -self.working_days_between(last, first)
        days = (first + timedelta(n) for n in range(1, (last - first).days + 1))
        return sum(self.is_working_day(day) for day in days)

    def last_working_day_until(self, day: date) -> date:
        """`day` itself when it is worked, else the last working day before it."""
        return day if self.is_working_day(day) else self.add_working_days(day, -1)

    def first_working_day_of_month(self, year: int, month: int) -> date:
        """The first day of the month on which offices work."""
        first = date(year, month, 1)
        return first if self.is_working_day(first) else self.add_working_days(first, 1)


@cache
def _of_year(year: int) -> Any:
    from holidays.countries.china import China

    return China(years=year)  # type: ignore[no-untyped-call]


@cache
def _published_years() -> frozenset[int]:
    """The years for which the library has substituted days; it answers for others without a warning."""
    from holidays.countries.china import ChinaStaticHolidays

    return frozenset(ChinaStaticHolidays.special_public_holidays)
