"""`duban finding print` and `notice`."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.finding_list import FoundBy
from tracker.cli.inspection_work import unit_code
from tracker.cli.seat import desk
from tracker.cli.values import AsOf
from tracker.queries.tasks import TaskFilter

app = shelf()
Folder = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="目录", help="放在哪里；不写就在 DUBAN_HOME 的 findings 中。"),
]


@command(
    app,
    "print",
    "打印整改清单：你能看到的、已交办的问题，公文格式的 docx、网页 html 和 xlsx。",
    "duban finding print",
    "duban finding print --source 国家反馈 --format docx,xlsx -o 文书",
    "duban finding print --as-of 2020-06-30",
)
def print_list(
    source: FoundBy = None,
    inspection: Annotated[str, typer.Option(metavar="编号", help="只列这次督查发现的。")] = "",
    unit: Annotated[str, typer.Option(metavar="单位", help="只列这个单位的，代码或名称。")] = "",
    formats: Annotated[
        str, typer.Option("--format", metavar="格式", help="docx、html、xlsx，用逗号隔开。")
    ] = "docx,html,xlsx",
    folder: Folder = None,
    as_of: AsOf = None,
) -> None:
    """Write the list and print the paths of its files."""
    from tracker.services.finding_papers import print_findings

    opened = desk()
    narrowed = TaskFilter(source=source, inspection=inspection, unit=unit_code(opened, unit))
    for path in print_findings(opened, narrowed, formats.split(","), folder, as_of):
        output.write(str(path))


@command(
    app,
    "notice",
    "打印给一个单位的整改通知书：它正在整改的全部问题。",
    "duban finding notice 县教育局",
    "duban finding notice 县教育局 --format docx -o 文书",
)
def notice(
    unit: Annotated[str, typer.Argument(metavar="单位", help="单位的代码或名称。")],
    formats: Annotated[
        str, typer.Option("--format", metavar="格式", help="docx、html，用逗号隔开。")
    ] = "docx,html",
    folder: Folder = None,
) -> None:
    """Write the notice and print the paths of its files."""
    from tracker.services.finding_papers import print_notice

    opened = desk()
    for path in print_notice(opened, unit_code(opened, unit), formats.split(","), folder):
        output.write(str(path))
