"""What a decision on an inspection needs to know of the rest of the ledger."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from tracker.domain.inspection import InspectionState
from tracker.domain.inspection_case import Booked, Surroundings, Tie
from tracker.domain.permissions import Actor, Role
from tracker.domain.task import State
from tracker.ledger import tables

T, A, I, D = tables.Task, tables.Account, tables.Inspection, tables.Inspected  # noqa: E741


def surroundings(session: Session, office: str, tasks: Iterable[str]) -> Surroundings:
    """What a decision needs to know of the rest of the ledger; of tasks, which of `tasks` were dispatched."""
    sent = select(T.code).where(
        T.office == office, col(T.code).in_(list(tasks)), T.state != State.DRAFT.value
    )
    accounts = session.exec(select(A).where(A.office == office)).all()
    units = session.exec(select(tables.Unit).where(tables.Unit.office == office)).all()
    ties = session.exec(select(tables.Tie).where(tables.Tie.office == office)).all()
    return Surroundings(
        booked=booked(session, office),
        ties=tuple(Tie(tie.account, tie.unit, tie.reason) for tie in ties),
        accounts={
            account.name: Actor(account.name, account.person, Role(account.role), account.unit)
            for account in accounts
            if account.open
        },
        units={unit.code: unit.name for unit in units},
        tasks=frozenset(session.exec(sent)),
    )


def booked(session: Session, office: str) -> tuple[Booked, ...]:
    """The inspections that were approved and not cancelled, the earlier approved first."""
    wanted = select(I).where(
        I.office == office,
        col(I.approved_on).is_not(None),
        I.state != InspectionState.CANCELLED.value,
    )
    units: dict[str, list[str]] = {}
    inspected = select(D).where(D.office == office)
    for row in session.exec(inspected.order_by(col(D.inspection), col(D.position))):
        units.setdefault(row.inspection, []).append(row.answering)
    return tuple(
        Booked(
            row.code,
            row.title,
            tuple(units.get(row.code, ())),
            (*row.tasks, *row.matters),
            row.start,
            row.end,
            row.begun_on is not None,
        )
        for row in session.exec(wanted.order_by(col(I.approved_on), col(I.code)))
    )
