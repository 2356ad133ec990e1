"""`duban report meeting`."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsOf, day
from tracker.domain.case import chinese

app = shelf()


@command(
    app,
    "meeting",
    "生成一页调度会材料：只列亮红灯、橙灯、黄灯的在办任务，写明牵头单位、原因、需要决定的事，"
    "以及此前决定了什么、落实没有。最多列8项，其余只报数。",
    "duban report meeting",
    "duban report meeting --since 2020-06-01 --as-of 2020-06-30 --format docx -o 调度会",
)
def meeting(
    as_of: AsOf = None,
    since: Annotated[
        date | None,
        typer.Option(
            "--since", parser=day, metavar="日期", help="上次调度会的日期；不写就从一个月以前算起。"
        ),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="格式", help="docx、html，用逗号隔开。")
    ] = "docx,html",
    folder: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="目录", help="放在哪里；不写就在 DUBAN_HOME 的 meetings 中。"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the page of a meeting and print the paths of its files."""
    from tracker.services.meeting import meeting_pack, print_meeting

    opened = desk()
    pack = meeting_pack(opened, since, as_of)
    paths = print_meeting(opened, pack, formats.split(","), folder)
    if as_json:
        output.print_json({**asdict(pack), "files": [str(path) for path in paths]})
        return
    rest = f"，另有{pack.left_out}项没有列出" if pack.left_out else ""
    output.say(f"已生成截至{chinese(pack.day)}的调度会材料，列出{len(pack.items)}项{rest}：")
    for path in paths:
        output.write(str(path))
