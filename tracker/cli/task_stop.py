"""Stopping a task's clock, for a time or for good: `duban task suspend|resume|cancel`."""

from typing import Annotated

import typer

from tracker.cli.acts import do_all
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.task_office import given
from tracker.cli.values import Reason, Seen
from tracker.domain import commands as c

app = shelf()
Codes = Annotated[list[str], typer.Argument(metavar="编号", help="任务编号，可写几个。")]


@command(
    app,
    "suspend",
    "中止任务：从这天起停止计时，不催办、不算超期，恢复办理时时限顺延；已经超期的仍是超期。",
    "duban task suspend XH2020-006 --reason 上级规划调整",
)
def suspend(codes: Codes, reason: Reason, seen: Seen = None) -> None:
    """Stop the clock of tasks."""
    do_all(desk(), [c.Suspend(task=code, reason=reason, seen=seen) for code in given(codes)])


@command(
    app,
    "resume",
    "恢复办理中止的任务：回到中止前的状态，签收期限和未到的时限按中止的天数顺延。",
    "duban task resume XH2020-006 --reason 新规划已印发",
)
def resume(codes: Codes, reason: Reason, seen: Seen = None) -> None:
    """Let the clock of tasks run again."""
    do_all(desk(), [c.Resume(task=code, reason=reason, seen=seen) for code in given(codes)])


@command(
    app,
    "cancel",
    "撤销任务：不再办理，也不能恢复；以前的填报和履历都保留，撤销前已经超期的仍计入按期率。",
    "duban task cancel XH2020-006 --reason 项目并入XH2020-009",
)
def cancel(codes: Codes, reason: Reason, seen: Seen = None) -> None:
    """Call tasks off."""
    do_all(desk(), [c.Cancel(task=code, reason=reason, seen=seen) for code in given(codes)])
