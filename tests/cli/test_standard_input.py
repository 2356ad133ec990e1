"""A dash in place of a file: the document comes through the pipe."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Duban = Callable[..., Result]
PLAN = """某县道路工作实施方案

一、修路。2020年6月底前修通村道10公里，解决偏远村庄出行难。
牵头单位：县教育局

2020年4月1日
"""
REPORT = "县教育局2020年上半年工作总结\n一、劝返辍学学生12人，占应劝返15人的80%，控辍保学工作取得成效。\n"


def test_a_plan_is_read_from_the_pipe(duban: Duban) -> None:
    read = duban("plan", "read", "-", "--json", stdin=PLAN)
    assert [item["lead"] for item in json.loads(read.stdout)["items"]] == [["县教育局"]]


def test_a_plan_is_reviewed_and_imported_from_the_pipe(duban: Duban, home: Path) -> None:
    assert (
        "已更正：条目一、名称由"
        in duban("plan", "review", "-", "--set", "一、 title=修村道", stdin=PLAN).stderr
    )
    done = duban("plan", "review", "-", "--confirm", "--json", stdin=PLAN)
    assert [task["title"] for task in json.loads(done.stdout)["tasks"]] == ["修村道"]
    again = duban("plan", "import", "-", stdin=PLAN)
    assert again.exit_code == 3
    assert "已经导入过" in again.stderr


def test_a_plan_is_imported_from_the_pipe(duban: Duban, home: Path) -> None:
    done = duban("plan", "import", "-", stdin=PLAN.encode("gb18030"))
    assert done.stderr.startswith("已导入《某县道路工作实施方案》（P002），生成待交办任务1项。")


def test_a_report_is_read_from_the_pipe(duban: Duban, home: Path) -> None:
    read = duban("report", "read", "-", "--json", stdin=REPORT)
    assert [figure["verdict"] for figure in json.loads(read.stdout)["figures"]] == ["ok"]


@pytest.mark.parametrize(
    "words", [("plan", "read"), ("plan", "import"), ("plan", "review"), ("report", "read")]
)
def test_an_empty_pipe_is_refused_in_a_sentence(duban: Duban, home: Path, words: tuple[str, ...]) -> None:
    refused = duban(*words, "-", stdin="")
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert refused.stderr.startswith("错误：文件“标准输入.txt”是空的。")
