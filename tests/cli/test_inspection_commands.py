"""`duban inspection` and `duban finding` from scheme to 销号, as people type them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from typer.testing import Result

from tracker.errors import Exit

Duban = Callable[..., Result]
Sit = Callable[[str], None]


@pytest.fixture
def evidence(tmp_path: Path) -> str:
    path = tmp_path / "现场记录.txt"
    path.write_text("2个水厂没有检测记录", encoding="utf-8")
    return str(path)


@pytest.fixture
def staffed(home: Path, duban: Duban, sit: Sit, password: str) -> None:
    """The practice ledger with an inspector and a leader."""
    for name, role in (("dc1", "inspector"), ("fg", "leader")):
        done = duban(
            "account", "add", name, "--role", role, "--person", name, "--password-stdin", stdin=password
        )
        assert done.exit_code == 0, done.stderr


def drafted(duban: Duban, *more: str) -> str:
    words = "inspection draft --title 控辍保学专项督查 --content 劝返和台账 --matter 控辍保学 --member dc1"
    done = duban(*words.split(), "--start", "2020-03-16", "--end", "2020-03-25", *more)
    assert done.exit_code == 0, done.stderr
    return done.stdout.strip()


def approve(duban: Duban, sit: Sit, code: str) -> None:
    """The leader approves what the office drafted, and the office sits down again."""
    sit("fg")
    done = duban("inspection", "approve", code)
    assert done.exit_code == 0, done.stderr
    sit("office")


def shown(duban: Duban, code: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(duban("inspection", "show", code, "--json").stdout)
    return found


def recorded(duban: Duban, code: str, evidence: str, *more: str) -> Result:
    words = [
        "--unit",
        "县教育局",
        "--matter",
        "控辍保学",
        "--title",
        "台账没有更新",
        "--facts",
        "抽查3校2校未更新",
    ]
    words += ["--measures", "逐校更新", "--until", "2020-04-30", "--evidence", evidence, *more]
    return duban("inspection", "problem", code, *words)


@pytest.mark.usefixtures("staffed")
def test_from_the_scheme_to_the_closed_finding(
    duban: Duban, sit: Sit, evidence: str, go_to: Callable[[str], None]
) -> None:
    sit("dc1")
    code = drafted(duban, "--unit", "县教育局", "--unannounced")
    sit("fg")
    assert duban("inspection", "approve", code).exit_code == 0
    sit("dc1")
    assert duban("inspection", "begin", code).exit_code == 0
    assert recorded(duban, code, evidence).stdout == "1\n"
    sit("jyj")
    hidden, nowhere = duban("inspection", "show", code), duban("inspection", "show", "XH2020-D0000")
    assert hidden.exit_code == nowhere.exit_code == Exit.NOT_FOUND
    assert hidden.stderr.replace(code, "XH2020-D0000") == nowhere.stderr
    assert duban("inspection", "list").stderr == "没有督查。\n"
    sit("dc1")
    feedback = duban("inspection", "feedback", code, "--unit", "县教育局", "--conclusion", "台账更新不及时。")
    assert feedback.stdout == "XH2020-W001\n"
    assert "2020年4月15日以前可以申请复核" in feedback.stderr
    sit("jyj")
    assert shown(duban, code)["state_word"] == "已反馈"
    assert duban("inspection", "review", code, "--reason", "台账在学区").exit_code == 0
    sit("fg")
    decided = duban(
        "inspection", "decide", code, "--unit", "县教育局", "--uphold", "--reason", "学区台账也没有更新"
    )
    assert decided.stderr == "复核决定已作出：维持原结论。\n"
    sit("jyj")
    duban("task", "sign", "XH2020-W001")
    duban("task", "claim", "XH2020-W001", "--basis", "各校台账")
    sit("office")
    refused = duban("task", "verify", "XH2020-W001")
    assert refused.exit_code == Exit.REFUSED
    assert "由提出它的督查组（dc1）核验销号" in refused.stderr
    sit("dc1")
    assert duban("task", "verify", "XH2020-W001").exit_code == 0
    assert duban("task", "close", "XH2020-W001").exit_code == 0
    go_to("2020-04-20")
    assert duban("inspection", "close", code).stderr == f"督查{code}已办结。\n"


@pytest.mark.usefixtures("staffed")
def test_a_draw_is_checked_from_what_is_printed(duban: Duban) -> None:
    code = drafted(duban)
    done = duban("inspection", "draw", code, "单位", "2", "--from", "各乡镇党委、政府", "--seed", "20200316")
    assert done.exit_code == 0, done.stderr
    taken = done.stdout.split()
    again = duban("inspection", "draw", code, "--check", "--json")
    rows = json.loads(again.stdout)
    assert [row["candidate"] for row in rows if row["drawn"]] == taken
    assert "核对一致" in again.stderr
    assert shown(duban, code)["unit_codes"] == taken
    twice = duban("inspection", "draw", code, "单位", "2", "--from", "各乡镇党委、政府")
    assert twice.exit_code == Exit.REFUSED


@pytest.mark.usefixtures("staffed")
def test_a_scheme_is_amended_before_approval_only(duban: Duban, sit: Sit) -> None:
    code = drafted(duban, "--unit", "县教育局")
    own = duban("inspection", "approve", code)
    assert (own.exit_code, "要由另一人批准" in own.stderr) == (Exit.REFUSED, True)
    assert duban("inspection", "amend", code, "--end", "2020-03-30", "--reason", "多一所学校").exit_code == 0
    assert shown(duban, code)["end"] == "2020-03-30"
    approve(duban, sit, code)
    late = duban("inspection", "amend", code, "--end", "2020-04-30", "--reason", "再多一所")
    assert late.exit_code == Exit.REFUSED
    assert "方案待批" in late.stderr


@pytest.mark.usefixtures("staffed")
def test_ties_are_stated_listed_and_ended(duban: Duban) -> None:
    assert duban("inspection", "tie", "add", "dc1", "县教育局", "--reason", "配偶任教").exit_code == 0
    assert "县教育局" in duban("inspection", "tie", "list").stdout
    refused = duban(
        *[
            "inspection",
            "draft",
            "--title",
            "督查",
            "--content",
            "内容",
            "--matter",
            "事项",
            "--member",
            "dc1",
            "--unit",
            "县教育局",
        ],
        *["--start", "2020-03-16", "--end", "2020-03-25"],
    )
    assert refused.exit_code == Exit.REFUSED
    assert "配偶任教" in refused.stderr
    duban("inspection", "tie", "end", "dc1", "县教育局", "--reason", "已调离")
    assert duban("inspection", "tie", "list").stderr == "没有申报过回避关系。\n"


@pytest.mark.usefixtures("staffed")
def test_people_are_changed_problems_withdrawn_and_an_inspection_cancelled(
    duban: Duban, evidence: str, sit: Sit
) -> None:
    code = drafted(duban, "--unit", "县教育局")
    approve(duban, sit, code)
    duban("inspection", "begin", code)
    recorded(duban, code, evidence)
    assert duban("inspection", "withdraw", code, "1", "--reason", "证据不足").exit_code == 0
    assert duban("inspection", "members", code, "office", "--reason", "dc1出差").exit_code == 0
    assert duban("inspection", "cancel", code, "--reason", "与省级督查冲突").exit_code == 0
    assert shown(duban, code)["state"] == "cancelled"


def test_findings_are_raised_listed_and_raised_again(duban: Duban, home: Path, sit: Sit) -> None:
    words = "finding raise --title 拨付滞后 --facts 春季没有按时拨付 --measures 限期拨付 --lead 县教育局"
    done = duban(*words.split(), "--until", "2020-06-30", "--source", "省级反馈", "--document", "反馈意见")
    assert done.stdout == "XH2020-W001\n"
    (row,) = json.loads(duban("finding", "list", "--source", "省级反馈", "--json").stdout)
    assert (row["measures"], row["units"], row["document"]) == ("限期拨付", ["县教育局"], "反馈意见")
    early = duban("finding", "reopen", "XH2020-W001", "--facts", "又", "--until", "2020-10-31")
    assert early.exit_code == Exit.REFUSED
    duban("task", "dispatch", "XH2020-W001")
    sit("jyj")
    duban("task", "sign", "XH2020-W001")
    duban("task", "claim", "XH2020-W001", "--basis", "凭证")
    sit("office")
    duban("task", "verify", "XH2020-W001")
    duban("task", "close", "XH2020-W001")
    again = duban("finding", "reopen", "XH2020-W001", "--facts", "秋季又滞后", "--until", "2020-10-31")
    assert again.stdout == "XH2020-W002\n"
    rows = {row["code"]: row for row in json.loads(duban("finding", "list", "--json").stdout)}
    assert rows["XH2020-W001"]["again"] == "XH2020-W002"
    assert rows["XH2020-W002"]["earlier"] == "XH2020-W001"


def rectification_list(path: Path, *rows: tuple[object, ...]) -> str:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("序号", "问题", "具体表现", "整改措施", "责任单位", "整改时限"), *rows):
        sheet.append(row)
    book.save(path)
    return str(path)


def test_a_rectification_list_is_imported_row_by_row(duban: Duban, home: Path, tmp_path: Path) -> None:
    path = rectification_list(
        tmp_path / "整改清单.xlsx",
        (1, "台账更新不及时", "3所学校没有更新", "逐校核对，按月更新", "县教育局", "2020年6月底"),
        (2, "饮水检测不规范", "2个水厂没有记录", "按月检测并公示", "县水利局、县卫健局", "立行立改"),
    )
    done = duban("finding", "import", path, "--source", "国家反馈", "--document", "国家考核反馈意见")
    assert done.stdout == "XH2020-W001\nXH2020-W002\n", done.stderr
    first, second = json.loads(duban("finding", "list", "--json").stdout)
    assert (first["facts"], first["measures"], first["deadline"]) == (
        "具体表现：3所学校没有更新",
        "逐校核对，按月更新",
        "2020-06-30",
    )
    assert (second["lead"], second["responsible"], second["deadline"]) == (["县水利局"], ["县卫健局"], None)
    twice = duban("finding", "import", path, "--source", "国家反馈", "--document", "国家考核反馈意见")
    assert twice.exit_code == Exit.INPUT
    assert "已经登记为XH2020-W001" in twice.stderr


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((1, "台账不实", "见附件", "核对", "县月亮局", "2020年6月底"), "县月亮局"),
        ((1, "台账不实", "见附件", "", "县教育局", "2020年6月底"), "没有写整改措施"),
    ],
)
def test_a_list_with_a_row_that_cannot_be_is_refused_as_a_whole(
    duban: Duban, home: Path, tmp_path: Path, row: tuple[object, ...], words: str
) -> None:
    good = (2, "饮水检测不规范", "2个水厂没有记录", "按月检测并公示", "县水利局", "2020年7月底")
    done = duban("finding", "import", rectification_list(tmp_path / "清单.xlsx", row, good))
    assert done.exit_code == Exit.INPUT
    assert words in done.stderr
    assert duban("finding", "list").stderr == "还没有问题。\n"


@pytest.mark.usefixtures("staffed")
def test_who_closes_a_finding_is_changed_by_the_office(duban: Duban, evidence: str, sit: Sit) -> None:
    code = drafted(duban, "--unit", "县教育局")
    approve(duban, sit, code)
    duban("inspection", "begin", code)
    recorded(duban, code, evidence)
    duban("inspection", "feedback", code, "--unit", "县教育局", "--conclusion", "见问题。")
    assert duban("finding", "closers", "XH2020-W001").exit_code == Exit.USAGE
    done = duban("finding", "closers", "XH2020-W001", "--office", "--reason", "督查组已撤销")
    assert done.stderr == "问题XH2020-W001以后由领导小组办公室核验销号。\n"


@pytest.mark.usefixtures("staffed")
def test_papers_are_printed_for_those_who_may_have_them(
    duban: Duban, sit: Sit, evidence: str, tmp_path: Path
) -> None:
    code = drafted(duban, "--unit", "县教育局", "--unannounced")
    approve(duban, sit, code)
    duban("inspection", "begin", code)
    recorded(duban, code, evidence)
    early = duban("inspection", "print", code, "--paper", "督查结论", "-o", str(tmp_path))
    assert early.exit_code == Exit.NOT_FOUND
    duban("inspection", "feedback", code, "--unit", "县教育局", "--conclusion", "见问题。")
    done = duban("inspection", "print", code, "--format", "html", "-o", str(tmp_path))
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        f"督查方案-{code}.html",
        f"督查结论-{code}-县教育局.html",
        f"整改通知书-{code}-县教育局.html",
    ]
    printed = duban("finding", "print", "-o", str(tmp_path))
    assert [Path(line).suffix for line in printed.stdout.splitlines()] == [".docx", ".html", ".xlsx"]
    assert duban("finding", "notice", "县教育局", "-o", str(tmp_path)).exit_code == 0
    assert duban("finding", "notice", "县水利局", "-o", str(tmp_path)).exit_code == Exit.NOT_FOUND
    assert duban("finding", "print", "--format", "pdf").exit_code == Exit.INPUT
    sit("jyj")
    own = duban("inspection", "print", code, "--format", "html", "-o", str(tmp_path))
    assert f"督查方案-{code}.html" not in own.stdout
    assert f"督查结论-{code}-县教育局.html" in own.stdout
