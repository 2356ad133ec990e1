"""`duban report read`."""

import sys
from typing import TYPE_CHECKING

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, Document

if TYPE_CHECKING:
    from tracker.domain.figures import Statement

app = shelf()


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
    from tracker.cli.patience import told_when_slow
    from tracker.services.documents import handed_in
    from tracker.services.unit_reports import read_for_tasks

    opened = desk()
    with handed_in(file, sys.stdin.buffer) as path, told_when_slow("正在读取，请稍候……"):
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
