"""A page of the list of all tasks as it stood when an earlier day ended, without the rest of that day's ledger."""

from datetime import date

from sqlmodel import col, exists, func, select

from tracker.domain.permissions import Role
from tracker.ledger import log, tables
from tracker.ledger.rebuild import end_of
from tracker.queries.standings import standings_of
from tracker.queries.tasks import Page, find
from tracker.services.desk import Desk
from tracker.services.views import look

T, E = tables.Task, tables.Event


def page_then(desk: Desk, day: date, limit: int, offset: int = 0) -> Page:
    """So many tasks by code from a place on, and how many there were in all, at the end of `day` (Asia/Shanghai).

    Only what is on the page is folded; which tasks a unit might see then, only the whole ledger tells.
    Raises as `look` does.
    """
    if desk.who.role is Role.UNIT:
        with look(desk, day) as view:
            return find(view, limit=limit, offset=offset)
    codes, total = drafted(desk, day, limit, offset)
    with look(desk, day, codes) as view:
        return Page(tuple(standings_of(view, codes)), total)


def drafted(desk: Desk, day: date, limit: int, offset: int) -> tuple[list[str], int]:
    """The codes on the page of the tasks that there were when `day` ended, and how many there were.

    A task keeps its code and is never taken out of the ledger.
    """
    with desk.reading() as session:
        last = log.head(session, desk.office, end_of(day))
        until = last.seq if last else 0
        begun = exists().where(col(E.office) == T.office, col(E.subject) == T.subject, col(E.seq) <= until)
        there = (T.office == desk.office, begun)
        total = session.exec(select(func.count()).select_from(T).where(*there)).one()
        page = select(T.code).where(*there).order_by(col(T.sorts_as)).offset(offset).limit(limit)
        return list(session.exec(page)), total
