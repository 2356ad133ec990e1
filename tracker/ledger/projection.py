"""From events to computed rows: pure, and the same live, on replay and for an earlier day.

Each subject is folded on its own into what is known of it, and that becomes rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert
from sqlmodel import Session, SQLModel

from tracker.domain.events import TaskEvent
from tracker.domain.evolve import evolve
from tracker.domain.inspection import Inspection
from tracker.domain.inspection_events import InspectionEvent
from tracker.domain.inspection_evolve import evolve_inspection
from tracker.domain.order import Order, evolve_order
from tracker.domain.order_events import OrderEvent
from tracker.domain.task import Task
from tracker.ledger import log, tables
from tracker.ledger.inspection_rows import inspection_rows, tie_rows
from tracker.ledger.log import Recorded
from tracker.ledger.mention_rows import mention_rows
from tracker.ledger.order_rows import order_rows
from tracker.ledger.outgoing_rows import circular_rows, reminder_rows
from tracker.ledger.project_rows import fund_rows
from tracker.ledger.registry_rows import (
    account_rows,
    calendar_rows,
    group_rows,
    office_rows,
    plan_rows,
    unit_rows,
)
from tracker.ledger.task_rows import task_rows

Rows = list[tables.Row]


def fold(known: Any, recorded: Recorded) -> Any:
    """What is known of a subject after one more event about it."""
    event = recorded.event
    if isinstance(event, TaskEvent):
        return evolve(known, event)
    if isinstance(event, InspectionEvent):
        return evolve_inspection(known, event)
    if isinstance(event, OrderEvent):
        return evolve_order(known, event)
    return (*(known or ()), recorded)


def rows_of(office: str, subject: str, known: Any) -> Rows:
    """The computed rows of a subject."""
    kind = subject.partition("/")[0]
    if isinstance(known, Task):
        return task_rows(office, subject, known)
    if isinstance(known, Inspection):
        return inspection_rows(office, subject, known)
    if isinstance(known, Order):
        return order_rows(office, subject, known)
    rule = RULES.get(kind)
    return rule(office, subject, known) if rule else []


def project(
    session: Session, office: str, recorded: Sequence[Recorded], known: Mapping[str, Any] | None = None
) -> None:
    """Bring the computed tables up to `recorded`, just appended in the same transaction.

    Only the rows that these events changed are written. `known` is what the transaction has folded already
    of a subject's events before these; the others' are read.
    """
    stale: Rows = []
    fresh: Rows = [row for each in recorded for row in mention_rows(office, each)]
    for subject in log.subjects(recorded):
        if subject.partition("/")[0] not in KINDS:
            continue
        earlier = (known or {}).get(subject)
        if earlier is None:
            earlier = reduce(fold, log.read(session, office, subject=subject, until=recorded[0].seq), None)
        later = (each for each in recorded if each.event.subject == subject)
        before = rows_of(office, subject, earlier) if earlier is not None else []
        after = rows_of(office, subject, reduce(fold, later, earlier))
        stale += difference(before, after)
        fresh += difference(after, before)
    remove(session, stale)
    store(session, fresh)


def difference(rows: Rows, others: Rows) -> Rows:
    """The rows that are not just so among the others."""
    same = {(row.table, row.key): row.values for row in others}
    return [row for row in rows if same.get((row.table, row.key)) != row.values]


def remove(session: Session, rows: Iterable[tables.Row]) -> None:
    """Delete computed rows by their keys, a table at a time."""
    for table, many in by_table(rows).items():
        held = table_of(table)
        one = [held.c[name] == bindparam(f"key_{name}") for name in tables.primary_key(table)]
        keys = [{f"key_{name}": values[name] for name in tables.primary_key(table)} for values in many]
        session.connection().execute(delete(held).where(*one), keys)


def store(session: Session, rows: Iterable[tables.Row]) -> None:
    """Insert computed rows, a table at a time."""
    for table, many in by_table(rows).items():
        session.connection().execute(insert(table_of(table)), many)


def by_table(rows: Iterable[tables.Row]) -> dict[type[tables.Computed], list[dict[str, Any]]]:
    """The values of the rows, sorted by table."""
    found: dict[type[tables.Computed], list[dict[str, Any]]] = {}
    for table, values in rows:
        found.setdefault(table, []).append(values)
    return found


def table_of(table: type[tables.Computed]) -> Table:
    """The table itself, without the mapped class around it: that is many times faster to write to."""
    return SQLModel.metadata.tables[str(table.__tablename__)]


RULES: dict[str, Callable[[str, str, tuple[Recorded, ...]], Rows]] = {
    "office": office_rows,
    "calendar": calendar_rows,
    "unit": unit_rows,
    "group": group_rows,
    "account": account_rows,
    "plan": plan_rows,
    "reminder": reminder_rows,
    "circular": circular_rows,
    "tie": tie_rows,
    "fund": fund_rows,
}
KINDS = frozenset(RULES) | {"task", "inspection", "order"}
