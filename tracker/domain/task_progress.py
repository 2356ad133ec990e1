"""The progress of a task: of its targets' numbers where each quantity has one, else the percent that was stated.

自报进度 rests on what the units reported, 核定进度 on what the office took. The stated percents are kept beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.domain.target_series import TargetProgress, progress_by_targets
from tracker.domain.target_words import counted, name
from tracker.domain.task import Task, TaskTarget

WHOLE = 100


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """Both percents, and what each rests on in words (empty: on nothing but what was stated).

    `begun`: some number above zero was reported towards a target.
    """

    claimed: int | None
    verified: int | None
    claimed_by: str
    verified_by: str
    begun: bool


def progress_of(task: Task) -> TaskProgress:
    """The progress as the task's filings and their answers make it; work that was found done is all done."""
    taken = [replace(target, reported=target.verified) for target in task.targets]
    claims, found = progress_by_targets(task.targets), progress_by_targets(taken)
    verified = found.percent if found else task.verified
    return TaskProgress(
        claimed=claims.percent if claims else task.claimed,
        verified=WHOLE if task.done_on else verified,
        claimed_by=rests_on(task.targets, claims, task.claimed, "填报"),
        verified_by=rests_on(taken, found, task.verified, "核定"),
        begun=any(counted(target) and (target.reported or 0) > 0 for target in task.targets),
    )


def rests_on(
    targets: Sequence[TaskTarget], computed: TargetProgress | None, stated: int | None, act: str
) -> str:
    """The calculation, with the stated percent where it is another; or which number is missing for one."""
    if computed is not None:
        other = f"，{act}时写的是{stated}%" if stated not in (None, computed.percent) else ""
        return f"{computed.formula}{other}"
    missing = [name(target) for target in targets if counted(target) and target.reported is None]
    if stated is None or not missing:
        return ""
    more = f"等{len(missing)}个目标值" if len(missing) > 1 else ""
    return f"“{missing[0]}”{more}没有{act}的实际数，按{act}的百分比"
