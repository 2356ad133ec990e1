"""中止, 恢复办理, 撤销: how a task's clock is stopped and started, decided and folded."""

from datetime import date

from tracker.domain import commands as c
from tracker.domain import events as e
from tracker.domain.case import Case
from tracker.domain.changing import replace
from tracker.domain.needs import needs_words
from tracker.domain.rules import DecideRules, EvolveRules
from tracker.domain.task import DeadlineVersion, State, Suspension, Task


def suspend(case: Case, command: c.Suspend) -> e.TaskEvent:
    needs_words(case, command.reason, "请写明中止的理由。")
    return e.Suspended(**case.facts, reason=command.reason, days_left=days_to_sign(case))


def resume(case: Case, command: c.Resume) -> e.TaskEvent:
    needs_words(case, command.reason, "请写明恢复办理的理由。")
    held = case.task.suspension
    left = held.days_left if held else None
    sign_by = None if left is None else case.terms.calendar.add_working_days(case.today, max(1, left))
    disputed = held is not None and held.state is State.DISPUTED
    return e.Resumed(
        **case.facts, reason=command.reason, sign_by=sign_by, deadline=None if disputed else put_off(case)
    )


def cancel(case: Case, command: c.Cancel) -> e.TaskEvent:
    needs_words(case, command.reason, "请写明撤销的理由。")
    return e.Cancelled(**case.facts, reason=command.reason)


def put_off(case: Case) -> date | None:
    """The deadline put off by the days that the clock stood; None where it had passed, or stood no day."""
    since, deadline = case.task.clock.stands_since, case.task.deadline
    if since is None or deadline is None or since > deadline or since == case.today:
        return None
    return deadline + (case.today - since)


def days_to_sign(case: Case) -> int | None:
    """The working days left to sign; None where that limit does not run or is over."""
    task = case.task
    unsigned = any(part.unit and part.signed_on is None for part in task.parts)
    runs = task.state in (State.DISPATCHED, State.ACTIVE) and unsigned
    if not runs or task.sign_by is None or case.today > task.sign_by:
        return None
    return case.terms.calendar.working_days_between(case.today, task.sign_by)


def suspended(task: Task, event: e.Suspended) -> Task:
    suspension = Suspension(event.day, event.reason, task.state, event.days_left)
    return replace(task, state=State.SUSPENDED, suspension=suspension, clock=task.clock.stopped(event.day))


def resumed(task: Task, event: e.Resumed) -> Task:
    """The task goes on from where it was; a dispute that was not decided keeps the clock standing."""
    state = task.suspension.state if task.suspension else State.ACTIVE
    going_on = replace(task, state=state, suspension=None, sign_by=event.sign_by or task.sign_by)
    if state is State.DISPUTED:
        return going_on
    return started(going_on, event.day, event.deadline, "中止期间停止计时")


def cancelled(task: Task, event: e.Cancelled) -> Task:
    return replace(
        task, state=State.CANCELLED, cancelled_on=event.day, cancelled_because=event.reason, suspension=None
    )


def started(task: Task, day: date, deadline: date | None, why: str) -> Task:
    """The clock runs again: what lay ahead when it was stopped is put off by as many days."""
    since = task.clock.stands_since or day
    versions = (DeadlineVersion(deadline, day, why),) if deadline is not None else ()

    def later(at: date) -> date:
        return at + (day - since) if at >= since else at

    return replace(
        task,
        clock=task.clock.started(day),
        deadlines=(*task.deadlines, *versions),
        milestones=tuple((later(at), share) for at, share in task.milestones),
        instructions=tuple(
            replace(each, answer_by=later(each.answer_by)) if each.answer_by and each.waits else each
            for each in task.instructions
        ),
        askings=tuple(replace(each, due=later(each.due)) for each in task.askings),
    )


DECIDES: DecideRules = {c.Suspend: suspend, c.Resume: resume, c.Cancel: cancel}
EVOLVES: EvolveRules = {e.Suspended: suspended, e.Resumed: resumed, e.Cancelled: cancelled}
