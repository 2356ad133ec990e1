"""`duban unit month`: what is asked of a unit in a month, by when, and what it owes."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.listing import print_listed
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsOf, AsTable, Limit, Offset, month
from tracker.domain.reminders import Kind
from tracker.errors import InputError
from tracker.queries.rates import rates_of_unit
from tracker.queries.unit_month import Demand, UnitMonth, counts, month_of_unit
from tracker.services.units import registry
from tracker.services.views import look

app = shelf()
ME = "me"
COLUMNS = (
    Column("due", "时限"),
    Column("what", "要办的事"),
    Column("task", "编号"),
    Column("title", "事项", grows=True),
    Column("state", "情况"),
    Column("note", "说明", grows=True),
)


@command(
    app,
    "month",
    "一个单位的一个月：要求它办什么（签收、填报、办结）、什么时限、办了没有、还欠什么。"
    "本月的清单里还有以前欠下没办的；每期填报写明按时、逾期、未填报或被退回。",
    "duban unit month me",
    "duban unit month jyj --month 2020-05",
    "duban unit month jyj --owed --json",
)
def unit_month(
    unit: Annotated[str, typer.Argument(metavar="单位", help="单位代码，如 jyj；me 是本单位。")],
    month_name: Annotated[
        str | None,
        typer.Option("--month", parser=month, metavar="月份", help="哪个月，如 2020-05；默认本月。"),
    ] = None,
    owed: Annotated[bool, typer.Option("--owed", help="只列还没有办的。")] = False,
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the month of a unit."""
    opened = desk()
    code = opened.who.unit if unit == ME else registry(opened).unit(unit).code
    if code is None:
        raise InputError("你的账号不属于哪个单位。", "请写单位代码，如 duban unit month jyj。")
    with look(opened, as_of) as view:
        first = date.fromisoformat(f"{month_name}-01") if month_name else view.day.replace(day=1)
        found = month_of_unit(view, code, first)
        kept = rates_of_unit(view, found.unit)
    name = registry(opened).unit(found.unit).name
    rows = [as_row(each) for each in (found.owed if owed else found.demands)]
    print_listed(rows, COLUMNS, limit=limit, offset=offset, as_json=as_json, as_table=as_table)
    output.say(in_words(name, found))
    if kept.sentence:
        output.say(f"第一牵头的任务{kept.sentence}")


def as_row(each: Demand) -> dict[str, Any]:
    """A demand as an object of JSON, with what the list shows of it."""
    again = f"退回{each.returned}次" if each.returned else ""
    on = f"{each.filed_on}办" if each.filed_on and not each.owing else ""
    note = "，".join(words for words in (each.period, on, again, each.note) if words)
    return asdict(each) | {
        "kind": each.kind.value,
        "role": each.role.value,
        "what": each.kind.word,
        "note": note,
    }


def in_words(name: str, found: UnitMonth) -> str:
    """Counts in a sentence."""
    asked = "、".join(
        f"{kind.word}{count}件"
        for kind in Kind
        if (count := sum(each.kind is kind for each in found.demands))
    )
    filed = "、".join(f"{word}{count}件" for word, count in counts(found.demands).items())
    month_words = f"{name}{found.first.year}年{found.first.month}月"
    if not asked:
        return f"{month_words}没有要办的事。"
    filings = f"填报情况：{filed}。" if filed else ""
    late = f"，其中{len(found.overdue)}件已过期" if found.overdue else ""
    return f"{month_words}：{asked}。{filings}还没有办的{len(found.owed)}件{late}。"
