"""`decide_inspection`: what follows from a command, or why it is refused. No clock, no database, no screen.

《政府督查工作条例》 (2021): a scheme first, no wider scope afterwards, the conclusion fed back, 30 days to
ask for a review and 30 to answer. Days are calendar days; the day from which they run is not counted.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tracker.domain import inspection_commands as c
from tracker.domain import inspection_events as e
from tracker.domain.case import chinese
from tracker.domain.drawing import drawn
from tracker.domain.inspection import DrawOf, Feedback, Inspection
from tracker.domain.inspection_case import InspectionCase
from tracker.domain.inspection_evolve import evolve_inspection
from tracker.domain.inspection_hindrances import hindrance, review_over
from tracker.domain.inspection_scheme import (
    check_complete,
    check_scheme,
    eligible,
    refuse_overlap_since,
    refuse_ties,
)
from tracker.domain.needs import needs_near, needs_no_book, texts_in
from tracker.errors import RefusedError

REVIEW_DAYS = ANSWER_DAYS = 30


def draft(case: InspectionCase, command: c.DraftScheme) -> e.SchemeDrafted:
    """The event of a new scheme. Who may draft one is asked before. Raises RefusedError."""
    check_scheme(case, command.scheme)
    return e.SchemeDrafted(
        inspection=command.inspection, day=case.today, scheme=command.scheme, by=case.actor.account
    )


def decide_inspection(case: InspectionCase, command: c.InspectionCommand) -> e.InspectionEvent:
    """The event that `command` causes in this case (Asia/Shanghai).

    Raises RefusedError with the reason, in Chinese, where permission, state or a rule forbids it.
    """
    needs_no_book(texts_in(command))
    reason = hindrance(case, command.act)
    if reason:
        raise RefusedError(reason)
    return RULES[type(command)](case, command)


def facts(case: InspectionCase) -> dict[str, Any]:
    """What every event of this case begins with."""
    return {"inspection": case.inspection.code, "day": case.today}


def amend(case: InspectionCase, command: c.AmendScheme) -> e.InspectionEvent:
    case.needs_words(command.reason, "请写明修改方案的理由。")
    check_scheme(case, command.scheme)
    return e.SchemeAmended(**facts(case), scheme=command.scheme, reason=command.reason, by=case.actor.account)


def draw_lots(case: InspectionCase, command: c.DrawLots) -> e.InspectionEvent:
    """Candidates each once; people who would have to stand aside are taken out first, and it is said why."""
    if case.inspection.draws_of(command.of):
        case.needs_words(command.reason, f"{command.of.word}已经抽取过，重抽请写明理由，前一次仍留在记录中。")
    case.needs_words(command.seed, "请给出随机种子。")
    candidates = tuple(dict.fromkeys(command.candidates))
    excluded: tuple[tuple[str, str], ...] = ()
    if command.of is DrawOf.MEMBER:
        candidates, excluded = eligible(case.around, candidates, case.inspection.concerned)
    most = len(candidates)
    case.refuse_if(
        not 1 <= command.count <= most,
        f"{command.of.word}的名单有{most}个，不能抽取{command.count}个。",
        f"另有{len(excluded)}人应当回避，不在名单中。" if excluded else "",
    )
    taken = drawn(command.seed, candidates, command.count)
    leads = dict(command.leads)
    units = (leads[task] for task in taken if task in leads) if command.of is DrawOf.TASK else ()
    event = e.LotsDrawn(
        **facts(case),
        of=command.of.value,
        seed=command.seed,
        candidates=candidates,
        count=command.count,
        drawn=taken,
        excluded=excluded,
        units=tuple(unit for unit in dict.fromkeys(units) if unit not in case.inspection.scheme.units),
        reason=command.reason,
    )
    check_scheme(case, evolve_inspection(case.inspection, event).scheme)
    return event


def approve(case: InspectionCase, command: c.ApproveScheme) -> e.InspectionEvent:
    check_complete(case, case.inspection.scheme)
    check_scheme(case, case.inspection.scheme)
    return e.SchemeApproved(**facts(case), note=command.note)


def change_members(case: InspectionCase, command: c.ChangeMembers) -> e.InspectionEvent:
    case.needs_words(command.reason, "请写明调整督查人员的理由。")
    case.refuse_if(not command.members, "督查组不能没有人。", "请写明督查人员。")
    for account in command.members:
        known = account in case.around.accounts
        case.refuse_if(not known, f"没有在用的账号“{account}”，不能列为督查人员。")
    refuse_ties(case, command.members, case.inspection.concerned)
    return e.MembersChanged(**facts(case), members=command.members, reason=command.reason)


def begin(case: InspectionCase, command: c.BeginInspection) -> e.InspectionEvent:
    refuse_ties(case, case.inspection.scheme.members, case.inspection.concerned)
    refuse_overlap_since(case)
    return e.InspectionBegun(**facts(case))


def record_problem(case: InspectionCase, command: c.RecordProblem) -> e.InspectionEvent:
    """Only at a unit and on a matter of the approved scheme: the scope is not widened."""
    scheme, name = case.inspection.scheme, case.around.unit_name(command.unit)
    case.refuse_if(
        command.unit not in scheme.units,
        f"{name}不是督查{case.inspection.code}的对象，不能扩大督查范围。",
    )
    case.refuse_if(
        command.unit not in case.inspection.untold, f"已向{name}反馈督查结论，不能再记录它的问题。"
    )
    case.refuse_if(
        command.matter not in scheme.scope,
        f"“{command.matter}”不在督查{case.inspection.code}的范围内，不能扩大督查范围。",
        f"范围是{'、'.join(scheme.scope)}。",
    )
    case.needs_words(command.title, "请写明问题。")
    case.needs_words(command.facts, "请写明事实。")
    case.needs_words(command.measures, "请写明整改要求。")
    case.refuse_if(not command.evidence, "问题没有证据。", "请附上佐证材料（照片、记录、单据等文件）。")
    case.refuse_if(command.until <= case.today, f"整改时限{chinese(command.until)}应晚于今天。")
    needs_near(command.until, case.today)
    return e.ProblemRecorded(
        **facts(case),
        number=len(case.inspection.problems) + 1,
        unit=command.unit,
        matter=command.matter,
        title=command.title,
        facts=command.facts,
        evidence=command.evidence,
        measures=command.measures,
        until=command.until,
    )


def withdraw_problem(case: InspectionCase, command: c.WithdrawProblem) -> e.InspectionEvent:
    case.needs_words(command.reason, "请写明撤回的理由。")
    problem = case.inspection.problem(command.number)
    if problem is None or problem.withdrawn:
        raise RefusedError(f"督查{case.inspection.code}没有第{command.number}个问题，或者它已经撤回。")
    case.refuse_if(
        bool(problem.finding),
        f"第{command.number}个问题已经反馈，不能撤回。",
        "单位有异议的，按复核办理。",
    )
    return e.ProblemWithdrawn(**facts(case), number=command.number, reason=command.reason)


def give_feedback(case: InspectionCase, command: c.GiveFeedback) -> e.InspectionEvent:
    case.needs_words(command.conclusion, "请写明督查结论。")
    name = case.around.unit_name(command.unit)
    case.refuse_if(command.unit not in case.inspection.scheme.units, f"{name}不是这次督查的对象。")
    left = [part for part in case.inspection.parts_of(command.unit) if part in case.inspection.untold]
    case.refuse_if(
        command.unit not in case.inspection.untold,
        f"已向{name}反馈过督查结论。",
        f"并入它的{case.around.unit_name(left[0])}还没有反馈，单位请写代码{left[0]}。" if left else "",
    )
    numbers = [problem.number for problem in case.inspection.problems_of(command.unit)]
    overdue = [
        problem.number for problem in case.inspection.problems_of(command.unit) if problem.until <= case.today
    ]
    case.refuse_if(
        bool(overdue),
        f"第{'、'.join(map(str, overdue))}个问题的整改时限已到，还没有反馈。",
        "请撤回后按新的整改时限重新记录。",
    )
    return e.FeedbackGiven(
        **facts(case),
        unit=command.unit,
        conclusion=command.conclusion,
        review_by=case.today + timedelta(days=REVIEW_DAYS),
        findings=tuple(zip(numbers, command.codes, strict=True)),
    )


def ask_review(case: InspectionCase, command: c.AskReview) -> e.InspectionEvent:
    case.needs_words(command.reason, "请写明对督查结论的异议和理由。")
    told = {each.unit: review_over(each, case.today) for each in case.inspection.told(case.actor.unit)}
    unit = command.unit or next(unit for unit, over in told.items() if not over)
    case.refuse_if(unit not in told, f"没有向{case.around.unit_name(unit)}反馈的、由你单位承接的督查结论。")
    case.refuse_if(bool(told[unit]), told[unit])
    return e.ReviewAsked(
        **facts(case),
        unit=unit,
        reason=command.reason,
        answer_by=case.today + timedelta(days=ANSWER_DAYS),
    )


def decide_review(case: InspectionCase, command: c.DecideReview) -> e.InspectionEvent:
    case.needs_words(command.reason, "请写明复核决定的理由。")
    told = reviewed(case.inspection, command.unit, case.around.unit_name(command.unit))
    own = {problem.number for problem in case.inspection.problems_of(command.unit)}
    strange = [number for number in command.withdrawn if number not in own]
    case.refuse_if(bool(strange), f"第{'、'.join(map(str, strange))}个问题不是该单位的，或者已经撤回。")
    changed = bool(command.conclusion.strip() or command.withdrawn)
    case.refuse_if(command.upheld and changed, "维持原结论的，不能同时改写结论或撤销问题。")
    case.refuse_if(
        not command.upheld and not command.conclusion.strip(), "变更结论的，请写明变更后的督查结论。"
    )
    return e.ReviewDecided(
        **facts(case),
        unit=command.unit,
        upheld=command.upheld,
        reason=command.reason,
        conclusion=command.conclusion,
        withdrawn=command.withdrawn,
        late=told.answer_by is not None and case.today > told.answer_by,
    )


def reviewed(inspection: Inspection, unit: str, name: str) -> Feedback:
    """The feedback on which a review is open. Raises RefusedError."""
    told = inspection.feedback(unit)
    if told is None or not told.review_open:
        raise RefusedError(f"{name}没有等待复核的申请。")
    return told


def close(case: InspectionCase, command: c.CloseInspection) -> e.InspectionEvent:
    return e.InspectionClosed(**facts(case), note=command.note)


def cancel(case: InspectionCase, command: c.CancelInspection) -> e.InspectionEvent:
    case.needs_words(command.reason, "请写明取消督查的理由。")
    return e.InspectionCancelled(**facts(case), reason=command.reason)


RULES: dict[type[c.InspectionCommand], Callable[[InspectionCase, Any], e.InspectionEvent]] = {
    c.AmendScheme: amend,
    c.DrawLots: draw_lots,
    c.ApproveScheme: approve,
    c.ChangeMembers: change_members,
    c.BeginInspection: begin,
    c.RecordProblem: record_problem,
    c.WithdrawProblem: withdraw_problem,
    c.GiveFeedback: give_feedback,
    c.AskReview: ask_review,
    c.DecideReview: decide_review,
    c.CloseInspection: close,
    c.CancelInspection: cancel,
}
