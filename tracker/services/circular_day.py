"""The day on which last month's circular is drafted: the first working day, or as soon after as a run comes by."""

from dataclasses import dataclass

from tracker.domain.case import chinese
from tracker.domain.circular.month import Month, month_of
from tracker.errors import InputError
from tracker.ledger import tables
from tracker.services.circulars import Written, monthly_circular
from tracker.services.desk import Desk
from tracker.services.tasks import terms


@dataclass(frozen=True, slots=True)
class Drafted:
    """The circular that was drafted, or the reason why none was today."""

    written: Written | None
    reason: str = ""


def draft_if_due(desk: Desk) -> Drafted:
    """Draft the circular of last month in all formats, once, from the first working day of this month on.

    Raises RefusedError without the right to, SetupError where the files cannot be written.
    """
    reason = why_not(desk)
    if reason:
        return Drafted(None, reason)
    try:
        return Drafted(monthly_circular(desk, str(last_month(desk))))
    except InputError as nothing_to_report:
        return Drafted(None, nothing_to_report.message)


def why_not(desk: Desk) -> str:
    """Why last month's circular is not drafted today; empty when it is."""
    month, today = last_month(desk), desk.today
    with desk.reading() as session:
        calendar = terms(session, desk.office).calendar
        drafted = session.get(tables.Circular, (desk.office, str(month)))
    first = calendar.first_working_day_of_month(today.year, today.month)
    if today < first:
        return f"本月第一个工作日是{chinese(first)}，届时起草{month.words}的通报。"
    if not calendar.is_working_day(today):
        return f"{chinese(today)}不是工作日，不起草通报。"
    if drafted is not None and drafted.cutoff == month.last:
        return f"{month.words}的通报已于{chinese(drafted.drafted_on)}起草。"
    return ""


def last_month(desk: Desk) -> Month:
    """The month before today's."""
    return month_of(desk.today).previous
