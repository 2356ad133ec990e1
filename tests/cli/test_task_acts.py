"""The acts on tasks from the command line, through a whole life of a task."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Duban = Callable[..., Result]
Sit = Callable[[str], None]
CODE = "XH2020-011"  # 县教育局牵头


def page(duban: Duban, code: str = CODE) -> dict[str, Any]:
    """The task as JSON."""
    found = json.loads(duban("task", "show", code, "--json").stdout)
    assert isinstance(found, dict)
    return found


def said(result: Result) -> str:
    """The sentence of an act that went through; acts print no data."""
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    return result.stderr


@pytest.fixture
def active(duban: Duban, home: Path, sit: Sit) -> None:
    """The task of 县教育局 dispatched and signed by it; 县教育局 sits at the command line."""
    duban("task", "dispatch", CODE)
    sit("jyj")
    duban("task", "sign", CODE)


def test_dispatch_and_sign_say_what_follows(duban: Duban, home: Path, sit: Sit) -> None:
    assert said(duban("task", "dispatch", CODE)) == f"任务{CODE}已交办，签收期限2020年3月18日。\n"
    sit("jyj")
    assert said(duban("task", "sign", CODE)).startswith(f"任务{CODE}已签收，还有")


def test_dispatch_all_sends_every_draft_and_reports_every_refusal(duban: Duban, home: Path) -> None:
    everything = duban("task", "dispatch", "--all")
    assert (everything.exit_code, everything.stderr) == (0, "“交办”已办37项。\n")
    again = duban("task", "dispatch", "XH2020-001", "XH2020-002")
    assert again.exit_code == 5
    assert again.stderr == (
        "“交办”已办0项。\n没有办成2项：\n"
        "  XH2020-001：任务XH2020-001现在是“待签收”，只有“待交办”的任务才能“交办”。\n"
        "  XH2020-002：任务XH2020-002现在是“待签收”，只有“待交办”的任务才能“交办”。\n"
    )
    none_left = duban("task", "dispatch", "--all")
    assert (none_left.exit_code, none_left.stderr) == (
        4,
        "错误：没有可以“交办”的任务。可以用 duban task list 查看。\n",
    )


def test_one_refusal_does_not_hold_up_the_others(duban: Duban, home: Path) -> None:
    duban("task", "dispatch", "XH2020-001")
    mixed = duban("task", "dispatch", "XH2020-001", "XH2020-002", "XH2020-999")
    assert mixed.exit_code == 5
    assert "“交办”已办1项。\n没有办成2项：\n" in mixed.stderr
    assert "  XH2020-999：没有任务“XH2020-999”。" in mixed.stderr
    assert page(duban, "XH2020-002")["state"] == "dispatched"


def test_sign_all_signs_what_waits_for_the_unit(duban: Duban, home: Path, sit: Sit) -> None:
    duban("task", "dispatch", "--all")
    sit("fpj")
    own = json.loads(duban("task", "list", "--unit", "fpj", "--json").stdout)
    assert said(duban("task", "sign", "--all")) == f"“签收”已办{len(own)}项。\n"
    nothing = duban("task", "sign", "--all")
    assert (nothing.exit_code, nothing.stderr) == (4, "错误：没有待本单位签收的任务。\n")


def test_a_dispute_is_decided_and_the_units_change(duban: Duban, home: Path, sit: Sit) -> None:
    duban("task", "dispatch", CODE)
    sit("jyj")
    assert said(duban("task", "dispute", CODE, "--reason", "应由县农科局牵头")) == (
        f"任务{CODE}已提出异议，等领导小组办公室裁定，签收期限暂停计算。\n"
    )
    sit("office")
    decided = duban("task", "decide", CODE, "--uphold", "--lead", "nkj", "--reason", "职责在县农科局")
    assert said(decided) == f"任务{CODE}已裁定异议，现在是“待签收”，签收期限2020年3月18日。\n"
    assert page(duban)["lead"] == ["县农科局"]


def test_a_rejected_dispute_keeps_the_units(duban: Duban, home: Path, sit: Sit) -> None:
    duban("task", "dispatch", CODE)
    before = page(duban)["parts"]
    sit("jyj")
    duban("task", "dispute", CODE, "--reason", "不是我局职责")
    sit("office")
    assert duban("task", "decide", CODE, "--reject", "--reason", "方案已写明").exit_code == 0
    assert page(duban)["parts"] == before


def test_units_are_set_anew_by_name_or_code_and_the_other_roles_stay(duban: Duban, home: Path) -> None:
    before = page(duban)
    set_anew = duban("task", "assign", CODE, "--lead", "县农科局", "--lead", "jyj", "--reason", "共同牵头")
    assert said(set_anew) == f"任务{CODE}已调整责任单位。\n"
    after = page(duban)
    assert after["lead"] == ["县农科局", "县教育局"]
    assert after["responsible"] == before["responsible"]


def test_a_unit_that_nobody_knows_is_not_assigned(duban: Duban, home: Path) -> None:
    refused = duban("task", "assign", CODE, "--lead", "县天文局", "--reason", "试一试")
    assert refused.exit_code == 3
    assert refused.stderr.startswith("错误：名录中没有「县天文局」")
    assert page(duban)["version"] == 1


@pytest.mark.usefixtures("active")
def test_progress_is_filed_with_values_and_evidence_then_accepted(
    duban: Duban, home: Path, tmp_path: Path, sit: Sit
) -> None:
    proof = tmp_path / "名单.txt"
    proof.write_text("补助学生名单", encoding="utf-8")
    words = (
        "--progress",
        "补助已发放",
        "--claimed",
        "40",
        "--evidence",
        str(proof),
        "--next-steps",
        "继续排查",
    )
    assert said(duban("task", "file", CODE, *words)) == (
        f"任务{CODE}已填报2020年3月进展，自报40%，等领导小组办公室审核。\n"
    )
    filing = page(duban)["filings"][0]
    digest, name = filing["evidence"][0].split(" ")
    assert name == "名单.txt"
    assert (home / "evidence" / f"{digest}.txt").read_bytes() == proof.read_bytes()
    sit("office")
    assert said(duban("task", "accept", CODE, "--verified", "35", "--note", "有2户未核实")) == (
        f"任务{CODE}已采纳填报，核定进度35%。\n"
    )
    after = page(duban)
    assert (after["claimed"], after["verified"]) == (40, 35)


@pytest.mark.usefixtures("active")
def test_progress_can_come_from_a_pipe_and_be_sent_back(duban: Duban, sit: Sit) -> None:
    words = ("--progress", "-", "--claimed", "10")
    assert duban("task", "file", CODE, *words, stdin="第一行\n第二行\n").exit_code == 0
    assert page(duban)["filings"][0]["progress"] == "第一行\n第二行"
    sit("office")
    assert said(duban("task", "return", CODE, "--reason", "没有人数")) == (
        f"任务{CODE}已退回填报，请单位重新填报。\n"
    )
    assert page(duban)["filings"][0]["state"] == "returned"


def test_values_are_named_by_number_or_name(duban: Duban, home: Path, sit: Sit) -> None:
    code = next(
        task["code"]
        for task in json.loads(duban("task", "list", "--lead", "fpj", "--json").stdout)
        if page(duban, task["code"])["targets"]
    )
    duban("task", "dispatch", code)
    sit("fpj")
    duban("task", "sign", code)
    target = page(duban, code)["targets"][0]
    refused = duban("task", "file", code, "--progress", "x", "--claimed", "1", "--value", "户数=3")
    assert refused.exit_code == 3
    assert refused.stderr.startswith(
        f"错误：“户数=3”没有指明任务{code}的哪个目标值。可选：1 {target['text']}"
    )
    not_a_number = duban("task", "file", code, "--progress", "x", "--claimed", "1", "--value", "1=很多")
    assert (not_a_number.exit_code, not_a_number.stderr) == (
        3,
        "错误：“很多”不是数。请写成 1=92 或 1=8643.37。\n",
    )
    assert (
        duban("task", "file", code, "--progress", "x", "--claimed", "1", "--value", "1=1,250.5").exit_code
        == 0
    )
    assert page(duban, code)["targets"][0]["reported"] == 1250.5


@pytest.mark.usefixtures("active")
def test_evidence_of_an_act_that_is_refused_is_not_kept(
    duban: Duban, home: Path, tmp_path: Path, sit: Sit
) -> None:
    proof = tmp_path / "证明.txt"
    proof.write_text("证明", encoding="utf-8")
    sit("fpj")
    refused = duban("task", "claim", "XH2020-011", "--basis", "县验1号", "--evidence", str(proof))
    assert refused.exit_code == 5
    assert not (home / "evidence").exists()


@pytest.mark.usefixtures("active")
def test_evidence_marked_secret_does_not_enter(duban: Duban, home: Path, tmp_path: Path) -> None:
    secret = tmp_path / "名单.txt"
    secret.write_text("机密★五年\n\n名单\n一、甲\n", encoding="utf-8")
    refused = duban("task", "file", CODE, "--progress", "x", "--claimed", "1", "--evidence", str(secret))
    assert refused.exit_code == 3
    assert "机密" in refused.stderr
    assert not (home / "evidence").exists()
    assert page(duban)["filings"] == []


@pytest.mark.usefixtures("active")
def test_an_extension_is_asked_for_and_granted_and_the_original_deadline_stays(
    duban: Duban, sit: Sit
) -> None:
    words = ("--until", "2021-01-31", "--reason", "学期未结束", "--progress", "30")
    assert said(duban("task", "extend", "ask", CODE, *words)) == (
        f"任务{CODE}已申请延期至2021年1月31日，等领导小组办公室审批；批准前原时限有效。\n"
    )
    sit("office")
    assert said(duban("task", "extend", "decide", CODE, "--grant")) == (
        f"任务{CODE}已审批：同意延期，时限是2021年1月31日。\n"
    )
    after = page(duban)
    assert (after["deadline"], after["original_deadline"]) == ("2021-01-31", "2020-12-31")


@pytest.mark.usefixtures("active")
def test_completion_is_claimed_refused_claimed_again_verified_and_closed(duban: Duban, sit: Sit) -> None:
    claimed = f"任务{CODE}已申请办结，等领导小组办公室核验。\n请核对：申请办结，没有填报“义务教育巩固率”的实际值。\n"
    assert said(duban("task", "claim", CODE, "--basis", "县验〔2020〕3号")) == claimed
    sit("office")
    refused = said(duban("task", "refuse", CODE, "--reason", "缺验收报告"))
    assert refused == f"任务{CODE}已核验不通过，退回“办理中”。\n"
    sit("jyj")
    assert said(duban("task", "claim", CODE, "--basis", "县验〔2020〕3号，报告已补")) == claimed
    sit("office")
    assert said(duban("task", "verify", CODE)) == f"任务{CODE}已核验通过，可以销号。\n"
    assert said(duban("task", "close", CODE)) == f"任务{CODE}已销号，编号XH〔2020〕销1号。\n"
    assert page(duban)["state"] == "closed"


@pytest.mark.usefixtures("active")
def test_a_stale_version_is_refused_with_who_changed_what(duban: Duban, sit: Sit) -> None:
    seen = str(page(duban)["version"])
    duban("task", "file", CODE, "--progress", "已发放", "--claimed", "20")
    stale = duban("task", "file", CODE, "--progress", "旧的", "--claimed", "10", "--seen", seen)
    assert (stale.exit_code, stale.stdout) == (6, "")
    assert stale.stderr == (
        f"错误：任务{CODE}在你查看之后已变化：jyj联络员于2020年3月16日“填报进展”。你的“填报进展”没有保存。"
        "请查看最新情况后再办。\n"
    )


def test_a_unit_cannot_do_what_the_office_does(duban: Duban, home: Path, sit: Sit) -> None:
    sit("jyj")
    for words in (("task", "dispatch", CODE), ("unit", "add", "xyz", "县某局", "--kind", "政府部门")):
        refused = duban(*words)
        assert (refused.exit_code, refused.stdout) == (5, "")
        assert refused.stderr.startswith("错误：责任单位账号“jyj”没有")


def test_can_tells_what_an_account_may_do_and_why_not_the_rest(duban: Duban, home: Path) -> None:
    duban("task", "dispatch", CODE)
    rows = json.loads(duban("account", "can", "jyj", CODE, "--json").stdout)
    assert [row["act"] for row in rows if row["allowed"]] == ["sign", "dispute"]
    reasons = {row["act"]: row["reason"] for row in rows}
    assert reasons["dispatch"] == "责任单位账号“jyj”没有“交办”的权限。"
    assert reasons["file"] == f"任务{CODE}现在是“待签收”，只有“办理中”的任务才能“填报进展”。"
