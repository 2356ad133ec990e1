"""`duban score list` and `show`: the points of a period, and what each of them rests on."""

from typing import Annotated, Any

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.listing import print_listed
from tracker.cli.output import Column
from tracker.cli.score_values import ForWhom, Period
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsTable, Limit, Offset
from tracker.domain.case import chinese
from tracker.domain.scoring.points import Line, plain
from tracker.domain.scoring.table import Audience
from tracker.services.desk import Desk
from tracker.services.scores import Scores, objections, result, scores

app = shelf()
COLUMNS = (
    Column("unit", "代码"),
    Column("unit_name", "单位", grows=True),
    Column("total", "得分", right=True),
    Column("missing", "未评", right=True),
    Column("objections", "异议待裁定", right=True),
)
LINES = (
    Column("term", "代号"),
    Column("name", "项目", grows=True),
    Column("points", "得分", right=True),
    Column("sentence", "算法", below=True),
    Column("bases", "依据", below=True),
)


@command(
    app,
    "list",
    "列出一个考核期各单位的得分。部门和乡镇分开列；单位只看得到自己的。定稿以后看到的是定稿的结果。",
    "duban score list 2020-H1",
    "duban score list 2020 --audience 乡镇 --json",
)
def list_scores(
    period: Period,
    audience: ForWhom = Audience.DEPARTMENTS,
    limit: Limit = None,
    offset: Offset = 0,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print each unit's points."""
    opened = desk()
    fixed = result(opened, period, audience)
    if fixed is not None:
        rows: list[dict[str, Any]] = [
            {
                "unit": each.unit,
                "unit_name": each.unit_name,
                "total": each.total,
                "missing": 0,
                "objections": 0,
            }
            for each in fixed.sheets
        ]
        print_listed(rows, COLUMNS, limit=limit, offset=offset, as_json=as_json, as_table=as_table)
        output.say(f"评分表“{fixed.table}”，{chinese(fixed.day)}定稿。")
        return
    found = scores(opened, period, audience)
    rows = [
        {
            "unit": sheet.unit,
            "unit_name": found.names[sheet.unit],
            "total": plain(sheet.total),
            "missing": len(sheet.missing),
            "objections": len(found.book.waiting(sheet.unit)),
        }
        for sheet in found.sheets
    ]
    print_listed(rows, COLUMNS, limit=limit, offset=offset, as_json=as_json, as_table=as_table)
    output.say(f"评分表“{found.table.name}”，计到{chinese(found.until)}，尚未定稿。")


@command(
    app,
    "show",
    "显示一个单位的得分：每一项怎样算、依据日志第几条；单位看自己的不用写代码。",
    "duban score show 2020-H1 jyj",
    "duban score show 2020-H1 --json",
)
def show(
    period: Period,
    unit: Annotated[str, typer.Argument(metavar="单位", help="单位代码；单位看自己的不用写。")] = "",
    audience: ForWhom = Audience.DEPARTMENTS,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print a unit's sheet, line by line."""
    opened = desk()
    fixed = result(opened, period, audience, unit)
    if fixed is not None:
        rows = [
            line.model_dump() | {"bases": said(line.bases)}
            for each in fixed.sheets[:1]
            for line in each.lines
        ]
        output.print_rows(rows, LINES, as_json=as_json, as_table=as_table)
        say_objections(opened, period, audience, unit)
        totals = "、".join(f"{each.unit_name}{each.total}分" for each in fixed.sheets[:1])
        output.say(f"{totals}，{chinese(fixed.day)}定稿。")
        return
    found = scores(opened, period, audience, unit or opened.who.unit or "")
    sheet = one_sheet(found)
    rows = [as_row(line) for line in sheet.lines]
    output.print_rows(rows, LINES, as_json=as_json, as_table=as_table)
    say_objections(opened, period, audience, sheet.unit)
    output.say(
        f"{found.names[sheet.unit]}{found.period.words}：{plain(sheet.total)}分，计到{chinese(found.until)}。"
    )


def say_objections(opened: Desk, period: str, audience: Audience, unit: str) -> None:
    """Say what the unit objected to, and what was decided."""
    for each in objections(opened, period, audience, unit):
        verdict = {None: "待裁定", True: f"成立：{each.answer}", False: f"不成立：{each.answer}"}[each.upheld]
        output.say(f"{chinese(each.on)}对“{each.term}”的异议：{each.reason}（{verdict}）")


def one_sheet(found: Scores) -> Any:
    """The one sheet that was asked for. Raises a usage error where it is not one."""
    if len(found.sheets) == 1:
        return found.sheets[0]
    if found.sheets:
        raise typer.BadParameter("请写明单位代码。", param_hint="单位")
    raise typer.BadParameter(
        f"评分表“{found.table.name}”不评这个单位；乡镇请加 --audience 乡镇。", param_hint="单位"
    )


def as_row(line: Line) -> dict[str, Any]:
    """A line as an object of JSON."""
    return {
        "section": line.section,
        "term": line.term.key,
        "name": line.term.name,
        "full": plain(line.term.full),
        "points": None if line.points is None else plain(line.points),
        "sentence": line.sentence,
        "bases": said(line.bases),
    }


def said(bases: tuple[tuple[str, int | None], ...]) -> list[str]:
    """What a line rests on, with the number in the log."""
    return [f"{words}（日志第{seq}条）" if seq else words for words, seq in bases]
