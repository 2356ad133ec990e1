"""The tasks of an earlier version of a plan, beside the items of the new one."""

from collections.abc import Iterator, Sequence

from sqlmodel import Session, col, select

from tracker.domain.events import RemovedFromPlan, TaskDrafted, TaskEvent
from tracker.domain.office_events import PlanImported
from tracker.domain.review import Review
from tracker.domain.review_revision import Compared, Kind, as_planned, compare
from tracker.domain.task import State, Task
from tracker.errors import InputError, NotFoundError
from tracker.ledger import log, tables


def compared_with(
    session: Session, office: str, review: Review, drafts: Sequence[TaskDrafted]
) -> tuple[Compared, ...]:
    """The items of a review against the tasks of the plan that it revises; nothing where it revises none.

    `drafts` are what the review's tasks would become, in their order. Raises NotFoundError for an unknown
    plan, InputError for one that was revised already.
    """
    if not review.revises:
        return ()
    plans = lineage(session, office, review.revises)
    states = dict(
        session.exec(
            select(tables.Task.code, tables.Task.state)
            .where(tables.Task.office == office, col(tables.Task.plan).in_(plans), tables.Task.parent == "")
            .order_by(col(tables.Task.sorts_as))
        ).all()
    )
    items = dict(zip((each.key for each in review.tasks), drafts, strict=True))
    imports = imports_of(session, office, plans)
    as_read = {draft.task: draft for each in imports for draft in each.as_read}
    planned = {code: planned_task(session, office, code, as_read.get(code)) for code in states}
    return compare(
        items,
        planned,
        {code: State(state) for code, state in states.items()},
        dict(review.ties),
        review.left,
        frozenset(code for each in imports for code in each.by_hand),
    )


def lineage(session: Session, office: str, plan_id: str) -> tuple[str, ...]:
    """The plan, the one that it revised, and so on back."""
    plans = {
        row.id: row for row in session.exec(select(tables.Plan).where(tables.Plan.office == office)).all()
    }
    if plan_id not in plans:
        raise NotFoundError(f"没有方案“{plan_id}”。", "请用 duban plan list 查看编号。")
    newer = next((each.id for each in plans.values() if each.revises == plan_id), None)
    if newer:
        raise InputError(f"方案{plan_id}已由{newer}修订。", f"请与{newer}比较：--revises {newer}。")
    found = [plan_id]
    while plans[found[-1]].revises:
        found.append(plans[found[-1]].revises)
    return tuple(found)


def imports_of(session: Session, office: str, plans: Sequence[str]) -> list[PlanImported]:
    """The imports of these plans, as the log holds them."""
    return [
        recorded.event
        for each in plans
        for recorded in log.read(session, office, subject=f"plan/{each}")
        if isinstance(recorded.event, PlanImported)
    ]


def names_said(session: Session, office: str, plan_id: str) -> dict[str, tuple[str, ...]]:
    """What the office said about the names of a plan and of those that it revised; the latest word counts."""
    said: dict[str, tuple[str, ...]] = {}
    for each in reversed(imports_of(session, office, lineage(session, office, plan_id))):
        said |= each.names
    return said


def planned_task(session: Session, office: str, code: str, as_read: TaskDrafted | None) -> Task:
    """The task as the plans alone describe it."""
    task = as_planned(events_of(session, office, code), as_read)
    assert task is not None
    return task


def events_of(session: Session, office: str, code: str) -> Iterator[TaskEvent]:
    """The events of a task."""
    for recorded in log.read(session, office, subject=f"task/{code}"):
        assert isinstance(recorded.event, TaskEvent)
        yield recorded.event


def removals(compared: Sequence[Compared], plan: PlanImported) -> list[RemovedFromPlan]:
    """The marks on the tasks that the new version no longer has."""
    return [
        RemovedFromPlan(task=each.task, day=plan.day, plan=plan.plan)
        for each in compared
        if each.kind is Kind.GONE and not each.left
    ]
