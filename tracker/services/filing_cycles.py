"""How often is filed: for one task, for the tasks of a plan, and for all that the office sets the cycle of."""

from collections.abc import Iterator, Sequence

from sqlmodel import Session, select

from tracker.domain.cycles import Cycle
from tracker.domain.duty_cycle import cycle_of
from tracker.domain.office_events import CycleAdopted
from tracker.domain.permissions import Act
from tracker.domain.plan import Duty
from tracker.domain.task import State
from tracker.errors import NotFoundError, RefusedError
from tracker.ledger import log, tables
from tracker.queries.tasks import TaskFilter, find
from tracker.services.desk import Desk
from tracker.services.plans import plan_row
from tracker.services.views import look

TO_BE_FILED = tuple(state for state in State if state not in (State.CLOSED, State.CANCELLED))


def office_cycle(desk: Desk) -> Cycle:
    """The cycle of tasks whose plan asks for none."""
    with desk.reading() as session:
        row = session.get(tables.Office, desk.office)
        assert row is not None
        return Cycle(row.cycle, row.due_day, row.months_later)


def adopt_cycle(desk: Desk, cycle: Cycle) -> None:
    """Let tasks imported from now on have this cycle, where their plan asks for none.

    Raises RefusedError where that is so already, or without the right to.
    """
    desk.require(Act.KEEP_RULES, cycle.words)
    if office_cycle(desk) == cycle:
        raise RefusedError(f"办公室现在的填报周期就是{cycle.words}，没有变化。")
    with desk.writing() as session:
        adopted = CycleAdopted(cycle=cycle.kind, due_day=cycle.due_day, months_later=cycle.months_later)
        desk.append(session, [adopted])


def tasks_of_the_office(desk: Desk, wanted: Cycle) -> Sequence[str]:
    """The tasks that follow the office: their plan asks for no cycle, and theirs is one that the office has or had.

    Those that have `wanted` already are left out.
    """
    with look(desk) as view:
        held = {*adopted_cycles(view.session, desk.office)} - {wanted}
        plans = view.session.exec(select(tables.Plan).where(tables.Plan.office == desk.office))
        silent = {row.id for row in plans if not asks_for_a_cycle(row)}
        rows = find(view, TaskFilter(states=TO_BE_FILED)).rows
    return [
        each.facts.code
        for each in rows
        if each.facts.plan in silent | {""} and each.facts.cycle.alone in held
    ]


def adopted_cycles(session: Session, office: str) -> Iterator[Cycle]:
    """The cycles that the office has had: the one that it began with, and each that it set."""
    yield Cycle()
    for recorded in log.read(session, office, subject="office"):
        if isinstance(recorded.event, CycleAdopted):
            yield Cycle(recorded.event.cycle, recorded.event.due_day, recorded.event.months_later)


def asks_for_a_cycle(plan: tables.Plan) -> bool:
    """Whether the plan says how often is to be reported."""
    return any(cycle_of(Duty(**duty)) for duty in plan.reading["duties"])


def tasks_to_set(desk: Desk, plan: str) -> Sequence[str]:
    """The codes of the plan's tasks whose cycle can still be set. Raises NotFoundError where there is none."""
    with look(desk) as view:
        plan_row(view.session, desk.office, plan)
        rows = find(view, TaskFilter(plan=plan, states=TO_BE_FILED)).rows
    if not rows:
        raise NotFoundError(f"方案{plan}没有还要填报的任务。", "已销号、已撤销的不再填报。")
    return [each.facts.code for each in rows]
