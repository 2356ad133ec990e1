"""What stands in the way of an act whatever is said with it: permission, state, and the facts of the task.

The same answer refuses the act and keeps it off the screen.
"""

from collections.abc import Callable

from tracker.domain.case import Case, chinese
from tracker.domain.permissions import Act, admits, may
from tracker.domain.target_words import counted
from tracker.domain.task import PartRole

NONE = ("", "")
MOST_LEVELS = 4
Hindrance = tuple[str, str]


def hindrance(case: Case, act: Act) -> Hindrance:
    """Why `act` cannot be done in this case, and what to do about it; two empty strings when it can."""
    for reason in (may(case.actor, act, case.task), admits(case.task, act)):
        if reason:
            return reason, ""
    rule = HINDRANCES.get(act)
    return rule(case) if rule else NONE


def offered(case: Case) -> tuple[Act, ...]:
    """The acts that can be done in this case, in the order of the workflow."""
    return tuple(act for act in WORKFLOW if not hindrance(case, act)[0])


def no_known_lead(case: Case) -> Hindrance:
    task = case.task
    if task.lead is None:
        return f"任务{task.code}没有牵头单位，不能交办。", "请先指定牵头单位。"
    unknown = "、".join(part.name for part in task.parts_of(PartRole.LEAD) if part.unit is None)
    if unknown:
        message = f"任务{task.code}的牵头单位“{unknown}”不在单位名录中，不能交办。"
        return message, "请先登记该单位或为它添加别名，再调整责任单位。"
    return NONE


def signed_already(case: Case) -> Hindrance:
    own = [part for part in case.task.parts if part.unit == case.unit and part.role is not PartRole.GUIDE]
    if all(part.signed_on for part in own):
        return f"你单位已于{chinese(own[0].signed_on)}签收任务{case.task.code}。", ""
    return NONE


def dispute_too_late(case: Case) -> Hindrance:
    task = case.task
    own = [part for part in task.parts if part.unit == case.unit]
    if any(part.signed_on for part in own):
        return f"你单位已签收任务{task.code}，不能再提出异议。", ""
    if any(part.lapsed for part in own):
        return (
            f"任务{task.code}交你单位时的签收期限已经超过，不能再提出异议。",
            "请先签收，确有困难的书面说明。",
        )
    if task.sign_by is not None and case.today > task.sign_by:
        message = f"任务{task.code}的签收期限是{chinese(task.sign_by)}，已经超过，不能再提出异议。"
        return message, "请先签收，确有困难的向领导小组办公室书面说明。"
    return NONE


def nothing_filed(case: Case) -> Hindrance:
    if case.task.pending_filings:
        return NONE
    return f"任务{case.task.code}没有等待审核的填报。", ""


def not_first_lead(case: Case) -> Hindrance:
    first = case.task.lead
    if first is None or first.unit != case.unit:
        name = first.name if first else ""
        return f"任务{case.task.code}由第一牵头单位{name}申请办结。", ""
    return NONE


def verified_already(case: Case) -> Hindrance:
    if case.task.done_on is None:
        return NONE
    return f"任务{case.task.code}已经核验通过。", "现在可以销号。"


def not_ready_to_close(case: Case) -> Hindrance:
    task = case.task
    if task.done_on is None:
        return f"任务{task.code}尚未核验通过，不能销号。", "请先核验。"
    if task.pending_filings:
        message = f"任务{task.code}还有{len(task.pending_filings)}次填报没有审核，不能销号。"
        return message, "请先采纳或退回。"
    return NONE


def extension_too_late(case: Case) -> Hindrance:
    task = case.task
    if task.deadline is None:
        return f"任务{task.code}没有完成时限，不需要延期。", ""
    if case.today > task.deadline:
        message = f"任务{task.code}的完成时限是{chinese(task.deadline)}，已经超过，不能再申请延期。"
        return message, "延期须在到期前提出。"
    if task.open_extension is not None:
        return f"任务{task.code}已有一项延期申请在等待审批。", ""
    return NONE


def no_extension_asked(case: Case) -> Hindrance:
    if case.task.open_extension is not None:
        return NONE
    return f"任务{case.task.code}没有等待审批的延期申请。", ""


def not_a_finding(case: Case) -> Hindrance:
    if case.task.origin is not None:
        return NONE
    return f"任务{case.task.code}不是问题，由领导小组办公室核验销号。", ""


def parts_are_open(case: Case) -> Hindrance:
    if not case.open_parts:
        return NONE
    listed = "、".join(case.open_parts[:5])
    return f"任务{case.task.code}还有{len(case.open_parts)}个子任务没有办结：{listed}。", "请先办结子任务。"


def not_ready_to_claim(case: Case) -> Hindrance:
    first = not_first_lead(case)
    return first if first[0] else parts_are_open(case)


def not_asked(case: Case) -> Hindrance:
    """A responsible unit files only what it was asked for: 责任单位不重复填报 (基层减负)."""
    roles = {part.role for part in case.task.parts if part.unit == case.unit}
    if PartRole.LEAD in roles or case.task.askings_of(case.unit):
        return NONE
    message = f"没有要求你单位填报任务{case.task.code}，由牵头单位填报。"
    return message, "牵头单位或领导小组办公室要求后才需要填报。"


def nobody_to_ask(case: Case) -> Hindrance:
    if any(part.unit for part in case.task.parts_of(PartRole.RESPONSIBLE)):
        return NONE
    return (
        f"任务{case.task.code}没有可以要求填报的责任单位，由第一牵头单位填报。",
        "请先用 duban task assign 写明责任单位。",
    )


def nothing_to_answer(case: Case) -> Hindrance:
    if any(each.answered_on is None for each in case.task.instructions):
        return NONE
    return f"任务{case.task.code}没有等待回复的批示。", ""


def too_deep(case: Case) -> Hindrance:
    """县、部门、乡镇、村: what is divided further has nobody below to answer for it."""
    task = case.task
    if task.level < MOST_LEVELS:
        return NONE
    return f"任务{task.code}已在第{task.level}级，最多分解到第{MOST_LEVELS}级。", "请在它的上一级中分解。"


def no_deadline(case: Case) -> Hindrance:
    if case.task.deadline is not None:
        return NONE
    return f"任务{case.task.code}没有完成时限，不能倒排节点。", ""


def nothing_to_divide(case: Case) -> Hindrance:
    if any(counted(target) for target in case.task.targets):
        return NONE
    return f"任务{case.task.code}没有可以分解的目标值。", "可以分解的是能相加的数量，不是比例。"


def not_a_project(case: Case) -> Hindrance:
    if case.task.project is not None:
        return NONE
    return f"任务{case.task.code}不是项目。", "项目用 duban project list 查看。"


def finished_already(case: Case) -> Hindrance:
    project = case.task.project
    if project is None or project.finished_on is None:
        return not_a_project(case)
    return f"项目{case.task.code}已于{chinese(project.finished_on)}完工。", ""


def not_ready_to_accept(case: Case) -> Hindrance:
    project = case.task.project
    if project is None:
        return not_a_project(case)
    if project.finished_on is None:
        return f"项目{case.task.code}还没有完工，不能验收。", "请先登记完工。"
    if project.accepted_on is not None:
        return f"项目{case.task.code}已于{chinese(project.accepted_on)}验收。", ""
    return NONE


HINDRANCES: dict[Act, Callable[[Case], Hindrance]] = {
    Act.DISPATCH: no_known_lead,
    Act.SIGN: signed_already,
    Act.DISPUTE: dispute_too_late,
    Act.ACCEPT: nothing_filed,
    Act.RETURN: nothing_filed,
    Act.CLAIM: not_ready_to_claim,
    Act.FILE: not_asked,
    Act.ASK_PART: nobody_to_ask,
    Act.ANSWER_INSTRUCTION: nothing_to_answer,
    Act.SPLIT: too_deep,
    Act.SET_MILESTONES: no_deadline,
    Act.DIVIDE_TARGET: nothing_to_divide,
    Act.VERIFY: verified_already,
    Act.REFUSE: verified_already,
    Act.CLOSE: not_ready_to_close,
    Act.ASK_EXTENSION: extension_too_late,
    Act.DECIDE_EXTENSION: no_extension_asked,
    Act.SUSPEND: verified_already,
    Act.CANCEL: verified_already,
    Act.NAME_CLOSERS: not_a_finding,
    Act.REPORT_MONEY: not_a_project,
    Act.FINISH_WORK: finished_already,
    Act.ACCEPT_PROJECT: not_ready_to_accept,
}
WORKFLOW = (
    Act.DISPATCH,
    Act.SIGN,
    Act.DISPUTE,
    Act.DECIDE_DISPUTE,
    Act.FILE,
    Act.ACCEPT,
    Act.RETURN,
    Act.ANSWER_INSTRUCTION,
    Act.REPORT_MONEY,
    Act.FINISH_WORK,
    Act.ACCEPT_PROJECT,
    Act.ASK_EXTENSION,
    Act.DECIDE_EXTENSION,
    Act.CLAIM,
    Act.VERIFY,
    Act.REFUSE,
    Act.CLOSE,
    Act.ASSIGN,
    Act.ASK_PART,
    Act.DIVIDE_TARGET,
    Act.SET_MILESTONES,
    Act.SET_CYCLE,
    Act.SPLIT,
    Act.INSTRUCT,
    Act.SUSPEND,
    Act.RESUME,
    Act.CANCEL,
    Act.NAME_CLOSERS,
)
