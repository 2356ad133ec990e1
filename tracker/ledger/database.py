"""Engines and transactions, the same for SQLite (WAL) and PostgreSQL.

Acts of an office take turns, so that each is decided on what stands when it is written: on SQLite every
write transaction begins with BEGIN IMMEDIATE (the driver's default loses concurrent updates), on PostgreSQL
with a lock by the office's key.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from tracker.errors import DubanError, SetupError

BUSY_SECONDS = 30
CACHE = 32 * 1024  # kilobytes
DURABLE = "PRAGMA synchronous=FULL"  # what was committed is on the disk, whatever fails then
TURN = text("SELECT pg_advisory_xact_lock(hashtextextended(:office, 0))")  # until the transaction ends


def open_engine(url: str) -> Engine:
    """An engine for `url` (sqlite:///… or postgresql+psycopg://…). Raises SetupError for an unusable URL."""
    try:
        scheme = make_url(url)
        if scheme.drivername in ("postgres", "postgresql"):
            scheme = scheme.set(drivername="postgresql+psycopg")
        if scheme.get_backend_name() != "sqlite":
            return create_engine(scheme, pool_pre_ping=True)
        engine = create_engine(scheme, connect_args={"timeout": BUSY_SECONDS})
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise SetupError(
            "数据库地址不能识别。", "请检查 DUBAN_DATABASE_URL，例如 postgresql://用户@主机/库名。"
        ) from error
    return _as_sqlite(engine, "PRAGMA journal_mode=WAL", DURABLE)


def passing_engine() -> Engine:
    """A SQLite of its own, for a ledger as it stood on an earlier day; it is gone when it is disposed of.

    A small one stays in memory; what is more than CACHE goes to a temporary file that has no name.
    """
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, creator=lambda: sqlite3.connect("", check_same_thread=False)
    )
    return _as_sqlite(engine, f"PRAGMA cache_size=-{CACHE}", "PRAGMA journal_mode=OFF")


def _as_sqlite(engine: Engine, *pragmas: str) -> Engine:
    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in ("PRAGMA foreign_keys=ON", f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}", *pragmas):
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("duban_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session for reading; nothing is kept from it."""
    with in_words(), Session(engine, expire_on_commit=False) as session:
        yield session


@contextmanager
def reading_one_moment(engine: Engine) -> Iterator[Session]:
    """A session whose reads all see the ledger as it was at the first, however long they take.

    A transaction of SQLite does so anyway.
    """
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with reading(engine) as session:
        yield session


@contextmanager
def writing(engine: Engine, office: str) -> Iterator[Session]:
    """A session for one act, which nobody else's act in the ledger of `office` shares its time with.

    Committed when the block ends, undone when it raises.
    """
    writer = engine.execution_options(duban_writes=True)
    with in_words(), Session(writer, expire_on_commit=False) as session, session.begin():
        if engine.dialect.name == "postgresql":
            session.connection().execute(TURN, {"office": office})
        yield session


@contextmanager
def in_words() -> Iterator[None]:
    """Say in Chinese what the database could not do."""
    try:
        yield
    except DBAPIError as error:
        raise trouble(error) from error


TROUBLES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("database is locked",), "台账正被其他程序占用，这次操作没有保存。", "请稍后再试。"),
    (
        ("disk is full", "No space left", "disk I/O error"),
        "磁盘已满或不可写，这次操作没有保存。",
        "请清理磁盘空间后再试。",
    ),
    (("readonly", "read-only"), "台账文件是只读的，这次操作没有保存。", "请检查文件权限。"),
    (
        ("unable to open database file",),
        "台账文件打不开，或者所在的目录不可写，没有保存任何操作。",
        "请检查目录的权限和磁盘。",
    ),
    (("append-only",), "日志只能追加，不能修改或删除。", ""),
    (
        ("not a database", "malformed"),
        "台账文件已损坏或不是台账。",
        "请从备份恢复，再用 duban verify 检查。",
    ),
    (("no such table",), "台账文件不见了，或者不是台账。", "请检查它是否被移走或改名，再重新打开程序。"),
)


def trouble(error: DBAPIError) -> DubanError:
    """The sentence for what the database said."""
    said = str(error.orig)
    for phrases, message, remedy in TROUBLES:
        if any(phrase in said for phrase in phrases):
            return SetupError(message, remedy)
    if isinstance(error, OperationalError):
        return SetupError(f"数据库不可用：{said.splitlines()[0]}。", "请检查数据库是否启动、地址是否正确。")
    raise error
