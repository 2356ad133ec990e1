"""Every record of the log that is about a task: its own, and those of orders, inspections, reminders that name it."""

import json

from sqlmodel import Session, col, select

from tracker.ledger import tables
from tracker.ledger.surroundings import strings

E = tables.Event
TASK, PLAN = "task/", "plan/"


def records_of(session: Session, office: str, code: str) -> list[tables.Event]:
    """The records about the task `code`, in the order of the log.

    Where a record of another subject names the task by its code, the whole history of that subject belongs
    here (an order with its answer); of sign-ins and refusals the single records do. A plan names no codes.
    """
    own = session.exec(select(E).where(E.office == office, E.subject == f"{TASK}{code}")).all()
    others = (
        select(E)
        .where(E.office == office, col(E.payload).contains(f'"{code}"', autoescape=True))
        .where(~col(E.subject).startswith(TASK), ~col(E.subject).startswith(PLAN))
    )
    naming = [row for row in session.exec(others) if code in strings(json.loads(row.payload))]
    whole = sorted({row.subject for row in naming if not row.subject.startswith("visit/")})
    histories = session.exec(select(E).where(E.office == office, col(E.subject).in_(whole))).all()
    found = {row.seq: row for row in (*own, *naming, *histories)}
    return [found[seq] for seq in sorted(found)]
