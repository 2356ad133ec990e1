"""The reviews that were begun and not finished: listed, and taken up again by number or by file."""

import sys
from pathlib import Path

from tracker.cli import output
from tracker.cli.output import Column
from tracker.cli.patience import told_when_slow
from tracker.domain.review import Review
from tracker.services.begun_reviews import begun, number_of, numbered
from tracker.services.desk import Desk
from tracker.services.documents import handed_in
from tracker.services.review import open_review

COLUMNS = (
    Column("id", "编号"),
    Column("title", "标题", grows=True),
    Column("tasks", "将成为任务", right=True),
    Column("corrections", "已作更正", right=True),
    Column("file", "文件", grows=True),
)


def list_open(desk: Desk, *, as_json: bool, as_table: bool) -> None:
    """Print them, the latest first, and how to go on."""
    found = begun(desk)
    rows = [
        {
            "id": number_of(review),
            "title": review.title,
            "tasks": len(review.tasks),
            "corrections": len(review.told),
            "file": review.file,
        }
        for review in found.reviews
    ]
    output.print_rows(rows, COLUMNS, as_json=as_json, as_table=as_table)
    for each in found.damaged:
        output.say(str(each.error))
    if rows:
        output.say(f"接着核对：duban plan review {rows[0]['id']}，或写文件；不要了加 --discard。")
    elif not found.damaged:
        output.say("没有核对到一半的方案。请用 duban plan review 文件 开始核对。")


def opened_as(desk: Desk, file: Path, part: int | None) -> Review:
    """The review with that number, else the one of the document in that file, begun now if need be."""
    standing = None if file.exists() else numbered(desk, str(file))
    if standing is not None:
        return standing
    with handed_in(file, sys.stdin.buffer) as path, told_when_slow("正在读取，请稍候……"):
        return open_review(desk, path, part)
