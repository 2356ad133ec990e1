"""`duban rules` and `duban calendar` from the shell."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Duban = Callable[..., Result]


@pytest.mark.usefixtures("home")
def test_packs_are_listed_with_the_one_in_force(duban: Duban) -> None:
    rows = json.loads(duban("rules", "list", "--json").stdout)
    assert {row["name"]: row["in_force"] for row in rows} == {
        "银川": True,
        "瓯海": False,
        "三明": False,
        "宿迁": False,
        "西安": False,
    }


def test_a_pack_is_written_out_changed_checked_and_adopted(duban: Duban, home: Path) -> None:
    own = home / "own.toml"
    own.write_text(duban("rules", "show", "三明").stdout.replace("三明", "我县"), encoding="utf-8")
    assert duban("rules", "check", str(own)).stderr == "规则包“我县”可以使用。\n"
    assert duban("rules", "adopt", str(own)).stderr == "已启用规则包“我县”，第2版。\n"
    assert duban("rules", "show").stdout == own.read_text(encoding="utf-8")
    versions = json.loads(duban("rules", "list", "--history", "--json").stdout)
    assert [(each["version"], each["name"]) for each in versions] == [(1, "银川"), (2, "我县")]
    own.write_text("[overdue]\nred = 0\n", encoding="utf-8")
    refused = duban("rules", "adopt", str(own))
    assert refused.exit_code == 3
    assert "第2行：[overdue] red 应是不小于1的整数" in refused.stderr


@pytest.mark.usefixtures("home")
def test_days_are_set_shown_and_given_up(duban: Duban) -> None:
    assert duban("calendar", "add", "2020-10-09", "--off", "--reason", "县庆").exit_code == 0
    shown = json.loads(duban("calendar", "show", "2020", "--json").stdout)
    assert [(day["day"], day["works"], day["reason"]) for day in shown["days"] if day["own"]] == [
        ("2020-10-09", False, "县庆")
    ]
    assert duban("calendar", "remove", "2020-10-09", "--reason", "撤回").exit_code == 0
    assert duban("calendar", "add", "2020-10-09", "--reason", "两可").exit_code == 2
    assert "没有2099年的调休安排" in duban("calendar", "show", "2099").stderr
    unknown = json.loads(duban("calendar", "show", "2099", "--json").stdout)
    assert {day["source"] for day in unknown["days"]} == {"推算"}
