"""What the filings of a task say, as long as they stand."""

from collections.abc import Mapping, Sequence

from tracker.domain.changing import replace
from tracker.domain.task import Filing, FilingState, Task, TaskTarget


def with_reported(task: Task) -> Task:
    """What the filings that still stand say: values of targets, and 自报进度 by the first lead.

    Other leads speak for their own part only; a filing that was sent back says nothing any more.
    """
    standing = [f for f in task.filings if f.state in (FilingState.PENDING, FilingState.ACCEPTED)]
    lead = task.lead.unit if task.lead else None
    percents = [filing.claimed for filing in standing if filing.unit == lead]
    return replace(
        task, targets=with_numbers(task.targets, standing), claimed=percents[-1] if percents else None
    )


def with_numbers(targets: tuple[TaskTarget, ...], standing: Sequence[Filing]) -> tuple[TaskTarget, ...]:
    """The targets with the last numbers of these filings."""
    if not targets:
        return ()
    claims = [(filing.unit, dict(filing.values)) for filing in standing]
    taken = [(filing.unit, filing.verified) for filing in standing]
    return tuple(
        replace(target, reported=last_of(target, index, claims), verified=last_of(target, index, taken))
        for index, target in enumerate(targets)
    )


def last_of(
    target: TaskTarget, index: int, numbers: Sequence[tuple[str, Mapping[int, float]]]
) -> float | None:
    """The last number for the target (`index`) among those of units, oldest first.

    Of a divided target the sum of what its units said last, once one of them has.
    """
    told = [(unit, values[index]) for unit, values in numbers if index in values]
    last = dict(told)
    own = [last[unit] for unit, _ in target.shares if unit in last]
    if own:
        return sum(own)
    return told[-1][1] if told else None
