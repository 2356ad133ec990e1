"""Stopping a task's clock, for a time or for good: `duban task suspend|resume|cancel`."""

from tracker.cli.batch import Batch, batch
from tracker.cli.commands import shelf
from tracker.cli.values import Reason, Seen
from tracker.domain import commands as c
from tracker.domain.permissions import Act

app = shelf()


@batch(
    app,
    Act.SUSPEND,
    "suspend",
    "中止任务：从这天起停止计时，不催办、不算超期，恢复办理时时限顺延；已经超期的仍是超期。",
    "duban task suspend XH2020-006 --reason 上级规划调整",
    "duban task suspend --all --plan P001 --reason 方案修订期间暂停",
)
def suspend(
    many: Batch,
    *,
    reason: Reason,
    seen: Seen = None,
) -> None:
    """Stop the clock of tasks."""
    many.do(lambda code: c.Suspend(task=code, reason=reason, seen=seen))


@batch(
    app,
    Act.RESUME,
    "resume",
    "恢复办理中止的任务：回到中止前的状态，签收期限和未到的时限按中止的天数顺延。",
    "duban task resume XH2020-006 --reason 新规划已印发",
)
def resume(
    many: Batch,
    *,
    reason: Reason,
    seen: Seen = None,
) -> None:
    """Let the clock of tasks run again."""
    many.do(lambda code: c.Resume(task=code, reason=reason, seen=seen))


@batch(
    app,
    Act.CANCEL,
    "cancel",
    "撤销任务：不再办理，也不能恢复；以前的填报和履历都保留，撤销前已经超期的仍计入按期率。",
    "duban task cancel XH2020-006 --reason 项目并入XH2020-009",
)
def cancel(
    many: Batch,
    *,
    reason: Reason,
    seen: Seen = None,
) -> None:
    """Call tasks off."""
    many.do(lambda code: c.Cancel(task=code, reason=reason, seen=seen))
