"""The shape of the tables that the workflow is made of: what decides a command, and what folds an event."""

from collections.abc import Callable
from typing import Any

from tracker.domain.case import Case
from tracker.domain.commands import Command
from tracker.domain.events import TaskEvent
from tracker.domain.task import Task

Decided = TaskEvent | tuple[TaskEvent, ...]
DecideRules = dict[type[Command], Callable[[Case, Any], Decided]]
EvolveRules = dict[type[TaskEvent], Callable[[Task, Any], Task]]
