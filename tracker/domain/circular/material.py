"""What a circular is written from: the ledger at the cut-off and at the end of the month before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.domain.circular.month import Month, month_of
from tracker.domain.codes import in_order
from tracker.domain.counting import answered_by_lead, in_total
from tracker.domain.standing import Standing, TaskFacts
from tracker.domain.task import FilingState, State, TaskTarget
from tracker.domain.units import Unit

if TYPE_CHECKING:
    from tracker.domain.circular.rectification import FindingRecord


@dataclass(frozen=True, slots=True)
class FilingNote:
    """A filing as the circular looks at it; `unit` is a unit code, `values` are (index of target, number).

    `wrong` are the calculations in its words that do not come out.
    """

    number: int
    unit: str
    period: str
    filed_on: date
    late: bool
    claimed: int
    problems: str = ""
    values: tuple[tuple[int, float], ...] = ()
    state: FilingState = FilingState.PENDING
    answer: str = ""
    wrong: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Neither sent back nor replaced."""
        return self.state in (FilingState.PENDING, FilingState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """A dispatched task: where it stands, what was filed for it, and the numbers that it must reach."""

    standing: Standing
    filings: tuple[FilingNote, ...] = ()
    targets: tuple[TaskTarget, ...] = ()

    @property
    def facts(self) -> TaskFacts:
        """The task's facts."""
        return self.standing.facts

    @property
    def code(self) -> str:
        """The task's code."""
        return self.standing.facts.code

    @property
    def lead_filings(self) -> tuple[FilingNote, ...]:
        """What the first lead filed and what still stands, oldest first."""
        return tuple(note for note in self.filings if note.unit == self.facts.lead_unit and note.stands)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All tasks that had been dispatched when `day` ended, by code."""

    day: date
    records: tuple[TaskRecord, ...] = ()
    by_code: dict[str, TaskRecord] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        sent = (record for record in self.records if record.facts.state is not State.DRAFT)
        ordered = tuple(sorted(sent, key=lambda record: in_order(record.code)))
        object.__setattr__(self, "records", ordered)
        object.__setattr__(self, "by_code", {record.code: record for record in ordered})

    @property
    def items(self) -> tuple[TaskRecord, ...]:
        """Those that count in the whole."""
        return tuple(record for record in self.records if in_total(record.facts))

    @property
    def answered(self) -> tuple[TaskRecord, ...]:
        """Those that first leads answer for: the whole, and the steps that another unit leads than the task above."""
        return tuple(each for each in self.records if answered_by_lead(each.facts, self.above(each)))

    def above(self, record: TaskRecord) -> TaskFacts | None:
        """The task that it is a step of."""
        found = self.by_code.get(record.facts.parent)
        return found.facts if found else None

    def __iter__(self) -> Iterator[TaskRecord]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)


@dataclass(frozen=True, slots=True)
class PlanTitle:
    """A plan by its id and title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that the circular of `month` is computed from.

    `now` is the ledger at the cut-off, `before` at the end of the month before (None where nothing had been
    dispatched by then), `rectified` the findings at the cut-off, which no other number counts. `head` is the
    hash of the log's last event up to the cut-off. `running`: the month was not over yet at the cut-off.
    """

    office: str
    month: Month
    issued: date
    plans: tuple[PlanTitle, ...]
    units: tuple[Unit, ...]
    now: Snapshot
    before: Snapshot | None
    head: str
    running: bool = False
    rectified: tuple["FindingRecord", ...] = ()
    names: dict[str, Unit] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", {unit.code: unit for unit in self.units})

    @property
    def cutoff(self) -> date:
        """The day up to whose end everything is counted."""
        return self.now.day

    @property
    def last_due(self) -> date:
        """The last filing day that can have been missed: today's has not passed while the month runs."""
        return self.cutoff - timedelta(1) if self.running else self.cutoff

    @property
    def number(self) -> int:
        """期数: months since the month of the first dispatch, that month being the first."""
        days = [record.facts.dispatched_on for record in self.now]
        return self.month.since(month_of(min(day for day in days if day is not None))) + 1

    def unit_name(self, code: str | None, printed: str = "") -> str:
        """A unit's name in the registry, else as printed."""
        unit = self.names.get(code or "")
        return unit.name if unit else printed or code or "未登记单位"

    def lead_name(self, record: TaskRecord) -> str:
        """The first lead by name."""
        return self.unit_name(record.facts.lead_unit, next(iter(record.facts.lead), ""))
