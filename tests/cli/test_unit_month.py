"""`duban unit month`."""

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Duban = Callable[..., Result]
Sit = Callable[[str], None]


def test_a_unit_sees_what_is_asked_of_it_by_when(duban: Duban, home: Path, sit: Sit) -> None:
    duban("task", "dispatch", "XH2020-011")
    sit("jyj")
    duban("task", "sign", "XH2020-011")

    shown = duban("unit", "month", "me")

    assert shown.exit_code == 0
    heads, *rows = shown.stdout.splitlines()
    assert heads == "时限\t要办的事\t编号\t事项\t情况\t说明"
    assert [row.split("\t")[1:3] for row in rows] == [["签收", "XH2020-011"], ["填报", "XH2020-011"]]
    assert shown.stderr.startswith("县教育局2020年3月：签收1件、填报1件。填报情况：待填报1件。")


def test_as_json_each_demand_has_its_day_and_state(duban: Duban, home: Path) -> None:
    duban("task", "dispatch", "XH2020-011")
    (asked,) = json.loads(duban("unit", "month", "jyj", "--owed", "--json").stdout)
    assert (asked["kind"], asked["due"], asked["owing"]) == ("sign", "2020-03-18", True)


def test_a_month_with_nothing_asked_says_so(duban: Duban, home: Path) -> None:
    shown = duban("unit", "month", "jyj", "--month", "2020-01")
    assert shown.stderr == "县教育局2020年1月没有要办的事。\n"


def test_an_unknown_unit_and_a_wrong_month_are_said(duban: Duban, home: Path) -> None:
    assert "单位名录中没有代码「天文局」" in duban("unit", "month", "天文局").stderr
    assert "不是月份" in duban("unit", "month", "jyj", "--month", "五月").stderr
    assert "你的账号不属于哪个单位" in duban("unit", "month", "me").stderr
