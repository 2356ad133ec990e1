"""The office's working days: looked at by year, and days of its own set or given up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.calendar import Calendar
from tracker.domain.case import chinese
from tracker.domain.office_events import WorkingDaySet
from tracker.domain.permissions import Act
from tracker.errors import InputError, RefusedError
from tracker.ledger import tables
from tracker.queries.calendars import calendar_of, own_days
from tracker.services.desk import Desk
from tracker.services.tasks import terms
from tracker.services.views import look

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is not what its weekday says, or that the office set itself: then `reason` says why."""

    day: date
    works: bool
    own: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year: how many days are worked in each month, the special days, and what the calendar does not know."""

    year: int
    working_days: tuple[int, ...]
    special: tuple[SpecialDay, ...]
    warning: str


def calendar(desk: Desk) -> Calendar:
    """The calendar that the office works by."""
    with desk.reading() as session:
        return calendar_of(session, desk.office)


def calendar_year(desk: Desk, year: int, as_of: date | None = None) -> CalendarYear:
    """A year as the office works it, as it was set at the end of `as_of` where given. Raises InputError."""
    if not date.min.year < year < date.max.year:
        raise InputError(f"没有{year}年的日历。")
    with look(desk, as_of) as view:
        held = calendar_of(view.session, view.office)
        own = {each.day: each.reason for each in own_days(view.session, view.office, year)}
    special = tuple(
        SpecialDay(day, held.is_working_day(day), day in own, own.get(day, ""))
        for day in days_of(year)
        if day in own or held.is_working_day(day) is not (day.weekday() < SATURDAY)
    )
    months = tuple(
        sum(held.is_working_day(day) for day in days_of(year) if day.month == month) for month in range(1, 13)
    )
    return CalendarYear(year, months, special, held.warning(year) or "")


def set_day(desk: Desk, day: date, works: bool | None, reason: str) -> str:
    """Let the office work on a day, have it off, or (None) go by the published calendar again.

    Returns what the published calendar does not know of that year, empty for nothing. Raises RefusedError
    where nothing would change or the reason is missing.
    """
    desk.require(Act.KEEP_RULES, day.isoformat())
    if not reason.strip():
        raise RefusedError("没有写明理由。", "请写明依据，例如放假通知的文号，记入日志。")
    with desk.writing() as session:
        row = session.get(tables.CalendarDay, (desk.office, day))
        if works is None and row is None:
            raise RefusedError(f"{chinese(day)}没有单独设置过。", "用 duban calendar show 查看。")
        held = calendar_of(session, desk.office)
        if works is not None and held.is_working_day(day) is works:
            raise RefusedError(f"{chinese(day)}本来就{'上班' if works else '放假'}，没有变化。")
        desk.append(session, [WorkingDaySet(day=day, works=works, reason=reason.strip())])
    return held.warning(day.year) or ""


def signing_warning(desk: Desk) -> str:
    """What the calendar does not know of the year in which a signing limit set today falls; empty for nothing."""
    with desk.reading() as session:
        held = terms(session, desk.office)
    limit = held.calendar.add_working_days(desk.today, held.sign_days)
    return held.calendar.warning(limit.year) or ""


def days_of(year: int) -> Iterator[date]:
    """The days of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(1)
