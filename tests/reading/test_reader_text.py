"""Plain text in every encoding, and Markdown."""

from pathlib import Path

import pytest

from tracker.errors import InputError
from tracker.reading.blocks import Line, Table
from tracker.reading.readers.text import MAX_BYTES, document_of, read

WORDS = "一、民宿提升方案\n（一）摸清底数，6月底前完成。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_met_in_offices_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "方案.txt"
    path.write_bytes(WORDS.encode(encoding))

    lines = [block.text for block in read(path).blocks if isinstance(block, Line)]

    assert lines == WORDS.split("\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    blocks = document_of(f"甲{end}{end}乙", "x").blocks

    assert [(block.text, block.place.line) for block in blocks if isinstance(block, Line)] == [
        ("甲", 1),
        ("乙", 3),
    ]


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(InputError, match="上限"):
        read(path)


def test_markdown_headings_have_levels_and_tables_are_tables() -> None:
    text = "# 民宿提升方案\n## 一、**重点**任务\n| 序号 | 任务 |\n|---|---|\n| 1 | 摸清底数 |\n完"

    blocks = document_of(text, "x.md", markdown=True).blocks

    title, heading, table, end = blocks
    assert isinstance(title, Line)
    assert (title.text, title.level) == ("民宿提升方案", 0)
    assert isinstance(heading, Line)
    assert (heading.text, heading.level) == ("一、重点任务", 1)
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["序号", "任务"], ["1", "摸清底数"]]
    assert isinstance(end, Line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**1. 推进改革。** 上线20件。*（县医保局牵头）*", "1. 推进改革。 上线20件。（县医保局牵头）"),
        ("***压缩时限。*** 限60日。", "压缩时限。 限60日。"),
        ("*县财政局、县水务局，*县林业局", "*县财政局、县水务局，*县林业局"),
        ("面积3*4米，长5*6米", "面积3*4米，长5*6米"),
    ],
)
def test_markdown_emphasis_is_taken_off_and_a_lead_s_sign_is_not(line: str, words: str) -> None:
    (block,) = document_of(line, "x.md", markdown=True).blocks
    assert isinstance(block, Line)
    assert block.text == words
