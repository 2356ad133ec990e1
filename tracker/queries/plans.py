"""The plans of an office."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import defer
from sqlmodel import case, col, func, select

from tracker.domain.codes import in_order
from tracker.domain.counting import Counted
from tracker.domain.task import State
from tracker.ledger import tables
from tracker.queries.tasks import TaskFilter, conditions
from tracker.queries.view import View


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An imported plan, with how many of its items are tasks that the reader may see and how many are closed.

    `parent` is the plan that it is a sub-plan of, `revises` the one that it takes the place of, `gone` the
    tasks that it no longer has.
    """

    id: str
    title: str
    file: str
    checksum: str
    imported_on: date
    tasks: int
    closed: int
    parent: str = ""
    revises: str = ""
    gone: tuple[str, ...] = ()


def tie(plan: PlanRow) -> str:
    """What the plan is to other plans: P001的子方案, 修订P001, how many tasks it no longer has."""
    said = [f"{plan.parent}的子方案"] if plan.parent else []
    said += [f"修订{plan.revises}"] if plan.revises else []
    said += [f"{len(plan.gone)}项任务不再列入"] if plan.gone else []
    return "，".join(said)


def plans_of(view: View) -> list[PlanRow]:
    """The plans in the order of their import; a unit sees those in which it has a task."""
    task, plan = tables.Task, tables.Plan
    closed = func.sum(case((col(task.state) == State.CLOSED.value, 1), else_=0))
    counted = (
        select(task.plan, func.count(), closed)
        .where(*conditions(view, TaskFilter(counted=Counted.TOTAL)))
        .group_by(col(task.plan))
    )
    counts = {row[0]: (row[1], row[2]) for row in view.session.exec(counted)}
    told = defer(plan.reading)  # type: ignore[arg-type]
    held = view.session.exec(select(plan).where(plan.office == view.office).options(told))
    rows = sorted(held, key=lambda row: in_order(row.id))
    return [
        PlanRow(
            row.id,
            row.title,
            row.file,
            row.checksum,
            row.imported_on,
            *counts.get(row.id, (0, 0)),
            parent=row.parent,
            revises=row.revises,
            gone=tuple(row.gone) if view.own_unit is None else (),
        )
        for row in rows
        if view.own_unit is None or row.id in counts
    ]
