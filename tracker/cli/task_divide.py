"""`duban task divide`: a target divided among units."""

from datetime import date
from typing import Annotated

import typer

from tracker.cli.acts import do
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.target_value import target_value
from tracker.cli.values import Code, Seen, day
from tracker.domain import commands as c
from tracker.errors import InputError
from tracker.services.assignment import units_named
from tracker.services.desk import Desk
from tracker.services.tasks import read_task

app = shelf()


@command(
    app,
    "divide",
    "把一个目标值分解到各单位，同时要求各单位在期限以前填报自己的完成数，每个单位每期只要求一次；"
    "各单位报的数相加，就是任务的实际值。再分解一次就换成新的。",
    "duban task divide XH2020-012 1 积石镇=24 白庄镇=12 --due 2020-05-22",
)
def divide(
    code: Code,
    target: Annotated[str, typer.Argument(metavar="目标", help="目标值的序号或名称，如 1。")],
    shares: Annotated[list[str], typer.Argument(metavar="单位=数", help="如 积石镇=24，可写几个。")],
    due: Annotated[date, typer.Option(parser=day, metavar="日期", help="请各单位哪一天前填报。")],
    seen: Seen = None,
) -> None:
    """Divide a target of a task."""
    opened = desk()
    task, _ = read_task(opened, code)
    index, _ = target_value(task, f"{target}=0")
    wanted = tuple(share_of(opened, each) for each in shares)
    do(opened, c.DivideTarget(task=code, target=index, shares=wanted, due=due, seen=seen))


def share_of(opened: Desk, words: str) -> tuple[str, float]:
    """`积石镇=24` as (unit code, number). Raises InputError."""
    unit, _, number = words.rpartition("=")
    if not unit or not number.replace(".", "", 1).isdecimal():
        raise InputError(f"“{words}”不是单位和数。", "请写成 积石镇=24。")
    codes = units_named(opened, [unit])
    if len(codes) != 1:
        raise InputError(f"“{unit}”不是一个单位，指{len(codes)}个。", "请逐个单位写明各完成多少。")
    return codes[0], float(number)
