"""A number for a target as it is written on the command line: 1=92, or the target's name=92."""

import math

from tracker.domain.task import Task
from tracker.errors import InputError


def target_value(task: Task, words: str) -> tuple[int, float]:
    """`1=92` or `就业人数=92` as (index of the target, number). Raises InputError saying what there is."""
    name, _, number = words.rpartition("=")
    wanted = [
        index
        for index, target in enumerate(task.targets)
        if name in (str(index + 1), target.name, target.text)
    ]
    if len(wanted) != 1:
        listed = "；".join(f"{index} {target.text}" for index, target in enumerate(task.targets, 1))
        raise InputError(
            f"“{words}”没有指明任务{task.code}的哪个目标值。",
            f"可选：{listed}。" if listed else "它没有目标值。",
        )
    try:
        value = float(number.replace(",", "").replace("，", ""))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError(f"“{number}”不是数。", "请写成 1=92 或 1=8643.37。")
    return wanted[0], value
