"""`duban inspection print`."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.inspection_list import Code
from tracker.cli.inspection_work import unit_code
from tracker.cli.seat import desk
from tracker.cli.values import one_of
from tracker.services.inspection_papers import InspectionPaper, print_inspection

app = shelf()
PAPERS = [(paper.value, paper) for paper in InspectionPaper]


@command(
    app,
    "print",
    "打印督查方案、督查结论和整改通知书，公文格式的 docx 和网页 html；结论和通知书每个单位一份。",
    "duban inspection print XH2020-D7K2M",
    "duban inspection print XH2020-D7K2M --paper 督查结论 --unit 县水利局 --format docx -o 文书",
)
def print_papers(
    code: Code,
    paper: Annotated[
        list[InspectionPaper] | None,
        typer.Option(
            parser=one_of(PAPERS),
            metavar="文书",
            help="、".join(word for word, _ in PAPERS) + "；可写几次，不写就是全部。",
        ),
    ] = None,
    unit: Annotated[str, typer.Option(metavar="单位", help="只打印给这个单位的，代码或名称。")] = "",
    formats: Annotated[
        str, typer.Option("--format", metavar="格式", help="docx、html，用逗号隔开。")
    ] = "docx,html",
    folder: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="目录", help="放在哪里；不写就在 DUBAN_HOME 的 inspections 中。"
        ),
    ] = None,
) -> None:
    """Write the papers and print the paths of their files."""
    opened = desk()
    of = unit_code(opened, unit)
    for path in print_inspection(
        opened, code, paper or tuple(InspectionPaper), of, formats.split(","), folder
    ):
        output.write(str(path))
