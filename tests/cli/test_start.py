"""`duban` as a process of its own: what it imports, what its streams and its exit code are."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

RUN = "import sys; from tracker.cli.main import run; sys.argv[0] = 'duban'; run()"
LOADED = f"""
try:
    {RUN.replace("; ", chr(10) + "    ")}
except SystemExit as left:
    print(left.code, *sorted(sys.modules), file=sys.stderr)
"""
HEAVY = (
    *("prefect", "textual", "tui", "flows", "alembic", "pypinyin", "holidays", "docx", "openpyxl"),
    *(
        "jinja2",
        "rich",
        "argon2",
        "rapidfuzz",
        "cryptography",
        "pypdfium2",
        "tracker.reading",
        "tracker.reports",
    ),
)


def process(*words: str, code: str = RUN, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program with these words."""
    call = [sys.executable, "-c", code, *words]
    return subprocess.run(call, input=stdin, capture_output=True, check=False, timeout=60)


def test_a_task_list_imports_nothing_that_it_does_not_need(home: Path) -> None:
    listed = process("task", "list", code=LOADED)
    code, *modules = listed.stderr.decode().split()
    assert code == "0"
    assert listed.stdout.count(b"\n") == 38
    loaded = {name for name in HEAVY if any(each == name or each.startswith(f"{name}.") for each in modules)}
    assert not loaded


def test_reading_a_plan_loads_no_database(home: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("某方案\n一、甲\n责任单位：县教育局\n", encoding="utf-8")
    modules = process("plan", "read", str(plan), code=LOADED).stderr.decode().split("\n")[-2].split()
    assert not {"sqlalchemy", "sqlmodel", "prefect", "textual"} & set(modules)


def test_data_is_utf8_bytes_on_stdout_and_words_are_on_stderr(home: Path) -> None:
    listed = process("task", "list", "--limit", "1", "--offset", "2")
    assert (listed.returncode, listed.stdout.decode(), listed.stderr.decode()) == (
        0,
        "编号\t任务\t牵头单位\t状态\t时限\t自报\t核定\t灯\t说明\n"
        "XH2020-003\t督战和检查\t县纪委监委\t待交办\t2020-12-31\t–\t–\t未亮灯\t尚未交办\n",
        "共37项，列出第3到第3项。\n",
    )


def test_another_encoding_of_the_place_changes_no_byte(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = process("task", "list", "--json").stdout
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    after = process("task", "list", "--json")
    assert (after.returncode, after.stdout) == (0, before)


def test_a_reader_that_has_gone_is_no_error(home: Path) -> None:
    call = [sys.executable, "-c", RUN, "task", "list", "--json"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.stderr is not None
        said = running.stderr.read()
        assert (running.wait(60), said) == (0, b"")


def test_a_full_disk_behind_stdout_is_told_in_a_sentence(home: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    call = [sys.executable, "-c", RUN, "task", "list", "--json"]
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert ran.returncode == 1
    assert ran.stderr.decode() == "错误：磁盘已满，这次操作没有完成。请检查磁盘空间和权限后再试。\n"


def test_ctrl_c_leaves_with_130_a_sentence_and_nothing_half_written(
    duban: Callable[..., Result], home: Path
) -> None:
    before = duban("history", "--json").stdout
    call = [sys.executable, "-c", RUN, "task", "file", "XH2020-003", "--progress", "-", "--claimed", "5"]
    pipe = subprocess.PIPE
    with subprocess.Popen(call, stdin=pipe, stdout=pipe, stderr=pipe) as running:
        wait_until_it_reads(running)
        running.send_signal(signal.SIGINT)
        out, said = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, b"")
    assert said.decode() == "\n已中断，没有保存未完成的操作。\n"
    assert duban("history", "--json").stdout == before


def wait_until_it_reads(running: subprocess.Popen[bytes]) -> None:
    """Wait until the process waits for words on its standard input."""
    waits_for = Path(f"/proc/{running.pid}/wchan")
    if not waits_for.exists():
        pytest.skip("this system does not say what a process waits for")
    deadline = time.monotonic() + 60
    while "pipe" not in waits_for.read_text(encoding="ascii"):
        assert time.monotonic() < deadline
        assert running.poll() is None


def test_the_first_words_of_the_program_are_its_version(home: Path) -> None:
    told = process("version")
    assert (told.returncode, told.stderr) == (0, b"")
    assert told.stdout.decode().startswith("duban 0.")


def test_the_entry_of_the_package_is_this_program() -> None:
    from importlib.metadata import entry_points

    (entry,) = entry_points(group="console_scripts", name="duban")
    assert entry.value == "tracker.cli.main:run"
