"""Events that change how a task is arranged: who does it, in which parts, under which instructions."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from tracker.domain.events import TaskEvent


class MilestoneDraft(BaseModel):
    """A milestone as set: by which day, what share of the whole (a weight), and what it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    day: date
    weight: int
    name: str = ""


class MilestonesSet(TaskEvent):
    """倒排工期: the milestones that hold from now on, in the order of their days."""

    word = "设定节点"
    milestones: tuple[MilestoneDraft, ...]


class CycleSet(TaskEvent):
    """设定填报周期: how often the task is filed for, and by which day of the cycle.

    `since`: what was signed goes on as before up to that day; without one nothing was filed for yet.
    """

    word = "设定填报周期"
    cycle: str
    due_day: int
    months_later: int = 0
    since: date | None = None


class Divided(TaskEvent):
    """分解: the task `part` was made a part of this one; its weight counts against those of the other parts."""

    word = "分解任务"
    part: str
    title: str
    weight: int


class TargetDivided(TaskEvent):
    """分解目标值: what each of these units (codes) is to reach of the target with that index (from 0)."""

    word = "分解目标值"
    target: int
    shares: tuple[tuple[str, float], ...]


class PartAsked(TaskEvent):
    """要求责任单位填报: these units file their part for the period that `period` names, by `due`."""

    word = "要求填报"
    units: tuple[str, ...]
    period: str
    due: date
    what: str = ""


class Instructed(TaskEvent):
    """批示: what a leader (`by`, an office such as 县委书记) instructs; answered by `answer_by` where it is asked."""

    word = "批示"
    by: str
    words: str
    answer_by: date | None = None


class InstructionAnswered(TaskEvent):
    """回复批示: what the lead reports on the instruction with that number."""

    word = "回复批示"
    number: int
    unit: str
    words: str


class Succession(BaseModel):
    """The unit that comes after another: the code and the name that hold from now on, and the former name."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    unit: str
    successor: str
    name: str
    former: str = ""


class UnitsFollowed(TaskEvent):
    """机构改革: the task goes on with the units that came after its own; signatures and filings go over.

    `over`: the task was over; the unit that came after has it to look at, the name in it stays the old one.
    """

    word = "单位变更"
    successions: tuple[Succession, ...]
    why: str
    over: bool = False


class NameRecognised(BaseModel):
    """A name of a plan, the units that it means now (code, name), and their group where it is one."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    units: tuple[tuple[str, str], ...]
    group: str = ""


class UnitsRecognised(TaskEvent):
    """补上单位: names that nobody knew when the plan was imported, and that the registry has learnt since."""

    word = "补上单位"
    names: tuple[NameRecognised, ...]
