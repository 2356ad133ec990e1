"""`duban order propose`, `issue`, `answer` and `settle`."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.order_list import KINDS, Number
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.task_list import code_of
from tracker.cli.values import AsJson, AsOf, AsTable, Reason, day, one_of
from tracker.domain.case import chinese
from tracker.domain.escalation import Proposal
from tracker.domain.ladder import OrderKind
from tracker.domain.order import OUTCOMES, Order, OrderState
from tracker.services import orders
from tracker.services.calendars import calendar
from tracker.services.desk import Desk
from tracker.services.views import look

app = shelf()
COLUMNS = (
    Column("unit", "单位代码"),
    Column("unit_name", "单位"),
    Column("kind_word", "应发"),
    Column("to", "送"),
    Column("limit", "期限"),
    Column("tasks", "任务", grows=True),
    Column("facts", "事由", "；".join, below=True),
)
Kind = Annotated[
    OrderKind | None,
    typer.Option(parser=one_of(KINDS), metavar="文书", help="只办这一种，如 提醒函。"),
]


@command(
    app,
    "propose",
    "按督办阶梯算出现在应发什么文书：超过时限的发第一级，上一级逾期未办又没有正当理由的发下一级。只看，不签发。",
    "duban order propose",
    "duban order propose --unit 县教育局",
    "duban order propose --as-of 2020-06-30 --json",
)
def propose(
    unit: Annotated[str, typer.Option(metavar="单位", help="只看这个单位，代码或名称。")] = "",
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print what is due, and issue nothing."""
    opened = desk()
    due = orders.propose(opened, code(opened, unit), as_of)
    names = unit_names(opened)
    rows = [as_row(each, names) for each in due]
    output.print_rows(rows, COLUMNS, as_json=as_json, as_table=as_table)
    if warning := calendar(opened).warning((as_of or opened.today).year):
        output.say(warning)
    output.say(f"应发{len(due)}件，没有签发；签发用 duban order issue。" if due else orders.NONE_DUE)


@command(
    app,
    "issue",
    "签发到期应发的督办文书，编号记入日志。写单位只签发给它的，--all 全部签发。同一事项期内不重复要求。",
    "duban order issue 县教育局",
    "duban order issue 县教育局 --task XH2020-012",
    "duban order issue --all --kind 提醒函",
)
def issue(
    unit: Annotated[str, typer.Argument(metavar="单位", help="单位的代码或名称。")] = "",
    everyone: Annotated[bool, typer.Option("--all", help="到期的全部签发。")] = False,
    kind: Kind = None,
    task: Annotated[
        list[str] | None, typer.Option(metavar="编号", help="只就这项任务签发；可写几次。")
    ] = None,
) -> None:
    """Issue what is due and print the numbers."""
    if bool(unit) is everyone:
        raise typer.BadParameter("请写单位，或用 --all，二者取一。", param_hint="--all")
    opened = desk()
    for order in orders.issue(opened, code(opened, unit), kind, tuple(task or ())):
        output.write(order.number)
        output.say(
            f"已签发{order.kind.word}{order.number}给{order.issued.unit_name}，"
            f"{len(order.items)}项，期限{chinese(order.limit)}。"
        )
    output.say("打印用 duban order print 文号。")


@command(
    app,
    "answer",
    "答复发给本单位的督办文书：写明办理情况或未能按期办理的理由，可附佐证材料；由领导小组办公室审定。",
    "duban order answer 催3 --words 因汛期停工，8月5日前完成 --evidence 停工令.pdf",
    "duban order answer 督3 --words - < 答复.txt",
)
def answer(
    number: Number,
    words: Annotated[str, typer.Option(metavar="文字", help="答复内容；- 表示从标准输入读。")],
    evidence: Annotated[list[Path] | None, typer.Option(metavar="文件", help="佐证材料，可写几次。")] = None,
) -> None:
    """Answer an order."""
    said = sys.stdin.read() if words == "-" else words
    order = orders.answer(desk(), number, said, evidence or ())
    output.say(f"已答复{order.number}，等领导小组办公室审定；审定以前不再升级。")


@command(
    app,
    "settle",
    "审定：单位的理由成立（可写宽限到哪天）或不成立，撤回误发的文书；约谈建议由办公室或分管领导决定约谈或不约谈。",
    "duban order settle 催3 --outcome 理由成立 --until 2020-08-05 --reason 停工令属实",
    "duban order settle 督3 --outcome 理由不成立 --reason 同期其他乡镇已完成",
    "duban order settle 约1 --outcome 决定不约谈 --reason 已当面督促",
)
def settle(
    number: Number,
    outcome: Annotated[
        OrderState,
        typer.Option(
            parser=one_of([(state.word, state) for state in OUTCOMES]),
            metavar="结果",
            help="、".join(state.word for state in OUTCOMES) + "。",
        ),
    ],
    reason: Reason,
    until: Annotated[
        date | None, typer.Option(parser=day, metavar="日期", help="理由成立时宽限到哪一天。")
    ] = None,
) -> None:
    """Decide on an order."""
    order = orders.settle(desk(), number, outcome, reason, until)
    output.say(f"{order.number}{outcome_words(order)}。")


def outcome_words(order: Order) -> str:
    """What was decided, and what follows."""
    if order.state is OrderState.EXCUSED:
        return f"理由成立，宽限至{chinese(order.until)}" if order.until else "理由成立，所列事项不再催办"
    if order.state is OrderState.REFUSED:
        return f"理由不成立，期限{chinese(order.limit)}不变"
    return order.state.word


def code(opened: Desk, words: str) -> str:
    """The code of the unit that the words mean; empty for none. Raises NotFoundError."""
    if not words:
        return ""
    with look(opened) as view:
        return code_of(view, words)


def unit_names(opened: Desk) -> dict[str, str]:
    """Names of units by code."""
    from tracker.services.units import registry

    return {unit.code: unit.name for unit in registry(opened).units}


def as_row(due: Proposal, names: dict[str, str]) -> dict[str, Any]:
    """A proposal as an object of JSON."""
    return {
        "unit": due.unit,
        "unit_name": names.get(due.unit, due.unit),
        "kind": due.step.kind.value,
        "kind_word": due.step.kind.word,
        "rung": due.step.rung.value,
        "to": due.step.rung.word,
        "limit": due.limit,
        "tasks": list(due.tasks),
        "facts": [f"{each.task} {each.fact}" for each in due.matters],
        "earlier": [order.number for order in due.earlier],
    }
