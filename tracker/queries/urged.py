"""What the office asked about in advance by hand, and whether it still waits for the unit."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import col, func, select

from tracker.domain.pauses import Clock
from tracker.domain.reminders import Kind
from tracker.domain.task import PartRole
from tracker.ledger import tables
from tracker.queries.clocks import clock_of
from tracker.queries.matters import UNITS_TURN
from tracker.queries.parts import parts_by_task
from tracker.queries.view import View

T, F = tables.Task, tables.Filing


def still_waiting(
    view: View, asked: Iterable[tuple[tables.Order, Sequence[tables.OrderItem]]]
) -> dict[tuple[str, str], Clock]:
    """By (order's number, task), the task's clock: its first lead has neither filed since nor finished the work."""
    ahead = [(order, item) for order, items in asked for item in items if item.kind == Kind.AHEAD]
    if not ahead:
        return {}
    codes = sorted({item.task for _, item in ahead})
    rows = {
        row.code: row
        for row in view.session.exec(select(T).where(T.office == view.office, col(T.code).in_(codes)))
    }
    parts, filed = parts_by_task(view, codes), last_filed(view, codes)
    return {
        (order.number, item.task): clock_of(rows[item.task])
        for order, item in ahead
        if rows[item.task].state in UNITS_TURN
        and item.unit == next((p.unit for p in parts.get(item.task, ()) if p.role == PartRole.LEAD), None)
        and filed.get((item.task, item.unit), date.min) < order.issued_on
    }


def last_filed(view: View, codes: Sequence[str]) -> dict[tuple[str, str], date]:
    """By task and unit, the day of the last filing."""
    last = select(F.task, F.unit, func.max(F.filed_on)).where(F.office == view.office, col(F.task).in_(codes))
    return {(task, unit): day for task, unit, day in view.session.exec(last.group_by(F.task, F.unit))}
