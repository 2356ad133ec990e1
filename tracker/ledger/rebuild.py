"""The ledger computed anew from its log: as it stood on an earlier day, or to be compared with the tables."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import islice
from typing import Any

import pendulum
from sqlalchemy import Connection, Engine, Table
from sqlalchemy.schema import CreateTable
from sqlmodel import Session, SQLModel, select

from tracker.ledger import log, tables
from tracker.ledger.collation import compare_by_bytes
from tracker.ledger.database import passing_engine, reading
from tracker.ledger.mention_rows import mention_rows
from tracker.ledger.projection import fold, rows_of, store, table_of
from tracker.ledger.surroundings import surroundings

ZONE = "Asia/Shanghai"
AT_ONCE = 5000  # rows


def end_of(day: date) -> str:
    """The moment at which `day` is over in China, as the log writes moments."""
    midnight = pendulum.datetime(day.year, day.month, day.day, tz=ZONE).add(days=1)
    return log.stamp(midnight)


def rows_before(
    session: Session, office: str, befores: Sequence[str] = ("~",), among: Sequence[str] | None = None
) -> Iterator[tuple[int, tables.Row]]:
    """The computed rows as the log makes them up to each of these moments, the earliest first, read once for all.

    A subject at a time, of all or of those `among`; each row with the place of its moment.
    """
    for subject, events in log.by_subject(session, office, before=befores[-1], among=among):
        known: Any = None
        named: list[tables.Row] = []
        place = 0
        for recorded in events:
            while recorded.at >= befores[place]:
                own = [] if known is None else rows_of(office, subject, known)
                yield from ((place, row) for row in (*own, *named))
                place += 1
            known = fold(known, recorded)
            named += mention_rows(office, recorded)
        for left in range(place, len(befores)):
            yield from ((left, row) for row in (*rows_of(office, subject, known), *named))


def fill(targets: Sequence[Session], rows: Iterator[tuple[int, tables.Row]]) -> None:
    """Store each row in the target of its place, so many at a time that memory stays the same for any ledger."""
    while some := list(islice(rows, AT_ONCE)):
        for place, target in enumerate(targets):
            store(target, (row for of, row in some if of == place))


def as_of(engine: Engine, office: str, day: date, tasks: Sequence[str] | None = None) -> Engine:
    """A database of its own with the ledger as it stood when `day` ended; it answers the same queries.

    With some tasks, only what their own pages need: that costs what they are, not what the ledger is.
    """
    (past,) = as_of_days(engine, office, [day], tasks)
    return past


def as_of_days(
    engine: Engine, office: str, days: Sequence[date], tasks: Sequence[str] | None = None
) -> list[Engine]:
    """The same for several days, the earliest first, for little more than the last one costs."""
    engines = [passing_engine() for _ in days]
    with reading(engine) as source, ExitStack() as open_:
        targets = [open_.enter_context(made_empty(past)) for past in engines]
        among = None if tasks is None else surroundings(source, office, tasks)
        fill(targets, rows_before(source, office, [end_of(day) for day in days], among))
    return engines


@contextmanager
def made_empty(past: Engine) -> Iterator[Session]:
    """A session that fills a database of its own with all tables."""
    with (
        past.begin() as connection,
        without_indexes(connection, SQLModel.metadata.sorted_tables),
        Session(connection) as session,
    ):
        yield session
        session.commit()


@contextmanager
def without_indexes(connection: Connection, made: Sequence[Table]) -> Iterator[None]:
    """The tables, made without their indexes, which follow when the rows are in: sorted once, not row by row."""
    for table in made:
        connection.execute(CreateTable(table))
    yield
    for table in made:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            index.create(connection)


def make_anew(connection: Connection) -> None:
    """Drop the computed tables, make them as the models are now, and fill them from every office's log."""
    compare_by_bytes(connection)
    for table in tables.COMPUTED:
        table_of(table).drop(connection, checkfirst=True)
    with (
        without_indexes(connection, [table_of(table) for table in tables.COMPUTED]),
        Session(connection) as session,
    ):
        for office in session.exec(select(tables.Event.office).distinct()).all():
            fill([session], rows_before(session, office))
        session.commit()
    compare_by_bytes(connection)
