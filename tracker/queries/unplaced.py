"""Names of units in draft tasks that the registry could not place when their plan was imported."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from tracker.domain.task import State
from tracker.ledger import tables


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A name in a draft task, and the day by whose names its plan speaks."""

    task: str
    title: str
    name: str
    issued: date | None


def unplaced(session: Session, office: str) -> list[Unplaced]:
    """Every such name, task by task; a name that stands in two roles of a task is told once."""
    task, part, plan = tables.Task, tables.Part, tables.Plan
    wanted = (
        select(task.code, task.title, part.name, task.plan)
        .where(
            task.office == office,
            task.state == State.DRAFT.value,
            part.office == office,
            part.task == task.code,
            col(part.unit).is_(None),
        )
        .order_by(task.sorts_as, col(part.position))
    )
    rows = session.exec(wanted).all()
    plans = select(plan).where(plan.office == office, col(plan.id).in_({row[3] for row in rows}))
    issued = {each.id: each.reading.get("issued") for each in session.exec(plans)}
    found = (
        Unplaced(code, title, name, date.fromisoformat(day) if (day := issued.get(of_plan)) else None)
        for code, title, name, of_plan in rows
    )
    return list(dict.fromkeys(found))
