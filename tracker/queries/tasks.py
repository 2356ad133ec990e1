"""Tasks as lists: filtered, sorted and counted in SQL; what depends on the day is worked out on the rows left."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import literal, tuple_
from sqlalchemy import select as select_columns
from sqlmodel import and_, col, func, not_, or_, select

from tracker.domain.counting import Counted
from tracker.domain.finding import Source
from tracker.domain.lights import Colour
from tracker.domain.project import Works
from tracker.domain.rates import Measure
from tracker.domain.standing import RANK, Standing
from tracker.domain.task import PartRole, Stage, State, TaskKind
from tracker.ledger import tables
from tracker.queries.counted import counts
from tracker.queries.decided import decided
from tracker.queries.lights import Coloured, lights_of
from tracker.queries.parts import plain
from tracker.queries.standings import fact_columns, standings, standings_of
from tracker.queries.view import View

T, P, U, F, J = tables.Task, tables.Part, tables.Unit, tables.Finding, tables.Project


class Order(StrEnum):
    """How a list is sorted."""

    CODE = "code"
    DEADLINE = "deadline"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What a list is narrowed to; empty fields narrow nothing.

    `text` finds words of code, title and unit names, and pinyin initials of titles and units (fpj → 扶贫局).
    `waits_for` is an act (accept, verify, …); `lead` and `unit` are unit codes; `parent` is a task's code.
    `states` are the states of the log, `stages` what people see of them.
    `rated` are the tasks that the on-time rate against that deadline is of, `missed` those of them that missed it.
    `counted` leaves out what a total leaves out: findings and steps, unless findings or the steps of a task are
    what is asked for.
    """

    text: str = ""
    unit: str = ""
    lead: str = ""
    states: tuple[State, ...] = ()
    stages: tuple[Stage, ...] = ()
    light: Colour | None = None
    plan: str = ""
    waits_for: tuple[str, ...] = ()
    due_from: date | None = None
    due_to: date | None = None
    kind: TaskKind | None = None
    source: Source | None = None
    inspection: str = ""
    fund: str = ""
    works: Works | None = None
    parent: str = ""
    rated: Measure | None = None
    missed: Measure | None = None
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and how many there are in all."""

    rows: tuple[Standing, ...]
    total: int


def find(
    view: View,
    narrowed: TaskFilter | None = None,
    *,
    order: Order = Order.CODE,
    limit: int | None = None,
    offset: int = 0,
) -> Page:
    """The tasks that the reader may see and the filter admits."""
    narrowed = narrowed or TaskFilter()
    if narrowed.light is None and order is not Order.LIGHT:
        admitted = conditions(view, narrowed)
        total = view.session.exec(select(func.count()).select_from(T).where(*admitted)).one()
        page = select_columns(*fact_columns()).where(*admitted).order_by(*columns_of(order))
        rows = plain(view, page.offset(offset).limit(limit), T)
        return Page(tuple(standings(view, rows)), total)
    found = [each for each in coloured(view, narrowed) if narrowed.light in (None, each.colour)]
    found.sort(key=KEYS[order])
    end = None if limit is None else offset + limit
    return Page(tuple(standings_of(view, [each.code for each in found[offset:end]])), len(found))


def one(view: View, code: str) -> Standing | None:
    """Where one task stands; None where the reader may not see it or it does not exist."""
    wanted = select_columns(*fact_columns()).where(*conditions(view, TaskFilter()), col(T.code) == code)
    rows = plain(view, wanted, T)
    return next(iter(standings(view, rows)), None)


def count_by_light(view: View, narrowed: TaskFilter) -> dict[Colour, int]:
    """How many of these tasks have each light."""
    return dict(Counter(each.colour for each in coloured(view, narrowed)))


def coloured(view: View, narrowed: TaskFilter) -> Iterator[Coloured]:
    """These tasks with their lights, in no order."""
    return lights_of(view, conditions(view, narrowed))


def conditions(view: View, narrowed: TaskFilter) -> list[Any]:
    """The WHERE of a list: what the reader may see, and what the filter asks for."""
    found: list[Any] = [T.office == view.office]
    if view.own_unit is not None:
        found += [T.state != State.DRAFT.value, has_part(P.office == view.office, P.unit == view.own_unit)]
    if narrowed.unit:
        found.append(has_part(P.office == view.office, P.unit == narrowed.unit))
    if narrowed.lead:
        found.append(
            has_part(P.office == view.office, P.unit == narrowed.lead, P.role == PartRole.LEAD.value)
        )
    if narrowed.states:
        found.append(col(T.state).in_([state.value for state in narrowed.states]))
    if narrowed.stages:
        found.append(or_(*map(in_stage, narrowed.stages)))
    if narrowed.plan:
        found.append(T.plan == narrowed.plan)
    if narrowed.waits_for:
        found.append(col(T.waits_for) > "")  # by the index; most tasks wait for nobody
        spaced = literal(" ") + col(T.waits_for) + literal(" ")
        found.append(or_(*(spaced.contains(f" {act} ", autoescape=True) for act in narrowed.waits_for)))
    if narrowed.kind:
        found.append(T.kind == narrowed.kind.value)
    if narrowed.parent:
        found.append(T.parent == narrowed.parent)
    if narrowed.due_from:
        found.append(col(T.deadline) >= narrowed.due_from)
    if narrowed.due_to:
        found.append(col(T.deadline) <= narrowed.due_to)
    found += of_rates(view, narrowed) + of_total(view, narrowed)
    found += of_findings(view.office, narrowed) + of_projects(view.office, narrowed)
    return found + [matches(view.office, word) for word in narrowed.text.split()]


def in_stage(stage: Stage) -> Any:
    """That a task is in that stage."""
    claimed, done = T.state == State.CLAIMED.value, col(T.done_on).is_not(None)
    apart = {Stage.CLAIMED: and_(claimed, not_(done)), Stage.VERIFIED: and_(claimed, done)}
    return apart.get(stage, T.state == stage.value)


def has_part(*of_part: Any) -> Any:
    """That a task has a part like this. The parts are found first: with office and unit, by their index."""
    return tuple_(col(T.office), col(T.code)).in_(select(P.office, P.task).where(*of_part))


def of_rates(view: View, narrowed: TaskFilter) -> list[Any]:
    """That the deadline of a task is decided, or was missed."""
    found = [decided(view, narrowed.rated, missed=False)] if narrowed.rated else []
    return found + ([decided(view, narrowed.missed, missed=True)] if narrowed.missed else [])


def of_total(view: View, narrowed: TaskFilter) -> list[Any]:
    """That a task counts; in rates nothing else stands."""
    which = narrowed.counted or (Counted.TOTAL if narrowed.rated or narrowed.missed else None)
    if which is None:
        return []
    whose = view.own_unit or narrowed.lead or narrowed.unit or None
    found: list[Any] = [] if narrowed.parent else [counts(which, whose)]
    apart = which is not Counted.STEPS and narrowed.kind is None
    return [*found, T.kind != TaskKind.FINDING.value] if apart else found


def of_findings(office: str, narrowed: TaskFilter) -> list[Any]:
    """What is asked of findings alone."""
    asked: list[Any] = [F.source == narrowed.source.value] if narrowed.source else []
    asked += [F.inspection == narrowed.inspection] if narrowed.inspection else []
    return [col(T.code).in_(select(F.task).where(F.office == office, *asked))] if asked else []


WORKS: dict[Works, tuple[Any, ...]] = {
    Works.BUILDING: (col(J.finished_on).is_(None), col(J.accepted_on).is_(None)),
    Works.FINISHED: (col(J.finished_on).is_not(None), col(J.accepted_on).is_(None)),
    Works.ACCEPTED: (col(J.accepted_on).is_not(None),),
}


def of_projects(office: str, narrowed: TaskFilter) -> list[Any]:
    """What is asked of projects alone."""
    asked: list[Any] = [J.fund == narrowed.fund] if narrowed.fund else []
    asked += WORKS[narrowed.works] if narrowed.works else ()
    return [col(T.code).in_(select(J.task).where(J.office == office, *asked))] if asked else []


def closers_of(view: View) -> dict[str, tuple[str, ...]]:
    """By finding that the reader may see, the accounts that verify and close it in place of the office."""
    joined = select(F).where(F.office == T.office, F.task == T.code)
    rows = view.session.exec(joined.where(*conditions(view, TaskFilter())))
    return {row.task: tuple(row.closers) for row in rows if row.closers}


def matches(office: str, word: str) -> Any:
    """That a word is in the task's code, title or units, or are their pinyin initials."""
    in_task = [col(T.code).icontains(word, autoescape=True), col(T.title).icontains(word, autoescape=True)]
    in_unit = [col(P.name).contains(word, autoescape=True), col(P.group).contains(word, autoescape=True)]
    if re.fullmatch(r"[A-Za-z0-9]+", word):
        in_task.append(col(T.initials).contains(word.lower(), autoescape=True))
        spelt = col(U.initials).contains(word.lower(), autoescape=True)
        in_unit.append(col(P.unit).in_(select(U.code).where(U.office == office, spelt)))
    return or_(*in_task, has_part(P.office == office, or_(*in_unit)))


def columns_of(order: Order) -> tuple[Any, ...]:
    """The ORDER BY of a list; tasks without a deadline come last."""
    if order is Order.DEADLINE:
        return (col(T.deadline).is_(None), col(T.deadline), col(T.sorts_as))
    return (col(T.sorts_as),)


KEYS: dict[Order, Callable[[Coloured], tuple[Any, ...]]] = {
    Order.CODE: lambda each: (each.sorts_as,),
    Order.DEADLINE: lambda each: (each.deadline or date.max, each.sorts_as),
    Order.LIGHT: lambda each: (RANK[each.colour], each.deadline or date.max, each.sorts_as),
}
