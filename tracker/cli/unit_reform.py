"""机构改革: `duban unit rename|merge|split`."""

from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.batch import OfPlan
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import Reason
from tracker.domain.task import State
from tracker.errors import NotFoundError
from tracker.queries.tasks import TaskFilter, find
from tracker.services import reforms
from tracker.services.views import look

GOING_ON = tuple(state for state in State if state not in (State.CLOSED, State.CANCELLED))
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
    output.say(f"“{told.former}”已更名为“{told.unit.name}”，{outcome(told)}。")


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
    output.say(f"“{told.former}”已并入“{told.unit.name}”，{outcome(told)}{moved}。")
    for sentence in told.repeated:
        output.say(f"{sentence}，请取消其中一次。")


@command(
    app,
    "split",
    "职能划转：把写明的未办结任务划给另一个单位（先用 duban unit add 登记），原单位继续承担其余的任务。"
    "一项职能的任务很多时，用 --all 划转全部未办结的，用 --plan、--text 缩小。",
    "duban unit split nyncj slj --task XH2020-018 --task XH2020-019 --reason 县编委〔2020〕5号",
    "duban unit split nyncj slj --all --text 饮水 --reason 县编委〔2020〕5号",
)
def split(
    code: UnitCode,
    into: Heir,
    *,
    tasks: Annotated[
        list[str] | None, typer.Option("--task", metavar="编号", help="划转的任务，可写几次。")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="划转全部未办结的任务。")] = False,
    plan: OfPlan = "",
    text: Annotated[
        str, typer.Option(metavar="文字", help="与 --all 合用：只划转查得到这些字的，同 duban task list。")
    ] = "",
    reason: Reason,
) -> None:
    """Let another unit take tasks over."""
    if bool(tasks) == everything:
        raise typer.BadParameter("请写 --task，或用 --all。", param_hint="--all")
    if not everything and (plan or text):
        raise typer.BadParameter("--plan、--text 要与 --all 合用。")
    opened = desk()
    wanted = TaskFilter(unit=code, plan=plan, text=text, states=GOING_ON)
    with look(opened) as view:
        handed = tasks or [each.facts.code for each in find(view, wanted).rows]
    if not handed:
        raise NotFoundError(
            f"没有符合条件的、由“{code}”承担的未办结任务。", f"可以用 duban task list --unit {code} 查看。"
        )
    told = reforms.split(opened, code, into, handed, reason)
    output.say(f"{len(told.tasks)}项任务由“{told.former}”划给“{told.unit.name}”，签收和填报随任务转过去。")


def outcome(told: reforms.Reformed) -> str:
    """How many tasks followed, and how many keep the old name."""
    over = f"，{told.over}项已办结或撤销的保留原名" if told.over else ""
    return f"{len(told.tasks)}项未办结的任务随之变更{over}"
