"""`duban finding raise|import|reopen|closers`."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.finding_list import FoundBy
from tracker.cli.seat import desk
from tracker.cli.values import Reason, Seen, day
from tracker.domain.commands import NameClosers
from tracker.domain.finding import Source
from tracker.domain.task import PartRole
from tracker.services.assignment import parts_named
from tracker.services.findings import NewFinding, raise_again, raise_finding
from tracker.services.tasks import perform

app = shelf()
Code = Annotated[str, typer.Argument(metavar="编号", help="问题编号，如 XH2020-W001。")]
Facts = Annotated[str, typer.Option(metavar="文字", help="具体情况。")]
Measures = Annotated[str, typer.Option(metavar="文字", help="整改措施。")]
Until = Annotated[date, typer.Option(parser=day, metavar="日期", help="整改时限。")]
Document = Annotated[str, typer.Option(metavar="文件", help="出自哪份文件，如反馈意见的名称、文号。")]


@command(
    app,
    "raise",
    "登记一个问题，编入问题台账，等交办。督查发现的问题不用登记，反馈结论时自动编入。",
    "duban finding raise --title 资金拨付滞后 --facts 春季学期资助资金没有按时拨付 --measures 限期拨付 "
    "--lead 县教育局 --until 2020-06-30 --source 省级反馈 --document 2019年省级考核反馈意见",
)
def raise_one(
    *,
    title: Annotated[str, typer.Option(metavar="问题", help="问题，一句话。")],
    facts: Facts,
    measures: Measures,
    until: Until,
    lead: Annotated[list[str], typer.Option(metavar="单位", help="牵头整改的单位，代码或名称；可写几次。")],
    responsible: Annotated[
        list[str] | None, typer.Option(metavar="单位", help="其他责任单位；可写几次。")
    ] = None,
    source: FoundBy = None,
    document: Document = "",
) -> None:
    """Raise a finding."""
    opened = desk()
    named = {PartRole.LEAD: lead, PartRole.RESPONSIBLE: responsible or ()}
    finding = NewFinding(
        title=title,
        facts=facts,
        measures=measures,
        until=until,
        parts=parts_named(opened, None, named),
        source=source or Source.OWN,
        document=document,
    )
    code = raise_finding(opened, finding)
    output.write(code)
    output.say(f"已登记问题{code}，请用 duban task dispatch {code} 交办。")


@command(
    app,
    "import",
    "导入整改清单（问题、整改措施、责任单位、整改时限的表格），每行一个问题，全部登记或一个也不登记。"
    "责任单位不分牵头的，排第一的作牵头单位。",
    "duban finding import 整改清单.xlsx --source 国家反馈 --document 国家考核反馈意见",
)
def import_list(
    path: Annotated[Path, typer.Argument(metavar="文件", help="整改清单。")],
    source: FoundBy = None,
    document: Document = "",
) -> None:
    """Raise the rows of a list as findings."""
    from tracker.services.finding_import import import_findings

    codes = import_findings(desk(), path, source or Source.OWN, document)
    for code in codes:
        output.write(code)
    output.say(f"已登记问题{len(codes)}个，请用 duban task dispatch 交办。")


@command(
    app,
    "reopen",
    "已销号的问题反弹：登记为新的问题，与原来的互相注明，责任单位不变。",
    "duban finding reopen XH2020-W001 --facts 秋季学期又没有按时拨付 --until 2020-10-31",
)
def reopen(
    code: Code,
    facts: Facts,
    until: Until,
    measures: Annotated[str, typer.Option(metavar="文字", help="新的整改措施；不写就是原来的。")] = "",
) -> None:
    """Raise a closed finding again."""
    new = raise_again(desk(), code, facts, until, measures)
    output.write(new)
    output.say(f"问题{code}已重新登记为{new}，请用 duban task dispatch {new} 交办。")


@command(
    app,
    "closers",
    "移交核验销号：督查组已经撤销时，把它的问题交给别的账号，或用 --office 交给领导小组办公室。",
    "duban finding closers XH2020-W001 dc2 --reason 督查组人员调动",
    "duban finding closers XH2020-W001 --office --reason 督查组已撤销",
)
def closers(
    code: Code,
    accounts: Annotated[list[str] | None, typer.Argument(metavar="账号", help="以后由谁核验销号。")] = None,
    *,
    office: Annotated[bool, typer.Option("--office", help="由领导小组办公室核验销号。")] = False,
    reason: Reason,
    seen: Seen = None,
) -> None:
    """Name who verifies and closes a finding."""
    if bool(accounts) is office:
        raise typer.BadParameter("请写账号，或用 --office，二者取一。", param_hint="--office")
    perform(desk(), NameClosers(task=code, closers=tuple(accounts or ()), reason=reason, seen=seen))
    output.say(f"问题{code}以后由{'、'.join(accounts or ()) or '领导小组办公室'}核验销号。")
