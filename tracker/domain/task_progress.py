"""The progress of a task: of its targets' numbers where each quantity has one, else the percent that was stated.

Each target must be reached (目标值), so the quantity that is furthest behind counts: none hides behind another, and
what is to count by weight is divided into sub-tasks. A share or a ceiling has no way from nothing to all that could
be measured; but while it is not reached, the task is not all done. Nor is it by its numbers alone: once all are
reached, the percent that was stated counts for the rest of the work.
自报进度 rests on what the units reported, 核定进度 on what the office took. The stated percents are kept beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.changing import replace
from tracker.domain.target_series import TargetProgress, progress_by_targets
from tracker.domain.target_words import WHOLE, aim, counted, name, reported, unmet
from tracker.domain.task import Task, TaskTarget


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
    claimed, claimed_by = reached(task.targets, task.claimed, "填报")
    verified, verified_by = reached(taken, task.verified, "核定")
    return TaskProgress(
        claimed=claimed,
        verified=WHOLE if task.done_on else verified,
        claimed_by=claimed_by,
        verified_by=verified_by,
        begun=any(counted(target) and (target.reported or 0) > 0 for target in task.targets),
    )


def reached(targets: Sequence[TaskTarget], stated: int | None, act: str) -> tuple[int | None, str]:
    """The percent, and what it rests on."""
    computed = progress_by_targets(targets)
    counts = computed is not None and (stated is None or computed.holds_over(stated))
    percent = computed.percent if computed and counts else stated
    by = rests_on(targets, computed, stated, act)
    short = next((each for each in targets if percent == WHOLE and not_reached(each)), None)
    if short is None:
        return percent, by
    said = by or f"{act}时写的是{stated}%"
    return WHOLE - 1, f"{said}，“{name(short)}”{reported(short)}，没有达到目标（{aim(short)}），不算全部完成"


def not_reached(target: TaskTarget) -> bool:
    """Whether a share or a ceiling has a number that is not what it must be."""
    return not counted(target) and target.reported is not None and unmet(target, target.reported)


def rests_on(
    targets: Sequence[TaskTarget], computed: TargetProgress | None, stated: int | None, act: str
) -> str:
    """The calculation, with the stated percent where it is another; or which number is missing for one."""
    if computed is not None:
        if stated is not None and stated < WHOLE == computed.percent:
            return f"目标值都已达到：{computed.formula}；全部工作按{act}时写的{stated}%"
        other = f"，{act}时写的是{stated}%" if stated not in (None, computed.percent) else ""
        return f"{computed.formula}{other}"
    missing = [name(target) for target in targets if counted(target) and target.reported is None]
    if stated is None or not missing:
        return ""
    more = f"等{len(missing)}个目标值" if len(missing) > 1 else ""
    return f"“{missing[0]}”{more}没有{act}的实际数，按{act}的百分比"
