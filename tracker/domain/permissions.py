"""Who may do what: one table of act × role × part × state, asked below every front end.

《政府督查工作条例》第四条 asks for clear powers: what is not in the table is refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.acts import Act
from tracker.domain.task import OPEN_STATES, PartRole, State, Task

__all__ = ["Act"]


class Role(StrEnum):
    """What an account is."""

    OFFICE = "office"
    UNIT = "unit"
    LEADER = "leader"
    INSPECTOR = "inspector"
    AUDITOR = "auditor"

    @property
    def word(self) -> str:
        """The role as people say it."""
        return ROLE_WORDS[self]


ROLE_WORDS = {
    Role.OFFICE: "领导小组办公室",
    Role.UNIT: "责任单位",
    Role.LEADER: "分管领导",
    Role.INSPECTOR: "督查人员",
    Role.AUDITOR: "审计人员",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The account that acts. `unit` is the unit code of a unit's account."""

    account: str
    person: str
    role: Role
    unit: str | None = None


LEAD, RESPONSIBLE, GUIDE = PartRole.LEAD, PartRole.RESPONSIBLE, PartRole.GUIDE
OFFICE, READERS = frozenset({Role.OFFICE}), frozenset({Role.LEADER, Role.INSPECTOR, Role.AUDITOR})

NOBODY: frozenset[Role] = frozenset()
ANY_PART = frozenset({LEAD, RESPONSIBLE, GUIDE})
DOERS = frozenset({LEAD, RESPONSIBLE})


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may do an act on a task, by role or by the part of his unit in it, and in which states."""

    roles: frozenset[Role]
    parts: frozenset[PartRole]
    states: frozenset[State]


def rule(
    roles: frozenset[Role] = NOBODY, parts: Iterable[PartRole] = (), states: Iterable[State] = State
) -> Rule:
    """A line of the table."""
    return Rule(roles, frozenset(parts), frozenset(states))


S = State
ON_TASKS: dict[Act, Rule] = {
    Act.READ: rule(OFFICE | READERS, ANY_PART),
    Act.ASSIGN: rule(OFFICE, (), {S.DRAFT, S.DISPATCHED, S.DISPUTED, S.ACTIVE}),
    Act.DISPATCH: rule(OFFICE, (), {S.DRAFT}),
    Act.SIGN: rule(NOBODY, DOERS, {S.DISPATCHED, S.ACTIVE}),
    Act.DISPUTE: rule(NOBODY, DOERS, {S.DISPATCHED, S.ACTIVE}),
    Act.DECIDE_DISPUTE: rule(OFFICE, (), {S.DISPUTED}),
    Act.SET_MILESTONES: rule(OFFICE, (), {S.DRAFT, S.DISPATCHED, S.ACTIVE}),
    Act.SPLIT: rule(OFFICE, (), {S.DRAFT, S.DISPATCHED, S.ACTIVE}),
    Act.SET_CYCLE: rule(OFFICE, (), OPEN_STATES | {S.DRAFT, S.SUSPENDED}),
    Act.DIVIDE_TARGET: rule(OFFICE, {LEAD}, {S.ACTIVE}),
    Act.ASK_PART: rule(OFFICE, {LEAD}, {S.ACTIVE}),
    Act.FILE: rule(NOBODY, DOERS, {S.ACTIVE}),
    Act.ACCEPT: rule(OFFICE, (), {S.ACTIVE, S.CLAIMED}),
    Act.RETURN: rule(OFFICE, (), {S.ACTIVE, S.CLAIMED}),
    Act.INSTRUCT: rule(OFFICE | {Role.LEADER}, (), OPEN_STATES | {S.SUSPENDED}),
    Act.ANSWER_INSTRUCTION: rule(NOBODY, {LEAD}, {S.DISPATCHED, S.ACTIVE, S.CLAIMED}),
    Act.ASK_EXTENSION: rule(NOBODY, {LEAD}, {S.ACTIVE}),
    Act.DECIDE_EXTENSION: rule(OFFICE, (), {S.ACTIVE, S.CLAIMED}),
    Act.CLAIM: rule(NOBODY, {LEAD}, {S.ACTIVE}),
    Act.VERIFY: rule(OFFICE, (), {S.CLAIMED}),
    Act.REFUSE: rule(OFFICE, (), {S.CLAIMED}),
    Act.CLOSE: rule(OFFICE, (), {S.CLAIMED}),
    Act.SUSPEND: rule(OFFICE, (), OPEN_STATES),
    Act.RESUME: rule(OFFICE, (), {S.SUSPENDED}),
    Act.CANCEL: rule(OFFICE, (), OPEN_STATES | {S.SUSPENDED}),
    Act.REPORT_MONEY: rule(OFFICE, {LEAD}, {S.ACTIVE, S.CLAIMED}),
    Act.FINISH_WORK: rule(OFFICE, {LEAD}, {S.ACTIVE, S.CLAIMED}),
    Act.ACCEPT_PROJECT: rule(OFFICE, (), {S.ACTIVE, S.CLAIMED}),
    Act.NAME_CLOSERS: rule(OFFICE, (), OPEN_STATES | {S.SUSPENDED}),
}
ROLES_THAT_MAY: dict[Act, frozenset[Role]] = {
    Act.IMPORT_PLAN: OFFICE,
    Act.KEEP_UNITS: OFFICE,
    Act.KEEP_ACCOUNTS: OFFICE,
    Act.REMIND: OFFICE,
    Act.ISSUE_ORDER: OFFICE,
    Act.READ_ORDER: OFFICE | READERS | {Role.UNIT},
    Act.ANSWER_ORDER: frozenset({Role.UNIT}),
    Act.SETTLE_ORDER: OFFICE,
    Act.DECIDE_TALK: OFFICE | {Role.LEADER},
    Act.KEEP_RULES: OFFICE,
    Act.KEEP_PROJECTS: OFFICE,
    Act.KEEP_SCORES: OFFICE,
    Act.READ_SCORES: OFFICE | READERS | {Role.UNIT},
    Act.OBJECT_SCORE: frozenset({Role.UNIT}),
    Act.REPORT: OFFICE | READERS,
    Act.READ_LOG: OFFICE | {Role.AUDITOR},
    Act.DRAFT_SCHEME: OFFICE | {Role.INSPECTOR},
    Act.AMEND_SCHEME: OFFICE | {Role.INSPECTOR},
    Act.DRAW_LOTS: OFFICE | {Role.INSPECTOR},
    Act.APPROVE_SCHEME: OFFICE | {Role.LEADER},
    Act.CHANGE_MEMBERS: OFFICE | {Role.LEADER},
    Act.BEGIN_INSPECTION: OFFICE,
    Act.RECORD_PROBLEM: OFFICE,
    Act.WITHDRAW_PROBLEM: OFFICE,
    Act.GIVE_FEEDBACK: OFFICE,
    Act.DECIDE_REVIEW: OFFICE | {Role.LEADER},
    Act.CLOSE_INSPECTION: OFFICE,
    Act.CANCEL_INSPECTION: OFFICE | {Role.LEADER},
    Act.STATE_TIE: OFFICE,
    Act.RAISE_FINDING: OFFICE,
}
CLOSING = frozenset({Act.VERIFY, Act.REFUSE, Act.CLOSE, Act.CANCEL})


def may(actor: Actor, act: Act, task: Task | None = None) -> str:
    """Empty when `actor` may do `act` (to `task`, if it is about one), else the reason why not, in Chinese."""
    if task is not None and task.closers and act in CLOSING:
        return closes(actor, act, task)
    on_task = ON_TASKS.get(act)
    if actor.role in (on_task.roles if on_task else ROLES_THAT_MAY.get(act, NOBODY)):
        return ""
    allowed = on_task.parts if on_task else frozenset()
    if actor.role is not Role.UNIT or not allowed:
        return f"{actor.role.word}账号“{actor.account}”没有“{act.word}”的权限。"
    if task is None or relations(actor, task) & allowed:
        return ""
    if task.state is State.DRAFT or not relations(actor, task):
        return not_its_own(task.code, act)
    return f"“{act.word}”由{'、'.join(sorted(role.word for role in allowed))}办理，你单位在任务{task.code}中不是。"


def not_its_own(code: str, act: Act) -> str:
    """What a unit is told of a task that is not its own, and of one that does not exist: which it is, is not its to know."""
    return f"没有由你单位承担的任务“{code}”，不能“{act.word}”。"


def closes(actor: Actor, act: Act, task: Task) -> str:
    """销号 by whoever raised it: the finding of an inspection by its team, and by none of its own units.

    Other units are answered as for any task: that it comes from an inspection is not theirs to know.
    """
    if actor.account in task.closers and not relations(actor, task):
        return ""
    if actor.role is Role.UNIT and not relations(actor, task):
        return f"{actor.role.word}账号“{actor.account}”没有“{act.word}”的权限。"
    return f"问题{task.code}由提出它的督查组（{'、'.join(task.closers)}）核验销号，账号“{actor.account}”不能“{act.word}”。"


def admits(task: Task, act: Act) -> str:
    """Empty when the state of `task` admits `act`, else the reason why not, in Chinese."""
    on_task = ON_TASKS.get(act)
    if on_task is None or task.state in on_task.states:
        return ""
    needed = "、".join(f"“{state.word}”" for state in State if state in on_task.states)
    return f"任务{task.code}现在是“{task.stage.word}”，只有{needed}的任务才能“{act.word}”。"


def relations(actor: Actor, task: Task) -> frozenset[PartRole]:
    """What the actor's unit is to the task; a draft is nobody's yet."""
    if actor.unit is None or task.state is State.DRAFT:
        return frozenset()
    return frozenset(part.role for part in task.parts if part.unit == actor.unit)
