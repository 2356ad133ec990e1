"""Events of inspections (督查), from the scheme to the end, and of the ties for which people stand aside."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from tracker.domain.events import Event


class Scheme(BaseModel):
    """督查方案. `units` are unit codes (对象), `tasks` and `matters` the scope (范围), `members` accounts.

    The first member is 组长. `announced` False: 四不两直, nothing reaches the units before the feedback.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: str
    content: str
    units: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    start: date
    end: date
    announced: bool = True

    @property
    def scope(self) -> tuple[str, ...]:
        """What may be looked at: task codes, then matters in words."""
        return (*self.tasks, *self.matters)


class InspectionEvent(Event):
    """An event in the life of an inspection: its code, and the day (Asia/Shanghai) on which it counts."""

    inspection: str
    day: date

    @property
    def subject(self) -> str:
        return f"inspection/{self.inspection}"


class SchemeDrafted(InspectionEvent):
    """A scheme was drafted; `by` is the account that did (events of before say nothing of it)."""

    word = "拟订督查方案"
    scheme: Scheme
    by: str = ""

    @property
    def tasks_named(self) -> tuple[str, ...]:
        return self.scheme.tasks


class SchemeAmended(InspectionEvent):
    """The scheme reads like this from now on; only before it is approved."""

    word = "修改督查方案"
    scheme: Scheme
    reason: str
    by: str = ""

    @property
    def tasks_named(self) -> tuple[str, ...]:
        return self.scheme.tasks


class LotsDrawn(InspectionEvent):
    """双随机: who or what was drawn (`of`: unit, task or member) from which list, under which seed.

    `excluded` are candidates that had to stand aside, each with the reason; `units` those that the scheme
    has now, in so far as the draw added them.
    """

    word = "随机抽取"
    of: str
    seed: str
    candidates: tuple[str, ...]
    count: int
    drawn: tuple[str, ...]
    excluded: tuple[tuple[str, str], ...] = ()
    units: tuple[str, ...] = ()
    reason: str = ""

    @property
    def tasks_named(self) -> tuple[str, ...]:
        return self.candidates if self.of == "task" else ()


class SchemeApproved(InspectionEvent):
    """The scheme was approved; its scope does not change any more."""

    word = "批准督查方案"
    note: str = ""


class InspectedSucceeded(InspectionEvent):
    """机构改革: `successor` is inspected in the place of `unit`, which is no more.

    With `kept` the part of the former unit stays a part of its own, under its name, and the successor answers for it:
    the inspection is over, or looks at both units and one of them was told its conclusion.
    """

    word = "被督查单位由承接单位接替"
    unit: str
    successor: str
    why: str
    kept: bool = False


class MembersChanged(InspectionEvent):
    """Other people inspect from now on."""

    word = "调整督查人员"
    members: tuple[str, ...]
    reason: str


class InspectionBegun(InspectionEvent):
    """The inspection began."""

    word = "开始督查"


class ProblemRecorded(InspectionEvent):
    """A problem found at a unit on a matter of the scope, with the facts, evidence and what is asked of it.

    `evidence` as services keep it: `SM3 name`. `until` is the day by which it is to be put right.
    """

    word = "记录问题"
    number: int
    unit: str
    matter: str
    title: str
    facts: str
    evidence: tuple[str, ...]
    measures: str
    until: date

    @property
    def tasks_named(self) -> tuple[str, ...]:
        return (self.matter,)


class ProblemWithdrawn(InspectionEvent):
    """A problem does not stand, said before the feedback."""

    word = "撤回问题"
    number: int
    reason: str


class FeedbackGiven(InspectionEvent):
    """反馈: a unit was told the conclusion about it; it may ask for a review up to `review_by`.

    `findings` are the problems by number, each with the code under which it stands among the findings.
    """

    word = "反馈督查结论"
    unit: str
    conclusion: str
    review_by: date
    findings: tuple[tuple[int, str], ...] = ()

    @property
    def tasks_named(self) -> tuple[str, ...]:
        return tuple(code for _, code in self.findings)


class ReviewAsked(InspectionEvent):
    """申请复核: a unit does not agree; it is answered by `answer_by`."""

    word = "申请复核"
    unit: str
    reason: str
    answer_by: date


class ReviewDecided(InspectionEvent):
    """复核决定: the conclusion stands, or reads anew; `withdrawn` are problems that no longer stand."""

    word = "作出复核决定"
    unit: str
    upheld: bool
    reason: str
    conclusion: str = ""
    withdrawn: tuple[int, ...] = ()
    late: bool = False


class InspectionClosed(InspectionEvent):
    """The inspection is over and filed away."""

    word = "办结督查"
    note: str = ""


class InspectionCancelled(InspectionEvent):
    """The inspection does not take place, or was broken off."""

    word = "取消督查"
    reason: str


class TieStated(Event):
    """回避: somebody said why `account` does not inspect `unit` (kin at the unit, worked there, …)."""

    word = "申报回避关系"
    account: str
    unit: str
    reason: str
    day: date

    @property
    def subject(self) -> str:
        return f"tie/{self.account}/{self.unit}"


class TieEnded(Event):
    """The reason to stand aside is gone."""

    word = "解除回避关系"
    account: str
    unit: str
    reason: str
    day: date

    @property
    def subject(self) -> str:
        return f"tie/{self.account}/{self.unit}"
