"""What stands in the way of an act on an inspection whatever is said with it. The same answer keeps it off the screen."""

from collections.abc import Callable
from datetime import date

from tracker.domain.case import chinese
from tracker.domain.inspection import Feedback
from tracker.domain.inspection_case import InspectionCase
from tracker.domain.inspection_permissions import admits, may_inspect
from tracker.domain.permissions import Act


def hindrance(case: InspectionCase, act: Act) -> str:
    """Why `act` cannot be done in this case, in Chinese; empty when it can."""
    held = may_inspect(case.actor, act, case.inspection) or admits(case.inspection, act)
    rule = HINDRANCES.get(act)
    return held or (rule(case) if rule else "")


def offered_on(case: InspectionCase) -> tuple[Act, ...]:
    """The acts that can be done in this case, in the order of an inspection's life."""
    return tuple(act for act in LIFE if not hindrance(case, act))


def not_its_days(case: InspectionCase) -> str:
    scheme, code = case.inspection.scheme, case.inspection.code
    if case.today < scheme.start:
        return f"督查{code}按方案从{chinese(scheme.start)}开始，现在还不能开始。"
    if case.today > scheme.end:
        return f"督查{code}按方案应在{chinese(scheme.end)}以前，已经过期。请取消后另行制定方案。"
    return ""


def no_review_left(case: InspectionCase) -> str:
    told = case.inspection.told(case.actor.unit)
    if not told:
        return "督查结论还没有反馈，不能申请复核。"
    reasons = [review_over(each, case.today) for each in told]
    return "" if "" in reasons else reasons[0]


def review_over(told: Feedback, today: date) -> str:
    """Why no review of this conclusion can be asked for any more; empty while it can."""
    if told.asked_on:
        return f"你单位已于{chinese(told.asked_on)}申请复核。"
    return f"申请复核的期限是{chinese(told.review_by)}，已经超过。" if today > told.review_by else ""


def no_review_waits(case: InspectionCase) -> str:
    waits = any(told.review_open for told in case.inspection.feedbacks)
    return "" if waits else f"督查{case.inspection.code}没有等待复核的申请。"


def review_still_possible(case: InspectionCase) -> str:
    running = [
        told for told in case.inspection.feedbacks if told.asked_on is None and case.today <= told.review_by
    ]
    if not running:
        return ""
    last = max(told.review_by for told in running)
    return f"单位在{chinese(last)}以前还可以申请复核，不能办结。"


def feedback_was_given(case: InspectionCase) -> str:
    if not case.inspection.feedbacks:
        return ""
    return f"督查{case.inspection.code}已向单位反馈结论，不能取消。"


HINDRANCES: dict[Act, Callable[[InspectionCase], str]] = {
    Act.BEGIN_INSPECTION: not_its_days,
    Act.ASK_REVIEW: no_review_left,
    Act.DECIDE_REVIEW: no_review_waits,
    Act.CLOSE_INSPECTION: review_still_possible,
    Act.CANCEL_INSPECTION: feedback_was_given,
}
LIFE = (
    Act.AMEND_SCHEME,
    Act.DRAW_LOTS,
    Act.APPROVE_SCHEME,
    Act.CHANGE_MEMBERS,
    Act.BEGIN_INSPECTION,
    Act.RECORD_PROBLEM,
    Act.WITHDRAW_PROBLEM,
    Act.GIVE_FEEDBACK,
    Act.ASK_REVIEW,
    Act.DECIDE_REVIEW,
    Act.CLOSE_INSPECTION,
    Act.CANCEL_INSPECTION,
)
