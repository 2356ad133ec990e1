"""按期率, always both: against the original deadline, and against the one that holds with what was granted.

A task counts once its deadline is decided: kept, or missed. A share of nothing is no rate.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.domain.standing import TaskFacts, kept


class Measure(StrEnum):
    """The deadline that a rate is held against."""

    ORIGINAL = "original"
    APPROVED = "approved"

    @property
    def word(self) -> str:
        """The deadline as people say it."""
        return {"original": "原定时限", "approved": "批准时限"}[self.value]


@dataclass(frozen=True, slots=True)
class OnTime:
    """How many tasks kept a deadline and how many missed it."""

    kept: int = 0
    missed: int = 0

    @property
    def decided(self) -> int:
        """The tasks that the rate is of."""
        return self.kept + self.missed

    @property
    def text(self) -> str:
        """70.0%, half rounded up; – while no deadline is decided."""
        found = tenths(self.kept, self.decided)
        return f"{found // 10}.{found % 10}%" if self.decided else "–"

    @property
    def counted(self) -> str:
        """70.0%（7/10）."""
        return f"{self.text}（{self.kept}/{self.decided}）" if self.decided else self.text

    def __add__(self, other: "OnTime") -> "OnTime":
        return OnTime(self.kept + other.kept, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class Rates:
    """Both rates of some tasks."""

    original: OnTime = field(default_factory=OnTime)
    approved: OnTime = field(default_factory=OnTime)

    def by(self, measure: Measure) -> OnTime:
        """The rate against one of the deadlines."""
        return self.original if measure is Measure.ORIGINAL else self.approved

    @property
    def sentence(self) -> str:
        """按期率：按原定时限70.0%（7/10），按批准的时限（含延期）80.0%（8/10）。 Empty while no deadline is decided."""
        if not self.original.decided and not self.approved.decided:
            return ""
        return f"按期率：按原定时限{self.original.counted}，按批准的时限（含延期）{self.approved.counted}。"

    def __add__(self, other: "Rates") -> "Rates":
        return Rates(self.original + other.original, self.approved + other.approved)


def rates_of(tasks: Iterable[TaskFacts], day: date) -> Rates:
    """The rates of these tasks on `day`."""
    found = [(kept(each, day, original=True), kept(each, day, original=False)) for each in tasks]
    original, approved = [each for each, _ in found], [each for _, each in found]
    return Rates(
        OnTime(original.count(True), original.count(False)),
        OnTime(approved.count(True), approved.count(False)),
    )


def tenths(part: int, whole: int) -> int:
    """part / whole in tenths of a percent, half rounded up; 0 of 0 is 0."""
    return (2000 * part + whole) // (2 * whole) if whole else 0
