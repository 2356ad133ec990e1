"""A task's own clock and its filing cycle, read back from its row.

Many tasks have the same ones, and reading days out of text is slow: what was read once is kept.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from tracker.domain.cycles import Cycle
from tracker.domain.pauses import Clock, Pause
from tracker.ledger import tables

RUNNING = Clock()
KEPT = 4096


def clock_of(row: tables.Task) -> Clock:
    """The task's own clock, with the pauses in which it stood."""
    return clock_from(row.pauses) if row.pauses else RUNNING


def clock_from(pauses: Iterable[Sequence[str | None]]) -> Clock:
    """A clock from its pauses: since when, until when (None: it stands), as text."""
    days = (
        (date.fromisoformat(str(since)), date.fromisoformat(until) if until else None)
        for since, until in pauses
    )
    return Clock(tuple(Pause(since, until) for since, until in days))


def cycle_of(row: tables.Task) -> Cycle:
    """The cycle by which the task is filed for, with those that held before."""
    earlier = tuple(tuple(each) for each in row.earlier_cycles)
    return cycle_from(row.cycle, row.due_day, row.months_later, earlier)


@lru_cache(KEPT)
def cycle_from(kind: str, due_day: int, months_later: int, earlier: tuple[tuple[object, ...], ...]) -> Cycle:
    """A cycle from its columns."""
    before = ((Cycle(*words), date.fromisoformat(str(until))) for *words, until in earlier)  # type: ignore[arg-type]
    return Cycle(kind, due_day, months_later, tuple(before))
