"""`duban task extend`: asking for more time, and deciding on it."""

from datetime import date
from typing import Annotated

import typer

from tracker.cli.acts import do
from tracker.cli.batch import Batch, batch
from tracker.cli.commands import command, group
from tracker.cli.seat import desk
from tracker.cli.values import Code, Reason, Seen, day, percentage
from tracker.domain.commands import AskExtension, DecideExtension
from tracker.domain.permissions import Act

app = group("extend", "延期：到期前由牵头单位申请，由领导小组办公室审批；原时限永远保留。")


@command(
    app,
    "ask",
    "申请延期，写明新的时限、理由和已完成的进度；须在到期以前提出。",
    "duban task extend ask XH2020-006 --until 2020-07-31 --reason 连续降雨停工 --progress 70",
)
def ask(
    code: Code,
    until: Annotated[date, typer.Option(parser=day, metavar="日期", help="申请的新时限。")],
    reason: Reason,
    progress: Annotated[int, typer.Option(parser=percentage, metavar="百分比", help="目前完成，0到100。")],
    seen: Seen = None,
) -> None:
    """Ask for more time."""
    do(desk(), AskExtension(task=code, until=until, reason=reason, progress=progress, seen=seen))


@batch(
    app,
    Act.DECIDE_EXTENSION,
    "decide",
    "审批延期：同意（可另定时限），或不同意并写明理由。",
    "duban task extend decide XH2020-006 --grant",
    "duban task extend decide XH2020-006 --refuse --reason 可以倒排工期",
    "duban task extend decide --all --plan P001 --grant",
)
def decide(
    many: Batch,
    *,
    granted: Annotated[bool, typer.Option("--grant/--refuse", help="同意，或不同意。")],
    until: Annotated[
        date | None, typer.Option(parser=day, metavar="日期", help="另定的时限；不写就是申请的。")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="理由", help="理由；不同意时必须写。")] = "",
    seen: Seen = None,
) -> None:
    """Decide on a request for more time."""
    many.do(lambda code: DecideExtension(task=code, granted=granted, until=until, reason=reason, seen=seen))
