"""The rows of what a record names."""

from tracker.ledger import tables
from tracker.ledger.log import Recorded
from tracker.ledger.task_rows import row


def mention_rows(office: str, recorded: Recorded) -> list[tables.Row]:
    """A row for each task that the record names; a record tells of itself, whatever came before."""
    event = recorded.event
    stem = {"office": office, "subject": event.subject}
    return [
        row(tables.Mention, **stem, task=task, seq=recorded.seq) for task in dict.fromkeys(event.tasks_named)
    ]
