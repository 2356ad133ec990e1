"""What the filings of a task say, as long as they stand."""

from collections.abc import Sequence

from tracker.domain.changing import replace
from tracker.domain.task import Filing, FilingState, Task, TaskTarget


def with_reported(task: Task) -> Task:
    """What the filings that still stand say: values of targets, and 自报进度 by the first lead.

    Other leads speak for their own part only; a filing that was sent back says nothing any more.
    """
    standing = [f for f in task.filings if f.state in (FilingState.PENDING, FilingState.ACCEPTED)]
    targets = tuple(
        replace(target, reported=reported_of(target, index, standing))
        for index, target in enumerate(task.targets)
    )
    lead = task.lead.unit if task.lead else None
    claims = [filing.claimed for filing in standing if filing.unit == lead]
    return replace(task, targets=targets, claimed=claims[-1] if claims else None)


def reported_of(target: TaskTarget, index: int, standing: Sequence[Filing]) -> float | None:
    """The number reported last; of a divided target the sum of what its units reported last, once one of them has."""
    last = {filing.unit: value for filing in standing for at, value in filing.values if at == index}
    own = [last[unit] for unit, _ in target.shares if unit in last]
    if own:
        return sum(own)
    return next(reversed([value for filing in standing for at, value in filing.values if at == index]), None)
