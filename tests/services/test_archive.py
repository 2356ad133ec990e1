"""One task, one dossier: whole, the same each time, and verified by a stranger with openssl and sh."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tracker.domain.permissions import Actor, Role
from tracker.domain.task import State
from tracker.errors import DamagedError, NotFoundError, RefusedError
from tracker.ledger.chain import sm3
from tracker.queries.mentions import records_of
from tracker.queries.tasks import TaskFilter, find
from tracker.services.archive import Archived, archive_task
from tracker.services.desk import Desk
from tracker.services.tasks import read_task
from tracker.services.views import look

pytestmark = pytest.mark.xdist_group("lived")


def openssl_knows_sm3() -> bool:
    program = shutil.which("openssl")
    asked = program and subprocess.run(
        [program, "dgst", "-sm3", "/dev/null"], check=False, capture_output=True
    )
    return bool(asked) and asked.returncode == 0


needs_openssl = pytest.mark.skipif(not openssl_knows_sm3(), reason="这台机器的 openssl 不支持 SM3")


@pytest.fixture
def closed(lived: Desk) -> str:
    with look(lived) as view:
        return find(view, TaskFilter(states=(State.CLOSED,)), limit=1).rows[0].facts.code


@pytest.fixture
def made(lived: Desk, closed: str, tmp_path: Path) -> Archived:
    return archive_task(lived, closed, tmp_path)


@pytest.fixture
def opened(made: Archived, tmp_path: Path) -> Path:
    folder = tmp_path / "opened"
    with zipfile.ZipFile(made.path) as archive:
        archive.extractall(folder)
    return folder


def verified(folder: Path, seal: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "verify.sh", *([seal] if seal else [])],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )


def resummed(folder: Path) -> None:
    """The list of files brought up to what they are now."""
    sums = folder / "files.sm3"
    names = [line.split()[1] for line in sums.read_text().splitlines()]
    sums.write_text("".join(f"{sm3((folder / name).read_bytes())}  {name}\n" for name in names))


def test_the_dossier_holds_every_record_of_the_task_its_evidence_and_an_index(
    lived: Desk, closed: str, made: Archived, opened: Path
) -> None:
    _, own = read_task(lived, closed)
    with look(lived) as view:
        history = records_of(view.session, view.office, closed)
    assert {each.seq for each in own} < {each.seq for each in history}
    assert made.records == len(history)
    assert made.evidence == 1
    assert (opened / "chain.html").exists()
    listed = [line.split() for line in (opened / "events.txt").read_text().splitlines()]
    assert [int(row[0]) for row in listed] == [each.seq for each in history]
    assert [row[1] for row in listed] == [each.hash for each in history]
    names = {str(path.relative_to(opened)) for path in opened.rglob("*") if path.is_file()}
    index = (opened / "index.txt").read_text(encoding="utf-8")
    assert all(name in index for name in names - {"index.txt", "files.sm3"})


def test_the_same_log_gives_the_same_bytes(lived: Desk, closed: str, made: Archived, tmp_path: Path) -> None:
    again = archive_task(lived, closed, tmp_path / "again")
    assert again.path.read_bytes() == made.path.read_bytes()
    assert again.seal == made.seal


@needs_openssl
def test_a_stranger_finds_it_whole(made: Archived, opened: Path) -> None:
    for seal in ("", made.seal):
        ran = verified(opened, seal)
        assert ran.returncode == 0, ran.stdout
        assert "核对通过" in ran.stdout


@needs_openssl
def test_a_change_in_any_file_is_found(made: Archived, opened: Path) -> None:
    for path in sorted(each for each in opened.rglob("*") if each.is_file()):
        kept = path.read_bytes()
        path.write_bytes(kept + b"\n# \n")
        assert verified(opened, made.seal).returncode == 1, path
        path.write_bytes(kept)
    assert verified(opened, made.seal).returncode == 0


@needs_openssl
def test_the_command_of_the_readme_finds_a_change_without_the_script(opened: Path) -> None:
    told = next(x for x in (opened / "README.txt").read_text("utf-8").splitlines() if "while read" in x)
    command = ["sh", "-c", told.strip("　")]
    assert subprocess.run(command, cwd=opened, check=True, capture_output=True).stdout == b""
    with (opened / "task.txt").open("a") as file:
        file.write(" ")
    said = subprocess.run(command, cwd=opened, check=True, capture_output=True, text=True).stdout
    assert said == "不符：task.txt\n"


@needs_openssl
def test_a_file_taken_out_or_put_in_is_found(made: Archived, opened: Path) -> None:
    (opened / "more.txt").write_text("x")
    assert "多出：more.txt" in verified(opened, made.seal).stdout
    (opened / "more.txt").unlink()
    (opened / "task.txt extra").write_text("x")
    assert "多出：task.txt extra" in verified(opened).stdout
    (opened / "task.txt extra").unlink()
    (opened / "task.txt").unlink()
    assert "缺少：task.txt" in verified(opened, made.seal).stdout
    (opened / "files.sm3").unlink()
    assert verified(opened).returncode == 1


@needs_openssl
def test_records_that_do_not_follow_each_other_are_found_whatever_the_list_of_files_says(
    opened: Path,
) -> None:
    listed = opened / "events.txt"
    table = listed.read_text()
    (first, hashed, previous, path), (second, *_) = (line.split() for line in table.splitlines()[:2])
    record = opened / path
    whole = record.read_bytes()

    def says(wrong: str) -> None:
        resummed(opened)
        assert wrong in verified(opened).stdout

    record.write_bytes(whole.replace(b"task", b"TASK", 1))
    says(f"第{first}条记录与校验值不符")
    record.write_bytes(whole)
    listed.write_text(table.replace(previous, hashed, 1))
    says(f"第{first}条记录没有接在上一条之后")
    listed.write_text(table.replace(first, str(int(second) - 1), 1))
    says(f"第{second}条与第{int(second) - 1}条接不上")


@needs_openssl
def test_a_record_rewritten_with_its_sums_is_found_by_the_seal(made: Archived, opened: Path) -> None:
    (opened / "task.txt").write_text("改写\n")
    resummed(opened)
    assert verified(opened).returncode == 0
    assert "与卷宗校验值不符" in verified(opened, made.seal).stdout


def test_evidence_that_was_changed_is_not_archived(lived: Desk, closed: str, tmp_path: Path) -> None:
    (kept,) = lived.home.evidence.glob("*")
    content = kept.read_bytes()
    kept.write_bytes(content + b"x")
    try:
        with pytest.raises(DamagedError, match="被改动"):
            archive_task(lived, closed, tmp_path)
    finally:
        kept.write_bytes(content)


def test_who_may_not_read_the_log_gets_no_dossier(lived: Desk, closed: str, tmp_path: Path) -> None:
    unit = lived.seated(Actor("c01-jyj", "联络员", Role.UNIT, "c01-jyj"))
    with pytest.raises(RefusedError):
        archive_task(unit, closed, tmp_path)
    with pytest.raises(NotFoundError):
        archive_task(lived, "YS2024-999", tmp_path)
