"""What may happen to an inspection, and what never may."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from inspection_samples import (
    ALSO_INSPECTED,
    AROUND,
    CODE,
    INSPECTED,
    INSPECTOR,
    LEADER,
    MONDAY,
    OFFICE,
    PROBLEM,
    SCHEME,
    after,
    ask,
    drafted,
    of_state,
    told,
    under_way,
)

from tracker.domain import inspection_commands as c
from tracker.domain.inspection import DrawOf, InspectionState
from tracker.domain.inspection_case import Booked, Tie
from tracker.domain.permissions import Actor, Role
from tracker.errors import RefusedError

LAST_DAY = MONDAY + timedelta(days=30)


def test_an_inspection_goes_from_scheme_to_close() -> None:
    found = after(under_way(), (INSPECTOR, ask(c.RecordProblem, **PROBLEM)))
    assert found.state is InspectionState.UNDER_WAY
    fed_back = told(found, "jyj", "slj")
    assert fed_back.state is InspectionState.FEEDBACK
    assert fed_back.problems[0].finding == "XH2020-W001"
    closed = after(fed_back, (INSPECTOR, ask(c.CloseInspection)), day=LAST_DAY + timedelta(days=1))
    assert closed.state is InspectionState.CLOSED


@pytest.mark.parametrize("state", [state.value for state in InspectionState])
def test_each_state_is_reached(state: str) -> None:
    assert of_state(state).state.value == state


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": " "}, "空"),
        ({"content": ""}, "空"),
        ({"end": date(2020, 5, 10)}, "结束早于开始"),
        ({"start": date(2020, 5, 1), "end": date(2020, 5, 10)}, "已经过去"),
        ({"end": MONDAY + timedelta(90)}, "超过90天"),
        ({"units": ("nobody",)}, "单位名录中没有"),
        ({"tasks": ("XH2020-999",)}, "没有已交办的任务"),
        ({"members": ("nobody",)}, "没有在用的账号"),
        ({"title": "县水利局暗访", "announced": False}, "不能写单位名称“县水利局”"),
    ],
)
def test_a_scheme_that_cannot_be_is_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        drafted(**changes)


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"units": ()}, "督查对象"),
        ({"tasks": (), "matters": ()}, "督查范围"),
        ({"members": ()}, "督查人员"),
    ],
)
def test_a_scheme_without_object_scope_or_people_is_not_approved(
    lacking: dict[str, object], words: str
) -> None:
    with pytest.raises(RefusedError, match=f"没有写明{words}"):
        after(drafted(**lacking), (LEADER, ask(c.ApproveScheme)))


def test_the_scope_does_not_change_after_approval() -> None:
    approved = of_state("approved")
    for command in (
        ask(c.AmendScheme, scheme=SCHEME, reason="扩大范围"),
        ask(c.DrawLots, of=DrawOf.UNIT, candidates=("czj",), count=1, seed="1"),
    ):
        with pytest.raises(RefusedError, match="方案待批"):
            after(approved, (OFFICE, command))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"unit": "czj"}, "不是督查.*的对象，不能扩大督查范围"),
        ({"matter": "招商引资"}, "不在督查.*的范围内"),
        ({"evidence": ()}, "没有证据"),
        ({"facts": " "}, "空"),
        ({"measures": ""}, "空"),
        ({"until": MONDAY}, "应晚于今天"),
    ],
)
def test_a_problem_outside_the_scheme_or_without_evidence_is_refused(
    changes: dict[str, object], words: str
) -> None:
    with pytest.raises(RefusedError, match=words):
        after(under_way(), (INSPECTOR, ask(c.RecordProblem, **{**PROBLEM, **changes})))


def test_nobody_inspects_ones_own_unit() -> None:
    seconded = replace(AROUND, accounts={**AROUND.accounts, "slj": ALSO_INSPECTED})
    with pytest.raises(RefusedError, match="是被督查单位县水利局的人员，应当回避"):
        drafted(around=seconded, members=("slj",))


def test_nobody_inspects_a_unit_to_which_a_tie_was_stated() -> None:
    tied = replace(AROUND, ties=(Tie("dc1", "slj", "配偶在该单位任职"),))
    with pytest.raises(RefusedError, match="配偶在该单位任职"):
        drafted(around=tied)
    drafted(around=tied, units=("jyj",))


def test_a_tie_stated_after_approval_keeps_the_inspection_from_beginning() -> None:
    tied = replace(AROUND, ties=(Tie("dc1", "slj", "曾在该单位工作"),))
    approved = of_state("approved")
    with pytest.raises(RefusedError, match="应当回避"):
        after(approved, (INSPECTOR, ask(c.BeginInspection)), around=tied)
    changed = after(approved, (LEADER, ask(c.ChangeMembers, members=("dc2",), reason="回避")), around=tied)
    dc2 = Actor("dc2", "督查二组", Role.INSPECTOR)
    begun = after(changed, (dc2, ask(c.BeginInspection)), around=tied)
    assert begun.state is InspectionState.UNDER_WAY


EARLIER = Booked(
    "XH2020-DAAAA", "农村饮水督查", ("slj",), ("饮水 安全",), date(2020, 5, 18), date(2020, 5, 25)
)


def test_a_second_inspection_of_one_unit_on_one_matter_in_the_same_time_is_refused_by_name() -> None:
    booked = replace(AROUND, booked=(EARLIER,))
    with pytest.raises(RefusedError, match=r"XH2020-DAAAA“农村饮水督查”重复.*县水利局就“饮水安全”"):
        drafted(around=booked)


@pytest.mark.parametrize(
    "changes",
    [
        {"units": ("jyj",)},
        {"matters": ("控辍保学",)},
        {"end": date(2020, 5, 17)},
    ],
)
def test_another_unit_matter_or_time_is_no_repetition(changes: dict[str, object]) -> None:
    drafted(around=replace(AROUND, booked=(EARLIER,)), **changes)


def test_a_repetition_that_came_up_since_the_draft_is_refused_at_approval() -> None:
    with pytest.raises(RefusedError, match="重复"):
        after(drafted(), (LEADER, ask(c.ApproveScheme)), around=replace(AROUND, booked=(EARLIER,)))


def test_an_inspection_is_no_repetition_of_itself() -> None:
    own = Booked(CODE, SCHEME.title, SCHEME.units, SCHEME.scope, SCHEME.start, SCHEME.end)
    after(drafted(), (LEADER, ask(c.ApproveScheme)), around=replace(AROUND, booked=(own,)))


@pytest.mark.parametrize(
    ("day", "words"), [(date(2020, 5, 10), "现在还不能开始"), (date(2020, 5, 21), "已经过期")]
)
def test_an_inspection_begins_within_its_days(day: date, words: str) -> None:
    approved = after(drafted(day=date(2020, 5, 9)), (LEADER, ask(c.ApproveScheme)), day=date(2020, 5, 9))
    with pytest.raises(RefusedError, match=words):
        after(approved, (INSPECTOR, ask(c.BeginInspection)), day=day)


def test_a_draw_puts_what_was_drawn_into_the_scheme_and_again_needs_a_reason() -> None:
    draw = ask(c.DrawLots, of=DrawOf.UNIT, candidates=("jyj", "slj", "czj"), count=2, seed="s1")
    once = after(drafted(units=()), (OFFICE, draw))
    assert once.scheme.units == once.draws[0].drawn
    again = replace(draw, seed="s2", count=1)
    with pytest.raises(RefusedError, match="空"):
        after(once, (OFFICE, again))
    twice = after(once, (OFFICE, replace(again, reason="抽到的单位正在换届")))
    assert twice.scheme.units == twice.draws[1].drawn
    assert [draw.seed for draw in twice.draws] == ["s1", "s2"]


def test_drawn_tasks_bring_the_units_that_answer_for_them() -> None:
    around = replace(AROUND, tasks=frozenset({"T1", "T2"}))
    draw = ask(
        c.DrawLots,
        of=DrawOf.TASK,
        candidates=("T1", "T2"),
        count=1,
        seed="s",
        leads=(("T1", "jyj"), ("T2", "slj")),
    )
    blank = drafted(around=around, units=(), tasks=(), matters=())
    once = after(blank, (OFFICE, draw), around=around)
    lead = {"T1": "jyj", "T2": "slj"}[once.scheme.tasks[0]]
    assert once.scheme.units == (lead,)
    other = next(s for s in ("a", "b", "c", "d", "e") if after_seed(once, draw, s, around) != once.scheme)
    redrawn = after_seed(once, draw, other, around)
    assert len(redrawn.tasks) == len(redrawn.units) == 1
    assert redrawn.units != once.scheme.units


def after_seed(inspection, draw, seed, around):
    return after(inspection, (OFFICE, replace(draw, seed=seed, reason="重抽")), around=around).scheme


def test_people_who_must_stand_aside_are_not_drawn_and_it_is_said_why() -> None:
    tied = replace(AROUND, ties=(Tie("dc1", "slj", "曾在该单位工作"),))
    draw = ask(c.DrawLots, of=DrawOf.MEMBER, candidates=("dc1", "dc2"), count=1, seed="s")
    found = after(drafted(around=tied, members=()), (OFFICE, draw), around=tied)
    assert found.scheme.members == ("dc2",)
    assert found.draws[0].excluded == (("dc1", "“督查一组”与县水利局有回避关系（曾在该单位工作）"),)
    with pytest.raises(RefusedError, match="名单有1个，不能抽取2个"):
        after(drafted(around=tied, members=()), (OFFICE, replace(draw, count=2)), around=tied)


def test_a_review_may_be_asked_for_up_to_the_thirtieth_day_and_no_later() -> None:
    review = ask(c.AskReview, reason="记录在水厂。")
    asked = after(of_state("feedback"), (ALSO_INSPECTED, review), day=LAST_DAY)
    assert asked.feedback("slj").answer_by == LAST_DAY + timedelta(days=30)
    with pytest.raises(RefusedError, match="2020年6月10日，已经超过"):
        after(of_state("feedback"), (ALSO_INSPECTED, review), day=LAST_DAY + timedelta(days=1))


def test_a_review_is_asked_for_once() -> None:
    with pytest.raises(RefusedError, match=r"已于.*申请复核"):
        after(of_state("review"), (ALSO_INSPECTED, ask(c.AskReview, reason="再看看")))


def test_a_review_answered_after_thirty_days_is_answered_late() -> None:
    decide = ask(c.DecideReview, unit="slj", upheld=True, reason="事实清楚。")
    assert after(of_state("review"), (LEADER, decide), day=LAST_DAY).feedback("slj").late is False
    late = after(of_state("review"), (LEADER, decide), day=LAST_DAY + timedelta(days=1))
    assert late.feedback("slj").late is True


def test_who_inspected_does_not_decide_on_the_review() -> None:
    office_member = after(
        drafted(members=("office",)), (LEADER, ask(c.ApproveScheme)), (OFFICE, ask(c.BeginInspection))
    )
    fed_back = office_member
    for unit in ("jyj", "slj"):
        fed_back = after(fed_back, (OFFICE, ask(c.GiveFeedback, unit=unit, conclusion="无")))
    asked = after(fed_back, (ALSO_INSPECTED, ask(c.AskReview, reason="不符")))
    decide = ask(c.DecideReview, unit="slj", upheld=True, reason="维持")
    with pytest.raises(RefusedError, match="应当回避"):
        after(asked, (OFFICE, decide))
    after(asked, (LEADER, decide))


def test_a_changed_conclusion_takes_back_problems() -> None:
    decide = ask(
        c.DecideReview, unit="slj", upheld=False, reason="记录属实", conclusion="没有问题。", withdrawn=(1,)
    )
    found = after(of_state("review"), (LEADER, decide))
    assert found.problems_of("slj") == ()
    assert found.feedback("slj").conclusion == "没有问题。"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"upheld": True, "withdrawn": (1,)}, "不能同时"),
        ({"upheld": False}, "请写明变更后的督查结论"),
        ({"upheld": False, "conclusion": "改", "withdrawn": (7,)}, "第7个问题不是该单位的"),
        ({"upheld": True, "unit": "jyj"}, "没有等待复核的申请"),
        ({"upheld": True, "reason": ""}, "空"),
    ],
)
def test_a_review_that_contradicts_itself_is_refused(changes: dict[str, object], words: str) -> None:
    decide = ask(c.DecideReview, **{"unit": "slj", "reason": "见记录", **changes})
    with pytest.raises(RefusedError, match=words):
        after(of_state("review"), (LEADER, decide))


def test_an_inspection_is_not_closed_while_a_review_may_still_be_asked_for() -> None:
    with pytest.raises(RefusedError, match="2020年6月10日以前还可以申请复核"):
        after(of_state("feedback"), (INSPECTOR, ask(c.CloseInspection)), day=LAST_DAY)


def test_an_inspection_is_not_cancelled_once_a_unit_was_told() -> None:
    with pytest.raises(RefusedError, match="已向单位反馈结论"):
        after(told(under_way(), "jyj"), (LEADER, ask(c.CancelInspection, reason="换时间")))


def test_a_problem_is_withdrawn_before_the_feedback_only() -> None:
    withdraw = ask(c.WithdrawProblem, number=1, reason="证据不足")
    gone = after(of_state("under_way"), (INSPECTOR, withdraw))
    assert gone.problems_of("slj") == ()
    with pytest.raises(RefusedError, match="已经撤回"):
        after(gone, (INSPECTOR, withdraw))
    told_one = told(of_state("under_way"), "slj")
    with pytest.raises(RefusedError, match="已经反馈，不能撤回"):
        after(told_one, (INSPECTOR, withdraw))


def test_a_unit_is_told_once() -> None:
    with pytest.raises(RefusedError, match="已向县教育局反馈过"):
        told(told(under_way(), "jyj"), "jyj")


def test_a_unit_asks_for_its_own_review_only_after_its_own_feedback() -> None:
    with pytest.raises(RefusedError, match="还没有反馈"):
        after(told(under_way(), "slj"), (INSPECTED, ask(c.AskReview, reason="不符")))


def test_the_last_day_of_each_limit_of_an_inspection_is_in_time() -> None:
    """90 days at most; begun on its last day; a time that touches another is in it; told before the day of 整改."""
    assert drafted(end=MONDAY + timedelta(89)).scheme.end
    approved = after(drafted(), (LEADER, ask(c.ApproveScheme)))
    assert after(approved, (INSPECTOR, ask(c.BeginInspection)), day=SCHEME.end).begun_on == SCHEME.end
    other = Booked("XH2020-DAAAA", "另一次", ("jyj",), ("饮水安全",), date(2020, 5, 1), SCHEME.start)
    with pytest.raises(RefusedError, match="重复"):
        drafted(replace(AROUND, booked=(other,)))
    until = {**PROBLEM, "until": MONDAY + timedelta(1)}
    found = after(under_way(), (INSPECTOR, ask(c.RecordProblem, **until)))
    assert told(found, "slj").feedback("slj")
    with pytest.raises(RefusedError, match="整改时限已到"):
        told(found, "slj", day=MONDAY + timedelta(1))
