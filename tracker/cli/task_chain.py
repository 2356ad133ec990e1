"""`duban task chain`."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsOf, AsTable, Code
from tracker.domain.case import chinese

app = shelf()
COLUMNS = (
    Column("topic", "环节", show=lambda topic: str(topic.word)),
    Column("day", "日期"),
    Column("who", "单位或人员", grows=True),
    Column("what", "事项", grows=True),
    Column("until", "期限"),
    Column("outcome", "结果", below=True),
    Column("record", "日志", show=lambda record: f"第{record}条" if record else ""),
)


@command(
    app,
    "chain",
    "一项任务的责任链条：谁应在什么时候前办什么，要求过什么，怎样答复，有哪些文书材料，"
    "哪些天亮什么灯、为什么。全部从日志算出，销号的任务也一样。写了 --format 就打印成一份文书。",
    "duban task chain XH2020-012",
    "duban task chain XH2020-012 --as-of 2020-05-31 --json",
    "duban task chain XH2020-012 --format html,docx -o 责任链条",
)
def chain(
    code: Code,
    as_of: AsOf = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="格式", help="docx、html，用逗号隔开；不写就显示。")
    ] = "",
    folder: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="目录", help="放在哪里；不写就在 DUBAN_HOME 的 chains 中。"),
    ] = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the chain of a task, or write it and print the paths of its files."""
    from tracker.services.task_chain import print_chain, task_chain

    if formats:
        for path in print_chain(desk(), code, formats.split(","), folder, as_of):
            output.write(str(path))
        return
    found = task_chain(desk(), code, as_of)
    if as_json:
        output.print_json(asdict(found))
        return
    output.say(
        f"{found.code} {found.title}（{found.stage.word}），截至{chinese(found.day)}，{len(found.links)}条："
    )
    rows = [asdict(link) for link in found.links]
    output.print_rows(rows, COLUMNS, as_json=False, as_table=as_table)
