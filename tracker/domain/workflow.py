"""`decide`: what follows from a command, or why it is refused. No clock, no database, no screen."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tracker.domain import commands as c
from tracker.domain import events as e
from tracker.domain import finding_events as f
from tracker.domain.case import Case, Terms, chinese
from tracker.domain.cycles import Period, period_named, period_of
from tracker.domain.hindrances import hindrance
from tracker.domain.permissions import Actor
from tracker.domain.task import Filing, FilingState, PartRole, State, Task
from tracker.errors import RefusedError


def decide(
    task: Task, command: c.Command, actor: Actor, today: date, terms: Terms
) -> tuple[e.TaskEvent, ...]:
    """The events that `command` by `actor` causes on `today` (Asia/Shanghai).

    Raises RefusedError with the reason, in Chinese, where permission, state or a rule forbids it.
    """
    case = Case(task, actor, today, terms)
    reason, remedy = hindrance(case, command.act)
    if reason:
        raise RefusedError(reason, remedy)
    return (RULES[type(command)](case, command),)


def assign(case: Case, command: c.Assign) -> e.TaskEvent:
    needs_words(case, command.reason, "请写明调整责任单位的理由。")
    needs_lead(case, command.parts)
    return e.Assigned(**case.facts, parts=command.parts, reason=command.reason)


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


def file_progress(case: Case, command: c.FileProgress) -> e.TaskEvent:
    needs_words(case, command.progress, "请填写落实情况。")
    needs_percent(case, command.claimed)
    period = period_to_file(case, command.period)
    for index, _ in command.values:
        known = 0 <= index < len(case.task.targets)
        case.refuse_if(not known, f"任务{case.task.code}没有第{index + 1}个目标值。")
    return e.Filed(
        **case.facts,
        unit=case.unit,
        period=period.label,
        late=case.today > period.due,
        progress=command.progress,
        problems=command.problems,
        next_steps=command.next_steps,
        claimed=command.claimed,
        values=command.values,
        evidence=command.evidence,
    )


def accept(case: Case, command: c.AcceptFiling) -> e.TaskEvent:
    filing = waiting(case, command.filing)
    by_first_lead = case.task.lead is not None and filing.unit == case.task.lead.unit
    verified = filing.claimed if command.verified is None and by_first_lead else command.verified
    needs_percent(case, verified or 0)
    return e.FilingAccepted(**case.facts, number=filing.number, verified=verified, note=command.note)


def return_filing(case: Case, command: c.ReturnFiling) -> e.TaskEvent:
    needs_words(case, command.reason, "请写明退回的理由。")
    number = waiting(case, command.filing).number
    return e.FilingReturned(**case.facts, number=number, reason=command.reason)


def claim(case: Case, command: c.ClaimCompletion) -> e.TaskEvent:
    needs_words(case, command.basis, "请写明办结依据（验收文号、证明材料名称等）。")
    return e.CompletionClaimed(**case.facts, unit=case.unit, basis=command.basis, evidence=command.evidence)


def verify(case: Case, command: c.VerifyCompletion) -> e.TaskEvent:
    return e.CompletionVerified(**case.facts, note=command.note)


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
        f"任务{case.task.code}{period.label}的填报已被采纳，同一事项不重复填报。",
        "有新进展请在下一周期填报。",
    )
    return period


def needs_words(case: Case, words: str, remedy: str) -> None:
    """Refuse an act whose reason or report was left empty."""
    case.refuse_if(not words.strip(), "必填的内容是空的。", remedy)


def needs_percent(case: Case, percent: int) -> None:
    """Refuse a progress outside 0 to 100."""
    case.refuse_if(not 0 <= percent <= 100, f"进度应在0到100之间，填的是{percent}。")


def needs_later(case: Case, until: date | None) -> None:
    """Refuse a new deadline that is not later than the one that holds."""
    held = case.task.deadline
    late_enough = until is not None and held is not None and until > held
    case.refuse_if(not late_enough, f"新的完成时限应晚于现在的{chinese(held)}。")


def needs_lead(case: Case, parts: tuple[e.PartDraft, ...]) -> None:
    """Refuse units without a known lead."""
    leads = [part for part in parts if part.role == PartRole.LEAD]
    case.refuse_if(
        not leads or any(part.unit is None for part in leads),
        "没有指定名录中的牵头单位。",
        "请从单位名录中选择牵头单位。",
    )


def waiting(case: Case, number: int | None) -> Filing:
    """The filing that waits for an answer: that one, or the oldest."""
    for filing in case.task.pending_filings:
        if number in (None, filing.number):
            return filing
    raise RefusedError(f"任务{case.task.code}第{number}次填报不在等待审核。")


RULES: dict[type[c.Command], Callable[[Case, Any], e.TaskEvent]] = {
    c.Assign: assign,
    c.Dispatch: dispatch,
    c.Sign: sign,
    c.DisputeTask: dispute,
    c.DecideDispute: decide_dispute,
    c.FileProgress: file_progress,
    c.AcceptFiling: accept,
    c.ReturnFiling: return_filing,
    c.ClaimCompletion: claim,
    c.VerifyCompletion: verify,
    c.RefuseCompletion: refuse,
    c.CloseTask: close,
    c.AskExtension: ask_extension,
    c.DecideExtension: decide_extension,
    c.Suspend: suspend,
    c.Resume: resume,
    c.Cancel: cancel,
    c.NameClosers: name_closers,
}
