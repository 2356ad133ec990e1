"""The first screen's numbers: each count carries the filter that lists exactly what it counts."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlmodel import Session, col, func, select

from tracker.domain.counting import Counted
from tracker.domain.rates import Rates
from tracker.domain.standing import RANK
from tracker.domain.task import Stage, State, TaskKind
from tracker.ledger import tables
from tracker.queries.rates import rates
from tracker.queries.tasks import TaskFilter, conditions, count_by_light, find
from tracker.queries.view import View

T = tables.Task
AT_WORK = (State.DISPATCHED, State.ACTIVE)
TOTAL = TaskFilter(counted=Counted.TOTAL)
BESIDE = (
    ("另有子任务", TaskFilter(counted=Counted.STEPS)),
    ("另有问题", TaskFilter(kind=TaskKind.FINDING, counted=Counted.TOTAL)),
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many tasks `filter` admits for the reader."""

    word: str
    number: int
    filter: TaskFilter


@dataclass(frozen=True, slots=True)
class Overview:
    """What the reader's tasks look like on `day`: by light, by state, by what falls due, and both on-time rates.

    `beside` are the steps of tasks and the findings, which no other number counts (tracker/domain/counting.py).
    """

    day: date
    total: int
    lights: tuple[Count, ...]
    states: tuple[Count, ...]
    due: tuple[Count, ...]
    rates: Rates
    beside: tuple[Count, ...] = ()


def overview(view: View) -> Overview:
    """The counts for whoever looks, on the view's day."""
    lights = count_by_light(view, TOTAL)
    return Overview(
        day=view.day,
        total=sum(lights.values()),
        lights=tuple(
            Count(colour.word, lights[colour], replace(TOTAL, light=colour))
            for colour in sorted(lights, key=lambda colour: RANK[colour])
        ),
        states=count_states(view),
        due=tuple(counted(view, word, wanted) for word, wanted in due_filters(view.day)),
        rates=rates(view),
        beside=tuple(each for each in (counted(view, *asked) for asked in BESIDE) if each.number),
    )


def due_filters(day: date) -> tuple[tuple[str, TaskFilter], ...]:
    """What is late and what falls due within 7 and 15 days, of the tasks still being worked on."""
    working = replace(TOTAL, states=AT_WORK)
    return (
        ("已超期", replace(working, due_to=day - timedelta(days=1))),
        ("7天内到期", replace(working, due_from=day, due_to=day + timedelta(days=7))),
        ("15天内到期", replace(working, due_from=day, due_to=day + timedelta(days=15))),
    )


def counted(view: View, word: str, wanted: TaskFilter) -> Count:
    """How many tasks the filter admits."""
    return Count(word, find(view, wanted, limit=0).total, wanted)


def count_states(view: View) -> tuple[Count, ...]:
    """How many tasks are in each stage, in the order of a task's life; stages without tasks are left out."""
    done = col(T.done_on)
    counts = select(T.state, func.count(), func.count(done)).where(*conditions(view, TOTAL))
    found: Counter[Stage] = Counter()
    for state, number, finished in view.session.exec(counts.group_by(col(T.state))):
        verified = finished if state == State.CLAIMED else 0
        found[Stage(state)] += number - verified
        found[Stage.VERIFIED] += verified
    return tuple(
        Count(stage.word, found[stage], replace(TOTAL, stages=(stage,))) for stage in Stage if found[stage]
    )


def office_name(session: Session, office: str) -> str:
    """The name of the office whose ledger this is; its key where it has no name yet."""
    row = session.get(tables.Office, office)
    return row.name if row else office


def unit_name(session: Session, office: str, code: str) -> str:
    """The short name of a unit for narrow places, its name where it has none, its code where it is unknown."""
    row = session.get(tables.Unit, (office, code))
    return (row.short or row.name) if row else code
