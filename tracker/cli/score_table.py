"""`duban score table`, `adopt` and `end`: by which table an audience is scored, if at all."""

from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.output import Column
from tracker.cli.score_values import ForWhom
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsTable, Reason
from tracker.domain.scoring.table import Audience
from tracker.services import scores

app = shelf()
COLUMNS = (
    Column("section", "部分"),
    Column("term", "代号"),
    Column("name", "项目", grows=True),
    Column("full", "满分", right=True),
    Column("rule", "怎样计分", below=True),
    Column("units", "适用单位", below=True),
)


@command(
    app,
    "table",
    "显示一个评分表：正在使用的，或者一个文件里的（只检查，不启用）。",
    "duban score table",
    "duban score table --file 评分表.toml --json",
)
def table(
    audience: ForWhom = Audience.DEPARTMENTS,
    file: Annotated[str, typer.Option(metavar="文件", help="看这个文件里的评分表。")] = "",
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the terms of a table."""
    held = scores.check_table(file) if file else scores.current_table(desk(), audience)
    rows = [
        {
            "section": section.name,
            "term": term.key,
            "name": term.name,
            "full": str(term.full),
            "rule": term.explained,
            "units": list(section.units),
        }
        for section in held.sections
        for term in section.terms
    ]
    output.print_rows(rows, COLUMNS, as_json=as_json, as_table=as_table)
    output.say(f"评分表“{held.name}”，{held.audience.word}，{len(rows)}项。")


@command(
    app,
    "adopt",
    "启用评分表（文件，或自带的示例名）。评分默认关闭；启用、停用都记入日志。",
    "duban score adopt 评分表.toml",
    "duban score adopt shicheng-departments",
)
def adopt(
    name: Annotated[str, typer.Argument(metavar="评分表", help="文件，或自带的示例名。")],
) -> None:
    """Score an audience by this table from now on."""
    held = scores.adopt_table(desk(), name)
    output.say(f"已启用评分表“{held.name}”，用于{held.audience.word}。")


@command(app, "end", "停用评分；已定稿的结果仍在。", "duban score end --audience 乡镇 --reason 减轻基层负担")
def end(reason: Reason, audience: ForWhom = Audience.DEPARTMENTS) -> None:
    """Score an audience no more."""
    scores.end_scoring(desk(), audience, reason)
    output.say(f"{audience.word}的评分已停用。")
