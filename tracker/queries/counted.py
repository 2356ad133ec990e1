"""The rule of what counts as a task, in SQL; tracker/domain/counting.py states it."""

from typing import Any

from sqlalchemy import ColumnElement, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import and_, col, not_, or_, select

from tracker.domain.counting import Counted
from tracker.domain.task import PartRole
from tracker.ledger import tables

T, P = tables.Task, tables.Part


def counts(which: Counted, unit: str | None) -> ColumnElement[bool]:
    """That a task counts; of `unit`'s tasks, where it is given, those that count for this unit."""
    whole = col(T.parent) == ""
    if which is Counted.ANSWERED:
        return or_(whole, first_lead(T.code).is_distinct_from(first_lead(T.parent)))
    if unit is not None:
        whole = or_(whole, not_(takes_part_above(unit)), leads_only_here(unit))
    return whole if which is Counted.TOTAL else not_(whole)


def takes_part_above(unit: str) -> ColumnElement[bool]:
    """That the unit does a part of the task above, which then counts for it."""
    advises = P.role == PartRole.GUIDE.value
    above = select(P.office, P.task).where(P.unit == unit, not_(advises))
    return tuple_(col(T.office), col(T.parent)).in_(above)


def leads_only_here(unit: str) -> ColumnElement[bool]:
    """That the unit leads the step first, and not the task above."""
    above = first_lead(T.parent)
    return and_(first_lead(T.code) == unit, above.is_distinct_from(unit))


def first_lead(code: Any) -> Any:
    """The code of the first lead of a task of the row's office."""
    part = aliased(P)
    leads = select(part.unit).where(
        part.office == T.office, part.task == code, part.role == PartRole.LEAD.value
    )
    return leads.order_by(col(part.position)).limit(1).correlate(T).scalar_subquery()
