"""The three flows run once, as people run them, against a real server."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pendulum
import pytest

from tracker.domain.commands import Dispatch
from tracker.domain.permissions import Actor, Role
from tracker.errors import Exit
from tracker.services.desk import open_desk
from tracker.services.tasks import perform
from tracker.settings import Settings

TODAY = date(2020, 4, 1)  # the first working day of the month


@pytest.fixture(scope="module")
def home(imported_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice ledger on 1 April 2020: two tasks of nine units, to be signed today.

    The head kept from last night is not in its log.
    """
    folder = tmp_path_factory.mktemp("flows") / "home"
    shutil.copytree(imported_home, folder)
    desk = open_desk(Settings(home=folder), clock=lambda: pendulum.datetime(2020, 3, 30, 1, 0))
    for task in ("XH2020-003", "XH2020-004"):
        perform(desk.seated(Actor("office", "办公室", Role.OFFICE)), Dispatch(task=task))
    replace(desk.home, practice_day=TODAY).write_config()
    (folder / "verified-head").write_text("0" * 64)
    desk.engine.dispose()
    return folder


@pytest.fixture(scope="module")
def ran(home: Path, flows: Callable[..., Any]) -> subprocess.CompletedProcess[str]:
    """All three flows in one go; the last one fails."""
    run: subprocess.CompletedProcess[str] = flows(
        "reminders", "monthly-circular", "nightly-verify", "--home", str(home)
    )
    return run


def artifact(server: Any, key: str) -> str:
    """The latest artifact under a key."""
    (found,) = server.ask("/artifacts/latest/filter", {"artifacts": {"key": {"any_": [key]}}})
    return str(found["data"])


def test_each_flow_says_in_a_sentence_what_it_did(ran: Any) -> None:
    told, drafted = ran.stdout.splitlines()
    assert told == "2020年4月1日发出催办9封。"
    assert drafted.startswith("2020年3月的通报已起草：")


def test_a_flow_that_finds_something_amiss_says_it_in_a_line_with_its_exit_code(
    ran: Any, prefect_server: Any
) -> None:
    (said,) = ran.stderr.splitlines()
    assert "日志中没有校验值000" in said
    assert ran.returncode == Exit.DAMAGED
    assert artifact(prefect_server, "nightly-verify") == f"**台账不完好。** {said}"


def test_the_letters_lie_in_the_outbox_and_in_the_artifact(ran: Any, home: Path, prefect_server: Any) -> None:
    assert len(list((home / "outbox").iterdir())) == 9
    page = artifact(prefect_server, "reminders")
    assert "| 县工信局 | 1 | XH2020-004 发展主导产业：请于2020年4月1日前签收，今天到期。 |" in page


def test_the_circular_lies_in_its_folder_and_its_text_in_the_artifact(
    ran: Any, home: Path, prefect_server: Any
) -> None:
    files = {path.suffix: path for path in (home / "circulars").iterdir()}
    assert set(files) == {".docx", ".html", ".md", ".xlsx"}
    assert files[".md"].read_text(encoding="utf-8") in artifact(prefect_server, "monthly-circular")


def test_a_folder_without_a_ledger_is_said_in_one_line(flows: Callable[..., Any], tmp_path: Path) -> None:
    failed = flows("reminders", "--home", str(tmp_path / "nowhere"))
    assert failed.returncode == Exit.NOT_FOUND
    assert len(failed.stderr.splitlines()) == 1


def test_no_process_calls_the_outside(ran: Any, prefect_server: Any, tmp_path: Path) -> None:
    """The server and the program were listened to all the time; the listener hears what it should."""
    assert not prefect_server.calls.exists()
    heard = tmp_path / "calls"
    subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('192.0.2.1', 9), 0.001)"],
        env={**prefect_server.environment, "CALLS_FILE": str(heard)},
        stderr=subprocess.DEVNULL,
        check=False,
    )
    assert heard.read_text().startswith("192.0.2.1")
