"""`duban project list` and `funds`."""

from typing import Annotated, Any

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.listing import print_listed, say_rest
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.task_list import code_of
from tracker.cli.task_rows import as_row as task_row
from tracker.cli.values import AsJson, AsOf, AsTable, Limit, Offset, one_of
from tracker.domain.lights import Colour
from tracker.domain.project import Works, money_text
from tracker.domain.task import Stage
from tracker.queries.projects import FundRow, ProjectOrder, ProjectRow, find_projects, fund_rows
from tracker.queries.tasks import TaskFilter
from tracker.services.views import look

app = shelf()
COLUMNS = (
    Column("code", "编号"),
    Column("title", "项目", grows=True),
    Column("fund", "资金", grows=True),
    Column("leader", "分管领导"),
    Column("owner", "主管单位", grows=True),
    Column("implementer", "实施单位", grows=True),
    Column("approved", "批复", right=True),
    Column("reimbursed", "报账", right=True),
    Column("reimbursed_rate", "报账率%", right=True),
    Column("settled", "结算", right=True),
    Column("works", "工程"),
    Column("stage", "状态", lambda stage: Stage(stage).word),
    Column("light", "灯", lambda light: Colour(light).word),
)
FUNDS = (
    Column("fund", "资金", lambda fund: fund or "合计", grows=True),
    Column("allotted", "下达", right=True),
    Column("approved", "批复", right=True),
    Column("reimbursed", "报账", right=True),
    Column("reimbursed_rate", "报账率%", right=True),
    Column("settled", "结算", right=True),
    Column("settled_rate", "结算率%", right=True),
    Column("projects", "项目", right=True),
    Column("finished", "完工", right=True),
    Column("finished_rate", "完工率%", right=True),
    Column("accepted", "验收", right=True),
    Column("accepted_rate", "验收率%", right=True),
)


@command(
    app,
    "list",
    "列出项目：资金来源、分管领导、主管和实施单位、批复、报账、结算（万元）、完工、验收。",
    "duban project list",
    "duban project list --unit 县交通运输局 --as-of 2020-05-31 --json",
    "duban project list --works 已完工 --order 报账率",
)
def list_projects(
    text: Annotated[
        list[str] | None, typer.Argument(metavar="文字", help="在编号、项目和单位中查找。")
    ] = None,
    *,
    unit: Annotated[str, typer.Option(metavar="单位", help="承担的单位，代码或名称。")] = "",
    fund: Annotated[str, typer.Option(metavar="资金", help="资金名称，与登记的一致。")] = "",
    works: Annotated[
        Works | None,
        typer.Option(
            parser=one_of([(each.word, each) for each in Works]),
            metavar="工程",
            help="在建、已完工或已验收。",
        ),
    ] = None,
    order: Annotated[
        ProjectOrder,
        typer.Option(
            parser=one_of([(each.word, each) for each in ProjectOrder]),
            metavar="次序",
            help="编号、时限、灯、批复（多的在前）或报账率（低的在前）。",
        ),
    ] = ProjectOrder.CODE,
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the projects that the signed-in account may see."""
    with look(desk(), as_of) as view:
        narrowed = TaskFilter(text=" ".join(text or ()), unit=code_of(view, unit), fund=fund, works=works)
        page = find_projects(view, narrowed, order=order, limit=limit, offset=offset)
    output.print_rows([as_row(each) for each in page.rows], COLUMNS, as_json=as_json, as_table=as_table)
    say_rest(len(page.rows), page.total, offset)
    if not page.total:
        output.say("还没有项目。" if narrowed == TaskFilter() else "没有符合条件的项目。")


@command(
    app,
    "funds",
    "按资金来源汇总（万元）：下达、批复、报账、结算、完工、验收，各种比率现算现用。",
    "duban project funds",
    "duban project funds --as-of 2020-05-31 --json",
)
def funds(
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the funds with their sums and rates."""
    with look(desk(), as_of) as view:
        rows = [fund_row(each) for each in fund_rows(view)]
    print_listed(rows, FUNDS, limit=limit, offset=offset, as_json=as_json, as_table=as_table)
    if not rows:
        output.say("还没有登记资金和项目。请用 duban project allot 登记下达的资金。")


def as_row(row: ProjectRow) -> dict[str, Any]:
    """A project as an object of JSON."""
    return task_row(row.standing) | {
        "fund": row.fund,
        "leader": row.leader,
        "owner": row.owner,
        "implementer": row.implementer,
        "approved": money_text(row.approved),
        "reimbursed": money_text(row.reimbursed),
        "reimbursed_rate": shown(row.reimbursed_rate),
        "settled": money_text(row.settled),
        "finished_on": row.finished_on,
        "accepted_on": row.accepted_on,
        "acceptance": row.acceptance,
        "works": row.works.word,
    }


def fund_row(row: FundRow) -> dict[str, Any]:
    """A fund as an object of JSON."""
    return {
        "fund": row.fund,
        "allotted": money_text(row.allotted),
        "approved": money_text(row.approved),
        "reimbursed": money_text(row.reimbursed),
        "reimbursed_rate": shown(row.reimbursed_rate),
        "settled": money_text(row.settled),
        "settled_rate": shown(row.settled_rate),
        "projects": row.projects,
        "paying": row.paying,
        "finished": row.finished,
        "finished_rate": shown(row.finished_rate),
        "accepted": row.accepted,
        "accepted_rate": shown(row.accepted_rate),
    }


def shown(rate: object) -> str | None:
    """A rate as text; None where there is nothing to take it of."""
    return None if rate is None else str(rate)
