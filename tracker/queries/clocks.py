"""A task's own clock, read back from its row."""

from datetime import date

from tracker.domain.pauses import Clock, Pause
from tracker.ledger import tables


def clock_of(row: tables.Task) -> Clock:
    """The task's own clock, with the pauses in which it stood."""
    days = ((date.fromisoformat(since), until and date.fromisoformat(until)) for since, until in row.pauses)
    return Clock(tuple(Pause(since, until or None) for since, until in days))
