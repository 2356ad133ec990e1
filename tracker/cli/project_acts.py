"""`duban project allot|add|pay|finish|accept`."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import Code, Seen, day
from tracker.domain import project_commands as c
from tracker.domain.project import Money, money_text
from tracker.domain.task import PartRole
from tracker.services import projects
from tracker.services.assignment import parts_named
from tracker.services.tasks import perform

app = shelf()


def amount(text: str | Decimal) -> Decimal:
    """An amount in 万元."""
    try:
        number = Decimal(str(text).replace(",", "").removesuffix("万元").strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if number.is_finite():
        return number
    raise typer.BadParameter(f"“{text}”不是金额，应写万元数，如 13482 或 8643.3749。")


Amount = Annotated[Decimal, typer.Argument(parser=amount, metavar="金额", help="万元，最多六位小数。")]
On = Annotated[date | None, typer.Option("--on", parser=day, metavar="日期", help="哪一天；不写就是今天。")]
Note = Annotated[str, typer.Option(metavar="说明", help="凭证号等。")]


@command(
    app,
    "allot",
    "登记上级下达的资金（万元）；收回的写负数。",
    "duban project allot 第一批中央财政专项扶贫资金 7612 --document 省财农〔2020〕1号",
)
def allot(
    fund: Annotated[str, typer.Argument(metavar="资金", help="资金名称。")],
    amount: Amount,
    document: Annotated[str, typer.Option(metavar="文件", help="下达文件的名称或文号。")],
    on: On = None,
) -> None:
    """Note money that reached the county."""
    opened = desk()
    total = projects.allot_fund(opened, fund, amount, on or opened.today, document)
    output.say(f"已登记，“{fund}”累计下达{money_text(total)}万元。")


@command(
    app,
    "add",
    "登记一个项目，等交办。主管单位是牵头单位，实施单位是责任单位。",
    "duban project add --title 积石镇产业路硬化 --fund 第一批中央财政专项扶贫资金 --approved 120 "
    "--lead 县交通运输局 --responsible 积石镇 --leader 分管交通的副县长 --until 2020-10-31 "
    "--document 循扶组〔2020〕5号",
)
def add(
    *,
    title: Annotated[str, typer.Option(metavar="名称", help="项目名称。")],
    fund: Annotated[str, typer.Option(metavar="资金", help="资金来源。")],
    approved: Annotated[Decimal, typer.Option(parser=amount, metavar="金额", help="批复金额，万元。")],
    lead: Annotated[list[str], typer.Option(metavar="单位", help="主管（牵头）单位，代码或名称。")],
    responsible: Annotated[
        list[str] | None, typer.Option(metavar="单位", help="实施（责任）单位；可写几次。")
    ] = None,
    leader: Annotated[str, typer.Option(metavar="职务", help="分管县领导。")] = "",
    implementer: Annotated[str, typer.Option(metavar="名称", help="实施单位的名称；不写就是责任单位。")] = "",
    text: Annotated[str, typer.Option(metavar="文字", help="建设内容。")] = "",
    until: Annotated[date | None, typer.Option(parser=day, metavar="日期", help="完成时限。")] = None,
    document: Annotated[str, typer.Option(metavar="文件", help="批复文件。")] = "",
) -> None:
    """Raise a project."""
    opened = desk()
    parts = parts_named(opened, None, {PartRole.LEAD: lead, PartRole.RESPONSIBLE: responsible or ()})
    named = {role: "、".join(part.name for part in parts if part.role == role) for role in PartRole}
    code = projects.raise_project(
        opened,
        projects.NewProject(
            title=title,
            text=text,
            fund=fund,
            approved=approved,
            parts=parts,
            until=until,
            leader=leader,
            owner=named[PartRole.LEAD],
            implementer=implementer or named[PartRole.RESPONSIBLE] or named[PartRole.LEAD],
            document=document,
        ),
    )
    output.write(code)
    output.say(f"已登记项目{code}，请用 duban task dispatch {code} 交办。")


@command(
    app,
    "pay",
    "登记报账或结算（万元）；冲销写负数并说明原因。累计不能超过批复。",
    "duban project pay XH2020-X001 43.21 --on 2020-05-20 --note 第3号凭证",
    "duban project pay XH2020-X001 118.6 --settled",
)
def pay(
    code: Code,
    amount: Amount,
    settled: Annotated[bool, typer.Option("--settled", help="是结算；不写就是报账。")] = False,
    on: On = None,
    note: Note = "",
    seen: Seen = None,
) -> None:
    """Note an amount that was reimbursed or settled."""
    opened, money = desk(), Money.SETTLED if settled else Money.REIMBURSED
    task = perform(
        opened,
        c.ReportMoney(task=code, money=money, amount=amount, on=on or opened.today, note=note, seen=seen),
    )
    assert task.project is not None
    output.say(
        f"已登记，{code}累计{money.word}{money_text(task.project.paid(money))}万元，"
        f"批复{money_text(task.project.approved)}万元。"
    )


@command(app, "finish", "登记项目完工。", "duban project finish XH2020-X001 --on 2020-05-30")
def finish(code: Code, on: On = None, note: Note = "", seen: Seen = None) -> None:
    """Note that the works stand."""
    opened = desk()
    perform(opened, c.FinishWork(task=code, on=on or opened.today, note=note, seen=seen))
    output.say(f"项目{code}已登记完工，可以验收。")


@command(
    app,
    "accept",
    "登记县级验收，写明验收意见或文号。",
    "duban project accept XH2020-X001 --by 县验〔2020〕3号",
)
def accept(
    code: Code,
    by: Annotated[str, typer.Option("--by", metavar="文号", help="验收意见或文号。")],
    on: On = None,
    seen: Seen = None,
) -> None:
    """Note that the county accepted the works."""
    opened = desk()
    perform(opened, c.AcceptProject(task=code, on=on or opened.today, acceptance=by, seen=seen))
    output.say(f"项目{code}已通过县级验收；任务办结仍由牵头单位申请、办公室核验。")
