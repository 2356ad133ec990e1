"""`duban order print`."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.order_list import Number
from tracker.cli.seat import desk

app = shelf()


@command(
    app,
    "print",
    "打印督办文书，公文格式的 docx 和网页 html。内容取自签发时记入日志的事实，什么时候打印都一样。",
    "duban order print 督3",
    "duban order print XH〔2020〕督3号 --format docx -o 文书",
)
def print_order(
    number: Number,
    formats: Annotated[
        str, typer.Option("--format", metavar="格式", help="docx、html，用逗号隔开。")
    ] = "docx,html",
    folder: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="目录", help="放在哪里；不写就在 DUBAN_HOME 的 orders 中。"),
    ] = None,
) -> None:
    """Write an order and print the paths of its files."""
    from tracker.services.order_papers import print_order as write_order

    for path in write_order(desk(), number, formats.split(","), folder):
        output.write(str(path))
