"""`duban order` from the shell: the office proposes and issues, the unit answers, the office settles."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Duban = Callable[..., Result]
GoTo = Callable[[str], None]
TASK = "XH2020-011"


@pytest.fixture
def late(duban: Duban, go_to: GoTo) -> None:
    """One task went to 县教育局 and others on 2020-03-16; nobody signed by the 18th; today is the 19th."""
    assert duban("task", "dispatch", TASK).exit_code == 0
    go_to("2020-03-19")


@pytest.mark.usefixtures("late")
def test_an_order_from_proposal_to_decision(duban: Duban, sit: Callable[[str], None]) -> None:
    proposed = json.loads(duban("order", "propose", "--unit", "县教育局", "--json").stdout)
    assert [(row["kind_word"], row["to"], row["tasks"]) for row in proposed] == [("提醒函", "联络员", [TASK])]
    issued = duban("order", "issue", "jyj")
    assert issued.stdout == "XH〔2020〕提1号\n"
    again = duban("order", "issue", "jyj")
    assert (again.exit_code, again.stdout) == (5, "")
    assert "同一事项已由XH〔2020〕提1号要求" in again.stderr

    sit("jyj")
    assert duban("order", "answer", "提1", "--words", "联络员病假").exit_code == 0
    sit("office")
    settled = duban("order", "settle", "提1", "--outcome", "理由不成立", "--reason", "应有人代办")
    assert settled.stderr == "XH〔2020〕提1号理由不成立，期限2020年3月24日不变。\n"
    shown = duban("order", "show", "提1").stdout
    assert "2020年3月19日答复（理由不成立）：联络员病假" in shown
    listed = json.loads(duban("order", "list", "--waiting", "--json").stdout)
    assert [(row["number"], row["state"]) for row in listed] == [("XH〔2020〕提1号", "refused")]
    assert duban("verify").exit_code == 0


@pytest.mark.usefixtures("home")
def test_the_document_word_is_shown_and_set(duban: Duban) -> None:
    assert duban("order", "word").stdout == "XH\n"
    assert duban("order", "word", "循扶组").stderr.startswith("已启用机关代字“循扶组”")
    assert duban("order", "word").stdout == "循扶组\n"
    assert "循扶组" in duban("history", "--limit", "1").stdout
    refused = duban("order", "word", "〔2020〕")
    assert (refused.exit_code, refused.stdout) == (3, "")


@pytest.mark.usefixtures("home")
def test_chosen_tasks_are_reminded_of_by_hand_and_each_refusal_is_told(duban: Duban) -> None:
    duban("task", "dispatch", TASK)
    first = duban("order", "remind", TASK, "XH2020-012", "--words", "请月底前完成")
    assert (first.exit_code, first.stdout) == (5, "XH〔2020〕提1号\n")
    assert "没有催办1项：\n  XH2020-012：任务XH2020-012还没有交办。请先交办。" in first.stderr
    again = duban("order", "remind", "--all", "--unit", "县教育局")
    assert (again.exit_code, again.stdout) == (5, "")
    assert f"{TASK}：今天已由XH〔2020〕提1号要求" in again.stderr
    assert duban("order", "remind", TASK, "--all").exit_code == 2
    assert duban("order", "remind", "--all", "--light", "红灯").exit_code == 4


@pytest.mark.usefixtures("late")
def test_a_unit_cannot_issue_and_does_not_learn_of_others_orders(
    duban: Duban, sit: Callable[[str], None]
) -> None:
    duban("order", "issue", "--all")
    sit("nkj")
    assert duban("order", "issue", "jyj").exit_code == 5
    assert json.loads(duban("order", "list", "--json").stdout) == []
    hidden, missing = (duban("order", "show", number) for number in ("提1", "提99"))
    assert (hidden.exit_code, missing.exit_code) == (4, 4)


def test_the_ladder_is_shown_written_out_checked_and_adopted(duban: Duban, home: Path) -> None:
    assert "联络员：提醒函，逾期后等1个工作日，限3个工作日" in duban("order", "ladder").stdout
    own = home / "own.toml"
    text = duban("order", "ladder", "--toml").stdout
    own.write_text(text.replace("limit = 3", "limit = 2"), encoding="utf-8")
    assert duban("order", "ladder", "--check", str(own)).exit_code == 0
    assert duban("order", "ladder", "--adopt", str(own)).exit_code == 0
    assert json.loads(duban("order", "ladder", "--json").stdout)["steps"][0]["limit"] == 2
    own.write_text(text.replace("limit = 3", "limit = 0"), encoding="utf-8")
    refused = duban("order", "ladder", "--adopt", str(own))
    assert refused.exit_code == 3
    assert "own.toml" in refused.stderr
    assert "应是1到60的工作日数" in refused.stderr


@pytest.mark.usefixtures("home")
def test_nothing_due_is_said(duban: Duban) -> None:
    assert duban("order", "propose").stderr == "现在没有到期应发的督办文书。\n"
    assert duban("order", "issue").exit_code == 2
