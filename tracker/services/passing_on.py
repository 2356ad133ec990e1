"""What a unit that is no more leaves to the one that comes after: tasks that are over, open orders and inspections."""

from collections.abc import Sequence
from itertools import combinations

from sqlmodel import Session, col, select

from tracker.domain.arrangement_events import Succession, UnitsFollowed
from tracker.domain.events import Event
from tracker.domain.inspection import InspectionState
from tracker.domain.inspection_events import InspectedSucceeded
from tracker.domain.inspection_scheme import overlap
from tracker.domain.order import OVER
from tracker.domain.order_events import OrderPassedOn
from tracker.domain.units import Unit
from tracker.ledger import tables
from tracker.queries.inspection_surroundings import booked
from tracker.services.desk import Desk

P, D, I, N = tables.Part, tables.Order, tables.OrderItem, tables.Inspection  # noqa: E741
CLOSED, CANCELLED = InspectionState.CLOSED.value, InspectionState.CANCELLED.value


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
    """The event on each inspection that the unit answers for. Of an open one that looks at both they become one.

    Where one of them has its conclusion already, or all is over, the part keeps its name and the heir answers for
    it: what was told, and the review of it, is not mixed; and no second inspection comes of the new name.
    """
    inspected = tables.Inspected
    wanted = select(inspected).where(
        inspected.office == desk.office, col(inspected.answering).in_([code, into])
    )
    parts: dict[str, list[tables.Inspected]] = {}
    for row in session.exec(wanted):
        parts.setdefault(row.inspection, []).append(row)
    held = select(N.code, N.state).where(N.office == desk.office, N.state != CANCELLED).order_by(N.code)
    found: list[Event] = []
    for inspection, state in session.exec(held):
        rows = parts.get(inspection, [])
        kept = state == CLOSED or (len(rows) > 1 and any(row.told_on for row in rows))
        found += [
            InspectedSucceeded(
                inspection=inspection, day=desk.today, unit=row.unit, successor=into, why=why, kept=kept
            )
            for row in rows
            if row.answering == code
        ]
    return found


def now_repeated(session: Session, office: str, unit: str) -> tuple[str, ...]:
    """The pairs of inspections that look at a unit on one matter in the same time, each as a sentence."""
    own = [each for each in booked(session, office) if unit in each.units]
    return tuple(
        f"督查{one.code}“{one.title}”和{other.code}“{other.title}”都查该单位的“{found[1]}”，时间重叠"
        for one, other in combinations(own, 2)
        if (found := overlap(one, other))
    )
