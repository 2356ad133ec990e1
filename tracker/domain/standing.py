"""Where a task stands on a day: its facts, and what follows from them on that day.

Lists, pages and circulars all read from this; nothing of it is stored.
"""

from dataclasses import dataclass
from datetime import date

from tracker.domain.cycles import Cycle, periods_between, silent_periods
from tracker.domain.lights import Colour, Light, LightFacts, RulePack, light_of
from tracker.domain.progress import expected_progress
from tracker.domain.task import OPEN_STATES, State


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """The flat facts of a task; `lead` and `responsible` are names, a group once under its own name."""

    code: str
    plan: str
    number: str
    title: str
    state: State
    version: int
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    lead_unit: str | None
    lead_kind: str
    cycle: Cycle
    milestones: tuple[tuple[date, int], ...] = ()
    dispatched_on: date | None = None
    sign_by: date | None = None
    active_on: date | None = None
    original_deadline: date | None = None
    deadline: date | None = None
    claimed: int | None = None
    verified: int | None = None
    claim_on: date | None = None
    done_on: date | None = None
    closed_on: date | None = None
    closing_number: str = ""
    filed_periods: tuple[str, ...] = ()
    filing_pending: bool = False
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A task's facts together with what they mean on `day`."""

    facts: TaskFacts
    day: date
    expected: int | None
    light: Light
    missing_periods: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Claimed by the lead and verified by the office."""
        return self.facts.done_on is not None

    @property
    def overdue_days(self) -> int:
        """Days since the deadline that holds, 0 when it has not passed or the work is done."""
        facts = self.facts
        if self.done or facts.deadline is None or facts.state not in OPEN_STATES:
            return 0
        return max(0, (work_ended(facts, self.day) - facts.deadline).days)

    @property
    def days_left(self) -> int | None:
        """Days until the deadline that holds; None when done or open-ended."""
        deadline = self.facts.deadline
        return None if self.done or deadline is None else (deadline - self.day).days

    @property
    def progress(self) -> int | None:
        """The percent that counts: the unit's own while it waits for the office, else the verified one."""
        return counted_progress(self.facts)

    def on_time(self, *, original: bool) -> bool | None:
        """Whether the task kept its deadline; None while that is still open, or without one."""
        deadline = self.facts.original_deadline if original else self.facts.deadline
        if deadline is None or self.facts.state is State.DRAFT:
            return None
        if self.facts.done_on is not None and self.facts.done_on <= deadline:
            return True
        return False if work_ended(self.facts, self.day) > deadline else None


def work_ended(facts: TaskFacts, day: date) -> date:
    """The day up to which time counts against the unit: that of its claim while the office verifies."""
    return min(day, facts.claim_on) if facts.claim_on is not None else day


def counted_progress(facts: TaskFacts) -> int | None:
    """A claim counts until the office has decided on it, so that a slow office never costs a unit its light."""
    if facts.filing_pending or facts.verified is None:
        return facts.claimed if facts.claimed is not None else facts.verified
    return facts.verified


def due_periods(facts: TaskFacts, day: date) -> tuple[str, ...]:
    """The periods since signing whose filing day has passed; a claim under verification stops the clock."""
    if facts.active_on is None or facts.state not in OPEN_STATES:
        return ()
    until = work_ended(facts, day)
    return tuple(
        period.label
        for period in periods_between(facts.cycle, facts.active_on, until)
        if facts.active_on <= period.due < until
    )


def standing(facts: TaskFacts, day: date, pack: RulePack) -> Standing:
    """Where the task stands on `day` under the rule pack."""
    due = due_periods(facts, day)
    missing = tuple(period for period in due if period not in facts.filed_periods)
    ended = work_ended(facts, day)
    silent = (
        silent_periods(facts.cycle, facts.active_on, facts.filed_periods, ended) if facts.active_on else 0
    )
    waits = facts.state is State.CLAIMED and facts.done_on is None
    light = light_of(
        LightFacts(
            dispatched_on=facts.dispatched_on,
            deadline=facts.deadline,
            original_deadline=facts.original_deadline,
            done_on=facts.claim_on if waits else facts.done_on,
            progress=counted_progress(facts),
            progress_pending=facts.filing_pending or facts.verified is None,
            milestones=facts.milestones,
            periods_without_filing=silent,
        ),
        day,
        pack,
    )
    if waits:
        light = Light(light.colour, f"已申请办结、待核验，{light.sentence}")
    expected = (
        expected_progress(facts.dispatched_on, facts.deadline, facts.milestones, day)
        if facts.dispatched_on
        else None
    )
    return Standing(facts, day, expected, light, missing)


RANK = {
    Colour.RED: 0,
    Colour.ORANGE: 1,
    Colour.GREY: 2,
    Colour.YELLOW: 3,
    Colour.BLUE: 4,
    Colour.GREEN: 5,
    Colour.NONE: 6,
}
