"""机构改革: `duban unit rename|merge|split`."""

from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import Reason
from tracker.services import reforms

app = shelf()
UnitCode = Annotated[str, typer.Argument(metavar="代码", help="单位代码，如 jyj（见 duban unit list）。")]
Heir = Annotated[str, typer.Argument(metavar="接续单位", help="接续单位的代码。")]


@command(
    app,
    "rename",
    "单位更名：未办结的任务改用新名称，已办结的和以前的履历保留旧名称；旧名称仍能识别。",
    "duban unit rename fpj 县乡村振兴局 --reason 县编委〔2021〕3号",
)
def rename(
    code: UnitCode,
    name: Annotated[str, typer.Argument(metavar="新名称", help="如 县乡村振兴局。")],
    reason: Reason,
    short: Annotated[str, typer.Option(metavar="简称", help="窄列中显示的简称。")] = "",
) -> None:
    """Let a unit be called otherwise."""
    told = reforms.rename(desk(), code, name, reason, short)
    output.say(f"单位 {code} 更名为“{told.unit.name}”，{outcome(told)}。")


@command(
    app,
    "merge",
    "单位并入另一个单位：未办结的任务、单位组和账号都转给接续单位，已办结的任务保留原单位。",
    "duban unit merge fpj nyncj --reason 县编委〔2024〕1号",
)
def merge(code: UnitCode, into: Heir, reason: Reason) -> None:
    """Let a unit go into another."""
    told = reforms.merge(desk(), code, into, reason)
    moved = f"，账号{'、'.join(told.accounts)}今后代表该单位" if told.accounts else ""
    output.say(f"单位 {code} 并入“{told.unit.name}”，{outcome(told)}{moved}。")


@command(
    app,
    "split",
    "职能划转：把写明的未办结任务划给另一个单位（先用 duban unit add 登记），原单位继续承担其余的任务。",
    "duban unit split nyncj slj --task XH2020-018 --task XH2020-019 --reason 县编委〔2020〕5号",
)
def split(
    code: UnitCode,
    into: Heir,
    tasks: Annotated[list[str], typer.Option("--task", metavar="编号", help="划转的任务，可写几次。")],
    reason: Reason,
) -> None:
    """Let another unit take tasks over."""
    told = reforms.split(desk(), code, into, tasks, reason)
    output.say(f"{len(told.tasks)}项任务由 {code} 划给“{told.unit.name}”，签收和填报随任务转过去。")


def outcome(told: reforms.Reformed) -> str:
    """How many tasks followed, and how many keep the old name."""
    over = f"，{told.over}项已办结或撤销的保留原名" if told.over else ""
    return f"{len(told.tasks)}项未办结的任务随之变更{over}"
