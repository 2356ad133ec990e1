"""Many at once: no update is lost, on SQLite and on PostgreSQL."""

import subprocess
import sys
from collections import Counter

import pytest
from sqlmodel import select

from seeds import seed_path
from tracker.ledger import log, tables
from tracker.ledger.verification import verify
from tracker.services.desk import Desk, open_desk
from tracker.services.plans import import_plan
from tracker.settings import Settings

PROCESSES, TASKS = 8, 15
CROWD = """
import os, sys
from pathlib import Path
from tracker.domain.commands import Dispatch
from tracker.domain.permissions import Actor, Role
from tracker.errors import RefusedError
from tracker.services.desk import open_desk
from tracker.services.tasks import perform
from tracker.settings import Settings

home, processes, tasks = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
workers = []
for name in range(processes):
    workers.append(os.fork())
    if not workers[-1]:
        desk = open_desk(Settings(home=home)).seated(Actor(f"w{name}", f"经办{name}", Role.OFFICE))
        for number in range(1, tasks + 1):
            try:
                perform(desk, Dispatch(task=f"XH2020-{number:03d}"))
            except RefusedError:
                pass
        os._exit(0)
sys.exit(any([os.waitpid(worker, 0)[1] for worker in workers]))
"""


def dispatch_all_at_once(desk: Desk) -> None:
    """Processes that have nothing open when they part ways, and import what they need only once.

    Each task goes out once, the others are refused, and all of it is in the log.
    """
    before = verify(desk.engine, desk.office).events
    crowd = [sys.executable, "-c", CROWD, str(desk.home.path), str(PROCESSES), str(TASKS)]
    subprocess.run(crowd, check=True, timeout=120)
    assert verify(desk.engine, desk.office).events == before + PROCESSES * TASKS
    with desk.reading() as session:
        kinds = Counter(recorded.event.kind for recorded in log.read(session, desk.office))
    assert kinds["Dispatched"] == TASKS
    assert kinds["ActRefused"] == (PROCESSES - 1) * TASKS


def test_of_eight_processes_that_dispatch_the_same_tasks_one_does_on_sqlite(imported: Desk) -> None:
    dispatch_all_at_once(imported)


def test_of_eight_processes_that_dispatch_the_same_tasks_one_does_on_postgresql(
    postgres_desk: Desk, monkeypatch: pytest.MonkeyPatch, postgres_url: str
) -> None:
    monkeypatch.setenv("DUBAN_DATABASE_URL", postgres_url)
    with seed_path("xunhua-2020/plan.txt") as plan:
        import_plan(postgres_desk, plan)
    dispatch_all_at_once(postgres_desk)


def test_postgresql_refuses_to_change_the_log_too(postgres_desk: Desk) -> None:
    from tracker.errors import SetupError

    for statement in ("UPDATE event SET account = 'x'", "DELETE FROM event", "TRUNCATE event"):
        with pytest.raises(SetupError, match="只能追加"), postgres_desk.writing() as session:
            session.connection().exec_driver_sql(statement)


def test_postgresql_compares_the_ledger_s_text_by_bytes_whatever_its_language(postgres_desk: Desk) -> None:
    with postgres_desk.reading() as session:
        connection = session.connection()
        assert connection.exec_driver_sql("SELECT '~' < '2'").scalar()
        assert connection.exec_driver_sql("SELECT max(at) < '~' FROM event").scalar()
        columns = connection.exec_driver_sql(
            "SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND data_type IN ('character varying', 'text') AND collation_name IS DISTINCT FROM 'C'"
        )
        assert columns.all() == []


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
