"""Where a task stands on a day: its facts, and what follows from them on that day.

Lists, pages and circulars all read from this; nothing of it is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.domain.case import chinese
from tracker.domain.cycles import Cycle, Period, periods_between, silent_periods
from tracker.domain.lights import Colour, Light, LightFacts, RulePack, colour_of, light_of
from tracker.domain.pauses import Clock
from tracker.domain.progress import expected_progress
from tracker.domain.states import OPEN_STATES, Stage, State, TaskKind, stage_of
from tracker.domain.weighted import Share, Weighted, weighted


@dataclass(frozen=True, slots=True, kw_only=True)
class LightBasis:
    """The facts of a task that its light follows from, and whether it kept a deadline: no words, no units.

    `returned` and `slips_missed` are counted as a rule pack counts them. `claimed` and `verified` are the percents
    that hold, `claimed_by` and `verified_by` what they rest on (实际1953/目标2100=93%); `begun` is explained at
    TaskProgress, `filing_pending` at the table of tasks.
    """

    state: State
    cycle: Cycle
    milestones: tuple[tuple[date, int], ...] = ()
    dispatched_on: date | None = None
    active_on: date | None = None
    original_deadline: date | None = None
    deadline: date | None = None
    claimed: int | None = None
    verified: int | None = None
    claim_on: date | None = None
    done_on: date | None = None
    filed_periods: tuple[str, ...] = ()
    filing_pending: bool = False
    returned: int = 0
    slips_missed: int = 0
    clock: Clock = field(default_factory=Clock)
    suspended_on: date | None = None
    cancelled_on: date | None = None
    stopped_because: str = ""
    claimed_by: str = ""
    verified_by: str = ""
    begun: bool = False
    weight: int = 1

    @property
    def stage(self) -> Stage:
        """Its state as people see it."""
        return stage_of(self.state, self.done_on)

    @property
    def original_limit(self) -> date | None:
        """The original deadline, put off by the pauses that began before it had passed."""
        return self.clock.put_off(self.original_deadline) if self.original_deadline else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts(LightBasis):
    """The flat facts of a task; `lead` and `responsible` are names, a group once under its own name.

    The `stated` percents are those that were said, whatever the numbers of targets make of them.
    """

    code: str
    plan: str
    number: str
    title: str
    version: int
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    lead_unit: str | None
    lead_kind: str
    sign_by: date | None = None
    closed_on: date | None = None
    closing_number: str = ""
    waits_for: tuple[str, ...] = ()
    kind: TaskKind = TaskKind.ITEM
    parent: str = ""
    stated_claimed: int | None = None
    stated_verified: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A task's facts together with what they mean on `day`; `whole` are the figures of a divided task."""

    facts: TaskFacts
    day: date
    expected: int | None
    light: Light
    missing_periods: tuple[str, ...]
    whole: Weighted | None = None

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
        return max(0, facts.clock.days(facts.deadline, work_ended(facts, self.day)))

    @property
    def days_left(self) -> int | None:
        """Days until the deadline that holds; None when done, suspended, cancelled or open-ended."""
        facts = self.facts
        if self.done or facts.deadline is None or facts.state in (State.SUSPENDED, State.CANCELLED):
            return None
        return (facts.deadline - (facts.clock.stands_since or self.day)).days

    @property
    def progress(self) -> int | None:
        """The percent that counts: the unit's own while it waits for the office, else the verified one."""
        return self.whole.counted if self.whole else counted_progress(self.facts)

    def on_time(self, *, original: bool) -> bool | None:
        """Whether the task kept its deadline; None while that is still open, or without one."""
        return kept(self.facts, self.day, original=original)


def kept(facts: LightBasis, day: date, *, original: bool) -> bool | None:
    """Whether the task kept its original deadline, or the one that holds; None while open, or without one."""
    deadline = facts.original_limit if original else facts.deadline
    if deadline is None or facts.state is State.DRAFT:
        return None
    if facts.done_on is not None and facts.done_on <= deadline:
        return True
    return False if work_ended(facts, day) > deadline else None


def work_ended(facts: LightBasis, day: date) -> date:
    """The day up to which time counts against the unit: that of its claim, of a pause that lasts, of the end."""
    stops = (facts.claim_on, facts.clock.stands_since, facts.cancelled_on)
    return min((day, *(stop for stop in stops if stop is not None)))


def counted_progress(facts: LightBasis) -> int | None:
    """A claim counts until the office has decided on it, so that a slow office never costs a unit its light."""
    if claim_counts(facts):
        return facts.claimed if facts.claimed is not None else facts.verified
    return facts.verified


def claim_counts(facts: LightBasis) -> bool:
    """Whether the percent that counts is the unit's own."""
    return facts.filing_pending or facts.verified is None


def due_periods(facts: LightBasis, day: date) -> tuple[str, ...]:
    """The periods that an open task was to be filed for by `day`."""
    return tuple(period.label for period in periods_due(facts, day)) if facts.state in OPEN_STATES else ()


def periods_due(facts: LightBasis, day: date) -> tuple[Period, ...]:
    """The periods since signing whose filing day has passed; a claim under verification stops the clock."""
    if facts.active_on is None:
        return ()
    until = work_ended(facts, day)
    return tuple(
        period
        for period in periods_between(facts.cycle, facts.active_on, until)
        if facts.active_on <= period.due < until and not facts.clock.covers(period.due)
    )


def standing(facts: TaskFacts, day: date, pack: RulePack, parts: Sequence["Standing"] = ()) -> Standing:
    """Where the task stands on `day` under the rule pack; a divided one where its `parts` do: they file."""
    whole = whole_of(parts)
    if whole:
        facts = replace(facts, claimed=whole.claimed, verified=whole.verified)
    due = () if whole else due_periods(facts, day)
    missing = tuple(period for period in due if period not in facts.filed_periods)
    return Standing(
        facts, day, expected_on(facts, day, whole), light_on(facts, day, pack, whole), missing, whole
    )


def expected_on(facts: LightBasis, day: date, whole: Weighted | None = None) -> int | None:
    """Where the task should be on `day`, in percent; None without a deadline, or before it is dispatched."""
    if facts.dispatched_on is None:
        return None
    if whole:
        return whole.expected
    at = looked_on(facts, day)
    return expected_progress(facts.dispatched_on, facts.deadline, facts.milestones, at, facts.clock)


def light_on(facts: LightBasis, day: date, pack: RulePack, whole: Weighted | None = None) -> Light:
    """The light of the task on `day` under the rule pack; `whole` are the figures of a divided one's parts."""
    if facts.state in STOPPED:
        return Light(Colour.NONE, stopped_sentence(facts))
    light = light_of(light_facts(facts, day, whole), looked_on(facts, day), pack)
    return Light(light.colour, f"已申请办结、待核验，{light.sentence}") if waits(facts) else light


def colour_on(facts: LightBasis, day: date, pack: RulePack, whole: Weighted | None = None) -> Colour:
    """The colour of that light, where nobody asks why."""
    if facts.state in STOPPED:
        return Colour.NONE
    return colour_of(light_facts(facts, day, whole), looked_on(facts, day), pack)


def waits(facts: LightBasis) -> bool:
    """Whether the work was claimed done and the office has not decided on it."""
    return facts.state is State.CLAIMED and facts.done_on is None


def light_facts(facts: LightBasis, day: date, whole: Weighted | None = None) -> LightFacts:
    """The facts as rules of lights look at them."""
    done_on = facts.claim_on if waits(facts) else facts.done_on
    silent = 0
    if done_on is None and facts.active_on is not None and not whole:
        ended = work_ended(facts, day)
        silent = silent_periods(facts.cycle, facts.active_on, facts.filed_periods, ended, facts.clock)
    return LightFacts(
        dispatched_on=facts.dispatched_on,
        deadline=facts.deadline,
        original_deadline=facts.original_deadline,
        done_on=done_on,
        progress=whole.counted if whole else counted_progress(facts),
        progress_pending=claim_counts(facts),
        expected=whole.expected if whole else None,
        formula=whole.formula if whole else worked_out(facts),
        begun=bool(whole) or facts.begun,
        milestones=facts.milestones,
        periods_without_filing=silent,
        clock=facts.clock,
        returned=facts.returned,
        slips_missed=facts.slips_missed,
    )


def worked_out(facts: LightBasis) -> str:
    """What the percent that counts rests on."""
    return facts.claimed_by if claim_counts(facts) else facts.verified_by


def looked_on(facts: LightBasis, day: date) -> date:
    """The day on which time is looked at: that of a pause that lasts, else `day`."""
    return min(day, facts.clock.stands_since or day)


def whole_of(parts: Sequence["Standing"]) -> Weighted | None:
    """The weighted figures of the parts that were not cancelled; None where there are none."""
    return whole_from([(part.facts, part.whole) for part in parts], parts[0].day) if parts else None


def whole_from(parts: Sequence[tuple[LightBasis, Weighted | None]], day: date) -> Weighted | None:
    """The same from the facts of the parts, each with its own figures where it is divided again."""
    shares = [share(facts, day, whole) for facts, whole in parts if facts.state is not State.CANCELLED]
    return weighted(shares) if shares else None


def share(facts: LightBasis, day: date, whole: Weighted | None) -> Share:
    """What a part adds to the whole: all of it once it is found done."""
    if facts.done_on is not None:
        return Share(facts.weight, 100, 100, 100, 100)
    claimed, verified = (whole.claimed, whole.verified) if whole else (facts.claimed, facts.verified)
    counted = whole.counted if whole else counted_progress(facts)
    expected = expected_on(facts, day, whole)
    return Share(facts.weight, claimed or 0, verified or 0, counted or 0, expected or 0)


STOPPED = {State.SUSPENDED: "中止，期间不计时", State.CANCELLED: "撤销"}


def stopped_sentence(facts: LightBasis) -> str:
    """Since when a task is suspended or cancelled, and why: 2020年5月6日中止，期间不计时：…"""
    since = facts.cancelled_on or facts.suspended_on
    return f"{chinese(since)}{STOPPED[facts.state]}：{facts.stopped_because}"


RANK = {
    Colour.RED: 0,
    Colour.ORANGE: 1,
    Colour.GREY: 2,
    Colour.YELLOW: 3,
    Colour.BLUE: 4,
    Colour.GREEN: 5,
    Colour.NONE: 6,
}
