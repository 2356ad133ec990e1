"""Every event that the log can hold, typed. An event is a fact: it has happened and stays.

`subject` names what an event is about (`task/XH2020-012`, `unit/jyj`, `account/office`, …): all that
is known of a thing is the fold of the events with its subject.
"""

from datetime import date
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

EVENTS: dict[str, type["Event"]] = {}


class Event(BaseModel):
    """The base of all events; each subclass registers itself under its class name."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    word: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        EVENTS[cls.__name__] = cls

    @property
    def kind(self) -> str:
        """The name under which the log keeps it."""
        return type(self).__name__

    @property
    def subject(self) -> str:
        """What the event is about."""
        return "office"

    @property
    def tasks_named(self) -> tuple[str, ...]:
        """The codes of the tasks that an event about something else names."""
        return ()


def event_from(kind: str, payload: str) -> Event:
    """The event that the log kept as `kind` and JSON `payload`.

    Raises KeyError for a kind that this version does not know, ValueError for a payload that does not fit.
    """
    return EVENTS[kind].model_validate_json(payload)


class PartDraft(BaseModel):
    """A unit's part as drafted: `unit` is None where the registry does not know `name`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: str
    name: str
    unit: str | None = None
    group: str = ""


class TargetDraft(BaseModel):
    """A number to reach, as drafted from the plan."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    op: str
    value: float
    unit: str
    upper: float | None = None
    text: str = ""
    shares: tuple[tuple[str, float], ...] = ()


class TaskEvent(Event):
    """An event in the life of a task: its code, and the day (Asia/Shanghai) on which it counts."""

    task: str
    day: date

    @property
    def subject(self) -> str:
        return f"task/{self.task}"


class TaskDrafted(TaskEvent):
    """An item of a plan became a task."""

    word = "生成任务"
    plan: str
    number: str
    title: str
    text: str
    assignment: str
    place: str
    parts: tuple[PartDraft, ...]
    leaders: tuple[str, ...] = ()
    deadline: date | None = None
    deadline_words: str = ""
    milestones: tuple[tuple[date, int], ...] = ()
    targets: tuple[TargetDraft, ...] = ()
    cycle: str = "monthly"
    due_day: int = 25
    months_later: int = 0
    initials: str = ""
    task_kind: str = "item"
    parent: str = ""
    weight: int = 1
    level: int = 0


class Revised(TaskEvent):
    """The plan `plan` takes the place of the one that the task came from; None says that a thing did not change.

    `number` is the item's number there; `changed` names what changed, in the words of people.
    """

    word = "方案修订"
    plan: str
    number: str
    changed: tuple[str, ...]
    title: str | None = None
    text: str | None = None
    assignment: str | None = None
    parts: tuple[PartDraft, ...] | None = None
    deadline: date | None = None
    deadline_words: str | None = None
    targets: tuple[TargetDraft, ...] | None = None
    initials: str | None = None


class RemovedFromPlan(TaskEvent):
    """The revised plan `plan` no longer has the task's item. The task stands as it stood; cancelling is another act."""

    word = "修订稿不再列入"
    plan: str


class Assigned(TaskEvent):
    """The office set the units anew; once a task runs, `sign_by` is the limit for those that came in.

    `former` are the units that held before.
    """

    word = "调整责任单位"
    parts: tuple[PartDraft, ...]
    reason: str
    sign_by: date | None = None
    former: tuple[PartDraft, ...] = ()


class Dispatched(TaskEvent):
    """交办: sent out to its units, who sign by `sign_by`."""

    word = "交办"
    sign_by: date


class Signed(TaskEvent):
    """签收: a unit accepted its part."""

    word = "签收"
    unit: str


class Disputed(TaskEvent):
    """提出异议: a unit says that this is not its own; the signing clock stops."""

    word = "提出异议"
    unit: str
    reason: str
    days_left: int


class DisputeDecided(TaskEvent):
    """裁定异议: upheld with the units set anew, or not; the clock runs on to `sign_by`.

    `deadline` is the deadline put off by the days that the dispute took, where it had not passed before.
    """

    word = "裁定异议"
    upheld: bool
    reason: str
    sign_by: date
    parts: tuple[PartDraft, ...] = ()
    deadline: date | None = None


class Filed(TaskEvent):
    """填报: a unit reported for a period. `values` are (index of the target, number)."""

    word = "填报进展"
    unit: str
    period: str
    late: bool
    progress: str
    problems: str = ""
    next_steps: str = ""
    claimed: int
    values: tuple[tuple[int, float], ...] = ()
    evidence: tuple[str, ...] = ()


class FilingAccepted(TaskEvent):
    """采纳: the office took a filing; `verified` is the progress it set, None where it left it as it was.

    `values` are (index of the target, number) that it found instead of those reported.
    """

    word = "采纳填报"
    number: int
    verified: int | None = None
    note: str = ""
    values: tuple[tuple[int, float], ...] = ()


class FilingReturned(TaskEvent):
    """退回: the office sent a filing back."""

    word = "退回填报"
    number: int
    reason: str


class CompletionClaimed(TaskEvent):
    """申请办结: the lead claims that the work is done, with the evidence for it."""

    word = "申请办结"
    unit: str
    basis: str
    evidence: tuple[str, ...] = ()


class CompletionVerified(TaskEvent):
    """核验通过: the office found it done; `own`: a task that the office leads itself."""

    word = "核验通过"
    note: str = ""
    own: bool = False


class CompletionRefused(TaskEvent):
    """核验不通过: back to work."""

    word = "核验不通过"
    reason: str


class Closed(TaskEvent):
    """销号: closed under a number."""

    word = "销号"
    number: str


class ExtensionAsked(TaskEvent):
    """申请延期: asked for before the deadline, with reason, progress and the new day."""

    word = "申请延期"
    unit: str
    until: date
    reason: str
    progress: int


class ExtensionDecided(TaskEvent):
    """审批延期: granted until a day, or not. The original deadline stays on record."""

    word = "审批延期"
    granted: bool
    until: date | None = None
    reason: str = ""


class Suspended(TaskEvent):
    """中止: the clock stops; `days_left` are the working days left to sign, None where no such limit runs."""

    word = "中止"
    reason: str
    days_left: int | None = None


class Resumed(TaskEvent):
    """恢复办理: the clock runs on, to `sign_by` and to the deadline put off by the days of the pause."""

    word = "恢复办理"
    reason: str
    sign_by: date | None = None
    deadline: date | None = None


class Cancelled(TaskEvent):
    """撤销: nobody has to do it any more; what happened before stays."""

    word = "撤销"
    reason: str
