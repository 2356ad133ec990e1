"""`duban unit fill`: units that the registry has learnt reach the draft tasks that name them."""

from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsTable
from tracker.services.desk import Desk
from tracker.services.recognition import recognisable, recognise

app = shelf()
COLUMNS = (
    Column("task", "编号"),
    Column("title", "事项", grows=True),
    Column("said", "补上的单位", below=True),
)


@command(
    app,
    "fill",
    "补上单位：导入时名录中没有、后来登记了的单位，补到写着这个名称、还没有交办的任务里，记入履历。",
    "duban unit fill --dry-run",
    "duban unit fill",
)
def fill(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只列出会补到哪些任务，不补。")] = False,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Put the units in, or only list where they would go."""
    opened = desk()
    found = recognisable(opened) if dry_run else recognise(opened)
    rows = [
        {
            "task": each.task,
            "title": each.title,
            "said": each.sentence,
            "names": [name.model_dump(mode="json") for name in each.names],
        }
        for each in found
    ]
    output.print_rows(rows, COLUMNS, as_json=as_json, as_table=as_table)
    if not found:
        output.say("没有要补的：待交办的任务里，名录现在认得的单位都已经写上。")
    else:
        output.say(
            f"{len(found)}项任务可以补上，去掉 --dry-run 补上。"
            if dry_run
            else f"已补上{len(found)}项任务的单位。"
        )


def say_what_waits(desk: Desk) -> None:
    """After a registration: how many draft tasks would get units now, and how."""
    number = len(recognisable(desk))
    if number:
        output.say(
            f"有{number}项待交办任务写的单位现在认得了，运行 duban unit fill 补上（先看加 --dry-run）。"
        )
