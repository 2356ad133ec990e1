"""What the filings of a task say, as long as they stand."""

from dataclasses import replace

from tracker.domain.task import FilingState, Task


def with_reported(task: Task) -> Task:
    """What the filings that still stand say: values of targets, and 自报进度 by the first lead.

    Other leads speak for their own part only; a filing that was sent back says nothing any more.
    """
    standing = [f for f in task.filings if f.state in (FilingState.PENDING, FilingState.ACCEPTED)]
    reported = {index: value for filing in standing for index, value in filing.values}
    targets = tuple(
        replace(target, reported=reported.get(index)) for index, target in enumerate(task.targets)
    )
    lead = task.lead.unit if task.lead else None
    claims = [filing.claimed for filing in standing if filing.unit == lead]
    return replace(task, targets=targets, claimed=claims[-1] if claims else None)
