"""A task, and the questions that are asked of it.

Everything here is a fact that some event stated. What depends on the day (overdue, expected
progress, light) is asked with the day as an argument and stored nowhere.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.domain.cycles import Cycle
from tracker.domain.filing import Filing, FilingState
from tracker.domain.finding import Origin
from tracker.domain.instruction import Asking, Instruction
from tracker.domain.pauses import Clock
from tracker.domain.project import Project
from tracker.domain.states import OPEN_STATES, STATE_WORDS, Stage, State, TaskKind, stage_of

__all__ = ["OPEN_STATES", "STATE_WORDS", "Filing", "FilingState", "Stage", "State", "TaskKind"]

OWN_WORK = "办公室核验的是自己牵头的任务"


class PartRole(StrEnum):
    """What a unit is to a task. A guide advises: it is never nagged and never scored."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    GUIDE = "guide"

    @property
    def word(self) -> str:
        """The role as plans print it."""
        return {"lead": "牵头单位", "responsible": "责任单位", "guide": "指导单位"}[self.value]


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's part in a task. `unit` is None where the registry does not know `name`.

    `group` is the name printed in the plan when the unit came in as a member of a group. `lapsed`: it had let its
    signing limit pass before others came in with one of their own.
    """

    role: PartRole
    name: str
    unit: str | None
    group: str = ""
    signed_on: date | None = None
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class DeadlineVersion:
    """A deadline and the day since when it holds; the first version is the original one."""

    day: date
    since: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TaskTarget:
    """A number that the task must reach (`value` and `upper` for a range), and the last numbers towards it.

    `reported` is the last that stands (自报值), `verified` the last that the office took (核定值). `shares` are
    what each unit (its code) is to reach of it, where it is divided; then both are sums of the units' last.
    """

    name: str
    op: str
    value: float
    unit: str
    upper: float | None = None
    text: str = ""
    reported: float | None = None
    verified: float | None = None
    shares: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Extension:
    """A request for more time and what became of it (`granted` None: waiting)."""

    unit: str
    asked_on: date
    until: date
    reason: str
    progress: int
    granted: bool | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """「这不是我单位的事」: by whom, when, why, how many working days of the limit were left, the state to go on from."""

    unit: str
    on: date
    reason: str
    days_left: int
    state: State = State.DISPATCHED


@dataclass(frozen=True, slots=True)
class Suspension:
    """中止: since when and why, the state to go on from, and the working days left to sign (None: none run)."""

    on: date
    reason: str
    state: State
    days_left: int | None = None


@dataclass(frozen=True)
class Task:
    """One task as the log tells it. `version` counts its events. Without slots, so that `changing.replace` is quick.

    `removed_by` is the revised plan that no longer has it, if one has not. `parent` is the task that this is a part
    of, `weight` its share there (against the weights of the other parts), `children` are its own parts; `level` 1
    is a task of a plan, 2 a part of it. `milestones` are (day, percent) and have a name each. `verified_own`: the
    office that found it done leads it itself.
    """

    code: str
    plan: str
    number: str
    title: str
    text: str
    assignment: str
    place: str
    parts: tuple[Part, ...]
    drafted_on: date
    leaders: tuple[str, ...] = ()
    milestones: tuple[tuple[date, int], ...] = ()
    deadlines: tuple[DeadlineVersion, ...] = ()
    deadline_words: str = ""
    targets: tuple[TaskTarget, ...] = ()
    cycle: Cycle = field(default_factory=Cycle)
    initials: str = ""
    state: State = State.DRAFT
    version: int = 1
    dispatched_on: date | None = None
    sign_by: date | None = None
    dispute: Dispute | None = None
    active_on: date | None = None
    filings: tuple[Filing, ...] = ()
    claimed: int | None = None
    verified: int | None = None
    started_on: date | None = None
    extensions: tuple[Extension, ...] = ()
    claim_on: date | None = None
    claim_basis: str = ""
    claim_evidence: tuple[str, ...] = ()
    claim_refusals: tuple[str, ...] = ()
    done_on: date | None = None
    verified_own: bool = False
    closed_on: date | None = None
    closing_number: str = ""
    removed_by: str = ""
    kind: TaskKind = TaskKind.ITEM
    parent: str = ""
    weight: int = 1
    level: int = 1
    clock: Clock = field(default_factory=Clock)
    suspension: Suspension | None = None
    cancelled_on: date | None = None
    cancelled_because: str = ""
    milestone_names: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    askings: tuple[Asking, ...] = ()
    origin: Origin | None = None
    project: Project | None = None

    @property
    def closers(self) -> tuple[str, ...]:
        """The accounts that verify and close it in place of the office; none for all but an inspection's findings."""
        return self.origin.closers if self.origin else ()

    @property
    def stage(self) -> Stage:
        """Its state as people see it."""
        return stage_of(self.state, self.done_on)

    def parts_of(self, role: PartRole) -> tuple[Part, ...]:
        """The parts in that role, in the order of the plan."""
        return tuple(part for part in self.parts if part.role is role)

    @property
    def lead(self) -> Part | None:
        """第一牵头: the unit that answers for the task."""
        return next((part for part in self.parts if part.role is PartRole.LEAD), None)

    @property
    def deadline(self) -> date | None:
        """The deadline that holds now; None for an open-ended task."""
        return self.deadlines[-1].day if self.deadlines else None

    @property
    def original_deadline(self) -> date | None:
        """The deadline of the plan, whatever was granted since."""
        return self.deadlines[0].day if self.deadlines else None

    @property
    def open_extension(self) -> Extension | None:
        """The request for more time that waits for the office."""
        return next((asked for asked in self.extensions if asked.granted is None), None)

    @property
    def pending_filings(self) -> tuple[Filing, ...]:
        """Filings that wait for the office."""
        return tuple(filing for filing in self.filings if filing.state is FilingState.PENDING)

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The acts that this task waits for, in the order in which they are decided."""
        if self.state not in OPEN_STATES | {State.DRAFT}:
            return ()
        claimed = self.state is State.CLAIMED
        waiting = {
            "dispatch": self.state is State.DRAFT,
            "sign": self.state is State.DISPATCHED,
            "decide_dispute": self.state is State.DISPUTED,
            "accept": bool(self.pending_filings),
            "decide_extension": self.open_extension is not None,
            "answer_instruction": self.open_instruction is not None,
            "verify": claimed and self.done_on is None,
            "close": claimed and self.done_on is not None,
        }
        return tuple(act for act, holds in waiting.items() if holds)

    @property
    def returned_periods(self) -> tuple[str, ...]:
        """The periods for which the first lead's last filing was sent back and not made good."""
        lead = self.lead.unit if self.lead else None
        last = {filing.period: filing.state for filing in self.filings if filing.unit == lead}
        return tuple(period for period, state in last.items() if state is FilingState.RETURNED)

    def askings_of(self, unit: str | None) -> tuple[Asking, ...]:
        """What the unit was asked to file for its part and has not, the oldest first."""
        standing = (FilingState.PENDING, FilingState.ACCEPTED)
        filed = {filing.period for filing in self.filings if filing.unit == unit and filing.state in standing}
        return tuple(each for each in self.askings if each.unit == unit and each.period not in filed)

    @property
    def open_instruction(self) -> Instruction | None:
        """The oldest instruction that waits for its answer."""
        return next((each for each in self.instructions if each.waits), None)

    def filing(self, number: int) -> Filing | None:
        """The filing with that number."""
        return next((filing for filing in self.filings if filing.number == number), None)

    @property
    def filed_periods(self) -> tuple[str, ...]:
        """The periods for which the first lead has a filing that still stands."""
        lead = self.lead.unit if self.lead else None
        standing = (FilingState.PENDING, FilingState.ACCEPTED)
        return tuple(f.period for f in self.filings if f.unit == lead and f.state in standing)
