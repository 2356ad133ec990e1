"""The plans of a made-up year: when each was issued, what it asks of whom, by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tracker.domain.plan import Duty, Place, Plan, PlanDeadline, PlanItem, PlanTarget
from tracker.services.scale.units import County
from tracker.services.scale.words import Item, words

SHORTEST, LONGEST = 20, 60  # items a plan
DUTIES = (
    Duty("每月25日前报送进展情况", "monthly", "25日前"),
    Duty("每季度末月25日前报送进展情况", "quarterly", "末月25日前"),
    Duty("每半年报送一次进展情况", "half-yearly", ""),
)
HOW_OFTEN = (40, 50, 10)
FIRST_ISSUE, ISSUED_WITHIN = date(2024, 1, 3), 270
LAST_DEADLINE_DAYS = (60, 100, 150, 200, 270, 330, 420)


@dataclass(frozen=True, slots=True)
class IssuedPlan:
    """A plan, the county that it is for, and the units that may be asked to lead instead."""

    plan: Plan
    county: County
    issued: date


def plans_for(tasks: int, counties: tuple[County, ...], luck: Random) -> list[IssuedPlan]:
    """Plans with so many items in all, by the day of issue."""
    return sorted(_plans(tasks, counties, luck), key=lambda each: each.issued)


def _plans(tasks: int, counties: tuple[County, ...], luck: Random) -> Iterator[IssuedPlan]:
    left, turn = tasks, 0
    while left:
        size = min(left, luck.randint(SHORTEST, LONGEST))
        county = counties[turn % len(counties)]
        issued = FIRST_ISSUE + timedelta(luck.randrange(ISSUED_WITHIN))
        yield IssuedPlan(plan(county, size, issued, turn, luck), county, issued)
        left, turn = left - size, turn + 1


def plan(county: County, size: int, issued: date, turn: int, luck: Random) -> Plan:
    """A plan of `size` items for the county."""
    titles = words().plans.titles
    title = titles[turn % len(titles)].format(county=county.name, year=issued.year)
    return Plan(
        title=title,
        document_number=f"演办发〔{issued.year}〕{turn + 1}号",
        issued=issued,
        issuers=(words().office,),
        duties=tuple(luck.choices(DUTIES, HOW_OFTEN)),
        items=tuple(item(county, number, issued, luck) for number in range(1, size + 1)),
    )


def item(county: County, number: int, issued: date, luck: Random) -> PlanItem:
    """An item: a kind of work, a lead, up to four others or all townships, a deadline, perhaps a number."""
    kind = luck.choice(words().items)
    count = luck.randrange(20, 2000, 10)
    due = issued + timedelta(luck.choice(LAST_DEADLINE_DAYS) + luck.randrange(30))
    named = luck.sample(list(words().departments.values()), luck.randint(1, 5))
    lead, *others = (county.name + name for name in named)
    if luck.random() < 0.25:
        others.append(county.name + words().group)
    text = kind.text.format(n=count, year=issued.year)
    return PlanItem(
        number=f"{number}.",
        title=f"{county.name}{kind.title}（{number}）",
        text=text,
        assignment=f"牵头单位：{lead}；责任单位：{'、'.join(others)}",
        lead=(lead,),
        responsible=tuple(others),
        deadlines=(PlanDeadline(f"{due.year}年{due.month}月{due.day}日前", due),),
        targets=targets(kind, count, text),
        place=Place(line=3 * number),
    )


def targets(kind: Item, count: int, text: str) -> tuple[PlanTarget, ...]:
    """The number to reach, where the kind of work has one."""
    return (PlanTarget(text, kind.target, ">=", float(count), kind.unit),) if kind.target else ()
