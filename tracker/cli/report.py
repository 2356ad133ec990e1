"""`duban report`: the circulars that go out, and the units' reports that come in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, group
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsOf, Document, month

if TYPE_CHECKING:
    from tracker.domain.figures import Statement

app = group("report", "报告：按月生成督查通报，读取单位报来的工作总结。")


@app.callback()
def report() -> None:
    """Nothing is common to all reports but their group."""


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
    output.say(f"已生成{circular.month.words}的督查通报，截至{circular.cutoff}，日志校验值{circular.head}：")
    for path in written.paths:
        output.write(str(path))


@command(
    app,
    "read",
    "读取单位的工作总结：每项牵头任务对应哪些句子、其中的数字对不对（占比、合计）。只读不填报，"
    "填报由人用 duban task file 办理。",
    "duban report read 上半年总结.docx",
    "duban report read 上半年总结.docx --json",
    "cat 总结.txt | duban report read -",
)
def read(
    file: Document,
    as_json: AsJson = False,
) -> None:
    """Print what a report says of each task, and whether its figures hold."""
    from tracker.services.documents import handed_in
    from tracker.services.unit_reports import read_for_tasks

    opened = desk()
    with handed_in(file, sys.stdin.buffer) as path:
        found = read_for_tasks(opened, path)
    if as_json:
        output.print_json(
            {
                "proposals": [
                    {
                        "code": each.task,
                        "title": each.title,
                        "sentences": [
                            {"place": str(place), "text": words} for place, words in each.sentences
                        ],
                        "figures": [figure(statement) for statement in each.figures],
                    }
                    for each in found.proposals
                ],
                "figures": [figure(statement) for statement in found.figures],
                "passages": found.passages,
                "unmatched": [each.text for each in found.unmatched],
            }
        )
        return
    for each in found.proposals:
        output.write(f"{each.task} {each.title}")
        for place, words in each.sentences:
            output.write(f"  {place}：{words}")
    output.write(f"数字{len(found.figures)}处：")
    for statement in found.figures:
        output.write(f"  {statement.verdict.word}　{statement.sentence}")
    output.say(
        f"共{found.passages}段，对应任务{len(found.proposals)}项，没有对应的{len(found.unmatched)}段。没有填报任何内容。"
    )


def figure(statement: "Statement") -> dict[str, object]:
    """A checked figure as data."""
    return {
        "text": statement.text,
        "verdict": statement.verdict,
        "computed": None if statement.computed is None else str(statement.computed),
        "sentence": statement.sentence,
    }
