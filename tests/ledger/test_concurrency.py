"""Many at once: no update is lost, on SQLite and on PostgreSQL."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from tracker.ledger import tables
from tracker.ledger.verification import verify
from tracker.services.desk import Desk, open_desk
from tracker.settings import Settings

PROCESSES, ACTS = 8, 15
CROWD = """
import os, sys
from pathlib import Path
from tracker.domain.office_events import SignInFailed
from tracker.services.desk import open_desk
from tracker.settings import Settings

home, processes, acts = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
workers = []
for name in range(processes):
    workers.append(os.fork())
    if not workers[-1]:
        desk = open_desk(Settings(home=home))
        for number in range(acts):
            with desk.writing() as session:
                desk.append(session, [SignInFailed(account=f"{name}-{number}")], f"w{name}")
        os._exit(0)
sys.exit(any([os.waitpid(worker, 0)[1] for worker in workers]))
"""


def act_all_at_once(home: Path) -> None:
    """Processes that have nothing open when they part ways, and import what they need only once."""
    crowd = [sys.executable, "-c", CROWD, str(home), str(PROCESSES), str(ACTS)]
    subprocess.run(crowd, check=True, timeout=120)


def test_eight_processes_on_one_sqlite_lose_no_update(lively: Desk) -> None:
    before = verify(lively.engine, lively.office).events
    act_all_at_once(lively.home.path)
    assert verify(lively.engine, lively.office).events == before + PROCESSES * ACTS


def test_eight_processes_on_one_postgresql_lose_no_update(
    postgres_desk: Desk, monkeypatch: pytest.MonkeyPatch, postgres_url: str
) -> None:
    monkeypatch.setenv("DUBAN_DATABASE_URL", postgres_url)
    before = verify(postgres_desk.engine, postgres_desk.office).events
    act_all_at_once(postgres_desk.home.path)
    assert verify(postgres_desk.engine, postgres_desk.office).events == before + PROCESSES * ACTS


def test_postgresql_refuses_to_change_the_log_too(postgres_desk: Desk) -> None:
    from tracker.errors import SetupError

    for statement in ("UPDATE event SET account = 'x'", "DELETE FROM event", "TRUNCATE event"):
        with pytest.raises(SetupError, match="只能追加"), postgres_desk.writing() as session:
            session.connection().exec_driver_sql(statement)


def test_the_same_ledger_on_both_databases_has_the_same_rows(desk: Desk, postgres_desk: Desk) -> None:
    def rows(one: Desk) -> list[str]:
        skipped = {"fingerprint", "at", "previous", "hash"}
        with one.reading() as session:
            return sorted(
                str(sorted((k, v) for k, v in row.model_dump().items() if k not in skipped))
                for table in tables.COMPUTED
                for row in session.exec(select(table))
            )

    assert rows(desk) == rows(postgres_desk)
    assert open_desk(Settings(home=desk.home.path)).office == postgres_desk.office
