"""`duban calendar`: the working days that every limit is counted in."""

from datetime import date
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, group
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsOf, AsTable, Reason, day, whole
from tracker.domain.case import chinese
from tracker.services import calendars

app = group("calendar", "工作日：查看一年的放假和调休，设置本办公室自己的放假日和上班日。")
COLUMNS = (
    Column("day", "日期"),
    Column("weekday", "星期"),
    Column("works", "安排", {True: "上班", False: "放假"}.__getitem__),
    Column("source", "来源"),
    Column("reason", "理由", grows=True),
)
Day = Annotated[date, typer.Argument(parser=day, metavar="日期", help="如 2020-05-04。")]


@app.callback()
def calendar() -> None:
    """Nothing is common to all commands but their group."""


@command(
    app,
    "show",
    "列出一年中与星期几不同的日子（放假、调休上班）和本办公室自己设置的日子；日历不知道的年份会说明。",
    "duban calendar show 2020",
    "duban calendar show 2020 --json",
)
def show(
    year: Annotated[int, typer.Argument(parser=whole(1901, 2999), metavar="年份", help="如 2020。")],
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the special days of a year."""
    found = calendars.calendar_year(desk(), year, as_of)
    rows = [
        {
            "day": each.day,
            "weekday": "一二三四五六日"[each.day.weekday()],
            "works": each.works,
            "own": each.own,
            "source": "本办公室" if each.own else "推算" if found.warning else "国务院办公厅通知",
            "reason": each.reason,
        }
        for each in found.special
    ]
    if as_json:
        output.print_json(
            {"year": year, "working_days": list(found.working_days), "warning": found.warning, "days": rows}
        )
    else:
        output.print_rows(rows, COLUMNS, as_json=False, as_table=as_table)
    months = "、".join(f"{month}月{days}天" for month, days in enumerate(found.working_days, 1))
    output.say(f"{year}年工作日共{sum(found.working_days)}天：{months}。")
    if found.warning:
        output.say(found.warning)


@command(
    app,
    "add",
    "设置本办公室自己的放假日（--off）或上班日（--on），写明依据，记入日志；以后所有期限都按它算，已定的期限不变。",
    "duban calendar add 2020-10-09 --off --reason 县庆放假通知",
    "duban calendar add 2020-10-11 --on --reason 县庆调休",
)
def add(
    of_day: Day,
    reason: Reason,
    off: Annotated[bool, typer.Option("--off", help="这一天放假。")] = False,
    on: Annotated[bool, typer.Option("--on", help="这一天上班。")] = False,
) -> None:
    """Set a day."""
    if off is on:
        raise typer.BadParameter("--off 和 --on 请写一个，只写一个。", param_hint="--off")
    warning = calendars.set_day(desk(), of_day, on, reason)
    output.say(f"已设置{chinese(of_day)}{'上班' if on else '放假'}。{warning}")


@command(
    app,
    "remove",
    "取消本办公室对某一天的设置，恢复按公布的日历，写明理由。",
    "duban calendar remove 2020-10-09 --reason 通知撤回",
)
def remove(of_day: Day, reason: Reason) -> None:
    """Go by the published calendar again."""
    calendars.set_day(desk(), of_day, None, reason)
    output.say(f"{chinese(of_day)}恢复按公布的日历。")
