"""Who may do what to an inspection: role × relation × act × state, written out once more by hand."""

import itertools
from dataclasses import replace

import pytest
from inspection_samples import (
    ALSO_INSPECTED,
    AUDITOR,
    EVERYONE,
    INSPECTED,
    INSPECTOR,
    LEADER,
    MONDAY,
    OFFICE,
    OTHER_INSPECTOR,
    STRANGER,
    after,
    ask,
    drafted,
    of_state,
    told,
    under_way,
)

from tracker.domain import inspection_commands as c
from tracker.domain.inspection import Draw, DrawOf, InspectionState, as_told_to
from tracker.domain.inspection_permissions import admits, may_inspect, sees
from tracker.domain.permissions import Act

WHO = {
    "office": OFFICE,
    "leader": LEADER,
    "member": INSPECTOR,
    "inspector": OTHER_INSPECTOR,
    "auditor": AUDITOR,
    "inspected": INSPECTED,
    "stranger": STRANGER,
}
S = InspectionState
EXPECTED: dict[Act, tuple[set[str], set[InspectionState]]] = {
    Act.AMEND_SCHEME: ({"office", "member", "inspector"}, {S.DRAFT}),
    Act.DRAW_LOTS: ({"office", "member", "inspector"}, {S.DRAFT}),
    Act.APPROVE_SCHEME: ({"office", "leader"}, {S.DRAFT}),
    Act.CHANGE_MEMBERS: ({"office", "leader"}, {S.APPROVED, S.UNDER_WAY, S.FEEDBACK, S.REVIEWED}),
    Act.BEGIN_INSPECTION: ({"office", "member"}, {S.APPROVED}),
    Act.RECORD_PROBLEM: ({"office", "member"}, {S.UNDER_WAY}),
    Act.WITHDRAW_PROBLEM: ({"office", "member"}, {S.UNDER_WAY}),
    Act.GIVE_FEEDBACK: ({"office", "member"}, {S.UNDER_WAY}),
    Act.ASK_REVIEW: ({"inspected"}, {S.UNDER_WAY, S.FEEDBACK, S.REVIEW, S.REVIEWED}),
    Act.DECIDE_REVIEW: ({"office", "leader"}, {S.UNDER_WAY, S.REVIEW}),
    Act.CLOSE_INSPECTION: ({"office", "member"}, {S.FEEDBACK, S.REVIEWED}),
    Act.CANCEL_INSPECTION: ({"office", "leader"}, {S.DRAFT, S.APPROVED, S.UNDER_WAY}),
}
STATES = {state: of_state(state.value) for state in S}


@pytest.mark.parametrize(("who", "act"), itertools.product(WHO, EXPECTED))
def test_each_account_may_do_just_what_the_table_says(who: str, act: Act) -> None:
    people, states = EXPECTED[act]
    for state, inspection in STATES.items():
        reason = may_inspect(WHO[who], act, inspection) or admits(inspection, act)
        assert (not reason) == (who in people and state in states), (state, reason)


def test_a_scheme_is_approved_by_another_than_those_that_wrote_it() -> None:
    scheme = drafted().scheme
    changed = after(drafted(), (OFFICE, ask(c.AmendScheme, scheme=scheme, reason="调整日期")))
    assert changed.drafters == ("dc1", "office")
    assert may_inspect(LEADER, Act.APPROVE_SCHEME, changed) == ""
    assert may_inspect(OFFICE, Act.APPROVE_SCHEME, drafted()) == ""
    assert "要由另一人批准" in may_inspect(OFFICE, Act.APPROVE_SCHEME, changed)
    older = replace(changed, drafters=())  # the log of before does not say who wrote it
    assert may_inspect(OFFICE, Act.APPROVE_SCHEME, older) == ""


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("announced", [True, False])
def test_an_inspection_is_known_to_units_just_when_it_may_be(state: S, announced: bool) -> None:
    inspection = of_state(state.value, announced)
    early = {S.DRAFT} if announced else {S.DRAFT, S.APPROVED, S.UNDER_WAY, S.CANCELLED}
    for actor in (INSPECTED, ALSO_INSPECTED):
        assert sees(actor, inspection) == (state not in early)
    assert not sees(STRANGER, inspection)
    assert all(sees(actor, inspection) for actor in EVERYONE if actor.unit is None)


def test_of_an_unannounced_inspection_only_the_unit_that_was_told_knows() -> None:
    inspection = told(of_state("under_way", announced=False), "slj")
    assert sees(ALSO_INSPECTED, inspection)
    assert not sees(INSPECTED, inspection)


def test_a_unit_is_not_told_who_else_was_inspected_unannounced() -> None:
    """The same inspection of slj alone and together with jyj looks the same to slj."""
    together = told(of_state("under_way", announced=False), "slj", "jyj")
    alone = told(of_state("under_way", announced=False), "slj")
    assert as_told_to("slj", together) == as_told_to("slj", alone)
    assert as_told_to("slj", alone).scheme.units == ("slj",)
    lots = Draw(DrawOf.UNIT, MONDAY, "1", ("jyj", "slj", "czj"), 2, ("jyj", "slj"))
    assert as_told_to("slj", replace(alone, draws=(lots,))) == as_told_to("slj", alone)


def test_a_unit_is_not_told_of_problems_of_others_in_an_announced_inspection() -> None:
    inspection = told(of_state("under_way"), "slj", "jyj")
    assert as_told_to("jyj", inspection).problems == ()
    assert as_told_to("slj", inspection).problems != ()


def test_before_its_feedback_a_unit_is_told_of_no_problem() -> None:
    assert as_told_to("slj", of_state("under_way")).problems == ()
    assert as_told_to("slj", under_way()).feedbacks == ()
