"""红黄绿灯: computed, never stored, always with the sentence that explains it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.progress import expected_progress
from tracker.domain.rulepack import Colour, RulePack, pack_from_toml

__all__ = ["Colour", "Light", "LightFacts", "RulePack", "light_of", "pack_from_toml"]


@dataclass(frozen=True, slots=True)
class Light:
    """A colour and the sentence that explains it."""

    colour: Colour
    sentence: str


@dataclass(frozen=True, slots=True)
class LightFacts:
    """What a light is computed from. `progress_pending`: the percent is the unit's own, not verified."""

    dispatched_on: date | None
    deadline: date | None
    original_deadline: date | None
    done_on: date | None = None
    progress: int | None = None
    progress_pending: bool = False
    milestones: tuple[tuple[date, int], ...] = ()
    periods_without_filing: int = 0


def light_of(facts: LightFacts, today: date, pack: RulePack) -> Light:
    """The light on `today`: done first, then what is worst among the rules; green when none speaks."""
    if facts.dispatched_on is None:
        return Light(Colour.NONE, "尚未交办")
    if facts.done_on is not None:
        return _done(facts, facts.done_on, pack)
    found = [light for rule in RULES if (light := rule(facts, today, pack)) is not None]
    if not found:
        return Light(Colour.GREEN, f"{_where(facts, today)}，绿灯")
    order = list(Colour)
    return min(found, key=lambda light: order.index(light.colour))


def _done(facts: LightFacts, done_on: date, pack: RulePack) -> Light:
    if facts.deadline is None or done_on <= facts.deadline:
        return Light(Colour.GREEN, "按期完成，绿灯")
    late = (done_on - facts.deadline).days
    return Light(pack.done_late, f"逾期{late}天完成，{pack.done_late.word}")


def _overdue(facts: LightFacts, today: date, pack: RulePack) -> Light | None:
    if facts.deadline is None or today <= facts.deadline:
        return None
    days = (today - facts.deadline).days
    colour = _step(pack.overdue, days)
    limit = f"时限{facts.deadline.year}年{facts.deadline.month}月{facts.deadline.day}日"
    return Light(colour, f"{limit}，已逾期{days}天，{colour.word}") if colour else None


def _behind(facts: LightFacts, today: date, pack: RulePack) -> Light | None:
    expected = _expected(facts, today)
    points = (expected or 0) - (facts.progress or 0)
    for threshold in pack.behind:
        if expected is not None and threshold.reached(points):
            reach = f"超过{threshold.points}" if points > threshold.points else f"达到{threshold.points}"
            sentence = f"{_where(facts, today)}，差{points}个百分点，{reach}，{threshold.colour.word}"
            return Light(threshold.colour, sentence)
    return None


def _not_started(facts: LightFacts, today: date, pack: RulePack) -> Light | None:
    start = facts.dispatched_on
    if facts.progress or start is None:
        return None
    months = (today.year - start.year) * 12 + today.month - start.month
    colour = _step(pack.not_started, months)
    if not colour:
        return None
    return Light(colour, f"{start.year}年{start.month}月交办，满{months}个月没有进展，{colour.word}")


def _silent(facts: LightFacts, today: date, pack: RulePack) -> Light | None:
    periods = facts.periods_without_filing
    colour = _step(pack.silent, periods)
    return Light(colour, f"连续{periods}期没有填报，情况不明，{colour.word}") if colour else None


def _near(facts: LightFacts, today: date, pack: RulePack) -> Light | None:
    if facts.deadline is None or today > facts.deadline:
        return None
    left = (facts.deadline - today).days
    colour = next((colour for limit, colour in pack.near if left <= limit), None)
    return Light(colour, f"{_where(facts, today)}，距时限还有{left}天，{colour.word}") if colour else None


RULES: Sequence[Callable[[LightFacts, date, RulePack], Light | None]] = (
    _overdue,
    _behind,
    _not_started,
    _silent,
    _near,
)


def _step(steps: tuple[tuple[int, Colour], ...], reached: int) -> Colour | None:
    return next((colour for limit, colour in steps if reached >= limit), None)


def _expected(facts: LightFacts, today: date) -> int | None:
    if facts.dispatched_on is None:
        return None
    return expected_progress(facts.dispatched_on, facts.deadline, facts.milestones, today)


def _where(facts: LightFacts, today: date) -> str:
    word = "自报进度" if facts.progress_pending and facts.progress is not None else "进度"
    percent = f"{word}{facts.progress}%" if facts.progress is not None else "尚未填报进度"
    expected = _expected(facts, today)
    return f"{percent}，序时应达{expected}%" if expected is not None else f"{percent}，没有完成时限"
