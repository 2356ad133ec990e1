"""A unit's month: what is asked of it, by when, and what it owes; and for those who see all units, each one's sum."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.cycles import month_end
from tracker.domain.rates import Rates
from tracker.domain.reminders import Kind, Owed
from tracker.queries.filing_rights import may_file
from tracker.queries.history import unit_names
from tracker.queries.owed import owed
from tracker.queries.rates import rates_by_unit, rates_of_unit
from tracker.queries.standings import standings_of
from tracker.queries.unit_month import UnitMonth, counts, month_of_unit
from tracker.services.desk import Desk
from tracker.services.tasks import terms
from tracker.services.views import look


@dataclass(frozen=True, slots=True)
class Month:
    """What the query found, under the unit's name, with the on-time rates of the tasks that the unit leads.

    `fileable` are the tasks that the reader may file for now.
    """

    name: str
    found: UnitMonth
    rates: Rates
    fileable: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """县教育局　2020年6月."""
        return f"{self.name}　{self.found.first.year}年{self.found.first.month}月"

    @property
    def in_words(self) -> str:
        """What is asked by kind, what became of the filings, what is owed still."""
        kinds = Counter(each.kind for each in self.found.demands)
        if not kinds:
            return f"没有要办的事。{self.rates.sentence}"
        asked = "、".join(f"{kind.word}{kinds[kind]}件" for kind in Kind if kinds[kind])
        filed = "、".join(f"{word}{count}件" for word, count in counts(self.found.demands).items())
        filings = f"填报：{filed}。" if filed else ""
        late = f"，其中{len(self.found.overdue)}件已过期" if self.found.overdue else ""
        left = f"还没有办的{len(self.found.owed)}件{late}" if self.found.owed else "都办了"
        return f"要求{asked}。{filings}{left}。{self.rates.sentence}"


@dataclass(frozen=True, slots=True)
class UnitSum:
    """What one unit owes, by kind, and how much of it is late."""

    unit: str
    name: str
    owed: Counter[Kind]
    overdue: int
    rates: Rates


def read_month(desk: Desk, unit: str, first: date) -> Month:
    """The month that begins on `first`, of a unit (its code); a unit's account is told of its own only."""
    with look(desk) as view:
        found = month_of_unit(view, unit, first)
        kept = rates_of_unit(view, found.unit)
        asked = standings_of(view, list(dict.fromkeys(each.task for each in found.demands)))
        fileable = may_file(view, (each.facts for each in asked)) if view.own_unit else frozenset()
        return Month(unit_names(view).get(found.unit, found.unit), found, kept, fileable)


def shifted(first: date, months: int) -> date:
    """The first day of the month after (1) or before (-1)."""
    return (
        month_end(first.year, first.month) + timedelta(1)
        if months > 0
        else (first - timedelta(1)).replace(day=1)
    )


def read_sums(desk: Desk) -> tuple[UnitSum, ...]:
    """Every unit that owes something, the one with most overdue first."""
    with look(desk) as view:
        names = unit_names(view)
        kept = rates_by_unit(view)
        by_unit: dict[str, list[Owed]] = {}
        for each in owed(view, terms(view.session, desk.office)):
            by_unit.setdefault(each.unit, []).append(each)
        sums = (
            sum_of(unit, names[unit], view.day, own, kept.get(unit, Rates()))
            for unit, own in by_unit.items()
            if unit in names
        )
        return tuple(sorted(sums, key=lambda each: (-each.overdue, -each.owed.total(), each.unit)))


def sum_of(unit: str, name: str, day: date, own: Sequence[Owed], kept: Rates) -> UnitSum:
    """The sum of what `unit` owes."""
    return UnitSum(unit, name, Counter(each.kind for each in own), sum(each.due < day for each in own), kept)
