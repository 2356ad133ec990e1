"""The rows of what left the house: reminders and circulars."""

from tracker.domain import office_events as o
from tracker.ledger import tables
from tracker.ledger.log import Recorded
from tracker.ledger.task_rows import row

Rows = list[tables.Row]


def reminder_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    sent = known[-1].event
    if not isinstance(sent, o.Reminded):
        return []
    return [
        row(
            tables.Reminder,
            office=office,
            subject=subject,
            key=sent.key,
            unit=sent.unit,
            day=sent.day,
            lines=list(sent.lines),
            tasks=list(sent.tasks),
        )
    ]


def circular_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    drafted = known[-1].event
    if not isinstance(drafted, o.CircularDrafted):
        return []
    return [row(tables.Circular, office=office, subject=subject, **drafted.model_dump())]
