"""Which tasks kept a deadline and which missed it: in SQL where the clock never stood, else one by one."""

from datetime import date

from sqlalchemy import ColumnElement, Text, cast
from sqlalchemy import select as select_columns
from sqlmodel import and_, col, not_, or_

from tracker.domain.rates import Measure
from tracker.domain.standing import kept
from tracker.domain.task import State
from tracker.ledger import tables
from tracker.queries.parts import named
from tracker.queries.standings import fact_columns, facts_of
from tracker.queries.view import View

T = tables.Task


def ran() -> ColumnElement[bool]:
    """That the task's clock never stood."""
    return cast(col(T.pauses), Text) == "[]"


def decisions(measure: Measure, day: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Of a task whose clock never stood, that the deadline was kept, and that it was missed."""
    deadline = col(T.original_deadline) if measure is Measure.ORIGINAL else col(T.deadline)
    met = and_(deadline.is_not(None), col(T.done_on).is_not(None), col(T.done_on) <= deadline)
    ended = (or_(at.is_(None), at > deadline) for at in (col(T.claim_on), col(T.cancelled_on)))
    return met, and_(deadline < day, *ended, or_(col(T.done_on).is_(None), col(T.done_on) > deadline))


def decided(view: View, measure: Measure, *, missed: bool) -> ColumnElement[bool]:
    """That a task counts in the rate on the view's day; with `missed` only those that missed the deadline."""
    met, late = decisions(measure, view.day)
    stood = select_columns(*fact_columns()).where(col(T.office) == view.office, not_(ran()))
    wanted = (False,) if missed else (True, False)
    codes = [
        row.code
        for row in named(view.session.connection().execute(stood))
        if kept(facts_of(row, (), {}), view.day, original=measure is Measure.ORIGINAL) in wanted
    ]
    counts = and_(ran(), late if missed else or_(met, late))
    return and_(T.state != State.DRAFT.value, or_(counts, col(T.code).in_(codes)))
