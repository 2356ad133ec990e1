"""Setting how often a task is filed for: one task, a plan's, and what the office takes up from now on."""

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Duban = Callable[..., Result]
Sit = Callable[[str], None]
CODE = "XH2020-011"


def test_a_task_is_filed_for_by_the_cycle_that_was_set(duban: Duban, home: Path, sit: Sit) -> None:
    set_ = duban("task", "cycle", CODE, "--every", "每季度", "--day", "20")
    assert (set_.exit_code, set_.stderr) == (0, f"任务{CODE}已改为每季度末月20日前填报。\n")
    duban("task", "dispatch", CODE)
    sit("jyj")
    duban("task", "sign", CODE)
    (filing,) = (
        each for each in json.loads(duban("unit", "month", "me", "--json").stdout) if each["kind"] == "filing"
    )
    assert (filing["period"], filing["due"]) == ("2020年第一季度", "2020-03-20")


def test_the_same_cycle_again_is_refused_and_nothing_changes(duban: Duban, home: Path) -> None:
    refused = duban("task", "cycle", CODE, "--every", "每月")
    assert (refused.exit_code, refused.stderr) == (5, f"错误：任务{CODE}现在就是每月25日前填报。\n")


def test_a_signed_task_is_filed_for_by_the_new_cycle_from_the_next_period_on(
    duban: Duban, home: Path, sit: Sit, go_to: Callable[[str], None]
) -> None:
    duban("task", "dispatch", CODE)
    sit("jyj")
    duban("task", "sign", CODE)
    sit("office")
    said = duban("task", "cycle", CODE, "--every", "每季度")
    assert said.stderr == f"任务{CODE}已改为每季度末月25日前填报，从2020年4月1日起；以前各期不变。\n"
    go_to("2020-06-30")
    months = ("2020-03", "2020-04", "2020-06")
    listed = [json.loads(duban("unit", "month", "jyj", "--month", each, "--json").stdout) for each in months]
    periods = [[row["period"] for row in rows if row["kind"] == "filing"] for rows in listed]
    assert periods[0] == ["2020年3月"]
    assert periods[1] == []
    assert "2020年第二季度" in periods[2]
    assert json.loads(duban("task", "show", CODE, "--json").stdout)["missing_periods"] == [
        "2020年3月",
        "2020年第二季度",
    ]
    assert duban("verify").exit_code == 0


def test_all_tasks_of_a_plan_are_set_at_once(duban: Duban, home: Path) -> None:
    said = duban("task", "cycle", "--plan", "P001", "--every", "每半月")
    assert (said.exit_code, said.stderr) == (0, "“设定填报周期”已办37项。\n")
    assert "没有方案“P009”" in duban("task", "cycle", "--plan", "P009", "--every", "每半月").stderr


def test_the_office_s_own_cycle_holds_for_plans_imported_from_then_on(
    duban: Duban, home: Path, tmp_path: Path
) -> None:
    assert duban("task", "cycle", "--office").stdout == "每月25日前\n"
    assert duban("task", "cycle", "--office", "--every", "每月", "--day", "10", "--later", "1").exit_code == 0
    assert duban("task", "cycle", "--office").stdout == "每月次月10日前\n"
    plan = tmp_path / "方案.txt"
    plan.write_text(
        "某项方案\n\n一、任务\n\n（一）修路。修通村道。\n牵头单位：县教育局\n\n2020年4月1日\n",
        encoding="utf-8",
    )
    duban("plan", "import", str(plan))
    refused = duban("task", "cycle", "XH2020-038", "--every", "每月", "--day", "10", "--later", "1")
    assert "现在就是每月次月10日前填报" in refused.stderr
    assert duban("verify").exit_code == 0


def test_the_tasks_that_follow_the_office_are_set_with_it_where_that_is_asked(
    duban: Duban, home: Path
) -> None:
    duban("task", "cycle", CODE, "--every", "每周", "--day", "5")
    said = duban("task", "cycle", "--office", "--every", "每季度", "--present")
    assert (said.exit_code, said.stderr) == (
        0,
        "今后导入的任务，方案没有规定的，每季度末月25日前填报。\n“设定填报周期”已办36项。\n",
    )
    assert "没有要改的任务" in duban("task", "cycle", "--office", "--every", "每季度", "--present").stderr
    assert "已办36项" in duban("task", "cycle", "--office", "--every", "每月", "--present").stderr
    assert duban("task", "cycle", CODE, "--every", "每月", "--present").exit_code == 2


def test_words_that_are_no_cycle_are_named(duban: Duban, home: Path) -> None:
    assert "“每天”不是填报周期" in duban("task", "cycle", CODE, "--every", "每天").stderr
    assert "没有写填报周期" in duban("task", "cycle", CODE).stderr


def test_a_unit_may_not_set_cycles(duban: Duban, home: Path, sit: Sit) -> None:
    sit("jyj")
    assert duban("task", "cycle", CODE, "--every", "每周").exit_code == 5
    assert duban("task", "cycle", "--office", "--every", "每周").exit_code == 5
