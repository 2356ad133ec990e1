"""Migrations make exactly the tables of the models, on both databases."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from tracker.errors import NotFoundError, SetupError
from tracker.ledger import schema, tables
from tracker.ledger.database import open_engine
from tracker.ledger.verification import verify
from tracker.services.desk import Desk, open_desk
from tracker.settings import Settings

FULL = 2  # as SQLite counts how surely it writes


def test_upgrading_from_empty_gives_the_models(desk: Desk) -> None:
    with desk.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_a_ledger_of_a_newer_version_is_refused_and_left_alone(desk: Desk) -> None:
    with desk.engine.execution_options(duban_writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(SetupError, match="更新版本的 duban"):
        open_desk(Settings(home=desk.home.path))
    assert schema.stored_revision(desk.engine) == "0999"


def test_a_ledger_of_the_first_version_keeps_its_log_and_gets_its_tables_anew(
    desk: Desk, tmp_path: Path
) -> None:
    old = open_engine(f"sqlite:///{tmp_path / 'old.db'}")
    schema.upgrade(old, "0001")
    with desk.engine.connect() as source, old.execution_options(duban_writes=True).begin() as target:
        kept = [tables.Event.__table__, tables.Credential.__table__]
        for table in kept:
            target.execute(table.insert(), [dict(row._mapping) for row in source.execute(table.select())])
    schema.upgrade(old)
    assert verify(old, desk.office) == verify(desk.engine, desk.office)


def test_a_folder_without_a_ledger_says_how_to_make_one(settings: Settings) -> None:
    with pytest.raises(NotFoundError, match="duban init"):
        open_desk(settings)


def test_a_file_that_is_no_ledger_is_said_to_be_none(settings: Settings) -> None:
    settings.home.mkdir()
    (settings.home / "ledger.db").write_text("这不是数据库" * 1000, encoding="utf-8")
    with pytest.raises(SetupError, match="不是台账"):
        open_desk(settings)


@pytest.mark.parametrize("url", ["nonsense", "mysql://a/b", "postgresql://nobody@127.0.0.1:1/none"])
def test_a_database_that_cannot_be_reached_is_said_in_a_sentence(settings: Settings, url: str) -> None:
    with pytest.raises(SetupError):
        open_desk(settings.model_copy(update={"database_url": url}))


def test_a_folder_that_cannot_be_written_to_is_said_to_be_so(settings: Settings, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/nowhere/ledger.db"
    with pytest.raises(SetupError, match="所在的目录不可写"):
        open_desk(settings.model_copy(update={"database_url": url}))


def test_a_newly_made_sqlite_writes_ahead_waits_for_the_disk_and_keeps_foreign_keys(
    settings: Settings, durable: None
) -> None:
    settings.home.mkdir()
    engine = open_engine(f"sqlite:///{settings.home / 'ledger.db'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == FULL
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
