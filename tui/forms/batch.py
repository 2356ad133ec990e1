"""One act on many tasks: asked once, done task by task, and what came of each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain import commands as c
from tracker.domain.cycles import Cycle
from tracker.domain.permissions import ON_TASKS, Act
from tracker.domain.standing import TaskFacts
from tracker.domain.task import OPEN_STATES, PartRole, State
from tracker.errors import DubanError, InputError
from tracker.queries.inbox import ERRANDS
from tracker.services.assignment import parts_named
from tracker.services.desk import Desk
from tracker.services.tasks import Refusal, perform_all, read_task
from tracker.services.units import registry
from tui.actions import OF_ACT
from tui.forms.arrange import INSTRUCTION
from tui.forms.arrange_filing import cycle_fields, cycle_from
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, Form, reason
from tui.forms.offers import units_offered
from tui.forms.units import reader_of
from tui.forms.urging import FIELDS, SAYS, urge_all

Make = Callable[[Desk, dict[str, Any], Answers], c.Command]
Do = Callable[[Desk, Sequence[TaskFacts], Answers], Sequence[Refusal]]


@dataclass(frozen=True, slots=True)
class BatchAct:
    """An act that can be asked once for many tasks. `admits` says of a task in the list whether it may be its turn.

    `do` does it on those that were listed, and returns the refusals.
    """

    act: Act
    says: str
    do: Do
    admits: Callable[[TaskFacts], bool]
    fields: tuple[Field, ...] = ()
    name: str = ""

    @property
    def title(self) -> str:
        """What the act is called."""
        return self.name or OF_ACT[self.act].label


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a task of a batch: `error` where the act was refused."""

    facts: TaskFacts
    error: DubanError | None


class Batch:
    """An act on `tasks`; `results` are there once the form has been handed in, the refusals first."""

    def __init__(self, act: BatchAct, tasks: Sequence[TaskFacts]) -> None:
        self.act, self.tasks = act, tasks
        self.results: tuple[Came, ...] = ()

    @property
    def form(self) -> Form:
        """What is asked once for all of them."""
        says = f"对{len(self.tasks)}项任务逐项{self.act.title}，不能办的会逐项说明原因。{self.act.says}"
        return Form(f"批量{self.act.title}", says, self.submit, self.act.fields)

    def submit(self, desk: Desk, answers: Answers) -> str:
        """Do it, and keep what came of each."""
        refused = self.act.do(desk, self.tasks, answers)
        errors = {refusal.task: refusal.error for refusal in refused}
        came = (Came(each, errors.get(each.code)) for each in self.tasks)
        self.results = tuple(sorted(came, key=lambda each: each.error is None))
        return f"已{self.act.title}{len(self.tasks) - len(refused)}项。"


def one_by_one(make: Make) -> Do:
    """Each act on its own, on the version that was listed; `make` gives its command."""

    def do(desk: Desk, tasks: Sequence[TaskFacts], answers: Answers) -> Sequence[Refusal]:
        stems = [{"task": each.code, "seen": each.version} for each in tasks]
        return perform_all(desk, [make(desk, stem, answers) for stem in stems])[1]

    return do


def in_state(*states: State) -> Callable[[TaskFacts], bool]:
    """Tasks in one of these states."""
    return lambda facts: facts.state in states


def waits_for(act: Act) -> Callable[[TaskFacts], bool]:
    """Tasks that wait for that act."""
    return lambda facts: act.value in facts.waits_for


def where_allowed(act: Act) -> Callable[[TaskFacts], bool]:
    """Tasks whose state admits that act."""
    return in_state(*ON_TASKS[act].states)


def reassigned(desk: Desk, stem: dict[str, Any], answers: Answers) -> c.Command:
    """The units of a role anew where some are named, the others as they are."""
    task, _ = read_task(desk, stem["task"])
    read = reader_of(registry(desk))
    found = {role: read(answers[role.value]) for role in ASKED_ROLES}
    named = {
        role: tuple(dict.fromkeys(each.group or each.unit.code for each in units))
        for role, units in found.items()
    }
    parts = parts_named(desk, task, named)
    return c.Assign(**stem, parts=parts, reason=answers["reason"])


def extension_decided(_: Desk, stem: dict[str, Any], answers: Answers) -> c.Command:
    """What each asked for, or none of it."""
    granted = answers["granted"] == YES
    if not granted and not answers["reason"]:
        raise InputError("请写明不同意延期的理由。")
    return c.DecideExtension(**stem, granted=granted, reason=answers["reason"])


ASKED_ROLES = (PartRole.LEAD, PartRole.RESPONSIBLE)
YES, NO = "yes", "no"
NOTE = Field("note", "意见", Kind.LINES)
BATCH_ACTS = (
    BatchAct(
        Act.DISPATCH,
        "单位在签收期限内签收或提出异议。",
        one_by_one(lambda _desk, stem, _: c.Dispatch(**stem)),
        in_state(State.DRAFT),
    ),
    BatchAct(
        Act.SIGN,
        "签收后由你单位承担。",
        one_by_one(lambda _desk, stem, _: c.Sign(**stem)),
        in_state(State.DISPATCHED, State.ACTIVE),
    ),
    BatchAct(
        Act.ACCEPT,
        "核定进度按第一牵头单位的自报数；与自报不同的，请逐件审核。",
        one_by_one(lambda _, stem, answers: c.AcceptFiling(**stem, note=answers["note"])),
        waits_for(Act.ACCEPT),
        (NOTE,),
    ),
    BatchAct(
        Act.RETURN,
        "各项填报都按下面的理由退回。",
        one_by_one(lambda _, stem, answers: c.ReturnFiling(**stem, reason=answers["reason"])),
        waits_for(Act.ACCEPT),
        (reason("退回理由", "写明哪里要改"),),
    ),
    BatchAct(
        Act.DECIDE_EXTENSION,
        "同意的，各延到所申请的日期；要另定日期的，请逐件审批。原定时限仍单独统计。",
        one_by_one(extension_decided),
        waits_for(Act.DECIDE_EXTENSION),
        (
            Field("granted", "审批", Kind.CHOICE, choices=((YES, "同意延期"), (NO, "不同意"))),
            Field("reason", "意见", Kind.LINES, hint="不同意时必须写明理由"),
        ),
    ),
    BatchAct(
        Act.VERIFY,
        "认定各项都已完成。",
        one_by_one(lambda _, stem, answers: c.VerifyCompletion(**stem, note=answers["note"])),
        waits_for(Act.VERIFY),
        (NOTE,),
    ),
    BatchAct(
        Act.CLOSE,
        "销号后任务不再变化，销号编号由系统顺序给出。",
        one_by_one(lambda _desk, stem, _: c.CloseTask(**stem)),
        waits_for(Act.CLOSE),
    ),
    BatchAct(
        Act.SUSPEND,
        "各项从今天起停止计时，理由相同。",
        one_by_one(lambda _, stem, answers: c.Suspend(**stem, reason=answers["reason"])),
        in_state(*OPEN_STATES),
        (reason("中止理由"),),
    ),
    BatchAct(
        Act.RESUME,
        "各项恢复办理，未到的时限按中止的天数顺延。",
        one_by_one(lambda _, stem, answers: c.Resume(**stem, reason=answers["reason"])),
        in_state(State.SUSPENDED),
        (reason("恢复办理的理由"),),
    ),
    BatchAct(
        Act.REFUSE,
        "各项按同一理由退回继续办理。",
        one_by_one(lambda _, stem, answers: c.RefuseCompletion(**stem, reason=answers["reason"])),
        waits_for(Act.VERIFY),
        (reason("不通过的理由"),),
    ),
    BatchAct(
        Act.INSTRUCT,
        "同一批示成为各项任务的一部分。",
        one_by_one(
            lambda _, stem, answers: c.Instruct(
                **stem, **{each.name: answers[each.name] for each in INSTRUCTION}
            )
        ),
        where_allowed(Act.INSTRUCT),
        INSTRUCTION,
    ),
    BatchAct(
        Act.SET_CYCLE,
        "单位签收以前立即生效，签收以后从下一期起生效。",
        one_by_one(lambda _, stem, answers: c.SetCycle(**stem, cycle=cycle_from(answers))),
        where_allowed(Act.SET_CYCLE),
        cycle_fields(Cycle()),
    ),
    BatchAct(
        Act.ASSIGN,
        "写了的角色换成新的单位，没写的不变；交办以后调整的，新来的单位重新签收。",
        one_by_one(reassigned),
        where_allowed(Act.ASSIGN),
        (
            *(
                Field(role.value, role.word, hint="用、分开；不写就不变", offers=units_offered)
                for role in ASKED_ROLES
            ),
            reason("调整理由"),
        ),
    ),
    BatchAct(
        Act.ISSUE_ORDER,
        SAYS,
        urge_all,
        in_state(State.DISPATCHED, State.ACTIVE),
        FIELDS,
        "催办",
    ),
    BatchAct(
        Act.CANCEL,
        "各项不再办理，记录保留，理由相同。",
        one_by_one(lambda _, stem, answers: c.Cancel(**stem, reason=answers["reason"])),
        where_allowed(Act.CANCEL),
        (reason("撤销理由"),),
    ),
)
OF_BATCH = {each.act: each for each in BATCH_ACTS}
AS_BATCH: Mapping[str, BatchAct] = {
    ERRANDS.get(act, act.word): OF_BATCH[act]
    for act in (Act.DISPATCH, Act.SIGN, Act.ACCEPT, Act.VERIFY, Act.CLOSE)
}
