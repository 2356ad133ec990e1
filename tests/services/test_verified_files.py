"""The evidence files that the log names are looked at when the ledger is verified."""

from pathlib import Path

import pytest

from tracker.domain import commands as c
from tracker.domain.permissions import Actor, Role
from tracker.errors import DamagedError, RefusedError
from tracker.services.desk import Desk
from tracker.services.evidence import keep_evidence
from tracker.services.tasks import perform
from tracker.services.verification import FileState, evidence_files, verify_ledger

TASK = "XH2020-011"
UNIT = Actor("jyj-1", "县教育局联络员", Role.UNIT, "jyj")


@pytest.fixture
def proof(imported: Desk, tmp_path: Path) -> Path:
    """The kept file of a filing of 县教育局."""
    perform(imported, c.Dispatch(task=TASK))
    unit = imported.seated(UNIT)
    perform(unit, c.Sign(task=TASK))
    path = tmp_path / "名单.txt"
    path.write_text("补助学生名单", encoding="utf-8")
    kept = keep_evidence(unit, path)
    perform(unit, c.FileProgress(task=TASK, progress="已发放", claimed=20, evidence=(kept,)))
    (found,) = imported.home.evidence.iterdir()
    return found


def test_whole_files_are_counted_and_listed(imported: Desk, proof: Path) -> None:
    assert [each.name for each in verify_ledger(imported).evidence] == ["名单.txt"]
    (checked,) = evidence_files(imported)
    assert (checked.named.subject, checked.state) == (f"task/{TASK}", FileState.WHOLE)


def test_a_changed_file_is_named_with_its_task(imported: Desk, proof: Path) -> None:
    proof.write_text("补助学生名单（改）", encoding="utf-8")
    with pytest.raises(DamagedError, match=f"{TASK}（日志第.*条）的“名单.txt”内容被改动"):
        verify_ledger(imported)


def test_a_file_that_is_gone_is_named(imported: Desk, proof: Path) -> None:
    proof.unlink()
    with pytest.raises(DamagedError, match=r"“名单\.txt”不见了"):
        verify_ledger(imported)
    (checked,) = evidence_files(imported)
    assert checked.state is FileState.GONE


def test_a_damaged_log_is_said_before_files_are_looked_at(imported: Desk, proof: Path) -> None:
    proof.unlink()
    with pytest.raises(DamagedError, match="校验值"):
        verify_ledger(imported, expect="0" * 64)


def test_a_unit_may_not_list_the_files_of_others(imported: Desk, proof: Path) -> None:
    with pytest.raises(RefusedError):
        evidence_files(imported.seated(UNIT))
