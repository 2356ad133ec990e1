"""What a person can ask to be done to an inspection. `seen` is the version that the person saw."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.domain.inspection import DrawOf
from tracker.domain.inspection_events import Scheme
from tracker.domain.permissions import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCommand:
    """An act on an inspection; `seen` None means: on whatever stands there now."""

    act: ClassVar[Act]
    inspection: str
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftScheme(InspectionCommand):
    """拟订督查方案; `inspection` is the code of the new inspection."""

    act = Act.DRAFT_SCHEME
    scheme: Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendScheme(InspectionCommand):
    """修改督查方案, before it is approved."""

    act = Act.AMEND_SCHEME
    scheme: Scheme
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawLots(InspectionCommand):
    """随机抽取 `count` of `candidates`. Drawing again needs a reason; the earlier draw stays on record.

    `leads` are the units that answer for the candidate tasks, so that the ones drawn bring theirs.
    """

    act = Act.DRAW_LOTS
    of: DrawOf
    candidates: tuple[str, ...]
    count: int
    seed: str
    leads: tuple[tuple[str, str], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveScheme(InspectionCommand):
    """批准督查方案."""

    act = Act.APPROVE_SCHEME
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMembers(InspectionCommand):
    """调整督查人员, after approval."""

    act = Act.CHANGE_MEMBERS
    members: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginInspection(InspectionCommand):
    """开始督查."""

    act = Act.BEGIN_INSPECTION


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordProblem(InspectionCommand):
    """记录问题: at `unit`, on `matter` of the scope, with facts and evidence."""

    act = Act.RECORD_PROBLEM
    unit: str
    matter: str
    title: str
    facts: str
    evidence: tuple[str, ...]
    measures: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawProblem(InspectionCommand):
    """撤回问题, before the feedback."""

    act = Act.WITHDRAW_PROBLEM
    number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveFeedback(InspectionCommand):
    """反馈督查结论 to one unit; `codes` are those of the findings, one for each problem that stands."""

    act = Act.GIVE_FEEDBACK
    unit: str
    conclusion: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskReview(InspectionCommand):
    """申请复核; `unit` is the former unit whose conclusion it is about, empty: the first that can be asked about."""

    act = Act.ASK_REVIEW
    reason: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideReview(InspectionCommand):
    """作出复核决定: upheld, or the conclusion anew and the problems (by number) that no longer stand."""

    act = Act.DECIDE_REVIEW
    unit: str
    upheld: bool
    reason: str
    conclusion: str = ""
    withdrawn: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseInspection(InspectionCommand):
    """办结督查."""

    act = Act.CLOSE_INSPECTION
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelInspection(InspectionCommand):
    """取消督查."""

    act = Act.CANCEL_INSPECTION
    reason: str
