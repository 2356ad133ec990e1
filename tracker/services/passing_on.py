"""What a unit that is no more leaves to the one that comes after: tasks that are over, open orders and inspections."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from tracker.domain.arrangement_events import Succession, UnitsFollowed
from tracker.domain.events import Event
from tracker.domain.inspection import InspectionState
from tracker.domain.inspection_events import InspectedSucceeded
from tracker.domain.order import OVER
from tracker.domain.order_events import OrderPassedOn
from tracker.domain.units import Unit
from tracker.ledger import tables
from tracker.services.desk import Desk

P, D, I, N = tables.Part, tables.Order, tables.OrderItem, tables.Inspection  # noqa: E741
CLOSED = (InspectionState.CLOSED.value, InspectionState.CANCELLED.value)


def kept_under_the_old_name(
    session: Session, desk: Desk, tasks: Sequence[str], code: str, into: str, why: str
) -> list[Event]:
    """The event on each of these tasks that `into` has no part in yet: it may look at them from now on."""
    wanted = select(P).where(P.office == desk.office, col(P.unit).in_([code, into]))
    parts = [
        part for part in session.exec(wanted.order_by(P.task, col(P.position))) if part.task in set(tasks)
    ]
    known = {part.task for part in parts if part.unit == into}
    names = {part.task: part.name for part in reversed(parts) if part.unit == code}
    return [
        UnitsFollowed(
            task=task,
            day=desk.today,
            successions=(Succession(unit=code, successor=into, name=name),),
            why=why,
            over=True,
        )
        for task, name in sorted(names.items())
        if task not in known
    ]


def orders_passed_on(
    session: Session, desk: Desk, code: str, heir: Unit, why: str, tasks: Sequence[str] | None = None
) -> list[Event]:
    """The event on each open order to the unit; with `tasks` only on those that are about these and no others."""
    open_orders = select(D.number).where(
        D.office == desk.office, D.unit == code, col(D.state).not_in([state.value for state in OVER])
    )
    numbers = session.exec(open_orders.order_by(D.number)).all()
    about: dict[str, set[str]] = {number: set() for number in numbers}
    for row in session.exec(select(I).where(I.office == desk.office, I.unit == code)):
        if row.number in about:
            about[row.number].add(row.task)
    return [
        OrderPassedOn(order=number, day=desk.today, unit=heir.code, name=heir.name, why=why)
        for number in numbers
        if tasks is None or about[number] <= set(tasks)
    ]


def inspections_passed_on(session: Session, desk: Desk, code: str, into: str, why: str) -> list[Event]:
    """The event on each open inspection of the unit. Of one that looks at both units they become one.

    Where one of them has its conclusion already, both stay: what was told, and the review of it, is not mixed.
    """
    inspected = tables.Inspected
    wanted = select(inspected).where(inspected.office == desk.office, col(inspected.unit).in_([code, into]))
    units: dict[str, set[str]] = {}
    told: set[str] = set()
    for row in session.exec(wanted):
        units.setdefault(row.inspection, set()).add(row.unit)
        told |= {row.inspection} if row.told_on else set()
    open_ones = select(N.code).where(N.office == desk.office, col(N.state).not_in(CLOSED)).order_by(N.code)
    return [
        InspectedSucceeded(inspection=each, day=desk.today, unit=code, successor=into, why=why)
        for each in session.exec(open_ones)
        if code in units.get(each, ()) and not (into in units[each] and each in told)
    ]
