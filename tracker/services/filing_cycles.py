"""How often is filed: for one task, for the tasks of a plan, and for what the office takes up from now on."""

from collections.abc import Sequence

from tracker.domain.cycles import Cycle
from tracker.domain.office_events import CycleAdopted
from tracker.domain.permissions import Act
from tracker.domain.task import State
from tracker.errors import NotFoundError, RefusedError
from tracker.ledger import tables
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


def tasks_to_set(desk: Desk, plan: str) -> Sequence[str]:
    """The codes of the plan's tasks whose cycle can still be set. Raises NotFoundError where there is none."""
    with look(desk) as view:
        plan_row(view.session, desk.office, plan)
        rows = find(view, TaskFilter(plan=plan, states=TO_BE_FILED)).rows
    if not rows:
        raise NotFoundError(f"方案{plan}没有还要填报的任务。", "已销号、已撤销的不再填报。")
    return [each.facts.code for each in rows]
