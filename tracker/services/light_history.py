"""The lights that a task has had: worked out day by day from the log, so for a closed task too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.events import TaskEvent
from tracker.domain.evolve import evolve
from tracker.domain.lights import Light
from tracker.domain.standing import standing
from tracker.domain.task import Task
from tracker.ledger import tables
from tracker.ledger.log import Recorded, local_day
from tracker.ledger.task_rows import task_rows
from tracker.queries.parts import units_by_code
from tracker.queries.standings import facts_of
from tracker.queries.view import View
from tracker.services.desk import Desk
from tracker.services.tasks import read_task
from tracker.services.views import look


@dataclass(frozen=True, slots=True)
class LightSince:
    """A light and the day on which it came on."""

    day: date
    light: Light


def lights_over_time(desk: Desk, code: str) -> tuple[LightSince, ...]:
    """The changes of a task's light from its dispatch to today, by the rules in force, oldest first.

    Looked at on every day on which something happened, on the first of each month, and on the day after
    each deadline. Missed orders and sub-tasks are left out of account. Raises NotFoundError, RefusedError.
    """
    _, events = read_task(desk, code)
    with look(desk) as view:
        return tuple(changes(view, events))


def changes(view: View, events: Sequence[Recorded]) -> Iterator[LightSince]:
    """A light whenever it is another one than before."""
    days = list(states(events, view.day))
    named = {part.unit for _, task in days for part in task.parts if part.unit}
    units = units_by_code(view, named)
    colour = None
    for day, task in days:
        if task.dispatched_on is None:
            continue
        light = standing(facts_of(*rows_of(view.office, task), units), day, view.pack).light
        if light.colour is not colour:
            colour = light.colour
            yield LightSince(day, light)


def states(events: Sequence[Recorded], today: date) -> Iterator[tuple[date, Task]]:
    """The task at the end of each day that is looked at."""
    task: Task | None = None
    waiting = list(events)
    days = {local_day(each.at) for each in events} | {today}
    days |= set(firsts(min(days), today))
    while days:
        day = min(days)
        days.discard(day)
        while waiting and local_day(waiting[0].at) <= day:
            event = waiting.pop(0).event
            assert isinstance(event, TaskEvent)
            task = evolve(task, event)
        if task is not None:
            after = task.deadline + timedelta(1) if task.deadline else today
            if day < after < today:
                days.add(after)
            yield day, task


def firsts(first: date, last: date) -> Iterator[date]:
    """The first day of each month after `first`, up to `last`."""
    day = first
    while (day := (day.replace(day=1) + timedelta(32)).replace(day=1)) <= last:
        yield day


def rows_of(office: str, task: Task) -> tuple[tables.Task, list[tables.Part]]:
    """A task as the rows that lights are worked out from."""
    rows = task_rows(office, f"task/{task.code}", task)
    own = next(each for each in rows if each.table is tables.Task)
    parts = [tables.Part(**each.values) for each in rows if each.table is tables.Part]
    return tables.Task(**own.values), parts
