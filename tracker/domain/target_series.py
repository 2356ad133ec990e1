"""What was reported towards a task's targets over time, and the progress that follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.target_words import WHOLE, counted, figure, name, share_tenths
from tracker.domain.task import Filing, FilingState, Task, TaskTarget


@dataclass(frozen=True, slots=True)
class Measured:
    """A number as a filing reported it (`claimed`), and the one that the office took when it accepted the filing.

    `verified` is None while the filing waits, and for one that was sent back or replaced; `filed_as` is the
    unit's name of the time where it has another now.
    """

    period: str
    on: date
    unit: str
    claimed: float
    verified: float | None
    state: FilingState
    filed_as: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A target (`index` from 0) and every number reported towards it, oldest first."""

    index: int
    target: TaskTarget
    points: tuple[Measured, ...]

    @property
    def formula(self) -> str:
        """The reported number against the target; empty where there is none or nothing to divide."""
        return formula(self.target)


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """The percent that the targets' numbers give, and the calculation."""

    percent: int
    formula: str

    def holds_over(self, stated: int) -> bool:
        """Whether it counts in place of the stated percent: that all numbers are reached does not finish the work."""
        return self.percent not in (stated, WHOLE)


def series(task: Task) -> tuple[Series, ...]:
    """The series of each target of the task."""
    return tuple(
        Series(index, target, tuple(measured(task.filings, index)))
        for index, target in enumerate(task.targets)
    )


def measured(filings: Sequence[Filing], index: int) -> list[Measured]:
    """The numbers that the filings report for one target."""
    return [
        Measured(
            filing.period,
            filing.filed_on,
            filing.unit,
            value,
            filing.verified.get(index),
            filing.state,
            filing.filed_as,
        )
        for filing in filings
        for at, value in filing.values
        if at == index
    ]


def formula(target: TaskTarget) -> str:
    """实际1953/目标2100=93%; empty without a number or for a target that is no quantity."""
    if target.reported is None or not counted(target):
        return ""
    return f"实际{figure(target.reported)}/目标{figure(target.value)}={percent_of(target)}%"


def progress_by_targets(targets: Sequence[TaskTarget]) -> TargetProgress | None:
    """The progress of the target that is furthest behind, of those that are quantities.

    None where the task has no such target, or where a number is still missing for one.
    """
    quantities = [target for target in targets if counted(target)]
    if not quantities or any(target.reported is None for target in quantities):
        return None
    last = min(quantities, key=percent_of)
    named = f"“{name(last)}”" if len(quantities) > 1 else ""
    return TargetProgress(min(WHOLE, percent_of(last)), f"{named}{formula(last)}")


def progress_with(targets: Sequence[TaskTarget], values: Mapping[int, float]) -> TargetProgress | None:
    """The progress as it will be once these numbers (by index of the target) are reported."""
    return progress_by_targets(
        [replace(target, reported=values.get(at, target.reported)) for at, target in enumerate(targets)]
    )


def percent_of(target: TaskTarget) -> int:
    """The reported number in whole percent of the target, half rounded up, at most 200."""
    return (share_tenths(target.reported or 0.0, target.value) + 5) // 10
