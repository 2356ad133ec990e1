"""Suspended, resumed, cancelled, disputed: what a stopped clock does to a task, and what it never does."""

from datetime import date, timedelta

import pytest
from task_lives import HELPER, LEAD, MONDAY, OFFICE, active, after, ask, drafted, filing, stands

from tracker.domain import commands as c
from tracker.domain.lights import Colour
from tracker.domain.task import State
from tracker.errors import RefusedError

SUSPEND, RESUME = ask(c.Suspend, reason="上级规划调整"), ask(c.Resume, reason="新规划已印发")
CANCEL = ask(c.Cancel, reason="并入其他任务")
MAY_6, JUNE_15, JULY_20 = date(2020, 5, 6), date(2020, 6, 15), date(2020, 7, 20)


def test_the_deadline_is_put_off_by_the_days_of_the_suspension_and_the_version_says_why() -> None:
    held = after(active(), (OFFICE, SUSPEND), on=MAY_6)
    task = after(held, (OFFICE, RESUME), on=JUNE_15)
    assert (task.state, task.deadline, task.original_deadline) == (
        State.ACTIVE,
        date(2020, 8, 9),
        date(2020, 6, 30),
    )
    assert task.deadlines[-1].reason == "中止期间停止计时"
    assert stands(task, date(2020, 8, 9)).on_time(original=True) is None
    assert stands(task, date(2020, 8, 10)).on_time(original=True) is False


def test_a_suspended_task_is_neither_overdue_nor_owed_and_says_why_it_has_no_light() -> None:
    held = after(active(), (OFFICE, SUSPEND), on=MAY_6)
    later = stands(held, date(2021, 1, 1))
    assert (later.overdue_days, later.days_left, later.missing_periods) == (0, None, ())
    assert later.on_time(original=True) is None
    assert later.light.colour is Colour.NONE
    assert later.light.sentence == "2020年5月6日中止，期间不计时：上级规划调整"
    assert held.waits_for == ()


def test_a_task_missed_before_it_was_suspended_stays_missed_and_is_not_put_off() -> None:
    held = after(active(), (OFFICE, SUSPEND), on=JULY_20)
    task = after(held, (OFFICE, RESUME), on=date(2020, 12, 1))
    assert task.deadline == date(2020, 6, 30)
    assert stands(held, date(2020, 9, 1)).on_time(original=True) is False
    assert stands(task, date(2020, 12, 1)).on_time(original=True) is False
    assert stands(task, date(2020, 12, 1)).overdue_days == 20


def test_a_task_that_was_missed_and_then_cancelled_stays_missed_and_one_in_time_says_nothing() -> None:
    assert stands(after(active(), (OFFICE, CANCEL), on=JULY_20), JULY_20).on_time(original=True) is False
    early = after(active(), (OFFICE, CANCEL), on=MAY_6)
    assert (early.state, stands(early, JULY_20).on_time(original=True)) == (State.CANCELLED, None)
    assert stands(early, JULY_20).overdue_days == 0


def test_a_cancelled_task_never_comes_back() -> None:
    gone = after(active(), (OFFICE, CANCEL))
    with pytest.raises(RefusedError, match="已撤销"):
        after(gone, (OFFICE, RESUME))


def test_what_was_left_of_the_signing_limit_runs_on_after_a_suspension() -> None:
    sent = after(drafted(), (OFFICE, ask(c.Dispatch)), on=MONDAY)
    held = after(sent, (OFFICE, SUSPEND), on=MONDAY + timedelta(1))
    task = after(held, (OFFICE, RESUME), on=date(2020, 3, 20))
    assert (task.state, task.sign_by) == (State.DISPATCHED, date(2020, 3, 23))


def test_what_was_asked_of_a_part_and_the_answer_to_an_instruction_are_put_off_too() -> None:
    asked = after(
        active(),
        (OFFICE, ask(c.AskPart, units=("jishi",), due=MONDAY + timedelta(4))),
        (OFFICE, ask(c.Instruct, words="请抓紧", by="县委书记", answer_by=MONDAY + timedelta(4))),
        (OFFICE, ask(c.Instruct, words="请核实", by="县长", answer_by=MONDAY)),
        (LEAD, ask(c.AnswerInstruction, words="已核实", number=2)),
    )
    held = after(asked, (OFFICE, SUSPEND), on=MONDAY + timedelta(2))
    task = after(held, (OFFICE, RESUME), on=MONDAY + timedelta(9))
    assert [each.due for each in task.askings] == [MONDAY + timedelta(11)]
    assert [each.answer_by for each in task.instructions] == [MONDAY + timedelta(11), MONDAY]
    in_time, late = (after(task, (HELPER, filing(10)), on=MONDAY + timedelta(days)) for days in (11, 12))
    assert [each.filings[0].late for each in (in_time, late)] == [False, True]


def test_what_was_missed_before_the_suspension_is_not_put_off() -> None:
    asked = after(active(), (OFFICE, ask(c.AskPart, units=("jishi",), due=MONDAY)))
    held = after(asked, (OFFICE, SUSPEND), on=MONDAY + timedelta(1))
    assert after(held, (OFFICE, RESUME), on=MAY_6).askings[0].due == MONDAY


def test_a_claim_goes_back_to_its_verification_after_a_suspension() -> None:
    claimed = after(active(), (LEAD, ask(c.ClaimCompletion, basis="验收意见")))
    task = after(claimed, (OFFICE, SUSPEND), (OFFICE, RESUME))
    assert (task.state, task.waits_for) == (State.CLAIMED, ("verify",))


def test_a_task_found_done_is_closed_and_not_suspended() -> None:
    done = after(
        active(), (LEAD, ask(c.ClaimCompletion, basis="验收意见")), (OFFICE, ask(c.VerifyCompletion))
    )
    with pytest.raises(RefusedError, match="已经核验通过"):
        after(done, (OFFICE, SUSPEND))


def test_nobody_files_for_a_suspended_task() -> None:
    held = after(active(), (OFFICE, SUSPEND))
    with pytest.raises(RefusedError, match="已中止"):
        after(held, (LEAD, filing(30)))


def test_a_dispute_that_was_suspended_waits_for_its_decision_with_the_clock_still_standing() -> None:
    disputed = after(
        drafted(), (OFFICE, ask(c.Dispatch)), (HELPER, ask(c.DisputeTask, reason="不属本单位")), on=MONDAY
    )
    task = after(disputed, (OFFICE, SUSPEND), on=date(2020, 3, 20))
    task = after(task, (OFFICE, RESUME), on=date(2020, 3, 25))
    assert (task.state, task.deadline) == (State.DISPUTED, date(2020, 6, 30))
    decided = ask(c.DecideDispute, upheld=False, reason="三定规定明确")
    task = after(task, (OFFICE, decided), on=date(2020, 3, 26))
    assert (task.state, task.deadline) == (State.DISPATCHED, date(2020, 7, 10))


def test_a_dispute_that_lasts_counts_nothing_against_anybody() -> None:
    sent = after(drafted(), (OFFICE, ask(c.Dispatch)), (LEAD, ask(c.DisputeTask, reason="不属本单位")))
    for day in (MONDAY, MAY_6, JULY_20):
        waiting = stands(sent, day)
        assert (waiting.expected, waiting.overdue_days, waiting.days_left) == (0, 0, 106)
        assert waiting.light.colour is Colour.GREEN


@pytest.mark.parametrize("days", [1, 9, 45, 200])
def test_a_suspended_life_looks_on_each_day_as_the_life_without_it_looked(days: int) -> None:
    whole = after(active(), (LEAD, filing(40)), (OFFICE, ask(c.AcceptFiling)), on=date(2020, 4, 1))
    broken = after(after(whole, (OFFICE, SUSPEND), on=MAY_6), (OFFICE, RESUME), on=MAY_6 + timedelta(days))
    for day in range(0, 90, 7):
        without = stands(whole, MAY_6 + timedelta(day))
        with_it = stands(broken, MAY_6 + timedelta(day + days))
        assert (with_it.expected, with_it.overdue_days) == (without.expected, without.overdue_days)
        for original in (True, False):
            assert with_it.on_time(original=original) == without.on_time(original=original)
