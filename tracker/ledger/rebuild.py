"""The ledger computed anew from its log: as it stood on an earlier day, or to be compared with the tables."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import reduce
from itertools import islice

import pendulum
from sqlalchemy import Connection, Engine, Table
from sqlalchemy.schema import CreateTable
from sqlmodel import Session, SQLModel, select

from tracker.ledger import log, tables
from tracker.ledger.database import passing_engine, reading
from tracker.ledger.projection import fold, rows_of, store, table_of
from tracker.ledger.surroundings import surroundings

ZONE = "Asia/Shanghai"
AT_ONCE = 5000  # rows


def end_of(day: date) -> str:
    """The moment at which `day` is over in China, as the log writes moments."""
    midnight = pendulum.datetime(day.year, day.month, day.day, tz=ZONE).add(days=1)
    return log.stamp(midnight)


def rows_before(
    session: Session, office: str, before: str = "~", among: Sequence[str] | None = None
) -> Iterator[tables.Row]:
    """The computed rows as the log up to `before` makes them, a subject at a time; of all, or of those `among`."""
    for subject, events in log.by_subject(session, office, before=before, among=among):
        yield from rows_of(office, subject, reduce(fold, events, None))


def fill(target: Session, rows: Iterator[tables.Row]) -> None:
    """Store rows, so many at a time that memory stays the same for any ledger."""
    while some := list(islice(rows, AT_ONCE)):
        store(target, some)


def as_of(engine: Engine, office: str, day: date, tasks: Sequence[str] | None = None) -> Engine:
    """A database of its own with the ledger as it stood when `day` ended; it answers the same queries.

    With some tasks, only what their own pages need: that costs what they are, not what the ledger is.
    """
    past = passing_engine()
    with (
        reading(engine) as source,
        past.begin() as connection,
        without_indexes(connection, SQLModel.metadata.sorted_tables),
        Session(connection) as target,
    ):
        among = None if tasks is None else surroundings(source, office, tasks)
        fill(target, rows_before(source, office, end_of(day), among))
        target.commit()
    return past


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
    for table in tables.COMPUTED:
        table_of(table).drop(connection, checkfirst=True)
    with (
        without_indexes(connection, [table_of(table) for table in tables.COMPUTED]),
        Session(connection) as session,
    ):
        for office in session.exec(select(tables.Event.office).distinct()).all():
            fill(session, rows_before(session, office))
        session.commit()
