"""红黄绿灯: computed, never stored, always with the sentence that explains it."""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.case import chinese
from tracker.domain.pauses import Clock
from tracker.domain.progress import expected_progress
from tracker.domain.rulepack import SEVERITY, Colour, RulePack, Steps
from tracker.domain.rulepack_toml import pack_from_toml

__all__ = ["Colour", "Light", "LightFacts", "RulePack", "colour_of", "light_of", "pack_from_toml"]


@dataclass(frozen=True, slots=True)
class Light:
    """A colour and the sentence that explains it."""

    colour: Colour
    sentence: str


@dataclass(frozen=True, slots=True)
class LightFacts:
    """What a light is computed from. Days are days in China; `progress` is a whole percent.

    `deadline` is the one that holds, extensions granted. `done_on` is the day on which completion was
    claimed. `progress_pending`: the percent is the unit's own, not verified. The counts are explained
    at RulePack. Days on which `clock` stood count for nothing. Of a divided task `expected` is
    given, with the `formula` of its progress; of others `formula` is what the progress rests on. `begun`: work
    has begun though it does not make a whole percent yet.
    """

    dispatched_on: date | None
    deadline: date | None
    original_deadline: date | None
    done_on: date | None = None
    progress: int | None = None
    progress_pending: bool = False
    milestones: tuple[tuple[date, int], ...] = ()
    periods_without_filing: int = 0
    returned: int = 0
    slips_missed: int = 0
    clock: Clock = field(default_factory=Clock)
    expected: int | None = None
    formula: str = ""
    begun: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """The facts as they look on a day under a rule pack."""

    facts: LightFacts
    since: date
    today: date
    pack: RulePack
    expected: int | None

    @property
    def progress(self) -> str:
        facts = self.facts
        if facts.progress is None:
            return "尚未填报进度"
        formula = f"（{facts.formula}）" if facts.formula else ""
        return f"{'自报进度' if facts.progress_pending else '进度'}{facts.progress}%{formula}"

    @property
    def points_behind(self) -> int:
        return (self.expected or 0) - (self.facts.progress or 0)

    @property
    def against_the_clock(self) -> str:
        if self.expected is None:
            return f"{self.progress}，没有完成时限"
        behind = f"，差{self.points_behind}个百分点" if self.points_behind > 0 else ""
        return f"{self.progress}，序时应达{self.expected}%{behind}"


def light_of(facts: LightFacts, today: date, pack: RulePack) -> Light:
    """The light on `today`: done first, then the worst that any rule gives; green when none speaks."""
    colour, why = _found(facts, today, pack)
    return Light(colour, why() if colour is Colour.NONE else f"{why()}，{colour.word}")


def colour_of(facts: LightFacts, today: date, pack: RulePack) -> Colour:
    """Its colour alone: of a whole ledger nobody reads the sentences."""
    return _found(facts, today, pack)[0]


Why = Callable[[], str]
Found = tuple[Colour, Why]


def _found(facts: LightFacts, today: date, pack: RulePack) -> Found:
    since = facts.dispatched_on
    if since is None or since > today:
        return Colour.NONE, lambda: "尚未交办"
    if facts.done_on is not None:
        return _done(facts, facts.done_on, pack)
    expected = facts.expected
    if expected is None:
        expected = expected_progress(since, facts.deadline, facts.milestones, today, facts.clock)
    look = _Look(facts, since, today, pack, expected)
    found = [each for rule in RULES if (each := rule(look)) is not None]
    if not found:
        return Colour.GREEN, lambda: f"{look.against_the_clock}{_why_still_green(look)}"
    return max(found, key=lambda each: SEVERITY[each[0]])


def _why_still_green(look: _Look) -> str:
    if look.points_behind <= 0:
        return ""
    return "，在允许范围内" if look.pack.behind else "，时限未到"


def _done(facts: LightFacts, done_on: date, pack: RulePack) -> Found:
    deadline = facts.deadline
    if deadline is None:
        return Colour.GREEN, lambda: f"{chinese(done_on)}完成"

    def days() -> str:
        return f"（{chinese(done_on)}，{_limit(facts, deadline)}）"

    if done_on <= deadline:
        return Colour.GREEN, lambda: f"按期完成{days()}"
    return pack.done_late, lambda: f"逾期{facts.clock.days(deadline, done_on)}天完成{days()}"


def _overdue(look: _Look) -> Found | None:
    deadline = look.facts.deadline
    if deadline is None or look.today <= deadline:
        return None
    days = look.facts.clock.days(deadline, look.today)
    return _reached(
        look.pack.overdue, days, lambda: f"{_limit(look.facts, deadline)}，已逾期{days}天，{look.progress}"
    )


def _slips_missed(look: _Look) -> Found | None:
    count = look.facts.slips_missed
    return _reached(look.pack.slips_missed, count, lambda: f"催办单{count}次无正当理由逾期未办")


def _behind(look: _Look) -> Found | None:
    if look.expected is None:
        return None
    points = look.points_behind
    reached = next((each for each in look.pack.behind if each.reached(points)), None)
    if reached is None:
        return None
    reach = "超过" if points > reached.points else "达到"
    return reached.colour, lambda: f"{look.against_the_clock}，{reach}{reached.points}"


def _not_started(look: _Look) -> Found | None:
    if look.facts.progress or look.facts.begun:
        return None
    clock = look.facts.clock
    months = _full_months(clock.counted(look.since), clock.counted(look.today))
    return _reached(
        look.pack.not_started, months, lambda: f"{chinese(look.since)}交办，满{months}个月没有进展"
    )


def _silent(look: _Look) -> Found | None:
    periods = look.facts.periods_without_filing
    return _reached(look.pack.silent, periods, lambda: f"连续{periods}期没有填报，情况不明")


def _returned(look: _Look) -> Found | None:
    return _reached(look.pack.returned, look.facts.returned, lambda: f"{look.progress}，填报被退回后尚未重报")


def _near(look: _Look) -> Found | None:
    deadline = look.facts.deadline
    if deadline is None or look.today > deadline:
        return None
    left = (deadline - look.today).days
    colour = next((colour for limit, colour in look.pack.near if left <= limit), None)
    if colour is None:
        return None
    when = f"还有{left}天" if left else "今天到期"
    return colour, lambda: f"{_limit(look.facts, deadline)}，{when}，{look.progress}"


RULES: Sequence[Callable[[_Look], Found | None]] = (
    _overdue,
    _slips_missed,
    _behind,
    _not_started,
    _silent,
    _returned,
    _near,
)


def _reached(steps: Steps, count: int, why: Why) -> Found | None:
    """The colour of the first step that the count reaches, with the sentence, which is only said where it is asked."""
    colour = next((colour for limit, colour in steps if count >= limit), None)
    return None if colour is None else (colour, why)


def _limit(facts: LightFacts, deadline: date) -> str:
    original = facts.original_deadline
    moved = f"（原定{chinese(original)}）" if original is not None and original != deadline else ""
    return f"时限{chinese(deadline)}{moved}"


def _full_months(since: date, today: date) -> int:
    """Full months between two days; one that began on the 31st is full on a shorter month's last day."""
    months = (today.year - since.year) * 12 + today.month - since.month
    last = calendar.monthrange(today.year, today.month)[1]
    return months if today.day >= min(since.day, last) else months - 1
