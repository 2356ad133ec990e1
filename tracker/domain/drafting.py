"""From plan items to draft tasks: units resolved, deadlines and targets carried over, nothing guessed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from tracker.domain.cycles import Cycle
from tracker.domain.duty_cycle import cycle_of
from tracker.domain.events import PartDraft, TargetDraft, TaskDrafted
from tracker.domain.plan import Duty, Plan, PlanItem, PlanTarget
from tracker.domain.plan_shares import shares_of
from tracker.domain.task import PartRole
from tracker.domain.units import One, Resolution, Several, Unknown

OWN_WORDS = re.compile(r"[^\s，。；：,;:]{4,30}")  # a clause that says something


class Resolver(Protocol):
    """Who can say whom a name means on a day: the registry, or the registry with a review's answers."""

    def resolve(self, text: str, on: date | None = None) -> Resolution:
        """One unit, several, or unknown."""
        ...


@dataclass(frozen=True, slots=True)
class House:
    """How an office numbers its tasks, in so many digits at least, and how often it wants to hear of them."""

    prefix: str
    cycle: Cycle = field(default_factory=Cycle)
    digits: int = 3


@dataclass(frozen=True, slots=True)
class Question:
    """A name of the plan that the registry cannot place: in which items, why, and who may be meant."""

    name: str
    items: tuple[str, ...]
    reason: str
    candidates: tuple[str, ...]


def draft_tasks(
    plan: Plan,
    plan_id: str,
    registry: Resolver,
    house: House,
    today: date,
    initials: Callable[[str], str],
    first: int = 1,
) -> list[TaskDrafted]:
    """One draft a plan item, coded `prefix+year-number` from `first` on (XH2020-001).

    The year is the plan's own (issued, else its horizon's first, else that of `today`).
    """
    year = plan_year(plan, today)
    cycle = cycle_asked(plan.duties, house)
    taken = [tuple(parts(item, registry, plan.issued)) for item in plan.items]
    return [
        TaskDrafted(
            task=f"{house.prefix}{year}-{first + index:0{house.digits}d}",
            day=today,
            plan=plan_id,
            number=item.number,
            title=title_of(item),
            text=item.text,
            assignment=item.assignment,
            place=str(item.place),
            parts=taken[index],
            leaders=item.leaders,
            deadline=deadline_of(item, plan),
            deadline_words="；".join(each.text for each in item.deadlines),
            milestones=(),
            targets=tuple(
                target_draft(target, shares_of(target, {p.unit for p in taken[index]}, registry, plan.issued))
                for target in item.targets
            ),
            cycle=cycle.kind,
            due_day=cycle.due_day,
            months_later=cycle.months_later,
            initials=initials(title_of(item)),
        )
        for index, item in enumerate(plan.items)
    ]


def title_of(item: PlanItem) -> str:
    """What the task is called; of several assignments in one paragraph (十三#2) each by its own first words."""
    own = OWN_WORDS.search(item.text) if "#" in item.number else None
    return f"{item.title}：{own[0]}" if own else item.title


def plan_year(plan: Plan, today: date) -> int:
    """The year that a plan's tasks are numbered under."""
    if plan.issued:
        return plan.issued.year
    return plan.horizon.start.year if plan.horizon else today.year


def deadline_of(item: PlanItem, plan: Plan) -> date | None:
    """The last dated deadline of the item; the plan's default where it has none and is not open-ended."""
    dated = [each.date for each in item.deadlines if each.date is not None]
    if dated:
        return max(dated)
    if any(each.open for each in item.deadlines):
        return None
    return plan.default_deadline


def cycle_asked(duties: tuple[Duty, ...], house: House) -> Cycle:
    """The first cycle that the plan asks for, else the office's."""
    asked = (cycle_of(duty) for duty in duties)
    return next((cycle for cycle in asked if cycle is not None), house.cycle)


def target_draft(target: PlanTarget, shares: tuple[tuple[str, float], ...] = ()) -> TargetDraft:
    """A target as the log keeps it, with the shares of the task's units (their codes)."""
    value, upper = target.value if isinstance(target.value, tuple) else (target.value, None)
    return TargetDraft(
        name=target.name,
        op=target.op,
        value=value,
        upper=upper,
        unit=target.unit,
        text=target.text,
        shares=shares,
    )


def parts(item: PlanItem, registry: Resolver, on: date | None) -> Iterator[PartDraft]:
    """The parts of an item, a group as one part for each member; a unit has one part, its highest."""
    taken: set[str] = set()
    named = [
        *((PartRole.LEAD, name) for name in item.lead),
        *((PartRole.RESPONSIBLE, name) for name in item.responsible),
        *((PartRole.GUIDE, name) for name in item.guide),
    ]
    for role, name in named:
        for part in parts_of_name(role, name, registry, on):
            key = part.unit or part.name
            if key not in taken:
                taken.add(key)
                yield part


def parts_of_name(role: PartRole, name: str, registry: Resolver, on: date | None) -> list[PartDraft]:
    """The parts that one printed name stands for."""
    match registry.resolve(name, on):
        case One(unit):
            return [PartDraft(role=role.value, name=unit.name, unit=unit.code)]
        case Several(group, units):
            return [
                PartDraft(role=role.value, name=unit.name, unit=unit.code, group=group.name) for unit in units
            ]
    return [PartDraft(role=role.value, name=name)]


def questions(plan: Plan, registry: Resolver) -> list[Question]:
    """Every name of the plan that the registry cannot place, asked once each."""
    return [
        Question(name, items, answer.reason, tuple(unit.name for unit in answer.candidates))
        for name, items, answer in unknown_names(plan, registry)
    ]


def unknown_names(plan: Plan, registry: Resolver) -> Iterator[tuple[str, tuple[str, ...], Unknown]]:
    """The names that the registry cannot place, each with the numbers of its items and what is known."""
    asked: dict[str, list[str]] = {}
    for item in plan.items:
        for name in (*item.lead, *item.responsible, *item.guide):
            asked.setdefault(name, []).append(item.number)
    for name, numbers in asked.items():
        answer = registry.resolve(name, plan.issued)
        if isinstance(answer, Unknown):
            yield name, tuple(numbers), answer
