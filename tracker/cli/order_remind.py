"""`duban order remind`: one order a unit about tasks that were chosen."""

from datetime import date
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.batch import Codes, OfLight, OfPlan, OfUnit, given
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.task_list import code_of
from tracker.cli.values import day, one_of
from tracker.domain.case import chinese
from tracker.domain.ladder import OrderKind
from tracker.domain.urging import BY_HAND
from tracker.errors import NotFoundError
from tracker.queries.matters import UNITS_TURN
from tracker.queries.tasks import TaskFilter, find
from tracker.services.desk import Desk
from tracker.services.urging import Urging, urge
from tracker.services.views import look

app = shelf()
KINDS = [(kind.word, kind) for kind in BY_HAND]


@command(
    app,
    "remind",
    "选定任务，给牵头单位发提醒函或催办单，一个单位一件：没有到期的请其抓紧，已经逾期的按督办阶梯（不用等宽限的工作日）。"
    "没有交办、已经销号、今天已经要求过的，逐项说明原因。",
    "duban order remind XH2020-006 XH2020-012 --words 请于月底前完成验收",
    "duban order remind XH2020-006 --kind 催办单 --until 2020-07-10",
    "duban order remind --all --light 黄灯 --plan P001",
)
def remind(
    codes: Codes = None,
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="按 --light、--plan、--unit 选出的全部。")
    ] = False,
    plan: OfPlan = "",
    unit: OfUnit = "",
    light: OfLight = None,
    kind: Annotated[
        OrderKind,
        typer.Option(parser=one_of(KINDS), metavar="文书", help="、".join(word for word, _ in KINDS) + "。"),
    ] = OrderKind.LETTER,
    words: Annotated[str, typer.Option(metavar="文字", help="办公室意见，印在文书的办理要求里。")] = "",
    until: Annotated[
        date | None,
        typer.Option(parser=day, metavar="日期", help="要求在哪天前办理；不写按督办阶梯的工作日。"),
    ] = None,
) -> None:
    """Issue the orders, print their numbers, and say why the other tasks were refused."""
    narrowed = bool(plan or unit or light)
    if everything is not narrowed:
        raise typer.BadParameter("--all 要与 --light、--plan 或 --unit 合用。", param_hint="--all")
    if everything and codes:
        raise typer.BadParameter("写了任务编号就不用 --all。")
    opened = desk()
    chosen = found(opened, plan, unit, light) if everything else given(codes)
    report(urge(opened, chosen, kind, words, until))


def found(opened: Desk, plan: str, unit: str, light: OfLight) -> list[str]:
    """The tasks whose turn it is their units'. Raises NotFoundError where there are none."""
    with look(opened) as view:
        wanted = TaskFilter(plan=plan, unit=code_of(view, unit), light=light, states=UNITS_TURN)
        rows = find(view, wanted).rows
    if not rows:
        raise NotFoundError("没有符合条件、正在办理的任务。", "可以用 duban task list 查看。")
    return [each.facts.code for each in rows]


def report(told: Urging) -> None:
    """The numbers on stdout; what they are about, and each refusal, on stderr. Leaves with the first refusal's code."""
    for order in told.orders:
        output.write(order.number)
        output.say(
            f"已签发{order.kind.word}{order.number}给{order.issued.unit_name}，"
            f"{'、'.join(dict.fromkeys(item.task for item in order.items))}，期限{chinese(order.limit)}。"
        )
    if told.refused:
        output.say(f"没有催办{len(told.refused)}项：")
        for refusal in told.refused:
            output.say(f"  {refusal.task}：{refusal.error}")
        raise typer.Exit(told.refused[0].error.exit_code)
