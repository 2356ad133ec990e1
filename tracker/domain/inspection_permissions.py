"""Who may do what to an inspection, in which state, and who may know of it at all.

The roles stand in the one table of permissions; here is what an account is to an inspection beyond its role.
"""

from enum import StrEnum

from tracker.domain.inspection import Inspection, InspectionState
from tracker.domain.permissions import ROLES_THAT_MAY, Act, Actor, Role


class Relation(StrEnum):
    """What an account is to an inspection."""

    MEMBER = "member"
    INSPECTED = "inspected"


S, MEMBER, INSPECTED = InspectionState, Relation.MEMBER, Relation.INSPECTED
RELATIONS_THAT_MAY: dict[Act, Relation] = {
    Act.BEGIN_INSPECTION: MEMBER,
    Act.RECORD_PROBLEM: MEMBER,
    Act.WITHDRAW_PROBLEM: MEMBER,
    Act.GIVE_FEEDBACK: MEMBER,
    Act.CLOSE_INSPECTION: MEMBER,
    Act.ASK_REVIEW: INSPECTED,
}
RELATION_WORDS = {MEMBER: "督查组成员", INSPECTED: "被督查的单位"}
STATES_THAT_ADMIT: dict[Act, frozenset[InspectionState]] = {
    Act.AMEND_SCHEME: frozenset({S.DRAFT}),
    Act.DRAW_LOTS: frozenset({S.DRAFT}),
    Act.APPROVE_SCHEME: frozenset({S.DRAFT}),
    Act.CHANGE_MEMBERS: frozenset({S.APPROVED, S.UNDER_WAY, S.FEEDBACK, S.REVIEWED}),
    Act.BEGIN_INSPECTION: frozenset({S.APPROVED}),
    Act.RECORD_PROBLEM: frozenset({S.UNDER_WAY}),
    Act.WITHDRAW_PROBLEM: frozenset({S.UNDER_WAY}),
    Act.GIVE_FEEDBACK: frozenset({S.UNDER_WAY}),
    Act.ASK_REVIEW: frozenset({S.UNDER_WAY, S.FEEDBACK, S.REVIEW, S.REVIEWED}),
    Act.DECIDE_REVIEW: frozenset({S.UNDER_WAY, S.REVIEW}),
    Act.CLOSE_INSPECTION: frozenset({S.FEEDBACK, S.REVIEWED}),
    Act.CANCEL_INSPECTION: frozenset({S.DRAFT, S.APPROVED, S.UNDER_WAY}),
}


def relations(actor: Actor, inspection: Inspection) -> frozenset[Relation]:
    """What the actor is to the inspection."""
    found = {MEMBER} if actor.account in inspection.scheme.members else set()
    if actor.unit is not None and inspection.parts_of(actor.unit):
        found.add(INSPECTED)
    return frozenset(found)


def sees(actor: Actor, inspection: Inspection) -> bool:
    """Whether the actor may know that there is such an inspection.

    A unit knows of an announced one from its approval, of an unannounced one when it was told its
    conclusion, and of one that inspects somebody else never. A member knows of it whatever the role.
    """
    if actor.role is not Role.UNIT or MEMBER in relations(actor, inspection):
        return True
    if INSPECTED not in relations(actor, inspection):
        return False
    if inspection.scheme.announced:
        return inspection.approved_on is not None
    return bool(inspection.told(actor.unit))


def may_inspect(actor: Actor, act: Act, inspection: Inspection) -> str:
    """Empty when `actor` may do `act` to `inspection`, else the reason why not, in Chinese.

    Who took part in a conclusion does not decide on its review (《政府督查工作条例》: 复核中应当回避). A scheme is
    approved by another account than those that wrote it (四眼).
    """
    related = relations(actor, inspection)
    if act is Act.APPROVE_SCHEME and actor.account in inspection.drafters:
        return f"督查{inspection.code}的方案由账号“{actor.account}”拟订或修改，要由另一人批准。"
    if act is Act.DECIDE_REVIEW and MEMBER in related:
        return f"账号“{actor.account}”是督查组成员，参与作出督查结论的人员在复核中应当回避。"
    if actor.role in ROLES_THAT_MAY.get(act, frozenset()):
        return ""
    needed = RELATIONS_THAT_MAY.get(act)
    if needed is None:
        return f"{actor.role.word}账号“{actor.account}”没有“{act.word}”的权限。"
    if needed in related:
        return ""
    return f"“{act.word}”由{RELATION_WORDS[needed]}办理，账号“{actor.account}”不是。"


def admits(inspection: Inspection, act: Act) -> str:
    """Empty when the state of `inspection` admits `act`, else the reason why not, in Chinese."""
    states = STATES_THAT_ADMIT.get(act)
    if states is None or inspection.state in states:
        return ""
    needed = "、".join(f"“{state.word}”" for state in S if state in states)
    return f"督查{inspection.code}现在是“{inspection.state.word}”，只有{needed}的才能“{act.word}”。"
