"""The month that a circular is about."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.cycles import month_end
from tracker.errors import InputError


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; `str()` gives 2020-05."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def words(self) -> str:
        """2020年5月."""
        return f"{self.year}年{self.month}月"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return month_end(self.year, self.month)

    @property
    def next(self) -> "Month":
        """The month after."""
        return month_of(self.last + timedelta(1))

    @property
    def previous(self) -> "Month":
        """The month before."""
        return month_of(self.first - timedelta(1))

    def since(self, earlier: "Month") -> int:
        """How many months lie between `earlier` and this one."""
        return (self.year - earlier.year) * 12 + self.month - earlier.month


def month_of(day: date) -> Month:
    """The month in which `day` lies."""
    return Month(day.year, day.month)


def month_named(text: str) -> Month:
    """The month written 2020-05. Raises InputError for anything else."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", text.strip())
    year, month = (int(part) for part in found.groups()) if found else (0, 0)
    if not (1949 <= year <= 9998 and 1 <= month <= 12):
        raise InputError(f"“{text}”不是月份。", "请写成“2020-05”这样，年份四位，月份01到12。")
    return Month(year, month)
