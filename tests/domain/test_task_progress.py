"""The progress of a task with targets follows from their numbers; so does its light."""

from dataclasses import replace
from datetime import date

import pytest
from task_lives import HELPER, LEAD, OFFICE, active, after, ask, filing, stands

from tracker.domain import commands as c
from tracker.domain.accepting import doubt_of_accepting
from tracker.domain.case import Terms
from tracker.domain.filing_doubts import doubts_in, doubts_of_claim, figures_of
from tracker.domain.lights import Colour
from tracker.domain.task import Task, TaskTarget
from tracker.domain.task_progress import progress_of
from tracker.domain.workflow import decide
from tracker.errors import RefusedError

HOUSES = TaskTarget("改造危房", ">=", 30, "户")
ROADS = TaskTarget("修路", ">=", 10, "公里")
RATE = TaskTarget("合格率", ">=", 96, "%")
MAY_8 = date(2020, 5, 8)  # half of the way from 16 March to 30 June


def with_targets(*targets: TaskTarget) -> Task:
    return replace(active(), targets=targets)


def test_the_light_follows_from_the_numbers_and_not_from_the_stated_percent() -> None:
    task = after(with_targets(HOUSES, RATE), (LEAD, filing(50, values=((0, 3),))), on=MAY_8)
    light = stands(task, MAY_8).light
    assert light.colour is Colour.RED
    assert light.sentence.startswith("自报进度10%（实际3/目标30=10%，填报时写的是50%），序时应达50%，差40个")
    honest = after(with_targets(HOUSES), (LEAD, filing(10, values=((0, 15),))), on=MAY_8)
    assert stands(honest, MAY_8).light.colour is Colour.GREEN


def test_verified_progress_rests_on_the_numbers_that_the_office_took() -> None:
    task = after(with_targets(HOUSES), (LEAD, filing(50, values=((0, 15),))), on=MAY_8)
    assert progress_of(task).verified is None
    found = after(task, (OFFICE, ask(c.AcceptFiling, values=((0, 12),))), on=MAY_8)
    assert (found.targets[0].reported, found.targets[0].verified) == (15, 12)
    progress = progress_of(found)
    assert (progress.claimed, progress.verified) == (50, 40)
    assert progress.verified_by == "实际12/目标30=40%"
    assert stands(found, MAY_8).light.sentence.startswith("进度40%（实际12/目标30=40%），序时应达50%")
    again = after(found, (LEAD, filing(60, values=((0, 18),), period="2020年6月")), on=date(2020, 6, 2))
    assert "自报进度60%（" in stands(again, date(2020, 6, 2)).light.sentence


def test_numbers_can_be_found_only_where_some_were_reported() -> None:
    task = after(with_targets(HOUSES, ROADS), (LEAD, filing(50, values=((0, 15),))))
    with pytest.raises(RefusedError, match="没有报第2个目标值"):
        decide(task, ask(c.AcceptFiling, values=((1, 5),)), OFFICE, MAY_8, Terms())


def test_while_a_number_is_missing_the_stated_percent_holds_and_the_light_says_so() -> None:
    task = after(with_targets(HOUSES, ROADS), (LEAD, filing(50, values=((0, 15),))), on=MAY_8)
    sentence = stands(task, MAY_8).light.sentence
    assert sentence.startswith("自报进度50%（“修路”没有填报的实际数，按填报的百分比），序时应达50%")
    taken = after(task, (OFFICE, ask(c.AcceptFiling)), on=MAY_8)
    assert "进度50%（“修路”没有核定的实际数，按核定的百分比）" in stands(taken, MAY_8).light.sentence


def test_a_share_of_a_percent_is_work_begun_and_nothing_at_all_is_not() -> None:
    day, endless = date(2020, 4, 20), replace(active(), deadlines=())
    none = replace(endless, targets=(HOUSES,))
    assert "没有进展" in stands(after(none, (LEAD, filing(5, values=((0, 0),)))), day).light.sentence
    many = replace(endless, targets=(replace(HOUSES, value=9000),))
    begun = stands(after(many, (LEAD, filing(5, values=((0, 1),)))), day).light.sentence
    assert "没有进展" not in begun
    assert "实际1/目标9000=0%" in begun


def test_work_that_was_found_done_is_all_done_whatever_the_numbers_were() -> None:
    task = after(with_targets(HOUSES), (LEAD, filing(90, values=((0, 27),))))
    done = after(task, (LEAD, ask(c.ClaimCompletion, basis="验收意见")), (OFFICE, ask(c.VerifyCompletion)))
    assert (progress_of(done).claimed, progress_of(done).verified) == (90, 100)


def test_numbers_that_are_all_reached_do_not_finish_work_that_the_unit_itself_says_goes_on() -> None:
    task = after(with_targets(HOUSES), (LEAD, filing(82, values=((0, 32),))), on=MAY_8)
    progress = progress_of(after(task, (OFFICE, ask(c.AcceptFiling)), on=MAY_8))
    assert (progress.claimed, progress.verified) == (82, 82)
    assert progress.claimed_by == "目标值都已达到：实际32/目标30=107%；全部工作按填报时写的82%"
    assert progress.verified_by == "目标值都已达到：实际32/目标30=107%；全部工作按核定时写的82%"
    assert said_of(with_targets(HOUSES), "jyj", 82, {0: 32}) == ()
    pending, taken = task.pending_filings[0], c.AcceptFiling(task="T", verified=70)
    assert doubt_of_accepting(task, pending, taken) == ""


def test_the_slowest_number_counts_and_a_share_that_is_not_reached_keeps_all_from_being_done() -> None:
    two = after(with_targets(HOUSES, ROADS), (LEAD, filing(80, values=((0, 30), (1, 4)))), on=MAY_8)
    assert progress_of(two).claimed_by == "“修路”实际4/目标10=40%，填报时写的是80%"
    short = after(with_targets(HOUSES, RATE), (LEAD, filing(100, values=((0, 30), (1, 95.5)))), on=MAY_8)
    assert (progress_of(short).claimed, progress_of(short).claimed_by) == (
        99,
        "实际30/目标30=100%，“合格率”95.5%，没有达到目标（不低于96%），不算全部完成",
    )
    alone = after(with_targets(RATE), (LEAD, filing(100, values=((0, 95.5),))), on=MAY_8)
    assert "自报进度99%（填报时写的是100%，“合格率”95.5%，没有达到" in stands(alone, MAY_8).light.sentence
    met = after(alone, (LEAD, filing(100, values=((0, 96),))), on=MAY_8)
    assert (progress_of(met).claimed, progress_of(met).claimed_by) == (100, "")


def said_of(task: Task, unit: str, claimed: int, values: dict[int, float]) -> tuple[str, ...]:
    return doubts_in(figures_of(task, unit, claimed, values))


def test_before_saving_the_unit_is_asked_about_a_percent_that_will_not_hold_and_a_number_that_is_missing() -> (
    None
):
    task = with_targets(HOUSES, ROADS)
    assert said_of(task, "jyj", 50, {0: 15, 1: 5}) == ()
    assert said_of(task, "jyj", 50, {0: 15, 1: 2}) == (
        "自报进度50%，按目标值计算是20%（“修路”实际2/目标10=20%），以目标值为准",
    )
    assert said_of(task, "jyj", 50, {0: 15}) == ("没有填报“修路”的实际数，进度暂按自报的50%",)
    assert said_of(task, "czj", 50, {}) == ()
    shared = replace(HOUSES, shares=(("jishi", 10), ("jyj", 20)), reported=4)
    assert said_of(with_targets(shared), "jishi", 90, {0: 4}) == (
        "自报进度90%，按目标值计算是40%（实际4/目标10=40%），以目标值为准",
    )
    assert said_of(with_targets(shared), "czj", 70, {}) == ()


def test_a_claim_over_numbers_that_are_not_reached_or_not_known_is_questioned() -> None:
    task = with_targets(replace(HOUSES, reported=30), replace(ROADS, reported=4), RATE)
    assert doubts_of_claim(task) == (
        "申请办结，“修路”实际值4公里，目标值不低于10公里",
        "申请办结，没有填报“合格率”的实际值",
    )


def test_the_office_is_asked_about_a_percent_that_will_not_hold() -> None:
    task = after(with_targets(HOUSES), (LEAD, filing(50, values=((0, 15),))))
    waits = task.pending_filings[0]
    assert doubt_of_accepting(task, waits, c.AcceptFiling(task="T", verified=50)) == ""
    assert doubt_of_accepting(task, waits, c.AcceptFiling(task="T")) == ""
    stated = c.AcceptFiling(task="T", verified=45, values=((0, 12),))
    assert doubt_of_accepting(task, waits, stated).startswith(
        "核定进度45%，按目标值计算是40%（实际12/目标30=40%），以目标值为准"
    )


def test_the_number_of_a_helper_without_an_answer_counts_as_claimed() -> None:
    shared = replace(HOUSES, shares=(("jishi", 10), ("jyj", 20)))
    task = after(replace(active(), targets=(shared,)), (LEAD, filing(20, values=((0, 6),))), on=MAY_8)
    task = after(
        task, (OFFICE, ask(c.AcceptFiling)), (LEAD, ask(c.AskPart, units=("jishi",), due=MAY_8)), on=MAY_8
    )
    task = after(task, (HELPER, filing(90, values=((0, 9),))), on=MAY_8)
    assert "自报进度50%（实际15/目标30=50%，填报时写的是20%）" in stands(task, MAY_8).light.sentence
