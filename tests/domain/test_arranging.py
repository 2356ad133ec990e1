"""Units changed after dispatch, milestones, sub-tasks, parts asked of units, instructions."""

from datetime import date, timedelta

import pytest
from task_lives import (
    HELPER,
    LEAD,
    LEADER,
    MONDAY,
    OFFICE,
    OTHER_PARTS,
    PACK,
    PARTS,
    SECOND,
    STRANGER,
    active,
    after,
    ask,
    facts_of,
    filing,
    stands,
)

from tracker.domain import commands as c
from tracker.domain import events as e
from tracker.domain.arrangement_events import MilestoneDraft, Succession, UnitsFollowed
from tracker.domain.case import Terms
from tracker.domain.evolve import evolve
from tracker.domain.standing import standing
from tracker.domain.task import State, Task
from tracker.domain.workflow import decide
from tracker.errors import RefusedError

MAY_6, MAY_20, JULY_20 = date(2020, 5, 6), date(2020, 5, 20), date(2020, 7, 20)
WITH_SLJ = (*PARTS[:1], e.PartDraft(role="responsible", name="县水利局", unit="slj"))


def moved(parts: tuple[e.PartDraft, ...]) -> c.Command:
    return ask(c.Assign, parts=parts, reason="机构职能调整")


def test_a_unit_that_comes_in_later_signs_within_its_own_limit_and_those_that_stay_need_not() -> None:
    task = after(active(), (OFFICE, moved(WITH_SLJ)), on=MAY_6)
    assert (task.state, task.sign_by) == (State.ACTIVE, date(2020, 5, 8))
    assert [(part.unit, part.signed_on) for part in task.parts] == [("jyj", MONDAY), ("slj", None)]
    assert after(task, (STRANGER, ask(c.Sign)), on=MAY_6).parts[1].signed_on == MAY_6


def test_a_new_lead_signs_before_the_task_runs_again_and_owes_no_filing_of_the_time_before() -> None:
    task = after(active(), (LEAD, filing(40)), (OFFICE, ask(c.AcceptFiling)))
    task = after(task, (OFFICE, moved(OTHER_PARTS)), on=MAY_6)
    assert (task.state, task.active_on, task.claimed, task.verified) == (State.DISPATCHED, None, None, 40)
    signed = after(task, (STRANGER, ask(c.Sign)), on=date(2020, 5, 8))
    assert (signed.state, signed.active_on) == (State.ACTIVE, date(2020, 5, 8))
    assert stands(signed, date(2020, 5, 20)).missing_periods == ()


def test_a_unit_that_comes_in_later_can_dispute_within_its_own_limit_and_the_others_go_on_afterwards() -> (
    None
):
    joined = after(active(), (OFFICE, moved((*PARTS, *WITH_SLJ[1:]))), on=MAY_6)
    with pytest.raises(RefusedError, match="交你单位时的签收期限已经超过"):
        after(joined, (HELPER, ask(c.DisputeTask, reason="不是本镇的事")), on=MAY_6)
    disputed = after(joined, (STRANGER, ask(c.DisputeTask, reason="不属水利职责")), on=date(2020, 5, 7))
    assert disputed.state is State.DISPUTED
    kept = after(disputed, (OFFICE, ask(c.DecideDispute, upheld=False, reason="涉水")), on=date(2020, 5, 11))
    assert (kept.state, kept.active_on, kept.sign_by) == (State.ACTIVE, MONDAY, date(2020, 5, 12))
    assert kept.deadline == date(2020, 7, 4)
    gone = after(
        disputed,
        (OFFICE, ask(c.DecideDispute, upheld=True, reason="确非其职责", parts=PARTS)),
        on=date(2020, 5, 11),
    )
    assert (gone.state, gone.active_on) == (State.ACTIVE, MONDAY)
    assert [(part.unit, part.signed_on) for part in gone.parts] == [
        ("jyj", MONDAY),
        ("czj", None),
        ("jishi", None),
    ]
    late = joined.sign_by
    assert late is not None
    with pytest.raises(RefusedError, match="签收期限是2020年5月8日，已经超过"):
        after(joined, (STRANGER, ask(c.DisputeTask, reason="不属水利职责")), on=late + timedelta(3))


def test_units_can_dispute_within_the_limit_though_the_lead_has_signed() -> None:
    task = after(active(), (HELPER, ask(c.DisputeTask, reason="不是本镇的事")), on=date(2020, 3, 17))
    assert task.state is State.DISPUTED


def test_a_responsible_unit_that_comes_to_lead_signs_for_that() -> None:
    signed = after(active(), (HELPER, ask(c.Sign)))
    task = after(signed, (OFFICE, moved((e.PartDraft(role="lead", name="积石镇", unit="jishi"),))))
    assert (task.state, task.parts[0].signed_on) == (State.DISPATCHED, None)


def test_giving_a_missed_task_to_another_unit_leaves_it_missed() -> None:
    task = after(active(), (OFFICE, moved(OTHER_PARTS)), on=JULY_20)
    assert stands(task, JULY_20).on_time(original=True) is False


def test_units_that_are_the_same_are_not_set_anew() -> None:
    with pytest.raises(RefusedError, match="没有变化"):
        after(active(), (OFFICE, moved(PARTS)))


def test_a_task_goes_on_with_the_unit_that_came_after_its_own_signature_and_filings_included() -> None:
    task = after(active(), (LEAD, filing(40)))
    gone = Succession(unit="jyj", successor="jytyj", name="县教育体育局")
    went = evolve(task, UnitsFollowed(task=task.code, day=MAY_6, successions=(gone,), why="机构改革"))
    assert (went.parts[0].name, went.parts[0].unit, went.parts[0].signed_on) == (
        "县教育体育局",
        "jytyj",
        MONDAY,
    )
    assert went.filed_periods == task.filed_periods
    assert went.claimed == 40


def test_a_merged_unit_has_one_part_the_highest() -> None:
    gone = Succession(unit="jishi", successor="jyj", name="县教育局")
    task = evolve(active(), UnitsFollowed(task="XH2020-001", day=MAY_6, successions=(gone,), why="机构改革"))
    assert [(part.role.value, part.unit) for part in task.parts] == [("lead", "jyj"), ("lead", "czj")]


def test_milestones_set_what_is_expected_by_their_weights() -> None:
    first, last = (
        MilestoneDraft(day=date(2020, 4, 30), weight=1),
        MilestoneDraft(day=date(2020, 6, 30), weight=2),
    )
    task = after(active(), (OFFICE, ask(c.SetMilestones, milestones=(last, first))))
    assert task.milestones == ((date(2020, 4, 30), 33), (date(2020, 6, 30), 100))
    assert stands(task, date(2020, 4, 30)).expected == 33


@pytest.mark.parametrize(
    ("day", "weight", "why"),
    [
        (date(2020, 7, 1), 1, "晚于完成时限2020年6月30日"),
        (date(2020, 3, 1), 1, "已经过去"),
        (date(2020, 5, 1), 0, "权重应是1到1000之间"),
    ],
)
def test_a_milestone_that_cannot_be_is_refused(day: date, weight: int, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        after(active(), (OFFICE, ask(c.SetMilestones, milestones=(MilestoneDraft(day=day, weight=weight),))))


def divided() -> tuple[Task, list[Task]]:
    """A task divided 3 to 1, and its two parts, of which the first stands at 80% and the second at nothing."""
    whole, parts = active(), []
    for title, weight in (("劝返", 3), ("资助", 1)):
        first, second = decide(whole, ask(c.Split, title=title, weight=weight), OFFICE, MONDAY, Terms())
        whole, part = evolve(whole, first), evolve(None, second)
        sent = ((OFFICE, c.Dispatch(task=part.code)), (LEAD, c.Sign(task=part.code)))
        parts.append(after(part, *sent))
    told = c.FileProgress(task=parts[0].code, progress="已劝返", claimed=80)
    parts[0] = after(parts[0], (LEAD, told), (OFFICE, c.AcceptFiling(task=parts[0].code)))
    return whole, parts


def test_a_divided_task_stands_where_its_parts_do_by_their_weights_and_says_how() -> None:
    whole, parts = divided()
    day = date(2020, 6, 1)
    each = [stands(part, day) for part in parts]
    together = standing(facts_of(whole), day, PACK, each)
    assert whole.children == ("XH2020-001-1", "XH2020-001-2")
    assert (together.progress, together.facts.verified) == (60, 60)
    assert together.expected == each[0].expected
    assert "进度60%（按子任务权重：（3×80%＋1×0%）÷4）" in together.light.sentence


def test_a_cancelled_part_no_longer_counts_and_one_found_done_counts_in_full() -> None:
    whole, parts = divided()
    gone = after(parts[1], (OFFICE, c.Cancel(task=parts[1].code, reason="并入劝返")))
    done = after(
        parts[0],
        (LEAD, c.ClaimCompletion(task=parts[0].code, basis="验收意见")),
        (OFFICE, c.VerifyCompletion(task=parts[0].code)),
    )
    day = date(2020, 6, 1)
    assert standing(facts_of(whole), day, PACK, [stands(parts[0], day), stands(gone, day)]).progress == 80
    assert standing(facts_of(whole), day, PACK, [stands(done, day), stands(parts[1], day)]).progress == 75


def test_a_part_takes_along_only_the_leads_where_no_units_are_named() -> None:
    _, parts = divided()
    assert [part.unit for part in parts[0].parts] == ["jyj", "czj"]


def test_a_task_that_was_just_divided_is_not_red_for_having_made_no_progress() -> None:
    whole, parts = divided()
    idle = [stands(parts[1], JULY_20)]
    assert "没有进展" not in standing(facts_of(whole), JULY_20, PACK, idle).light.sentence


def test_completion_is_not_claimed_over_parts_that_are_open() -> None:
    whole, _ = divided()
    claim = ask(c.ClaimCompletion, basis="验收意见")
    with pytest.raises(RefusedError, match="还有1个子任务没有办结：XH2020-001-2"):
        decide(whole, claim, LEAD, MONDAY, Terms(), ("XH2020-001-2",))
    assert decide(whole, claim, LEAD, MONDAY, Terms())


def test_a_part_takes_no_longer_than_the_whole_and_is_divided_down_to_the_fourth_level() -> None:
    with pytest.raises(RefusedError, match="晚于任务XH2020-001的时限"):
        after(active(), (OFFICE, ask(c.Split, title="劝返", deadline=date(2020, 7, 1))))
    part = divided()[1][0]
    for level in (3, 4):
        events = decide(part, c.Split(task=part.code, title="再分"), OFFICE, MONDAY, Terms())
        part = evolve(None, events[1])
        assert part.level == level
    assert part.code == "XH2020-001-1-1-1"
    with pytest.raises(RefusedError, match="已在第4级，最多分解到第4级"):
        after(part, (OFFICE, c.Split(task=part.code, title="再分")))


def test_a_responsible_unit_files_only_what_it_was_asked_for() -> None:
    task = after(active(), (HELPER, ask(c.Sign)))
    with pytest.raises(RefusedError, match="没有要求你单位填报"):
        after(task, (HELPER, filing(30)))
    asked = after(task, (LEAD, ask(c.AskPart, units=("jishi",), due=date(2020, 3, 20))))
    assert after(asked, (HELPER, filing(30)), on=date(2020, 3, 20)).filings[0].late is False
    late = after(asked, (HELPER, filing(30)), on=date(2020, 3, 21))
    assert (late.filings[0].late, late.askings_of("jishi"), late.claimed) == (True, (), None)
    with pytest.raises(RefusedError, match="没有要求你单位填报"):
        after(late, (HELPER, filing(40)), on=date(2020, 3, 21))


def test_what_was_asked_once_is_not_asked_again() -> None:
    asking = ask(c.AskPart, units=("jishi",), due=MAY_20)
    task = after(active(), (OFFICE, asking), on=MAY_6)
    with pytest.raises(RefusedError, match="2020年5月6日已要求积石镇"):
        after(task, (LEAD, asking), on=MAY_6 + timedelta(1))


def test_only_responsible_units_are_asked_for_a_part() -> None:
    with pytest.raises(RefusedError, match="不是任务XH2020-001的责任单位"):
        after(active(), (OFFICE, ask(c.AskPart, units=("slj",), due=MAY_20)))


def test_a_leader_s_instruction_waits_for_the_lead_s_answer() -> None:
    told = ask(c.Instruct, words="请抓紧补齐手续", answer_by=MAY_20)
    task = after(active(), (LEADER, told), on=MAY_6)
    assert (task.open_instruction.by, task.waits_for) == ("分管副县长", ("answer_instruction",))
    answered = after(task, (LEAD, ask(c.AnswerInstruction, words="已补齐")), on=MAY_20)
    assert (answered.open_instruction, answered.instructions[0].answer) == (None, "已补齐")
    with pytest.raises(RefusedError, match="没有等待回复的批示"):
        after(answered, (LEAD, ask(c.AnswerInstruction, words="再报")))


def test_the_office_says_whose_instruction_it_enters_and_units_instruct_nobody() -> None:
    with pytest.raises(RefusedError, match="必填的内容是空的"):
        after(active(), (OFFICE, ask(c.Instruct, words="请抓紧")))
    with pytest.raises(RefusedError, match="没有“批示”的权限"):
        after(active(), (SECOND, ask(c.Instruct, words="请抓紧", by="局长")))


def test_an_answer_that_would_be_due_in_the_past_is_not_asked_for() -> None:
    with pytest.raises(RefusedError, match="已经过去"):
        after(active(), (LEADER, ask(c.Instruct, words="请抓紧", answer_by=MONDAY)), on=MAY_6)
