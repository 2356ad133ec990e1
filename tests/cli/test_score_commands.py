"""duban score …."""

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Duban = Callable[..., Result]


def test_scores_are_off_until_a_table_is_adopted_and_then_shown_with_their_sums(
    duban: Duban, home: Path, go_to: Callable[[str], None], sit: Callable[[str], None]
) -> None:
    off = duban("score", "list", "2020-Q1")
    assert (off.exit_code, off.stdout) == (5, "")
    assert off.stderr.startswith("错误：部门评分没有启用。评分默认关闭")
    assert duban("score", "adopt", "shicheng-departments").stderr == (
        "已启用评分表“河长制责任单位考核”，用于部门。\n"
    )
    go_to("2020-04-02")
    entered = duban("score", "enter", "2020-Q1", "jyj", "publicity", "8.5", "--basis", "宣传册12份")
    assert entered.exit_code == 0, entered.stderr
    rows = {row["term"]: row for row in json.loads(duban("score", "show", "2020-Q1", "jyj", "--json").stdout)}
    assert rows["publicity"]["sentence"] == "满分10分，评8.5分：宣传册12份"
    assert rows["publicity"]["bases"][0].startswith("宣传册12份（日志第")
    assert rows["monthly"]["points"] == "5"
    sit("jyj")
    assert [row["unit"] for row in json.loads(duban("score", "list", "2020-Q1", "--json").stdout)] == ["jyj"]
    assert duban("score", "object", "2020-Q1", "publicity", "--reason", "还有展板").exit_code == 0
    assert duban("score", "enter", "2020-Q1", "jyj", "publicity", "10", "--basis", "自评").exit_code == 5


def test_bad_points_and_periods_are_bad_usage_or_refused(duban: Duban, home: Path) -> None:
    duban("score", "adopt", "shicheng-departments")
    for words, code in (
        (("score", "enter", "2020-Q1", "jyj", "publicity", "很好", "--basis", "x"), 2),
        (("score", "decide", "2020-Q1", "jyj", "publicity", "--reason", "x"), 2),
        (("score", "list", "今年"), 3),
        (("score", "show", "2020-Q1", "jishi"), 2),
        (("score", "adopt", "nowhere"), 4),
    ):
        refused = duban(*words)
        assert (refused.exit_code, refused.stdout) == (code, ""), refused.stderr
        assert "Traceback" not in refused.stderr
