"""The ledger computed anew from its log: as it stood on an earlier day, or to be compared with the tables."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from itertools import islice
from typing import Any

import pendulum
from sqlalchemy import Connection, Engine, and_
from sqlmodel import Session, SQLModel, col, select

from tracker.ledger import log, tables
from tracker.ledger.database import passing_engine, reading
from tracker.ledger.projection import fold, rows_of, store, table_of

ZONE = "Asia/Shanghai"
AT_ONCE = 5000  # rows


def end_of(day: date) -> str:
    """The moment at which `day` is over in China, as the log writes moments."""
    midnight = pendulum.datetime(day.year, day.month, day.day, tz=ZONE).add(days=1)
    return log.stamp(midnight)


def rows_before(
    session: Session, office: str, before: str = "~", among: Sequence[Any] = ()
) -> Iterator[tables.Row]:
    """The computed rows as the log up to `before` makes them, a subject at a time; all, or those `among`."""
    for subject, events in log.by_subject(session, office, before=before, among=among):
        yield from rows_of(office, subject, reduce(fold, events, None))


def fill(target: Session, rows: Iterator[tables.Row]) -> None:
    """Store rows, so many at a time that memory stays the same for any ledger."""
    while some := list(islice(rows, AT_ONCE)):
        store(target, some)


def as_of(engine: Engine, office: str, day: date, task: str = "") -> Engine:
    """A database of its own with the ledger as it stood when `day` ended; it answers the same queries.

    With a task, only what its own page needs: that costs what the task is, not what the ledger is.
    """
    before = end_of(day)
    past = passing_engine()
    SQLModel.metadata.create_all(past)
    with reading(engine) as source, Session(past) as target:
        fill(target, rows_before(source, office, before, page_of(source, office, task)))
        target.commit()
    return past


def page_of(session: Session, office: str, task: str) -> list[Any]:
    """Conditions for the subjects that a task's page looks at: all but other tasks and what is said of many."""
    if not task:
        return []
    subject, own = col(tables.Event.subject), with_parts(session, office, task)
    aside = (~subject.startswith(kind) for kind in ("task/", "plan/", "reminder/", "visit/"))
    return [and_(*aside), subject.in_([f"task/{code}" for code in own])]


def with_parts(session: Session, office: str, task: str) -> list[str]:
    """The task and all that it was divided into, whatever the level."""
    row = tables.Task
    parts = session.exec(select(row.code).where(row.office == office, row.parent == task)).all()
    return [task, *(code for part in parts for code in with_parts(session, office, part))]


def make_anew(connection: Connection) -> None:
    """Drop the computed tables, make them as the models are now, and fill them from every office's log."""
    for table in tables.COMPUTED:
        table_of(table).drop(connection, checkfirst=True)
    for table in tables.COMPUTED:
        table_of(table).create(connection)
    with Session(connection) as session:
        for office in session.exec(select(tables.Event.office).distinct()).all():
            fill(session, rows_before(session, office))
        session.commit()
