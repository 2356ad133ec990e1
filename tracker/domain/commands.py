"""What a person can ask to be done to a task. `seen` is the version of the task that the person saw."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.domain.arrangement_events import MilestoneDraft
from tracker.domain.cycles import Cycle
from tracker.domain.events import PartDraft
from tracker.domain.permissions import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """An act on a task; `seen` None means: on whatever stands there now."""

    act: ClassVar[Act]
    task: str
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign(Command):
    """Set the units of a task anew."""

    act = Act.ASSIGN
    parts: tuple[PartDraft, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch(Command):
    """交办."""

    act = Act.DISPATCH


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Command):
    """签收."""

    act = Act.SIGN


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeTask(Command):
    """提出异议."""

    act = Act.DISPUTE
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideDispute(Command):
    """裁定异议; `parts` are the units that hold from now on where it is upheld."""

    act = Act.DECIDE_DISPUTE
    upheld: bool
    reason: str
    parts: tuple[PartDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProgress(Command):
    """填报. `claimed` in percent; `values` are (index of the target, number)."""

    act = Act.FILE
    progress: str
    problems: str = ""
    next_steps: str = ""
    claimed: int
    values: tuple[tuple[int, float], ...] = ()
    evidence: tuple[str, ...] = ()
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptFiling(Command):
    """采纳; `filing` None takes the oldest that waits, `verified` None takes the percent the first lead claimed.

    `values` are (index of the target, number) that were found instead of those reported.
    """

    act = Act.ACCEPT
    filing: int | None = None
    verified: int | None = None
    note: str = ""
    values: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFiling(Command):
    """退回; `filing` None takes the oldest that waits."""

    act = Act.RETURN
    filing: int | None = None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCompletion(Command):
    """申请办结; `basis` names what proves it."""

    act = Act.CLAIM
    basis: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyCompletion(Command):
    """核验通过."""

    act = Act.VERIFY
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseCompletion(Command):
    """核验不通过."""

    act = Act.REFUSE
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseTask(Command):
    """销号; the service gives the closing number where `number` is empty."""

    act = Act.CLOSE
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskExtension(Command):
    """申请延期."""

    act = Act.ASK_EXTENSION
    until: date
    reason: str
    progress: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideExtension(Command):
    """审批延期; `until` None grants what was asked."""

    act = Act.DECIDE_EXTENSION
    granted: bool
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameClosers(Command):
    """移交核验销号: these accounts verify and close a finding from now on; none means the office."""

    act = Act.NAME_CLOSERS
    closers: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspend(Command):
    """中止."""

    act = Act.SUSPEND
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume(Command):
    """恢复办理."""

    act = Act.RESUME
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel(Command):
    """撤销."""

    act = Act.CANCEL
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMilestones(Command):
    """倒排工期."""

    act = Act.SET_MILESTONES
    milestones: tuple[MilestoneDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCycle(Command):
    """设定填报周期; of a task that was signed from its next period on."""

    act = Act.SET_CYCLE
    cycle: Cycle


@dataclass(frozen=True, slots=True, kw_only=True)
class DivideTarget(Command):
    """分解目标值: `target` is an index from 0, `shares` are (unit code, number); each is asked for its number by `due`."""

    act = Act.DIVIDE_TARGET
    target: int
    shares: tuple[tuple[str, float], ...]
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Command):
    """分解: a part becomes a task of its own; `parts` empty takes the leads, `deadline` None the day of the whole."""

    act = Act.SPLIT
    title: str
    weight: int = 1
    parts: tuple[PartDraft, ...] = ()
    deadline: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruct(Command):
    """批示; `by` is the leader's office, a leader's own account needs none."""

    act = Act.INSTRUCT
    words: str
    by: str = ""
    answer_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerInstruction(Command):
    """回复批示; `number` None takes the oldest that waits."""

    act = Act.ANSWER_INSTRUCTION
    words: str
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPart(Command):
    """要求责任单位填报其部分; `units` are unit codes."""

    act = Act.ASK_PART
    units: tuple[str, ...]
    due: date
    what: str = ""
