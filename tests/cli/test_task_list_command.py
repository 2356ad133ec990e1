"""duban task list and duban task show."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Duban = Callable[..., Result]
KEYS = [
    "code",
    "title",
    "lead",
    "responsible",
    "state",
    "deadline",
    "claimed",
    "verified",
    "light",
    "reason",
    "expected",
    "original_deadline",
    "overdue_days",
    "missing_periods",
    "waits_for",
    "plan",
    "number",
    "version",
    "kind",
    "parent",
    "stage",
]


def listed(result: Result) -> list[dict[str, Any]]:
    """The rows of a JSON list that was printed without complaint."""
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    assert isinstance(found, list)
    return found


def test_json_is_an_array_of_objects_with_stable_keys(duban: Duban, home: Path) -> None:
    tasks = listed(duban("task", "list", "--json"))
    assert len(tasks) == 37
    assert all(list(task) == KEYS for task in tasks)
    assert [task["code"] for task in tasks] == [f"XH2020-{number:03d}" for number in range(1, 38)]


def test_a_task_is_printed_byte_for_byte(duban: Duban, home: Path) -> None:
    assert duban("task", "list", "--json", "--limit", "1", "--offset", "2").stdout == (
        "[\n"
        "  {\n"
        '    "code": "XH2020-003",\n'
        '    "title": "督战和检查",\n'
        '    "lead": [\n'
        '      "县纪委监委"\n'
        "    ],\n"
        '    "responsible": [\n'
        '      "县委组织部",\n'
        '      "县委县政府督查室",\n'
        '      "县扶贫开发局"\n'
        "    ],\n"
        '    "state": "draft",\n'
        '    "deadline": "2020-12-31",\n'
        '    "claimed": null,\n'
        '    "verified": null,\n'
        '    "light": "none",\n'
        '    "reason": "尚未交办",\n'
        '    "expected": null,\n'
        '    "original_deadline": "2020-12-31",\n'
        '    "overdue_days": 0,\n'
        '    "missing_periods": [],\n'
        '    "waits_for": [\n'
        '      "dispatch"\n'
        "    ],\n"
        '    "plan": "P001",\n'
        '    "number": "三、(一)3.",\n'
        '    "version": 1,\n'
        '    "kind": "item",\n'
        '    "parent": "",\n'
        '    "stage": "draft"\n'
        "  }\n"
        "]\n"
    )


def test_a_pipe_gets_tab_separated_lines_and_words_go_to_stderr(duban: Duban, home: Path) -> None:
    printed = duban("task", "list", "--limit", "2", "--offset", "2")
    assert printed.stdout == (
        "编号\t任务\t牵头单位\t状态\t时限\t自报\t核定\t灯\t说明\n"
        "XH2020-003\t督战和检查\t县纪委监委\t待交办\t2020-12-31\t–\t–\t未亮灯\t尚未交办\n"
        "XH2020-004\t发展主导产业\t县产业园区办公室、县农科局\t待交办\t2020-12-31\t–\t–\t未亮灯\t尚未交办\n"
    )
    assert printed.stderr == "共37项，列出第3到第4项。\n"


def test_a_table_is_aligned_by_cells_and_no_wider_than_the_terminal(
    duban: Duban, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("task", "list", "--limit", "2", "--offset", "2", "--table")
    monkeypatch.setenv("COLUMNS", "110")
    assert duban(*words).stdout == (
        "编号        任务          牵头单位                    状态    时限        自报  核定  灯      说明\n"
        "──────────  ────────────  ──────────────────────────  ──────  ──────────  ────  ────  ──────  ────────\n"
        "XH2020-003  督战和检查    县纪委监委                  待交办  2020-12-31     –     –  未亮灯  尚未交办\n"
        "XH2020-004  发展主导产业  县产业园区办公室、县农科局  待交办  2020-12-31     –     –  未亮灯  尚未交办\n"
    )
    monkeypatch.setenv("COLUMNS", "78")
    assert duban(*words).stdout == (
        "编号        任务          牵头单位      状态    时限        自报  核定  灯\n"
        "──────────  ────────────  ────────────  ──────  ──────────  ────  ────  ──────\n"
        "XH2020-003  督战和检查    县纪委监委    待交办  2020-12-31     –     –  未亮灯\n"
        "            尚未交办\n"
        "XH2020-004  发展主导产业  县产业园区…   待交办  2020-12-31     –     –  未亮灯\n"
        "            尚未交办\n"
    )


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("督战",), ["XH2020-003"]),
        (("--lead", "jyj"), ["XH2020-011", "XH2020-026"]),
        (("--lead", "县教育局"), ["XH2020-011", "XH2020-026"]),
        (("--state", "办理中"), []),
        (("--light", "红"), []),
        (("--kind", "问题"), []),
        (("--kind", "事项", "--due-to", "2020-06-30"), ["XH2020-006"]),
        (("--due-to", "2020-06-30"), ["XH2020-006"]),
        (("--waits", "交办", "--limit", "1"), ["XH2020-001"]),
    ],
)
def test_a_list_can_be_narrowed(duban: Duban, home: Path, words: tuple[str, ...], codes: list[str]) -> None:
    assert [task["code"] for task in listed(duban("task", "list", *words, "--json"))] == codes


def test_pinyin_initials_find_the_tasks_of_a_unit(duban: Duban, home: Path) -> None:
    by_initials = listed(duban("task", "list", "fpj", "--json"))
    assert by_initials
    assert by_initials == listed(duban("task", "list", "--unit", "fpj", "--json"))


def test_an_empty_list_says_so_and_json_stays_json(duban: Duban, home: Path) -> None:
    nothing = duban("task", "list", "没有这样的任务", "--json")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "[]\n", "没有符合条件的任务。\n")
    beyond = duban("task", "list", "--offset", "40", "--limit", "5", "--json")
    assert (beyond.stdout, beyond.stderr) == ("[]\n", "共37项，第40项以后没有了。\n")


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (
            "各乡镇党委、政府",
            "“各乡镇党委、政府”是单位组“各乡镇党委、政府”，不是一个单位。请写其中一个单位。",
        ),
        ("县天文局", "名录中没有「县天文局」"),
    ],
)
def test_a_unit_that_is_none_is_not_guessed(duban: Duban, home: Path, unit: str, said: str) -> None:
    refused = duban("task", "list", "--unit", unit)
    assert (refused.exit_code, refused.stdout) == (4, "")
    assert refused.stderr.startswith(f"错误：{said}")


def test_a_unit_sees_its_own_tasks_once_they_are_dispatched(
    duban: Duban, home: Path, sit: Callable[[str], None]
) -> None:
    duban("task", "dispatch", "XH2020-003", "XH2020-011")
    sit("jyj")
    assert [task["code"] for task in listed(duban("task", "list", "--json"))] == ["XH2020-011"]
    refused = duban("task", "show", "XH2020-003")
    assert (refused.exit_code, refused.stdout) == (5, "")
    assert refused.stderr == "错误：没有由你单位承担的任务“XH2020-003”，不能“查看任务”。\n"


def test_as_of_answers_from_the_log_as_it_stood_then(
    duban: Duban, home: Path, go_to: Callable[[str], None]
) -> None:
    go_to("2020-04-20")
    duban("task", "dispatch", "--all")
    then = listed(duban("task", "list", "--as-of", "2020-04-19", "--json"))
    assert {task["state"] for task in then} == {"draft"}
    assert {task["state"] for task in listed(duban("task", "list", "--json"))} == {"dispatched"}
    assert "（待交办）" in duban("task", "show", "XH2020-001", "--as-of", "2020-04-19").stdout
    assert listed(duban("plan", "list", "--as-of", "2020-03-16", "--json"))[0]["tasks"] == 37


def test_a_day_to_come_and_a_day_before_the_ledger_are_refused(duban: Duban, home: Path) -> None:
    for day in ("2020-03-17", "2020-03-15"):
        refused = duban("task", "list", "--as-of", day, "--json")
        assert (refused.exit_code, refused.stdout) == (3, "")
    assert "还没有建立台账" in refused.stderr


def test_the_page_of_a_task_shows_its_words_units_and_history(duban: Duban, home: Path) -> None:
    duban("task", "dispatch", "XH2020-003")
    page = duban("task", "show", "XH2020-003")
    assert page.exit_code == 0
    assert page.stdout.startswith("XH2020-003 督战和检查（待签收）\n绿灯：")
    assert "牵头单位：县纪委监委（未签收）\n" in page.stdout
    assert "\n出处：方案P001 三、(一)3.（第" in page.stdout
    assert "交办：签收期限2020年3月18日\n" in page.stdout
    assert page.stdout.endswith(
        "\n\n版本2。你现在能办：调整责任单位、设定节点、设定填报周期、分解任务、批示、中止、撤销。\n"
    )


def test_the_page_as_json_says_what_can_be_done(duban: Duban, home: Path, sit: Callable[[str], None]) -> None:
    duban("task", "dispatch", "XH2020-011")
    sit("jyj")
    page = json.loads(duban("task", "show", "XH2020-011", "--json").stdout)
    assert page["can"] == ["sign", "dispute"]
    assert page["parts"][0] == {
        "role": "lead",
        "name": "县教育局",
        "unit": "jyj",
        "group": "",
        "signed_on": None,
        "lapsed": False,
    }
    assert [line["word"] for line in page["history"]] == ["生成任务", "交办"]


def test_a_task_that_does_not_exist_is_named(duban: Duban, home: Path) -> None:
    refused = duban("task", "show", "XH2020-999")
    assert (refused.exit_code, refused.stdout) == (4, "")
    assert refused.stderr == "错误：没有任务“XH2020-999”。请用 duban task list 查看编号。\n"


def test_both_rates_stand_behind_a_whole_list_and_not_behind_a_page_of_it(
    duban: Duban, home: Path, go_to: Callable[[str], None]
) -> None:
    duban("task", "dispatch", "XH2020-006")
    go_to("2020-07-01")
    missed = "按期率：按原定时限0.0%（0/1），按批准的时限（含延期）0.0%（0/1）。\n"
    assert duban("task", "list").stderr == missed
    assert duban("task", "list", "--plan", "P001", "--light", "红灯", "--json").stderr == missed
    assert "按期率" not in duban("task", "list", "--limit", "5").stderr
    plans = duban("plan", "list").stdout
    assert "\t0.0%（0/1）\t0.0%（0/1）\t" in plans
