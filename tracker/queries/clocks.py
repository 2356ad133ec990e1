"""A task's own clock and its filing cycle, read back from its row."""

from datetime import date

from tracker.domain.cycles import Cycle
from tracker.domain.pauses import Clock, Pause
from tracker.ledger import tables


def clock_of(row: tables.Task) -> Clock:
    """The task's own clock, with the pauses in which it stood."""
    days = ((date.fromisoformat(since), until and date.fromisoformat(until)) for since, until in row.pauses)
    return Clock(tuple(Pause(since, until or None) for since, until in days))


def cycle_of(row: tables.Task) -> Cycle:
    """The cycle by which the task is filed for, with those that held before."""
    earlier = ((Cycle(*words), date.fromisoformat(until)) for *words, until in row.earlier_cycles)
    return Cycle(row.cycle, row.due_day, row.months_later, tuple(earlier))
