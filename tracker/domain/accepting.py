"""采纳填报: what the office takes of a filing: its percent, and its numbers or the ones found instead."""

from tracker.domain import commands as c
from tracker.domain import events as e
from tracker.domain.case import Case
from tracker.domain.changing import replace
from tracker.domain.needs import needs_percent, needs_words
from tracker.domain.reported import with_reported
from tracker.domain.rules import DecideRules, EvolveRules
from tracker.domain.target_series import TargetProgress, progress_by_targets
from tracker.domain.target_words import WHOLE
from tracker.domain.task import Filing, FilingState, Task
from tracker.errors import RefusedError

Values = tuple[tuple[int, float], ...]


def accept(case: Case, command: c.AcceptFiling) -> e.TaskEvent:
    """The filing taken; where nothing is said of the percent, the one of the targets' numbers or the first lead's own."""
    filing = waiting(case, command.filing)
    for index, _ in command.values:
        said = index in dict(filing.values)
        case.refuse_if(not said, f"第{filing.number}次填报没有报第{index + 1}个目标值，不能核定它的实际数。")
    verified = command.verified
    if verified is None:
        verified = usual_percent(case.task, filing, command.values)
    needs_percent(case, verified or 0)
    return e.FilingAccepted(
        **case.facts, number=filing.number, verified=verified, note=command.note, values=command.values
    )


def usual_percent(task: Task, filing: Filing, values: Values = ()) -> int | None:
    """The percent that is taken where the office says none; None for a filing that does not speak for the task."""
    computed = computed_after(task, filing, values)
    own = filing.claimed if task.lead is not None and filing.unit == task.lead.unit else None
    return computed.percent if computed is not None and computed.percent < WHOLE else own


def computed_after(task: Task, filing: Filing, values: Values = ()) -> TargetProgress | None:
    """The verified progress that the targets' numbers will give once the filing is taken with these `values`."""
    after = with_reported(answered(task, filing.number, FilingState.ACCEPTED, "", values))
    return progress_by_targets([replace(target, reported=target.verified) for target in after.targets])


def doubt_of_accepting(task: Task, filing: Filing, command: c.AcceptFiling) -> str:
    """Empty, or why the percent that the office states will not hold: the targets' numbers give another."""
    computed = computed_after(task, filing, command.values)
    if computed is None or command.verified is None or not computed.holds_over(command.verified):
        return ""
    return (
        f"核定进度{command.verified}%，按目标值计算是{computed.percent}%（{computed.formula}），以目标值为准；"
        "实际数不实的，请核定实际数或退回填报"
    )


def send_back(case: Case, command: c.ReturnFiling) -> e.TaskEvent:
    """The filing sent back with the reason."""
    needs_words(case, command.reason, "请写明退回的理由。")
    number = waiting(case, command.filing).number
    return e.FilingReturned(**case.facts, number=number, reason=command.reason)


def waiting(case: Case, number: int | None) -> Filing:
    """The filing that waits for an answer: that one, or the oldest."""
    for filing in case.task.pending_filings:
        if number in (None, filing.number):
            return filing
    raise RefusedError(f"任务{case.task.code}第{number}次填报不在等待审核。")


def accepted(task: Task, event: e.FilingAccepted) -> Task:
    verified = task.verified if event.verified is None else event.verified
    taken = answered(task, event.number, FilingState.ACCEPTED, event.note, event.values)
    return with_reported(replace(taken, verified=verified))


def returned(task: Task, event: e.FilingReturned) -> Task:
    return with_reported(answered(task, event.number, FilingState.RETURNED, event.reason))


def answered(task: Task, number: int, state: FilingState, words: str, found: Values = ()) -> Task:
    """The filing with that number carries the office's answer, and the numbers that it found instead."""
    filings = tuple(
        replace(filing, state=state, answer=words, found=found) if filing.number == number else filing
        for filing in task.filings
    )
    return replace(task, filings=filings)


DECIDES: DecideRules = {c.AcceptFiling: accept, c.ReturnFiling: send_back}
EVOLVES: EvolveRules = {e.FilingAccepted: accepted, e.FilingReturned: returned}
