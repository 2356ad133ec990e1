"""Both on-time rates: of the tasks of a list, of each plan, of each unit; counted in SQL.

What counts is said in tracker/domain/counting.py: findings and the steps of a task only where they are asked for.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, and_, literal, true
from sqlalchemy import select as select_columns
from sqlmodel import case, col, func, not_

from tracker.domain.counting import Counted
from tracker.domain.rates import Measure, OnTime, Rates, rates_of
from tracker.domain.task import PartRole, State
from tracker.ledger import tables
from tracker.queries.decided import decisions, ran
from tracker.queries.parts import BATCH, named
from tracker.queries.standings import fact_columns, facts_of
from tracker.queries.tasks import TaskFilter, coloured, conditions
from tracker.queries.view import View

T, P = tables.Task, tables.Part
EVERY = TaskFilter(counted=Counted.TOTAL)
ANSWERED = TaskFilter(counted=Counted.ANSWERED)


def rates(view: View, narrowed: TaskFilter = EVERY) -> Rates:
    """Of the tasks that the reader may see and the filter admits."""
    narrowed = replace(narrowed, counted=narrowed.counted or Counted.TOTAL)
    if narrowed.light is None:
        return sum(grouped(view, literal(""), narrowed).values(), Rates())
    codes = [each.code for each in coloured(view, narrowed) if each.colour is narrowed.light]
    some = (codes[start : start + BATCH] for start in range(0, len(codes), BATCH))
    found = (grouped(view, literal(""), narrowed, col(T.code).in_(batch)) for batch in some)
    return sum((each for batch in found for each in batch.values()), Rates())


def rates_by_plan(view: View) -> Mapping[str, Rates]:
    """Of each plan, by its id."""
    return grouped(view, col(T.plan), EVERY)


def rates_of_unit(view: View, unit: str) -> Rates:
    """Of the tasks that the unit (its code) is the first lead of, which alone are read; a unit sees its own only."""
    if view.own_unit not in (None, unit):
        return Rates()
    led = select_columns(col(P.task)).where(*of_leads(view.office), col(P.unit) == unit)
    return by_first_lead(view, unit, col(P.task).in_(led)).get(unit, Rates())


def rates_by_unit(view: View) -> Mapping[str, Rates]:
    """Of the tasks that each unit is the first lead of, by unit code; a unit sees its own only."""
    return by_first_lead(view, view.own_unit)


def by_first_lead(view: View, unit: str | None, *among: ColumnElement[bool]) -> dict[str, Rates]:
    """The rates by first lead: of one unit, or of all; of the leads' parts only those `among`."""
    first = (
        select_columns(col(P.task), func.min(P.position).label("position"))
        .where(*of_leads(view.office), *among)
        .group_by(P.task)
        .subquery()
    )
    answers = and_(
        col(P.office) == T.office,
        col(P.task) == T.code,
        col(P.task) == first.c.task,
        col(P.position) == first.c.position,
    )
    own = true() if unit is None else col(P.unit) == unit
    return grouped(view, col(P.unit), ANSWERED, answers, own, col(P.unit).is_not(None))


def of_leads(office: str) -> tuple[ColumnElement[bool], ...]:
    """That a part is a lead's."""
    return col(P.office) == office, col(P.role) == PartRole.LEAD.value


def grouped(view: View, key: Any, narrowed: TaskFilter, *more: ColumnElement[bool]) -> dict[str, Rates]:
    """The rates by `key`. SQL counts the tasks whose clock never stood; the others are looked at one by one."""
    where = [*conditions(view, narrowed), T.state != State.DRAFT.value, *more]
    columns = [key, *(how_many(each) for measure in Measure for each in decisions(measure, view.day))]
    counted = select_columns(*columns).where(*where, ran()).group_by(key)
    connection = view.session.connection()
    found = {row[0]: Rates(OnTime(*row[1:3]), OnTime(*row[3:5])) for row in connection.execute(counted)}
    stood = select_columns(key.label("key"), *fact_columns()).where(*where, not_(ran()))
    for row in named(connection.execute(stood)):
        found[row.key] = found.get(row.key, Rates()) + rates_of([facts_of(row, (), {})], view.day)
    return found


def how_many(holds: ColumnElement[bool]) -> Any:
    """How many rows it holds of."""
    return func.coalesce(func.sum(case((holds, 1), else_=0)), 0)
