"""The log as an account may read it: all of it for the office and auditors, one's own tasks for everybody."""

from datetime import date

from sqlmodel import func, select

from tracker.domain.permissions import Act
from tracker.ledger import tables
from tracker.ledger.rebuild import end_of
from tracker.queries.history import Line, office_history
from tracker.services.desk import Desk
from tracker.services.task_page import task_page
from tracker.services.views import look

ALL = 2**31


def office_log(
    desk: Desk, limit: int | None = None, offset: int = 0, as_of: date | None = None
) -> tuple[tuple[Line, ...], int]:
    """Lines of the whole log, newest first, up to the end of `as_of`; and how many there are in all.

    Raises RefusedError for those who may not read all of it.
    """
    desk.require(Act.READ_LOG, "history")
    with look(desk) as view:
        skipped = 0
        if as_of is not None:
            later = tables.Event.at >= end_of(as_of)
            counted = select(func.count()).where(tables.Event.office == desk.office, later)
            skipped = view.session.exec(counted).one()
        lines, total = office_history(view, limit or ALL, offset + skipped)
    return lines, total - skipped


def task_log(
    desk: Desk, code: str, limit: int | None = None, offset: int = 0, as_of: date | None = None
) -> tuple[tuple[Line, ...], int]:
    """Lines of one task's history, oldest first, and how many there are in all.

    Raises NotFoundError, RefusedError for a task that is not one's own.
    """
    lines = task_page(desk, code, as_of).history
    end = None if limit is None else offset + limit
    return lines[offset:end], len(lines)
