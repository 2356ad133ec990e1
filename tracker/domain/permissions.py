"""Who may do what: one table, asked below every front end.

《政府督查工作条例》第四条 asks for clear powers: what is not in the table is refused.
"""

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.task import OPEN_STATES, PartRole, State, Task


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


class Act(StrEnum):
    """Everything that can be asked for."""

    READ = "read"
    ASSIGN = "assign"
    DISPATCH = "dispatch"
    SIGN = "sign"
    DISPUTE = "dispute"
    DECIDE_DISPUTE = "decide_dispute"
    FILE = "file"
    ACCEPT = "accept"
    RETURN = "return"
    CLAIM = "claim"
    VERIFY = "verify"
    REFUSE = "refuse"
    CLOSE = "close"
    ASK_EXTENSION = "ask_extension"
    DECIDE_EXTENSION = "decide_extension"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"
    IMPORT_PLAN = "import_plan"
    KEEP_UNITS = "keep_units"
    KEEP_ACCOUNTS = "keep_accounts"
    REMIND = "remind"
    ISSUE_ORDER = "issue_order"
    READ_ORDER = "read_order"
    ANSWER_ORDER = "answer_order"
    SETTLE_ORDER = "settle_order"
    DECIDE_TALK = "decide_talk"
    KEEP_RULES = "keep_rules"
    REPORT = "report"
    READ_LOG = "read_log"
    DRAFT_SCHEME = "draft_scheme"
    AMEND_SCHEME = "amend_scheme"
    DRAW_LOTS = "draw_lots"
    APPROVE_SCHEME = "approve_scheme"
    CHANGE_MEMBERS = "change_members"
    BEGIN_INSPECTION = "begin_inspection"
    RECORD_PROBLEM = "record_problem"
    WITHDRAW_PROBLEM = "withdraw_problem"
    GIVE_FEEDBACK = "give_feedback"
    ASK_REVIEW = "ask_review"
    DECIDE_REVIEW = "decide_review"
    CLOSE_INSPECTION = "close_inspection"
    CANCEL_INSPECTION = "cancel_inspection"
    STATE_TIE = "state_tie"
    RAISE_FINDING = "raise_finding"
    NAME_CLOSERS = "name_closers"

    @property
    def word(self) -> str:
        """The act as people say it."""
        return ACT_WORDS[self]


ACT_WORDS = {
    Act.READ: "查看任务",
    Act.ASSIGN: "调整责任单位",
    Act.DISPATCH: "交办",
    Act.SIGN: "签收",
    Act.DISPUTE: "提出异议",
    Act.DECIDE_DISPUTE: "裁定异议",
    Act.FILE: "填报进展",
    Act.ACCEPT: "采纳填报",
    Act.RETURN: "退回填报",
    Act.CLAIM: "申请办结",
    Act.VERIFY: "核验通过",
    Act.REFUSE: "核验不通过",
    Act.CLOSE: "销号",
    Act.ASK_EXTENSION: "申请延期",
    Act.DECIDE_EXTENSION: "审批延期",
    Act.SUSPEND: "中止",
    Act.RESUME: "恢复办理",
    Act.CANCEL: "撤销",
    Act.IMPORT_PLAN: "导入方案",
    Act.KEEP_UNITS: "维护单位名录",
    Act.KEEP_ACCOUNTS: "管理账号",
    Act.REMIND: "发送催办",
    Act.ISSUE_ORDER: "签发督办文书",
    Act.READ_ORDER: "查看督办文书",
    Act.ANSWER_ORDER: "答复督办文书",
    Act.SETTLE_ORDER: "审定督办文书",
    Act.DECIDE_TALK: "决定是否约谈",
    Act.KEEP_RULES: "设置规则和工作日",
    Act.REPORT: "生成通报",
    Act.READ_LOG: "查看全部日志",
    Act.DRAFT_SCHEME: "拟订督查方案",
    Act.AMEND_SCHEME: "修改督查方案",
    Act.DRAW_LOTS: "随机抽取",
    Act.APPROVE_SCHEME: "批准督查方案",
    Act.CHANGE_MEMBERS: "调整督查人员",
    Act.BEGIN_INSPECTION: "开始督查",
    Act.RECORD_PROBLEM: "记录问题",
    Act.WITHDRAW_PROBLEM: "撤回问题",
    Act.GIVE_FEEDBACK: "反馈督查结论",
    Act.ASK_REVIEW: "申请复核",
    Act.DECIDE_REVIEW: "作出复核决定",
    Act.CLOSE_INSPECTION: "办结督查",
    Act.CANCEL_INSPECTION: "取消督查",
    Act.STATE_TIE: "申报回避关系",
    Act.RAISE_FINDING: "登记问题",
    Act.NAME_CLOSERS: "移交核验销号",
}

LEAD, RESPONSIBLE, GUIDE = PartRole.LEAD, PartRole.RESPONSIBLE, PartRole.GUIDE
OFFICE, READERS = frozenset({Role.OFFICE}), frozenset({Role.LEADER, Role.INSPECTOR, Role.AUDITOR})

ROLES_THAT_MAY: dict[Act, frozenset[Role]] = {
    Act.READ: OFFICE | READERS,
    Act.ASSIGN: OFFICE,
    Act.DISPATCH: OFFICE,
    Act.DECIDE_DISPUTE: OFFICE,
    Act.ACCEPT: OFFICE,
    Act.RETURN: OFFICE,
    Act.VERIFY: OFFICE,
    Act.REFUSE: OFFICE,
    Act.CLOSE: OFFICE,
    Act.DECIDE_EXTENSION: OFFICE,
    Act.SUSPEND: OFFICE,
    Act.RESUME: OFFICE,
    Act.CANCEL: OFFICE,
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
    Act.NAME_CLOSERS: OFFICE,
}
PARTS_THAT_MAY: dict[Act, frozenset[PartRole]] = {
    Act.READ: frozenset({LEAD, RESPONSIBLE, GUIDE}),
    Act.SIGN: frozenset({LEAD, RESPONSIBLE}),
    Act.DISPUTE: frozenset({LEAD, RESPONSIBLE}),
    Act.FILE: frozenset({LEAD}),
    Act.CLAIM: frozenset({LEAD}),
    Act.ASK_EXTENSION: frozenset({LEAD}),
}
CLOSING = frozenset({Act.VERIFY, Act.REFUSE, Act.CLOSE, Act.CANCEL})
STATES_THAT_ADMIT: dict[Act, frozenset[State]] = {
    Act.ASSIGN: frozenset({State.DRAFT, State.DISPUTED}),
    Act.DISPATCH: frozenset({State.DRAFT}),
    Act.SIGN: frozenset({State.DISPATCHED, State.ACTIVE}),
    Act.DISPUTE: frozenset({State.DISPATCHED}),
    Act.DECIDE_DISPUTE: frozenset({State.DISPUTED}),
    Act.FILE: frozenset({State.ACTIVE}),
    Act.ACCEPT: frozenset({State.ACTIVE, State.CLAIMED}),
    Act.RETURN: frozenset({State.ACTIVE, State.CLAIMED}),
    Act.CLAIM: frozenset({State.ACTIVE}),
    Act.VERIFY: frozenset({State.CLAIMED}),
    Act.REFUSE: frozenset({State.CLAIMED}),
    Act.CLOSE: frozenset({State.CLAIMED}),
    Act.ASK_EXTENSION: frozenset({State.ACTIVE}),
    Act.DECIDE_EXTENSION: frozenset({State.ACTIVE, State.CLAIMED}),
    Act.SUSPEND: OPEN_STATES,
    Act.RESUME: frozenset({State.SUSPENDED}),
    Act.CANCEL: OPEN_STATES | {State.SUSPENDED},
    Act.NAME_CLOSERS: OPEN_STATES | {State.SUSPENDED},
}


def may(actor: Actor, act: Act, task: Task | None = None) -> str:
    """Empty when `actor` may do `act` (to `task`, if it is about one), else the reason why not, in Chinese."""
    if task is not None and task.closers and act in CLOSING:
        return closes(actor, act, task)
    if actor.role in ROLES_THAT_MAY.get(act, frozenset()):
        return ""
    allowed = PARTS_THAT_MAY.get(act, frozenset())
    if actor.role is not Role.UNIT or not allowed:
        return f"{actor.role.word}账号“{actor.account}”没有“{act.word}”的权限。"
    if task is None or relations(actor, task) & allowed:
        return ""
    if task.state is State.DRAFT or not relations(actor, task):
        return f"任务{task.code}不由你单位承担，不能“{act.word}”。"
    return f"“{act.word}”由{'、'.join(sorted(role.word for role in allowed))}办理，你单位在任务{task.code}中不是。"


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
    states = STATES_THAT_ADMIT.get(act)
    if states is None or task.state in states:
        return ""
    needed = "、".join(f"“{state.word}”" for state in State if state in states)
    return f"任务{task.code}现在是“{task.state.word}”，只有{needed}的任务才能“{act.word}”。"


def relations(actor: Actor, task: Task) -> frozenset[PartRole]:
    """What the actor's unit is to the task; a draft is nobody's yet."""
    if actor.unit is None or task.state is State.DRAFT:
        return frozenset()
    return frozenset(part.role for part in task.parts if part.unit == actor.unit)
