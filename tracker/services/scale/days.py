"""The working days of the made-up year, counted once."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from random import Random

from tracker.domain.calendar import Calendar

CHINA = timezone(timedelta(hours=8))
OFFICE_HOURS = (*range(9 * 60 + 15, 12 * 60), *range(14 * 60 + 30, 17 * 60 + 40))


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Every working day from the first to the last, in order."""

    days: tuple[date, ...]

    def after(self, day: date, count: int) -> date:
        """The working day `count` after (or before) the one on which `day` falls; beyond the end, `date.max`."""
        position = bisect_left(self.days, day) + count
        return self.days[max(0, position)] if position < len(self.days) else date.max


def working_days(first: date, last: date, calendar: Calendar) -> WorkingDays:
    """The working days between two days, both included."""
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return WorkingDays(tuple(day for day in days if calendar.is_working_day(day)))


def some_time(day: date, luck: Random) -> datetime:
    """A moment within office hours in China."""
    minutes = luck.choice(OFFICE_HOURS)
    return datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, luck.randrange(60), 0, CHINA)
