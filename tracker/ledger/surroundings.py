"""What the pages of some tasks look at: they, their parts, and whatever their records and orders name."""

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from sqlmodel import Session, col, select

from tracker.ledger import tables

MANY = 500


def surroundings(session: Session, office: str, tasks: Sequence[str]) -> list[str]:
    """The subjects to be folded so that these tasks look as they do among all others.

    Tasks, accounts and units are never taken out of the ledger, and an order keeps its items: what stands
    in the tables now names all that could have been meant on an earlier day.
    """
    codes = with_parts(session, office, tasks)
    own = [f"task/{code}" for code in codes]
    records = list(of_subjects(session, office, own))
    accounts = [f"account/{name}" for name in sorted({record.account for record in records})]
    records += of_subjects(session, office, accounts)
    named = {word for record in records for word in strings(json.loads(record.payload))}
    unit, item = tables.Unit, tables.OrderItem
    units = named.intersection(session.exec(select(unit.code).where(unit.office == office)).all())
    orders = set(in_batches(session, select(item.number).where(item.office == office), item.task, codes))
    return [
        "office",
        *own,
        *accounts,
        *(f"unit/{code}" for code in sorted(units)),
        *(f"order/{number}" for number in sorted(orders)),
    ]


def of_subjects(session: Session, office: str, subjects: Sequence[str]) -> Iterator[Any]:
    """By which account each record of these subjects was made, and what it says."""
    event = tables.Event
    wanted = select(event.account, event.payload).where(event.office == office)
    return in_batches(session, wanted, event.subject, subjects)


def with_parts(session: Session, office: str, tasks: Sequence[str]) -> list[str]:
    """The tasks and all that they were divided into, whatever the level."""
    if not tasks:
        return []
    row = tables.Task
    parts = in_batches(session, select(row.code).where(row.office == office), row.parent, tasks)
    return [*tasks, *with_parts(session, office, list(parts))]


def in_batches(session: Session, wanted: Any, column: Any, values: Sequence[Any]) -> Iterator[Any]:
    """The rows whose column has one of these values, so many values at a time."""
    some = (values[start : start + MANY] for start in range(0, len(values), MANY))
    return chain.from_iterable(session.exec(wanted.where(col(column).in_(batch))) for batch in some)


def strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
