"""Filing from the command line: what is known is not asked again, figures that do not fit are said."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Duban = Callable[..., Result]
Sit = Callable[[str], None]


@pytest.fixture
def active(duban: Duban, home: Path, sit: Sit, password: str) -> dict[str, Any]:
    """A task with targets, dispatched and signed; its first lead sits at the command line."""
    tasks = json.loads(duban("task", "list", "--json").stdout)
    pages = (json.loads(duban("task", "show", task["code"], "--json").stdout) for task in tasks)
    page: dict[str, Any] = next(
        each
        for each in pages
        if any(target["op"] == ">=" and target["unit"] != "%" for target in each["targets"])
    )
    lead = next(part["unit"] for part in page["parts"] if part["role"] == "lead")
    added = duban(
        "account",
        "add",
        f"{lead}-2",
        "--unit",
        lead,
        "--person",
        "联络员",
        "--password-stdin",
        stdin=password,
    )
    assert added.exit_code == 0, added.stderr
    assert duban("task", "dispatch", page["code"]).exit_code == 0
    sit(f"{lead}-2")
    assert duban("task", "sign", page["code"]).exit_code == 0
    return page


def at(page: dict[str, Any]) -> tuple[str, int, float]:
    """The task's code, and its first quantity with the number to reach."""
    for index, target in enumerate(page["targets"], 1):
        if target["op"] == ">=" and target["unit"] != "%":
            return page["code"], index, target["value"]
    raise AssertionError


def test_what_was_filed_last_need_not_be_written_again(duban: Duban, active: dict[str, Any]) -> None:
    code, index, aim = at(active)
    first = (
        "--progress",
        "已部署",
        "--problems",
        "缺资金",
        "--claimed",
        "20",
        "--value",
        f"{index}={aim * 0.2:g}",
    )
    assert duban("task", "file", code, *first).exit_code == 0
    assert duban("task", "file", code, "--from-last", "--claimed", "30").exit_code == 0
    last = json.loads(duban("task", "show", code, "--json").stdout)["filings"][-1]
    assert (last["progress"], last["problems"], last["claimed"]) == ("已部署", "缺资金", 30)
    assert last["values"] == [[index - 1, pytest.approx(aim * 0.2)]]


def test_without_an_earlier_filing_there_is_nothing_to_take_over(
    duban: Duban, active: dict[str, Any]
) -> None:
    code, *_ = at(active)
    refused = duban("task", "file", code, "--from-last")
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert "没有可以带出的内容" in refused.stderr
    assert "没有写 --progress" in duban("task", "file", code, "--claimed", "20").stderr
    assert "没有写 --claimed" in duban("task", "file", code, "--progress", "已部署").stderr


def test_a_check_says_what_does_not_fit_and_files_nothing(duban: Duban, active: dict[str, Any]) -> None:
    code, *_ = at(active)
    words = ("--progress", "完成97户，占总任务数100户的99%", "--claimed", "20", "--check")
    checked = duban("task", "file", code, *words)
    assert checked.exit_code == 0
    assert "请核对：文字中97÷100户＝97.00%，所报99%，不符。\n请核对：没有填报“" in checked.stderr
    assert "的实际数，进度暂按自报的20%。\n没有填报。有2处数字请核对。\n" in checked.stderr
    assert json.loads(duban("task", "show", code, "--json").stdout)["filings"] == []


def test_a_doubtful_filing_is_kept_and_marked_for_the_office(
    duban: Duban, active: dict[str, Any], sit: Sit
) -> None:
    code, index, aim = at(active)
    filed = duban(
        "task", "file", code, "--progress", "已部署", "--claimed", "90", "--value", f"{index}={aim * 0.1:g}"
    )
    assert filed.exit_code == 0
    assert filed.stderr.startswith(f"任务{code}已填报2020年3月进展")
    assert "\n请核对：自报进度90%" in filed.stderr
    assert "已照所填保存" in filed.stderr
    sit("office")
    assert "  数字存疑：自报进度90%" in duban("task", "show", code).stdout
    far, missing = json.loads(duban("task", "show", code, "--json").stdout)["filings"][0]["doubts"]
    assert "的10.0%" in far
    assert missing.endswith("的实际数，进度暂按自报的90%")


def test_the_series_shows_claimed_values_and_verified_ones_once_accepted(
    duban: Duban, active: dict[str, Any], sit: Sit
) -> None:
    code, index, aim = at(active)
    duban("task", "file", code, "--progress", "已部署", "--claimed", "50", "--value", f"{index}={aim / 2:g}")
    sit("office")

    def verified() -> list[float | None]:
        return [row["verified"] for row in json.loads(duban("task", "target", code, "--json").stdout)]

    assert verified() == [None]
    duban("task", "accept", code)
    assert verified() == [pytest.approx(aim / 2)]
    table = duban("task", "target", code).stdout
    assert table.startswith("目标值\t期次\t填报日期\t单位\t应完成\t自报值\t核定值\t审核\n")
    assert table.endswith("\t已采纳\n")


def test_a_task_without_targets_says_so(duban: Duban, home: Path) -> None:
    shown = duban("task", "target", "XH2020-001")
    assert (shown.exit_code, shown.stderr) == (0, "任务XH2020-001没有目标值。\n")


def test_progress_follows_from_the_targets_where_all_have_their_number(
    duban: Duban, active: dict[str, Any], sit: Sit
) -> None:
    quantities = [
        (index, target["value"])
        for index, target in enumerate(active["targets"], 1)
        if target["op"] in (">=", ">", "=") and target["unit"] not in ("%", "‰")
    ]
    words = [word for index, aim in quantities for word in ("--value", f"{index}={aim / 2:g}")]
    filed = duban("task", "file", active["code"], "--progress", "已部署", *words)
    assert filed.exit_code == 0, filed.stderr
    assert filed.stderr.startswith("自报进度按目标值计算：")
    page = json.loads(duban("task", "show", active["code"], "--json").stdout)
    assert (page["claimed"], page["stated_claimed"]) == (50, 50)
    assert f"自报进度50%（{page['claimed_by']}）" in page["reason"]
    assert page["claimed_by"].endswith("=50%")

    sit("office")
    lower, aim = quantities[0]
    answered = ("--verified", "45", "--value", f"{lower}={aim / 4:g}")
    accepted = duban("task", "accept", active["code"], *answered)
    assert f"任务{active['code']}已采纳填报，核定进度25%（" in accepted.stderr
    assert f"请核对：任务{active['code']}核定进度45%，按目标值计算是25%（" in accepted.stderr
    page = json.loads(duban("task", "show", active["code"], "--json").stdout)
    assert (page["claimed"], page["verified"], page["stated_verified"]) == (50, 25, 45)
    assert f"进度25%（{page['verified_by']}）" in page["reason"]
    assert page["verified_by"].endswith("=25%，核定时写的是45%")
    assert f"  第{lower}个目标值核定为" in duban("task", "show", active["code"]).stdout
