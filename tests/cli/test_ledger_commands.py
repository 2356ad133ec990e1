"""duban history, verify, remind, report monthly, tui."""

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Duban = Callable[..., Result]
GoTo = Callable[[str], None]
Sit = Callable[[str], None]
CODE = "XH2020-011"


def test_the_log_is_read_newest_first_and_in_parts(duban: Duban, home: Path) -> None:
    duban("task", "dispatch", CODE)
    latest = duban("history", "--limit", "1")
    number, *rest = latest.stdout.splitlines()[1].split("\t")
    assert rest[0].startswith("2020-03-16 ")
    assert rest[1:] == ["循化县扶贫开发工作领导小组办公室", "", "交办", CODE, "签收期限2020年3月18日"]
    assert latest.stderr == f"日志共{number}条，列出1条。\n"
    before = json.loads(duban("history", "--limit", "1", "--offset", "1", "--json").stdout)
    assert before[0]["seq"] == int(number) - 1


def test_a_task_has_its_history_oldest_first(duban: Duban, home: Path, sit: Sit) -> None:
    duban("task", "dispatch", CODE)
    sit("jyj")
    duban("task", "sign", CODE)
    rows = json.loads(duban("history", CODE, "--json").stdout)
    assert [(row["person"], row["word"]) for row in rows] == [
        ("循化县扶贫开发工作领导小组办公室", "生成任务"),
        ("循化县扶贫开发工作领导小组办公室", "交办"),
        ("jyj联络员", "签收"),
    ]
    assert list(rows[0]) == [
        "seq",
        "moment",
        "account",
        "person",
        "unit",
        "word",
        "detail",
        "subject",
        "hash",
    ]


def test_the_log_can_be_read_as_of_a_day(duban: Duban, home: Path, go_to: GoTo) -> None:
    before = json.loads(duban("history", "--json").stdout)
    go_to("2020-04-01")
    duban("task", "dispatch", CODE)
    assert json.loads(duban("history", "--as-of", "2020-03-31", "--json").stdout) == before
    assert len(json.loads(duban("history", CODE, "--as-of", "2020-03-31", "--json").stdout)) == 1


def test_a_unit_reads_the_history_of_its_own_tasks_only(duban: Duban, home: Path, sit: Sit) -> None:
    duban("task", "dispatch", CODE)
    sit("jyj")
    assert duban("history", CODE).exit_code == 0
    for words in (("history",), ("history", "XH2020-003"), ("verify",)):
        refused = duban(*words)
        assert (refused.exit_code, refused.stdout) == (5, "")


def test_a_refusal_is_in_the_log(duban: Duban, home: Path, sit: Sit) -> None:
    sit("jyj")
    duban("task", "dispatch", CODE)
    sit("office")
    lines = json.loads(duban("history", "--limit", "2", "--json").stdout)
    assert ("操作被拒绝", f"交办 {CODE}：责任单位账号“jyj”没有“交办”的权限。") in [
        (line["word"], line["detail"]) for line in lines
    ]


def test_a_whole_ledger_verifies_and_gives_its_head(duban: Duban, home: Path) -> None:
    held = duban("verify")
    assert held.exit_code == 0
    assert re.fullmatch(r"[0-9a-f]{64}\n", held.stdout)
    assert re.fullmatch(r"台账完好：日志\d+条，首尾相接；各表\d+行，与日志一致。校验值：\n", held.stderr)
    again = duban("verify", "--expect", held.stdout.strip(), "--json")
    assert json.loads(again.stdout)["head"] == held.stdout.strip()


def test_a_changed_table_is_found_with_exit_code_7(duban: Duban, home: Path) -> None:
    with sqlite3.connect(home / "ledger.db") as tampered:
        tampered.execute("UPDATE task SET claimed = 99 WHERE code = ?", (CODE,))
    found = duban("verify")
    assert (found.exit_code, found.stdout) == (7, "")
    assert found.stderr.startswith(f"错误：表Task的“{CODE}”一行，claimed应为“None”，表中是“99”。")


def test_a_head_that_the_log_does_not_hold_is_damage(duban: Duban, home: Path) -> None:
    found = duban("verify", "--expect", "0" * 63 + "1")
    assert (found.exit_code, found.stdout) == (7, "")


def test_reminders_are_shown_then_sent_once(duban: Duban, home: Path, go_to: GoTo) -> None:
    duban("task", "dispatch", CODE)
    go_to("2020-03-18")
    shown = json.loads(duban("remind", "--dry-run", "--json").stdout)
    assert "jyj" in [letter["unit"] for letter in shown]
    assert list(shown[0]) == ["key", "unit", "name", "day", "lines", "tasks"]
    assert not (home / "outbox").exists()
    sent = duban("remind")
    assert f"县教育局：\n  {CODE} 教育扶贫：请于2020年3月18日前签收，今天到期。\n" in sent.stdout
    assert f"2020-03-18发出催办{len(shown)}封，此前已发0封。\n" in sent.stderr
    assert len(list((home / "outbox").glob("*.txt"))) == len(shown)
    again = duban("remind")
    assert (again.exit_code, again.stdout) == (0, "")
    assert f"2020-03-18发出催办0封，此前已发{len(shown)}封。\n" in again.stderr


def test_nothing_is_sent_on_a_day_off_and_another_day_can_only_be_looked_at(
    duban: Duban, home: Path, go_to: GoTo
) -> None:
    go_to("2020-05-02")
    off = duban("remind")
    assert (off.exit_code, off.stdout) == (0, "")
    assert "2020年5月2日不是工作日，不发送催办。\n" in off.stderr
    refused = duban("remind", "--on", "2020-05-06")
    assert refused.exit_code == 3
    assert duban("remind", "--on", "2020-05-06", "--dry-run").exit_code == 0


def test_the_monthly_circular_prints_the_paths_of_its_files(
    duban: Duban, home: Path, go_to: GoTo, tmp_path: Path
) -> None:
    duban("task", "dispatch", "--all")
    go_to("2020-04-10")
    folder = tmp_path / "通报"
    written = duban("report", "monthly", "2020-03", "--format", "md,html", "-o", str(folder))
    assert written.exit_code == 0
    assert written.stdout == f"{folder}/督查通报-2020-03.md\n{folder}/督查通报-2020-03.html\n"
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    again = json.loads(
        duban("report", "monthly", "2020-03", "--format", "md,html", "-o", str(folder), "--json").stdout
    )
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
    assert list(again) == ["month", "cutoff", "head", "checksum", "files"]
    assert (again["month"], again["cutoff"]) == ("2020-03", "2020-03-31")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2019-12",), "错误：台账从2020年3月开始，没有2019年12月的记录。"),
        (("2020-07",), "错误：2020年7月还没有到。"),
        (("2020-03", "--format", "pdf"), "错误：通报不能生成为“pdf”格式。"),
    ],
)
def test_a_month_or_a_format_that_cannot_be_is_refused(
    duban: Duban, home: Path, words: tuple[str, ...], said: str
) -> None:
    refused = duban("report", "monthly", *words)
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert refused.stderr.startswith(said)
    assert not (home / "circulars").exists()


def test_the_terminal_interface_needs_a_terminal(duban: Duban, home: Path) -> None:
    refused = duban("tui")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == (
        "错误：这里不是终端，不能打开终端界面。请在终端窗口里运行，或用 duban task list 等命令。\n"
    )


def test_a_ledger_of_a_newer_version_is_refused_and_not_touched(duban: Duban, home: Path) -> None:
    with sqlite3.connect(home / "ledger.db") as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    refused = duban("task", "list")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("错误：这个台账由更新版本的 duban 建立")


def test_a_file_that_is_no_ledger_is_refused(duban: Duban, nowhere: Path) -> None:
    nowhere.mkdir()
    (nowhere / "ledger.db").write_bytes(b"this is not a database, whatever its name says" * 40)
    refused = duban("task", "list")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("错误：台账文件已损坏或不是台账。")
