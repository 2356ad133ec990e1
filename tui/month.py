"""A unit's month: what is asked of it, by when, and what it owes; and for those who see all units, each one's sum."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.case import chinese
from tracker.domain.cycles import Period, period_of
from tracker.domain.reminders import Kind, Owed
from tracker.domain.task import State
from tracker.queries.history import unit_names
from tracker.queries.owed import owed
from tracker.queries.tasks import TaskFilter, find
from tracker.queries.view import View
from tracker.services.desk import Desk
from tracker.services.tasks import terms
from tracker.services.views import look


@dataclass(frozen=True, slots=True)
class Month:
    """`duties` are open, the first due first; `filed` of `asked` tasks were reported for their running period."""

    unit: str
    name: str
    day: date
    duties: tuple[Owed, ...]
    asked: int
    filed: int
    period: Period | None

    @property
    def overdue(self) -> int:
        """How many duties are past their day."""
        return sum(each.due < self.day for each in self.duties)

    @property
    def in_words(self) -> str:
        """What is asked and what is owed, in two sentences."""
        if self.period is None:
            asked = "现在没有要求填报的任务。"
        else:
            left = self.asked - self.filed
            still = f"还差{left}项" if left else "都已填报"
            when = f"{self.period.label}应填报{self.asked}项，已填报{self.filed}项，{still}"
            asked = f"{when}；请于{chinese(self.period.due)}前报出。"
        if not self.duties:
            return f"{asked}没有欠办的事。"
        now = Counter(each.kind for each in self.duties if each.due <= last_of_month(self.day))
        said = "、".join(f"{kind.word}{now[kind]}件" for kind in Kind if now[kind]) or "没有要办的"
        late = f"，其中{self.overdue}件已过期" if self.overdue else ""
        later = len(self.duties) - now.total()
        return f"{asked}本月{said}{late}" + (f"；以后到期{later}件。" if later else "。")


def last_of_month(day: date) -> date:
    """The last day of the month that `day` is in."""
    return day.replace(day=monthrange(day.year, day.month)[1])


@dataclass(frozen=True, slots=True)
class UnitSum:
    """What one unit owes, by kind, and how much of it is late."""

    unit: str
    name: str
    owed: Counter[Kind]
    overdue: int


def read_month(desk: Desk, unit: str) -> Month:
    """The running month of a unit (its code); a unit's account is told of its own only."""
    with look(desk) as view:
        unit = view.own_unit or unit
        duties = sorted(
            owed(view, terms(view.session, desk.office), unit), key=lambda each: (each.due, each.task)
        )
        names = unit_names(view)
        asked, filed, period = filings_asked(view, unit)
        return Month(unit, names.get(unit, unit), view.day, tuple(duties), asked, filed, period)


def filings_asked(view: View, unit: str) -> tuple[int, int, Period | None]:
    """Of how many tasks a report is asked in their running period, how many were reported, the first period to end."""
    led = find(view, TaskFilter(lead=unit, states=(State.ACTIVE,))).rows
    facts = [each.facts for each in led if each.facts.lead_unit == unit]
    periods = [period_of(each.cycle, view.day) for each in facts]
    filed = sum(period.label in each.filed_periods for each, period in zip(facts, periods, strict=True))
    return len(facts), filed, min(periods, key=lambda period: period.due, default=None)


def read_sums(desk: Desk) -> tuple[UnitSum, ...]:
    """Every unit that owes something, the one with most overdue first."""
    with look(desk) as view:
        names = unit_names(view)
        found = owed(view, terms(view.session, desk.office))
        sums = (
            sum_of(unit, names[unit], view.day, found) for unit in {each.unit for each in found} & set(names)
        )
        return tuple(sorted(sums, key=lambda each: (-each.overdue, -each.owed.total(), each.unit)))


def sum_of(unit: str, name: str, day: date, found: Iterable[Owed]) -> UnitSum:
    """What `unit` owes among everything that is owed."""
    own = [each for each in found if each.unit == unit]
    return UnitSum(unit, name, Counter(each.kind for each in own), sum(each.due < day for each in own))
