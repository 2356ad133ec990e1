"""Each role, act, state and part against the table that is written out by hand in `rights_table`."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from rights_table import ACTS, PEOPLE, allowed

from tracker.domain.permissions import Act, Actor, Role, admits, may
from tracker.domain.task import Part, PartRole, State, Task

TASK = Task(
    code="XH2020-001",
    plan="P001",
    number="三、(一)1.",
    title="控辍保学",
    text="",
    assignment="",
    place="",
    parts=(
        Part(PartRole.LEAD, "县教育局", "jyj"),
        Part(PartRole.RESPONSIBLE, "积石镇", "jishi"),
        Part(PartRole.GUIDE, "县委宣传部", "xcb"),
    ),
    drafted_on=date(2020, 3, 16),
)
WHO = {
    "office": Actor("office", "办公室", Role.OFFICE),
    "lead": Actor("jyj", "县教育局", Role.UNIT, "jyj"),
    "responsible": Actor("jishi", "积石镇", Role.UNIT, "jishi"),
    "guide": Actor("xcb", "县委宣传部", Role.UNIT, "xcb"),
    "none": Actor("slj", "县水利局", Role.UNIT, "slj"),
    "leader": Actor("leader", "分管领导", Role.LEADER),
    "inspector": Actor("inspector", "督查人员", Role.INSPECTOR),
    "auditor": Actor("auditor", "审计人员", Role.AUDITOR),
}


@pytest.mark.parametrize(("who", "act"), itertools.product(WHO, ACTS))
def test_each_role_may_do_just_what_the_table_says(who: str, act: Act) -> None:
    refusals = {state: refusal(who, act, replace(TASK, state=state)) for state in State}
    permitted = {state for state, reason in refusals.items() if not reason}
    assert permitted == {state for state in State if allowed(who, act, state)}, refusals


def refusal(who: str, act: Act, task: Task) -> str:
    return may(WHO[who], act, task) or admits(task, act)


LEDGER_ACTS = {
    Act.IMPORT_PLAN: {"office"},
    Act.KEEP_UNITS: {"office"},
    Act.KEEP_ACCOUNTS: {"office"},
    Act.REMIND: {"office"},
    Act.ISSUE_ORDER: {"office"},
    Act.READ_ORDER: set(WHO),
    Act.ANSWER_ORDER: {"lead", "responsible", "guide", "none"},  # its own orders only
    Act.SETTLE_ORDER: {"office"},
    Act.DECIDE_TALK: {"office", "leader"},
    Act.KEEP_RULES: {"office"},
    Act.KEEP_PROJECTS: {"office"},
    Act.KEEP_SCORES: {"office"},
    Act.READ_SCORES: set(WHO),  # a unit: its own
    Act.OBJECT_SCORE: {"lead", "responsible", "guide", "none"},  # to its own
    Act.REPORT: {"office", "leader", "inspector", "auditor"},
    Act.READ_LOG: {"office", "auditor"},
    Act.DRAFT_SCHEME: {"office", "inspector"},
    Act.AMEND_SCHEME: {"office", "inspector"},
    Act.DRAW_LOTS: {"office", "inspector"},
    Act.APPROVE_SCHEME: {"office", "leader"},
    Act.CHANGE_MEMBERS: {"office", "leader"},
    Act.BEGIN_INSPECTION: {"office"},
    Act.RECORD_PROBLEM: {"office"},
    Act.WITHDRAW_PROBLEM: {"office"},
    Act.GIVE_FEEDBACK: {"office"},
    Act.ASK_REVIEW: set(),
    Act.DECIDE_REVIEW: {"office", "leader"},
    Act.CLOSE_INSPECTION: {"office"},
    Act.CANCEL_INSPECTION: {"office", "leader"},
    Act.STATE_TIE: {"office"},
    Act.RAISE_FINDING: {"office"},
}


@pytest.mark.parametrize(("who", "act"), itertools.product(WHO, LEDGER_ACTS))
def test_each_role_may_do_to_the_ledger_just_what_the_table_says(who: str, act: Act) -> None:
    assert (not may(WHO[who], act)) == (who in LEDGER_ACTS[act])


def test_the_table_names_everybody() -> None:
    assert set(PEOPLE) == set(WHO)


def test_every_act_is_in_one_of_the_tables() -> None:
    assert set(Act) == set(ACTS) | set(LEDGER_ACTS)


def test_a_refusal_says_who_and_what_in_chinese() -> None:
    assert may(WHO["auditor"], Act.DISPATCH, TASK) == "审计人员账号“auditor”没有“交办”的权限。"
    active = replace(TASK, state=State.ACTIVE)
    assert may(WHO["none"], Act.SIGN, active) == "没有由你单位承担的任务“XH2020-001”，不能“签收”。"
    assert admits(TASK, Act.SIGN) == "任务XH2020-001现在是“待交办”，只有“待签收”、“办理中”的任务才能“签收”。"
