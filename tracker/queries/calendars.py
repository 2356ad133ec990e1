"""The office's working days: the published calendar and the days that it set itself."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from tracker.domain.calendar import Calendar
from tracker.ledger import tables


def own_days(session: Session, office: str, year: int | None = None) -> Sequence[tables.CalendarDay]:
    """The days that the office set itself, of a year where given, in order."""
    day = tables.CalendarDay.day
    wanted = select(tables.CalendarDay).where(tables.CalendarDay.office == office)
    if year is not None:
        wanted = wanted.where(col(day) >= date(year, 1, 1), col(day) <= date(year, 12, 31))
    return session.exec(wanted.order_by(col(day))).all()


def calendar_of(session: Session, office: str) -> Calendar:
    """The calendar that the office works by."""
    days = own_days(session, office)
    return Calendar(
        extra_working=frozenset(each.day for each in days if each.works),
        extra_off=frozenset(each.day for each in days if not each.works),
    )
