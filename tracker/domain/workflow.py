"""`decide`: what follows from a command, or why it is refused. No clock, no database, no screen."""

from datetime import date

from tracker.domain import accepting, assigning, building, dividing, instructing, sharing, stopping
from tracker.domain import commands as c
from tracker.domain import events as e
from tracker.domain import finding_events as f
from tracker.domain.case import Case, Terms
from tracker.domain.cycles import Period, period_named, period_of
from tracker.domain.hindrances import hindrance
from tracker.domain.needs import (
    needs_later,
    needs_lead,
    needs_no_book,
    needs_percent,
    needs_words,
    texts_in,
)
from tracker.domain.permissions import Actor
from tracker.domain.rules import DecideRules
from tracker.domain.stopping import put_off
from tracker.domain.task import FilingState, PartRole, Task
from tracker.errors import RefusedError


def decide(
    task: Task,
    command: c.Command,
    actor: Actor,
    today: date,
    terms: Terms,
    open_parts: tuple[str, ...] = (),
) -> tuple[e.TaskEvent, ...]:
    """The events that `command` by `actor` causes on `today` (Asia/Shanghai); they may be of a new task too.

    `open_parts` are the codes of its sub-tasks that are not found done.
    Raises RefusedError with the reason, in Chinese, where permission, state or a rule forbids it.
    """
    needs_no_book(texts_in(command))
    case = Case(task, actor, today, terms, open_parts)
    reason, remedy = hindrance(case, command.act)
    if reason:
        raise RefusedError(reason, remedy)
    decided = RULES[type(command)](case, command)
    return decided if isinstance(decided, tuple) else (decided,)


def dispatch(case: Case, command: c.Dispatch) -> e.TaskEvent:
    limit = case.terms.calendar.add_working_days(case.today, case.terms.sign_days)
    return e.Dispatched(**case.facts, sign_by=limit)


def sign(case: Case, command: c.Sign) -> e.TaskEvent:
    return e.Signed(**case.facts, unit=case.unit)


def dispute(case: Case, command: c.DisputeTask) -> e.TaskEvent:
    needs_words(case, command.reason, "请写明不属于本单位职责的理由和依据。")
    limit = case.task.sign_by
    left = case.terms.calendar.working_days_between(case.today, limit) if limit else 0
    return e.Disputed(**case.facts, unit=case.unit, reason=command.reason, days_left=left)


def decide_dispute(case: Case, command: c.DecideDispute) -> e.TaskEvent:
    needs_words(case, command.reason, "请写明裁定理由。")
    if command.upheld:
        needs_lead(case, command.parts)
    left = case.task.dispute.days_left if case.task.dispute else 0
    days = case.terms.sign_days if command.upheld else max(1, left)
    return e.DisputeDecided(
        **case.facts,
        upheld=command.upheld,
        reason=command.reason,
        sign_by=case.terms.calendar.add_working_days(case.today, days),
        parts=command.parts if command.upheld else (),
        deadline=put_off(case),
    )


def file_progress(case: Case, command: c.FileProgress) -> e.TaskEvent:
    needs_words(case, command.progress, "请填写落实情况。")
    needs_percent(case, command.claimed)
    period = period_to_file(case, command.period)
    asked = next((each for each in case.task.askings_of(case.unit) if each.period == period.label), None)
    for index, _ in command.values:
        known = 0 <= index < len(case.task.targets)
        case.refuse_if(not known, f"任务{case.task.code}没有第{index + 1}个目标值。")
    return e.Filed(
        **case.facts,
        unit=case.unit,
        period=period.label,
        late=case.today > asked.due if asked else is_late(case, period),
        progress=command.progress,
        problems=command.problems,
        next_steps=command.next_steps,
        claimed=command.claimed,
        values=command.values,
        evidence=command.evidence,
    )


def is_late(case: Case, period: Period) -> bool:
    """Whether the day of the period has passed, and was one on which the unit was to file: signed, the clock running."""
    signed, due = case.task.active_on, period.due
    asked_for = (signed is None or signed <= due) and not case.task.clock.covers(due)
    return asked_for and case.today > due


def claim(case: Case, command: c.ClaimCompletion) -> e.TaskEvent:
    needs_words(case, command.basis, "请写明办结依据（验收文号、证明材料名称等）。")
    return e.CompletionClaimed(**case.facts, unit=case.unit, basis=command.basis, evidence=command.evidence)


def verify(case: Case, command: c.VerifyCompletion) -> e.TaskEvent:
    return e.CompletionVerified(**case.facts, note=command.note, own=own_work(case))


def own_work(case: Case) -> bool:
    """Whether the office leads the task itself: its name ends like a lead's (循化县…办公室, 县…办公室)."""
    leads = (part for part in case.task.parts_of(PartRole.LEAD) if part.unit)
    return not case.task.closers and any(case.terms.office.endswith(part.name) for part in leads)


def refuse(case: Case, command: c.RefuseCompletion) -> e.TaskEvent:
    needs_words(case, command.reason, "请写明核验不通过的理由。")
    return e.CompletionRefused(**case.facts, reason=command.reason)


def close(case: Case, command: c.CloseTask) -> e.TaskEvent:
    return e.Closed(**case.facts, number=command.number)


def ask_extension(case: Case, command: c.AskExtension) -> e.TaskEvent:
    needs_words(case, command.reason, "请写明延期的理由。")
    needs_percent(case, command.progress)
    needs_later(case, command.until)
    return e.ExtensionAsked(
        **case.facts,
        unit=case.unit,
        until=command.until,
        reason=command.reason,
        progress=command.progress,
    )


def decide_extension(case: Case, command: c.DecideExtension) -> e.TaskEvent:
    if not command.granted:
        needs_words(case, command.reason, "请写明不同意延期的理由。")
        return e.ExtensionDecided(**case.facts, granted=False, reason=command.reason)
    asked = case.task.open_extension
    until = command.until or (asked.until if asked else None)
    needs_later(case, until)
    return e.ExtensionDecided(**case.facts, granted=True, until=until, reason=command.reason)


def name_closers(case: Case, command: c.NameClosers) -> e.TaskEvent:
    needs_words(case, command.reason, "请写明移交核验销号的理由。")
    return f.ClosersNamed(**case.facts, closers=command.closers, reason=command.reason)


def period_to_file(case: Case, name: str) -> Period:
    """The period that a filing is for: the one named, else today's. Refuses one not begun or settled."""
    current = period_of(case.task.cycle, case.today)
    waiting = case.task.askings_of(case.unit)
    name = name or (waiting[0].period if waiting else "")
    period = period_named(case.task.cycle, name) if name else current
    case.refuse_if(
        period.start > case.today, f"填报周期{period.label}尚未开始。", f"现在可以填报{current.label}。"
    )
    settled = any(
        filing.unit == case.unit and filing.period == period.label and filing.state is FilingState.ACCEPTED
        for filing in case.task.filings
    )
    case.refuse_if(
        settled,
        f"任务{case.task.code}的{period.label}填报已被采纳，同一事项不重复填报。",
        "有新进展请在下一周期填报。",
    )
    return period


RULES: DecideRules = {
    **accepting.DECIDES,
    **assigning.DECIDES,
    **building.DECIDES,
    **dividing.DECIDES,
    **instructing.DECIDES,
    **sharing.DECIDES,
    **stopping.DECIDES,
    c.Dispatch: dispatch,
    c.Sign: sign,
    c.DisputeTask: dispute,
    c.DecideDispute: decide_dispute,
    c.FileProgress: file_progress,
    c.ClaimCompletion: claim,
    c.VerifyCompletion: verify,
    c.RefuseCompletion: refuse,
    c.CloseTask: close,
    c.AskExtension: ask_extension,
    c.DecideExtension: decide_extension,
    c.NameClosers: name_closers,
}
