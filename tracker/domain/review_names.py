"""The names of a plan with the answers that the office gave in the review, and what is learnt from them.

A name that means one unit becomes its alias, one that means several becomes a group; words that leave
open who is meant (县直相关部门单位) mean somebody else in the next plan, so they are learnt by nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain import unit_names
from tracker.domain.drafting import unknown_names
from tracker.domain.review import Review
from tracker.domain.review_steps import NameIsGroup, NameIsNew, NameLeftOpen, NameMeans, NameStep
from tracker.domain.units import Alias, Group, One, Registry, Resolution, Several, Unit, UnitKind, Unknown
from tracker.errors import InputError


@dataclass(frozen=True, slots=True)
class Asked:
    """A name that the registry cannot place: in which items, why, who may be meant, what was answered, whom it means."""

    name: str
    items: tuple[str, ...]
    reason: str
    candidates: tuple[Unit, ...]
    answer: NameStep | None = None
    meant: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Learnt:
    """What the registry has to take in: units as they stand from now on, and groups; the `names` learnt by it."""

    units: tuple[Unit, ...] = ()
    groups: tuple[Group, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """The registry with the answers of one review: it resolves names as the office said."""

    registry: Registry
    names: tuple[NameStep, ...]

    def resolve(self, text: str, on: date | None = None) -> Resolution:
        """Whom the name means: by the answer of the office, else by the registry."""
        for step in self.names:
            if step.name == text:
                return self._answer(step)
        return self.registry.resolve(text, on)

    def _answer(self, step: NameStep) -> Resolution:
        match step:
            case NameMeans(units=(code,)):
                return One(self._unit(code))
            case NameMeans(name=name, units=codes) | NameIsGroup(name=name, units=codes):
                return Several(Group(name, (), codes), tuple(map(self._unit, codes)))
            case NameIsNew():
                return One(self._unit(step.code))
        return Unknown(step.name, (), f"“{step.name}”暂不确定是哪个单位。")

    def _unit(self, code: str) -> Unit:
        new = (unit for step in self.names for unit in new_units(step) if unit.code == code)
        return next(new, None) or self.registry.unit(code)


def asked(review: Review, registry: Registry) -> tuple[Asked, ...]:
    """Every name of the tasks that the registry alone cannot place, each with its answer so far.

    A unit that was said to be new in this review may be meant by the names that still wait.
    """
    answers = {step.name: step for step in review.names}
    known = with_new_units(registry, review.names)
    found = []
    for name, items, unknown in unknown_names(review.plan, registry):
        now = unknown if name in answers else known.resolve(name, review.head.issued)
        if isinstance(now, Unknown):
            answer = answers.get(name)
            meant = tuple(map(known.unit, units_meant(answer))) if answer else ()
            found.append(Asked(name, items, now.reason, now.candidates, answer, meant))
        else:
            found.append(Asked(name, items, unknown.reason, units_of(now)))
    return tuple(found)


def units_of(answer: Resolution) -> tuple[Unit, ...]:
    """The units that a resolution names or holds possible."""
    match answer:
        case One(unit):
            return (unit,)
        case Several(units=units):
            return units
    return answer.candidates


def with_new_units(registry: Registry, answers: tuple[NameStep, ...]) -> Registry:
    """The registry with the units that a review said to be new."""
    taken = {unit.code for unit in registry.units}
    new = (unit for step in answers for unit in new_units(step) if unit.code not in taken)
    return Registry((*registry.units, *new), registry.groups, registry.regions)


def learnt(review: Review, registry: Registry) -> Learnt:
    """What the answers teach. Raises InputError for a new unit whose code or name is taken."""
    wanted = {each.name for each in asked(review, registry)}
    known, units, groups, names = registry, dict[str, Unit](), list[Group](), list[str]()
    for step in sorted(review.names, key=lambda each: not new_units(each)):
        if step.name not in wanted or isinstance(step, NameLeftOpen):
            continue
        for taught in lesson(step, known, review.head.issued):
            if isinstance(taught, Unit):
                units[taught.code] = taught
            else:
                groups.append(taught)
            known = with_lesson(known, taught)
            names.append(step.name)
    return Learnt(tuple(units.values()), tuple(groups), tuple(names))


def meanings(review: Review) -> dict[str, tuple[str, ...]]:
    """The answers as they stand with the plan: each name and the codes of its units, none for one left open."""
    return {step.name: units_meant(step) for step in review.names}


def units_meant(step: NameStep) -> tuple[str, ...]:
    """The codes of the units that a name was said to mean."""
    match step:
        case NameMeans(units=units) | NameIsGroup(units=units):
            return units
        case NameIsNew(code=code):
            return (code,)
    return ()


def answer_said(name: str, units: tuple[str, ...]) -> NameStep:
    """The answer that `meanings` told."""
    return NameMeans(name=name, units=units) if units else NameLeftOpen(name=name)


def lesson(step: NameStep, known: Registry, on: date | None) -> Iterator[Unit | Group]:
    """What one answer teaches, if it makes the same name resolve the next time."""
    refuse_taken(step, known)
    yield from new_units(step)
    if not isinstance(step, NameMeans | NameIsGroup) or unit_names.names_nobody(step.name):
        return
    if len(step.units) > 1 or unit_names.plain(step.name).startswith("各"):
        yield Group(step.name, (), step.units)
        return
    unit = known.unit(step.units[0])
    taught = replace(unit, aliases=(*unit.aliases, Alias(step.name)))
    if with_lesson(known, taught).resolve(step.name, on) == One(taught):
        yield taught


def with_lesson(known: Registry, taught: Unit | Group) -> Registry:
    """The registry that has taken in a unit or a group."""
    if isinstance(taught, Group):
        return Registry(known.units, (*known.groups, taught), known.regions)
    others = tuple(unit for unit in known.units if unit.code != taught.code)
    return Registry((*others, taught), known.groups, known.regions)


def new_units(step: NameStep) -> tuple[Unit, ...]:
    """The units that an answer takes into the registry."""
    match step:
        case NameIsNew(name=name, code=code, unit_kind=kind):
            return (Unit(code, name, UnitKind(kind)),)
        case NameIsGroup(new=new):
            return tuple(Unit(each.code, each.name, UnitKind(each.unit_kind)) for each in new)
    return ()


def refuse_taken(step: NameStep, known: Registry) -> None:
    """Raise InputError where the code or the name of a new unit is somebody's already."""
    for new in new_units(step):
        for unit in known.units:
            if new.code == unit.code or new.name == unit.name:
                raise InputError(f"单位“{unit.name}”（{unit.code}）已在名录中，不能再登记为新单位。")
