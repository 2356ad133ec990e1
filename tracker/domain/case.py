"""One task in front of one actor on one day, and the terms that the office decides by."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.domain.calendar import Calendar
from tracker.domain.permissions import Actor
from tracker.domain.task import Task
from tracker.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Terms:
    """What an office decides by: its calendar of working days and its signing limit in working days; its name."""

    calendar: Calendar = field(default_factory=Calendar)
    sign_days: int = 2
    office: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What a decision looks at; `open_parts` are the sub-tasks of the task that are not found done."""

    task: Task
    actor: Actor
    today: date
    terms: Terms
    open_parts: tuple[str, ...] = ()

    @property
    def facts(self) -> dict[str, Any]:
        """What every event of this case begins with."""
        return {"task": self.task.code, "day": self.today}

    @property
    def unit(self) -> str:
        """The unit that acts; only accounts of a unit come this far."""
        return self.actor.unit or ""

    def refuse_if(self, condition: bool, message: str, remedy: str = "") -> None:
        """Raise RefusedError when `condition` holds."""
        if condition:
            raise RefusedError(message, remedy)


def chinese(day: date | None) -> str:
    """2020年5月31日; empty without a day."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
