"""Period by period, whether a unit filed what was asked of it: in time, late, not at all, sent back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.domain.cycles import Cycle, Period, period_named, periods_between
from tracker.domain.pauses import Clock
from tracker.domain.task import FilingState


class TurnState(StrEnum):
    """What became of one period."""

    IN_TIME = "in_time"
    LATE = "late"
    RETURNED = "returned"
    MISSING = "missing"
    RUNNING = "running"
    NOT_ASKED = "not_asked"

    @property
    def word(self) -> str:
        """The state as people say it."""
        return TURN_WORDS[self]


TURN_WORDS = {
    TurnState.IN_TIME: "按时填报",
    TurnState.LATE: "逾期填报",
    TurnState.RETURNED: "已退回",
    TurnState.MISSING: "未填报",
    TurnState.RUNNING: "待填报",
    TurnState.NOT_ASKED: "不要求",
}
OWING = frozenset({TurnState.RETURNED, TurnState.MISSING, TurnState.RUNNING})


@dataclass(frozen=True, slots=True)
class FiledNote:
    """A filing of the unit, as far as its period goes."""

    period: str
    on: date
    late: bool
    state: FilingState
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """From when until when a unit is to file, by which cycle, on the task's own clock.

    `every` tells whether each period is asked for (of the first lead); else only the periods in `only`, each
    with the day by which it was asked. `ended` is the day from which nothing more is asked (办结, 撤销).
    """

    cycle: Cycle
    since: date | None
    every: bool = True
    only: Mapping[str, date] | None = None
    ended: date | None = None
    clock: Clock = field(default_factory=Clock)


@dataclass(frozen=True, slots=True)
class Turn:
    """One period: by when it was due, what became of it, when it was filed, how often it was sent back."""

    period: str
    due: date
    state: TurnState
    filed_on: date | None = None
    returned: int = 0
    answer: str = ""


def turns(asked: Asked, filings: Sequence[FiledNote], first: date, last: date, day: date) -> Iterator[Turn]:
    """The turns whose due day lies between `first` and `last`, as they stand on `day`, oldest first."""
    periods = [*due_between(asked.cycle, first, last), *asked_apart(asked, first, last)]
    for period in sorted(dict.fromkeys(periods), key=lambda each: each.start):
        own = [filing for filing in filings if filing.period == period.label]
        due = due_of(asked, period)
        if due is None and not own:
            yield Turn(period.label, period.due, TurnState.NOT_ASKED)
        else:
            yield turn(period.label, due or period.due, own, day)


def asked_apart(asked: Asked, first: date, last: date) -> Iterator[Period]:
    """The periods that were asked for by a day of their own between these two."""
    for label, due in (asked.only or {}).items():
        if first <= due <= last:
            yield period_named(asked.cycle, label)


def due_of(asked: Asked, period: Period) -> date | None:
    """The day by which the period is to be filed; None where it is not asked for."""
    if asked.only and period.label in asked.only:
        return asked.only[period.label]
    begun = asked.since is not None and asked.since <= period.due
    over = asked.ended is not None and asked.ended <= period.due
    return period.due if asked.every and begun and not over and not asked.clock.covers(period.due) else None


def turn(label: str, due: date, own: Sequence[FiledNote], day: date) -> Turn:
    """What became of a period for which `own` was filed, in the order of filing.

    One filed in time and sent back counts as in time once it is made good, as in the circular and in scores.
    """
    returned = sum(filing.state is FilingState.RETURNED for filing in own)
    if not own:
        return Turn(label, due, TurnState.MISSING if due < day else TurnState.RUNNING)
    last = own[-1]
    if last.state is FilingState.RETURNED:
        return Turn(label, due, TurnState.RETURNED, last.on, returned, last.answer)
    late = all(filing.late for filing in own)
    return Turn(label, due, TurnState.LATE if late else TurnState.IN_TIME, last.on, returned)


def due_between(cycle: Cycle, first: date, last: date) -> Iterator[Period]:
    """The periods whose due day lies between two days, both included.

    The due day may lie some months before the period's end or after it, so that neighbours are looked at too.
    """
    reach = abs(cycle.months_later) + 1
    start = shifted(first, -reach)
    for period in periods_between(cycle, start, shifted(last, reach)):
        if first <= period.due <= last:
            yield period


def shifted(day: date, months: int) -> date:
    """The first day of the month so many months on."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
