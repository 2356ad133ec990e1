"""`duban report monthly`."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsOf, month
from tracker.domain.case import chinese

app = shelf()


@command(
    app,
    "monthly",
    "生成一个月的督查通报：正文按公文格式（docx、html、md），附件台账为 xlsx。"
    "按当月最后一天的日志计算，什么时候再生成都一样。",
    "duban report monthly 2020-05",
    "duban report monthly 2020-05 --format docx,xlsx -o 通报",
    "duban report monthly 2020-05 --as-of 2020-05-20 -o 月中",
)
def monthly(
    of_month: Annotated[str, typer.Argument(parser=month, metavar="月份", help="如 2020-05。")],
    formats: Annotated[
        str, typer.Option("--format", metavar="格式", help="docx、html、md、xlsx，用逗号隔开。")
    ] = "docx,html,md,xlsx",
    folder: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="目录", help="放在哪里；不写就在 DUBAN_HOME 的 circulars 中。"
        ),
    ] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Write the circular of a month and print the paths of its files."""
    from tracker.services.circulars import monthly_circular

    written = monthly_circular(desk(), of_month, formats.split(","), folder, as_of)
    circular = written.circular
    if as_json:
        facts = {"month": str(circular.month), "cutoff": circular.cutoff, "head": circular.head}
        output.print_json(
            facts | {"checksum": written.checksum, "files": [str(path) for path in written.paths]}
        )
        return
    output.say(
        f"已生成{circular.month.words}的督查通报，截至{chinese(circular.cutoff)}，日志校验值{circular.head}："
    )
    for path in written.paths:
        output.write(str(path))
