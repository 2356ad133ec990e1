"""What can be chosen in a review: whom a name means, where to cut, what to join, what a revision goes on with."""

from collections.abc import Iterator, Sequence
from enum import Enum

from tracker.domain import review_steps as s
from tracker.domain.new_units import NewUnit, as_new_units, one_unit
from tracker.domain.proposals import Proposal
from tracker.domain.review import Review, ReviewItem
from tracker.domain.review_cutting import cuts
from tracker.domain.review_names import Asked
from tracker.domain.review_revision import Compared, Kind
from tracker.domain.units import Registry
from tracker.queries.plans import PlanRow
from tracker.services.review import Sheet
from tui.screens.picker import Choice
from tui.words import fit

WIDTH = 50


class More(Enum):
    """What asks for another dialogue."""

    UNITS = "units"
    NEW_UNIT = "new unit"
    MEMBERS = "members"


def about_name(each: Asked) -> Iterator[Choice]:
    """The candidates first, best first; then any unit, a new one, nobody yet."""
    for unit in each.candidates:
        yield Choice(f"指{unit.name}", s.NameMeans(name=each.name, units=(unit.code,)))
    yield Choice("从名录选，可以选几个……", More.UNITS)
    if one_unit(each.name):
        yield Choice("登记为新单位……", More.NEW_UNIT)
    yield Choice("写出是哪几个单位，没有的一起登记……", More.MEMBERS)
    yield Choice("暂不确定，导入后再指定", s.NameLeftOpen(name=each.name))


def to_lead(sheet: Sheet, each: ReviewItem) -> list[Choice]:
    """The units that could lead an item that names nobody, the likeliest first, with their reasons."""
    return [
        Choice(in_words(proposal), s.SetUnits(item=each.key, lead=(proposal.unit.name,)))
        for proposal in sheet.proposals.get(each.key, ())
    ]


def to_lead_all(sheet: Sheet) -> list[Choice]:
    """Of every item that names nobody the likeliest unit with its reasons, in the order of the plan."""
    return [
        Choice(
            f"{each.key} {each.item.title}\n    {in_words(first)}",
            s.SetUnits(item=each.key, lead=(first.unit.name,)),
        )
        for each in sheet.review.items
        for first in sheet.proposals.get(each.key, ())[:1]
    ]


def in_words(proposal: Proposal) -> str:
    """A unit with its points and what they rest on."""
    return f"{proposal.unit.name}（{proposal.points:g}分）：{proposal.sentence}"


def to_register(sheet: Sheet, registry: Registry) -> tuple[list[Choice], list[Choice]]:
    """The waiting names of single units as new units; and those of them that are like no other."""
    found = as_new_units(sheet.asked, (unit.code for unit in registry.units))
    choices = [Choice(of_new_unit(each), each.step, each.step.code) for each in found]
    return choices, [choice for choice, each in zip(choices, found, strict=True) if not each.like]


def of_new_unit(each: NewUnit) -> str:
    """Name, kind and code; below it which units it may be instead."""
    like = f"\n    可能就是{'、'.join(each.like)}" if each.like else ""
    return f"{each.step.name}（{each.step.unit_kind}，代码{each.step.code}）{like}"


def to_split(each: ReviewItem) -> list[Choice]:
    """Where the second item can begin."""
    return [Choice(fit(behind, WIDTH), s.Split(item=each.key, at=at)) for at, behind in cuts(each)]


def to_merge(review: Review, each: ReviewItem) -> list[Choice]:
    """The items that it can take in: those behind it first."""
    at = review.items.index(each)
    others = [other for other in (*review.items[at + 1 :], *review.items[:at]) if not other.dropped]
    return [
        Choice(fit(f"{other.key} {other.item.title}", WIDTH), s.Merge(item=each.key, other=other.key))
        for other in others
    ]


def to_belong(plans: Sequence[PlanRow]) -> list[Choice]:
    """The plans that this one can be a sub-plan of."""
    return [Choice("不是子方案", s.BelongsTo(plan="")), *(of_plan(each, s.BelongsTo) for each in plans)]


def to_revise(plans: Sequence[PlanRow]) -> list[Choice]:
    """The plans that this one can take the place of."""
    older = {each.revises for each in plans}
    latest = [each for each in plans if each.id not in older]
    return [Choice("不是修订稿", s.Revises(plan="")), *(of_plan(each, s.Revises) for each in latest)]


def of_plan(each: PlanRow, step: type[s.BelongsTo] | type[s.Revises]) -> Choice:
    """A plan by its number and title."""
    return Choice(fit(f"{each.id}《{each.title}》", WIDTH), step(plan=each.id))


def about_revision(sheet: Sheet, each: Compared) -> Iterator[Choice]:
    """What can be decided about an item of a revised plan, or about a task that it no longer has."""
    if each.task and not each.left:
        yield Choice(f"任务{each.task}保持不变", s.LeaveTask(task=each.task))
    if each.item and each.task:
        yield Choice("这一条是新任务，不接续原任务", s.Continues(item=each.item))
    for other in sheet.compared:
        if each.item and other.kind is Kind.GONE:
            words = f"接续任务{other.task} {other.title}"
            yield Choice(fit(words, WIDTH), s.Continues(item=each.item, task=other.task))
        if each.kind is Kind.GONE and other.kind is Kind.NEW:
            words = f"由新稿{other.item}接续：{other.title}"
            yield Choice(fit(words, WIDTH), s.Continues(item=other.item, task=each.task))
