"""Tasks as lists: filtered, sorted and counted in SQL; what depends on the day is worked out on the rows left."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any

from sqlalchemy import literal
from sqlmodel import and_, col, exists, func, or_, select

from tracker.domain.cycles import Cycle
from tracker.domain.finding import Source
from tracker.domain.lights import Colour
from tracker.domain.standing import RANK, Standing, TaskFacts, standing
from tracker.domain.task import PartRole, State, TaskKind
from tracker.ledger import tables
from tracker.queries.clocks import clock_of
from tracker.queries.slips import missed_slips
from tracker.queries.view import View

T, P, U, F = tables.Task, tables.Part, tables.Unit, tables.Finding
BATCH = 500


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
    """

    text: str = ""
    unit: str = ""
    lead: str = ""
    states: tuple[State, ...] = ()
    light: Colour | None = None
    plan: str = ""
    waits_for: tuple[str, ...] = ()
    due_from: date | None = None
    due_to: date | None = None
    kind: TaskKind | None = None
    source: Source | None = None
    inspection: str = ""
    parent: str = ""


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
    wanted = select(T).where(*conditions(view, narrowed))
    if narrowed.light is None and order is not Order.LIGHT:
        total = view.session.exec(select(func.count()).select_from(wanted.subquery())).one()
        rows = view.session.exec(wanted.order_by(*columns_of(order)).offset(offset).limit(limit)).all()
        return Page(tuple(standings(view, rows)), total)
    rows = view.session.exec(wanted.order_by(*columns_of(order))).all()
    found = [each for each in standings(view, rows) if narrowed.light in (None, each.light.colour)]
    if order is Order.LIGHT:
        found.sort(
            key=lambda each: (RANK[each.light.colour], each.facts.deadline or date.max, each.facts.code)
        )
    end = None if limit is None else offset + limit
    return Page(tuple(found[offset:end]), len(found))


def one(view: View, code: str) -> Standing | None:
    """Where one task stands; None where the reader may not see it or it does not exist."""
    rows = view.session.exec(select(T).where(*conditions(view, TaskFilter()), T.code == code)).all()
    return next(iter(standings(view, rows)), None)


def count_by_light(standing_tasks: Iterable[Standing]) -> dict[Colour, int]:
    """How many tasks have each light."""
    return dict(Counter(each.light.colour for each in standing_tasks))


def conditions(view: View, narrowed: TaskFilter) -> list[Any]:
    """The WHERE of a list: what the reader may see, and what the filter asks for."""
    found: list[Any] = [T.office == view.office]
    if view.own_unit is not None:
        found += [T.state != State.DRAFT.value, has_part(P.unit == view.own_unit)]
    if narrowed.unit:
        found.append(has_part(P.unit == narrowed.unit))
    if narrowed.lead:
        found.append(has_part(P.unit == narrowed.lead, P.role == PartRole.LEAD.value))
    if narrowed.states:
        found.append(col(T.state).in_([state.value for state in narrowed.states]))
    if narrowed.plan:
        found.append(T.plan == narrowed.plan)
    if narrowed.waits_for:
        spaced = literal(" ") + col(T.waits_for) + literal(" ")
        found.append(or_(*(spaced.contains(f" {act} ", autoescape=True) for act in narrowed.waits_for)))
    if narrowed.kind:
        found.append(T.kind == narrowed.kind.value)
    if narrowed.source:
        found.append(has_origin(F.source == narrowed.source.value))
    if narrowed.inspection:
        found.append(has_origin(F.inspection == narrowed.inspection))
    if narrowed.parent:
        found.append(T.parent == narrowed.parent)
    if narrowed.due_from:
        found.append(col(T.deadline) >= narrowed.due_from)
    if narrowed.due_to:
        found.append(col(T.deadline) <= narrowed.due_to)
    return found + [matches(word) for word in narrowed.text.split()]


def has_part(*of_part: Any) -> Any:
    """That a task has a part like this."""
    return exists().where(col(P.office) == T.office, col(P.task) == T.code, *of_part)


def has_origin(*of_finding: Any) -> Any:
    """That a task is a finding like this."""
    return exists().where(col(F.office) == T.office, col(F.task) == T.code, *of_finding)


def closers_of(view: View) -> dict[str, tuple[str, ...]]:
    """By finding that the reader may see, the accounts that verify and close it in place of the office."""
    joined = select(F).where(F.office == T.office, F.task == T.code)
    rows = view.session.exec(joined.where(*conditions(view, TaskFilter())))
    return {row.task: tuple(row.closers) for row in rows if row.closers}


def matches(word: str) -> Any:
    """That a word is in the task's code, title or units, or are their pinyin initials."""
    in_task = [col(T.code).icontains(word, autoescape=True), col(T.title).icontains(word, autoescape=True)]
    in_unit = [col(P.name).contains(word, autoescape=True), col(P.group).contains(word, autoescape=True)]
    if re.fullmatch(r"[A-Za-z0-9]+", word):
        in_task.append(col(T.initials).contains(word.lower(), autoescape=True))
        known = and_(U.office == P.office, U.code == P.unit)
        in_unit.append(exists().where(known, col(U.initials).contains(word.lower(), autoescape=True)))
    return or_(*in_task, has_part(or_(*in_unit)))


def columns_of(order: Order) -> tuple[Any, ...]:
    """The ORDER BY of a list; tasks without a deadline come last."""
    if order is Order.DEADLINE:
        return (col(T.deadline).is_(None), col(T.deadline), col(T.code))
    return (col(T.code),)


def standings(view: View, rows: Sequence[tables.Task]) -> Iterable[Standing]:
    """Where the tasks of these rows stand on the view's day."""
    units = {unit.code: unit for unit in view.session.exec(select(U).where(U.office == view.office))}
    below = children_of(view, [row.code for row in rows if row.children])
    every = [*rows, *chain.from_iterable(below.values())]
    parts = parts_by_task(view, [row.code for row in every])
    slips = missed_slips(view, every, parts)

    def stands(row: tables.Task) -> Standing:
        own = [stands(child) for child in below.get(row.code, ())]
        facts = facts_of(row, parts.get(row.code, []), units, slips.get(row.code, 0))
        return standing(facts, view.day, view.pack, own)

    yield from map(stands, rows)


def children_of(view: View, codes: Sequence[str]) -> dict[str, list[tables.Task]]:
    """The tasks that these were divided into, in the order of their division."""
    found: dict[str, list[tables.Task]] = {}
    for start in range(0, len(codes), BATCH):
        some = codes[start : start + BATCH]
        wanted = select(T).where(T.office == view.office, col(T.parent).in_(some)).order_by(col(T.code))
        for row in view.session.exec(wanted):
            found.setdefault(row.parent, []).append(row)
    return found


def parts_by_task(view: View, codes: Sequence[str]) -> dict[str, list[tables.Part]]:
    """The parts of these tasks, in the order of the plan."""
    found: dict[str, list[tables.Part]] = {}
    for start in range(0, len(codes), BATCH):
        some = codes[start : start + BATCH]
        wanted = select(P).where(P.office == view.office, col(P.task).in_(some))
        for part in view.session.exec(wanted.order_by(col(P.task), col(P.position))):
            found.setdefault(part.task, []).append(part)
    return found


def facts_of(
    row: tables.Task, parts: list[tables.Part], units: dict[str, tables.Unit], slips: int = 0
) -> TaskFacts:
    """A row as the flat facts of its task, units under the names that they have in it."""

    def names(role: PartRole) -> tuple[str, ...]:
        of_role = [part for part in parts if part.role == role.value]
        return tuple(dict.fromkeys(part.group or part.name for part in of_role))

    lead = next((part.unit for part in parts if part.role == PartRole.LEAD.value), None)
    return TaskFacts(
        code=row.code,
        plan=row.plan,
        number=row.number,
        title=row.title,
        state=State(row.state),
        version=row.version,
        lead=names(PartRole.LEAD),
        responsible=names(PartRole.RESPONSIBLE),
        lead_unit=lead,
        lead_kind=units[lead].kind if lead in units else "",
        cycle=Cycle(row.cycle, row.due_day, row.months_later),
        milestones=tuple((date.fromisoformat(day), percent) for day, percent in row.milestones),
        dispatched_on=row.dispatched_on,
        sign_by=row.sign_by,
        active_on=row.active_on,
        original_deadline=row.original_deadline,
        deadline=row.deadline,
        claimed=row.claimed,
        verified=row.verified,
        claim_on=row.claim_on,
        done_on=row.done_on,
        closed_on=row.closed_on,
        closing_number=row.closing_number,
        filed_periods=tuple(row.filed_periods),
        filing_pending=row.filing_pending,
        returned=row.returned,
        slips_missed=slips,
        waits_for=tuple(row.waits_for.split()),
        kind=TaskKind(row.kind),
        parent=row.parent,
        weight=row.weight,
        clock=clock_of(row),
        suspended_on=row.suspended_on,
        cancelled_on=row.cancelled_on,
        stopped_because=row.stopped_because,
        target_percent=row.target_percent,
        target_formula=row.target_formula,
    )
