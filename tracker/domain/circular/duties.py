"""What was to be filed in the month, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain.circular.material import FilingNote, Material, TaskRecord
from tracker.domain.circular.numbers import Count, Rate, Ref
from tracker.domain.cycles import Period, periods_between
from tracker.domain.standing import work_ended


class Outcome(StrEnum):
    """What became of a filing that was due."""

    IN_TIME = "按时"
    LATE = "迟报"
    MISSING = "未报"
    RETURNED = "退回后未重报"


FILED = (Outcome.IN_TIME, Outcome.LATE)


@dataclass(frozen=True, slots=True)
class Duty:
    """One filing due in the month: of which task and unit, for which period, by when, and its outcome."""

    record: TaskRecord
    unit: str
    period: str
    due: date
    outcome: Outcome

    @property
    def ref(self) -> Ref:
        """The duty as an entry of a list."""
        return Ref(self.record.code, f"{self.unit} {self.period} {self.outcome.value}")


@dataclass(frozen=True, slots=True)
class SentBack:
    """A filing that the office sent back in the month."""

    record: TaskRecord
    unit: str
    note: FilingNote


def duties(material: Material) -> tuple[Duty, ...]:
    """The filings due in the month, task by task; only the first lead of a task owes them."""
    return tuple(duty for record in material.now for duty in duties_of(record, material))


def duties_of(record: TaskRecord, material: Material) -> Iterator[Duty]:
    """The filings due for one task: from its signing on, none in a pause, once it was claimed or cancelled, or divided."""
    facts = record.facts
    if facts.active_on is None or record.standing.whole:
        return
    ended = work_ended(facts, material.cutoff + timedelta(1))
    for period in periods_between(facts.cycle, facts.active_on, material.last_due):
        due_this_month = material.month.first <= period.due <= material.last_due
        owed = facts.active_on <= period.due < ended and not facts.clock.covers(period.due)
        if due_this_month and owed:
            yield Duty(record, material.lead_name(record), period.label, period.due, outcome(record, period))


def outcome(record: TaskRecord, period: Period) -> Outcome:
    """What became of a period. A filing made in time and sent back counts as in time once it is made good."""
    filed = [n for n in record.filings if n.unit == record.facts.lead_unit and n.period == period.label]
    if not filed:
        return Outcome.MISSING
    if not any(note.stands for note in filed):
        return Outcome.RETURNED
    return Outcome.LATE if all(note.late for note in filed) else Outcome.IN_TIME


def having(owed: tuple[Duty, ...], *outcomes: Outcome) -> tuple[Duty, ...]:
    """The duties with one of these outcomes."""
    return tuple(duty for duty in owed if duty.outcome in outcomes)


def counted(says: str, owed: tuple[Duty, ...]) -> Count:
    """How many filings these are."""
    return Count(says, tuple(duty.ref for duty in owed))


def filing_rate(owed: tuple[Duty, ...]) -> Rate:
    """填报率: filed, late or not, among what was due."""
    kept = tuple(duty.ref for duty in having(owed, *FILED))
    missed = tuple(duty.ref for duty in having(owed, Outcome.MISSING, Outcome.RETURNED))
    return Rate("填报率", kept, missed)


def sent_back(material: Material) -> tuple[SentBack, ...]:
    """The filings sent back since the end of the month before, whoever filed them."""
    earlier = {
        (record.code, note.number)
        for record in material.before or ()
        for note in record.filings
        if note.state == "returned"
    }
    return tuple(
        SentBack(record, material.unit_name(note.unit), note)
        for record in material.now
        for note in record.filings
        if note.state == "returned" and (record.code, note.number) not in earlier
    )
