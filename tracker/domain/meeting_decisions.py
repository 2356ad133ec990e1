"""What a 调度会 has to decide about a task, and what became of what was decided before. Rules in tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain import arrangement_events as a
from tracker.domain import events as e
from tracker.domain.case import chinese
from tracker.domain.standing import Standing
from tracker.domain.task import PartRole, State, Task


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a decision is derived from: the task, where it stands, and what its orders wait for, in words."""

    task: Task
    standing: Standing
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on which day, and whether it happened by the day of the meeting."""

    day: date
    what: str
    outcome: str


def needed(grounds: Grounds) -> tuple[str, ...]:
    """The decisions that are needed, the most urgent first; how to catch up where nothing else waits."""
    found = [words for rule in NEEDED for words in rule(grounds)]
    return tuple(found) or ("研究加快进度的措施",)


def dispute(grounds: Grounds) -> Iterator[str]:
    raised = grounds.task.dispute
    if grounds.task.state is State.DISPUTED and raised:
        yield f"裁定{name_of(grounds.task, raised.unit)}的异议：{raised.reason}"


def extension(grounds: Grounds) -> Iterator[str]:
    asked = grounds.task.open_extension
    if asked:
        yield f"是否同意延期至{chinese(asked.until)}：{asked.reason}"


def claim(grounds: Grounds) -> Iterator[str]:
    waits = grounds.task.waits_for
    if "verify" in waits:
        yield f"核验{chinese(grounds.task.claim_on)}的办结申请"
    if "close" in waits:
        yield "核验已通过，是否销号"


def orders(grounds: Grounds) -> Iterator[str]:
    yield from grounds.orders


def overdue(grounds: Grounds) -> Iterator[str]:
    days = grounds.standing.overdue_days
    if days and not grounds.task.open_extension and "verify" not in grounds.task.waits_for:
        yield f"已逾期{days}天，明确完成时间和责任人"


def instruction(grounds: Grounds) -> Iterator[str]:
    waits = grounds.task.open_instruction
    if waits and waits.answer_by and waits.answer_by < grounds.standing.day:
        yield f"督促回复{waits.by}批示（应于{chinese(waits.answer_by)}前）"


def unfiled(grounds: Grounds) -> Iterator[str]:
    missing = grounds.standing.missing_periods
    if missing:
        more = f"等{len(missing)}期" if len(missing) > 1 else ""
        yield f"督促补报{missing[0]}{more}进展"


def returned(grounds: Grounds) -> Iterator[str]:
    periods = grounds.task.returned_periods
    if periods:
        yield f"督促重报被退回的{'、'.join(periods)}进展"


NEEDED: tuple[Callable[[Grounds], Iterator[str]], ...] = (
    dispute,
    extension,
    claim,
    orders,
    overdue,
    instruction,
    unfiled,
    returned,
)


def decided(task: Task, events: Iterable[e.TaskEvent], since: date, day: date) -> tuple[Decided, ...]:
    """What was decided on the task from `since` to `day`, and what became of it; `events` are all of the task's."""
    found: list[Decided] = []
    instructions = iter(task.instructions)
    for event in events:
        rule = DECIDED.get(type(event))
        about = next(instructions) if isinstance(event, a.Instructed) else None
        if rule and since <= event.day <= day:
            what, outcome = rule(task, event, day, about)
            found.append(Decided(event.day, what, outcome))
    return tuple(found)


def instructed(task: Task, event: a.Instructed, day: date, about: Any) -> tuple[str, str]:
    what = f"{about.by}批示：{about.words}"
    if about.answered_on:
        return what, f"{chinese(about.answered_on)}已回复：{about.answer}"
    return what, late_or_open(about.answer_by, day, "回复") if about.answer_by else "没有要求回复"


def extension_decided(task: Task, event: e.ExtensionDecided, day: date, _: Any) -> tuple[str, str]:
    what = f"同意延期至{chinese(event.until)}" if event.granted else "不同意延期"
    if task.claim_on:
        return what, f"{chinese(task.claim_on)}申请办结"
    return what, late_or_open(event.until or task.deadline, day, "完成")


def dispute_decided(task: Task, event: e.DisputeDecided, day: date, _: Any) -> tuple[str, str]:
    unsigned = [
        part.name
        for part in task.parts
        if part.unit and not part.signed_on and part.role is not PartRole.GUIDE
    ]
    left = f"{'、'.join(unsigned)}未签收" if unsigned else "均已签收"
    return f"裁定异议{'成立' if event.upheld else '不成立'}", left


def filing_returned(task: Task, event: e.FilingReturned, day: date, _: Any) -> tuple[str, str]:
    sent_back = task.filing(event.number)
    assert sent_back is not None
    again = any(
        each.number > event.number and (each.unit, each.period) == (sent_back.unit, sent_back.period)
        for each in task.filings
    )
    return f"退回{sent_back.period}填报：{event.reason}", "已重报" if again else "没有重报"


def completion_refused(task: Task, event: e.CompletionRefused, day: date, _: Any) -> tuple[str, str]:
    again = f"{chinese(task.claim_on)}再次申请办结" if task.claim_on else "没有再次申请办结"
    return f"核验不通过：{event.reason}", again


DECIDED: dict[type[e.TaskEvent], Callable[[Task, Any, date, Any], tuple[str, str]]] = {
    a.Instructed: instructed,
    e.ExtensionDecided: extension_decided,
    e.DisputeDecided: dispute_decided,
    e.FilingReturned: filing_returned,
    e.CompletionRefused: completion_refused,
}


def late_or_open(limit: date | None, day: date, what: str) -> str:
    """Whether the limit has passed with the thing undone."""
    if limit is None or day <= limit:
        return f"尚未{what}，没有到期"
    return f"逾期{(day - limit).days}天没有{what}"


def name_of(task: Task, unit: str) -> str:
    """The unit under its name in the task."""
    return next((part.name for part in task.parts if part.unit == unit), unit)


def shortened(words: Sequence[str], most: int, empty: str) -> str:
    """The first words, each as a sentence part, and how many more there are."""
    more = f"；另有{len(words) - most}项" if len(words) > most else ""
    return "；".join(word.rstrip("。；") for word in words[:most]) + more if words else empty
