"""`duban unit burden`: how much was asked of each unit in a month, by what."""

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.listing import print_listed
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.task_list import code_of
from tracker.cli.values import AsJson, AsOf, AsTable, Limit, Offset, month
from tracker.queries.burden import burdens
from tracker.services.views import look

app = shelf()
COLUMNS = (
    Column("unit", "代码"),
    Column("name", "单位", grows=True),
    Column("signatures", "签收", right=True),
    Column("filings", "填报", right=True),
    Column("deadlines", "办结", right=True),
    Column("asked", "专项填报", right=True),
    Column("reminders", "催办", right=True),
    Column("orders", "督办文书", right=True),
    Column("inspections", "督查", right=True),
    Column("total", "合计", right=True),
)


@command(
    app,
    "burden",
    "基层减负：一个月里向各单位要了多少（签收、填报、办结、专项填报、催办、督办文书、督查），多的在前。",
    "duban unit burden",
    "duban unit burden 县教育局 --month 2020-05",
    "duban unit burden --month 2020-05 --json",
)
def unit_burden(
    unit: Annotated[str, typer.Argument(metavar="单位", help="单位的代码或名称；不写就是全部。")] = "",
    month_name: Annotated[
        str | None,
        typer.Option("--month", parser=month, metavar="月份", help="哪个月，如 2020-05；默认本月。"),
    ] = None,
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the burden of units."""
    with look(desk(), as_of) as view:
        first = date.fromisoformat(f"{month_name}-01") if month_name else view.day.replace(day=1)
        found = burdens(view, first, code_of(view, unit))
    rows = [asdict(each) | {"total": each.total} for each in found]
    print_listed(rows, COLUMNS, limit=limit, offset=offset, as_json=as_json, as_table=as_table)
    if not rows:
        output.say("这个月没有向单位要过什么。")
