"""An act to come, and the life that it belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from tracker.domain import commands as c
from tracker.domain.task import Task
from tracker.services.scale.courses import Course
from tracker.services.scale.days import WorkingDays, some_time

OFFICE, TEAM = "", "team"
Ask = Callable[[Task], c.Command]


@dataclass(frozen=True, slots=True)
class Scene:
    """An act at a moment by a unit (or OFFICE, or the inspecting TEAM); `ask` makes the command from the task as it is then."""

    moment: datetime
    unit: str
    ask: Ask


@dataclass(frozen=True, slots=True)
class Life:
    """A task as drafted, its luck, and its course: who leads, signs when, and when the work ends.

    `evidence` is what a claim of completion rests on, `closer` who decides on it; days beyond the year are `date.max`.
    """

    task: Task
    luck: Random
    days: WorkingDays
    course: Course
    evidence: str
    lead: str
    closer: str = OFFICE
    settled: date = date.max
    signed: date = date.max
    finish: date = date.max

    def scene(self, day: date, unit: str, ask: Ask) -> Scene:
        """An act at some time of that day."""
        return Scene(some_time(day, self.luck), unit, ask)

    def within(self, day: date, least: int, most: int) -> date:
        """A working day between so many after `day`."""
        return date.max if day == date.max else self.days.after(day, self.luck.randint(least, most))
