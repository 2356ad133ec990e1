"""On the last day and on the day after, at the number itself and beside it: where each rule of a task's life ends."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from task_lives import (
    HELPER,
    LEAD,
    MONDAY,
    OFFICE,
    PARTS,
    SECOND,
    active,
    after,
    ask,
    drafted,
    facts_of,
    filing,
    stands,
)

from tracker.domain import commands as c
from tracker.domain import project_commands as p
from tracker.domain import project_events as pe
from tracker.domain.arrangement_events import MilestoneDraft
from tracker.domain.case import Terms
from tracker.domain.evolve import evolve
from tracker.domain.finding import Origin, Source
from tracker.domain.permissions import Act, Actor, Role, may
from tracker.domain.rates import OnTime, rates_of
from tracker.domain.target_words import unmet
from tracker.domain.task import State, Task, TaskTarget
from tracker.domain.weighted import Share, weighted
from tracker.domain.workflow import decide
from tracker.errors import RefusedError

SUSPEND, RESUME = ask(c.Suspend, reason="上级规划调整"), ask(c.Resume, reason="新规划已印发")
LIMIT, JUNE_30 = MONDAY + timedelta(2), date(2020, 6, 30)  # of the signature, of the work
EXTEND = {"reason": "汛期停工", "progress": 10}


def sent() -> Task:
    return after(drafted(), (OFFICE, ask(c.Dispatch)))


def held(task: Task, since: date, until: date) -> Task:
    return after(after(task, (OFFICE, SUSPEND), on=since), (OFFICE, RESUME), on=until)


def test_a_dispute_is_in_time_on_the_last_day_of_the_limit() -> None:
    assert after(sent(), (LEAD, ask(c.DisputeTask, reason="不属本单位")), on=LIMIT).state is State.DISPUTED


def test_a_task_suspended_on_the_last_day_to_sign_leaves_a_day_to_sign() -> None:
    assert held(sent(), LIMIT, date(2020, 4, 1)).sign_by == date(2020, 4, 2)
    late = LIMIT + timedelta(1)
    assert held(sent(), late, date(2020, 4, 1)).sign_by == LIMIT


def test_a_new_deadline_is_later_than_the_one_that_holds() -> None:
    with pytest.raises(RefusedError, match="应晚于"):
        after(active(), (LEAD, ask(c.AskExtension, until=JUNE_30, **EXTEND)))
    asked = ask(c.AskExtension, until=JUNE_30 + timedelta(1), **EXTEND)
    waiting = after(active(), (LEAD, asked), on=JUNE_30)
    with pytest.raises(RefusedError, match="已有一项延期申请"):
        after(waiting, (LEAD, asked))


def test_what_is_asked_for_today_may_be_due_today() -> None:
    asked = after(active(), (OFFICE, ask(c.AskPart, units=("jishi",), due=MONDAY)))
    assert asked.askings[0].due == MONDAY
    with pytest.raises(RefusedError, match="已经过去"):
        after(active(), (OFFICE, ask(c.AskPart, units=("jishi",), due=MONDAY - timedelta(1))))


def test_a_unit_whose_filing_was_sent_back_may_be_asked_for_its_part_of_the_period() -> None:
    """县财政局 led and filed; it then does a part only."""
    filed = after(active(), (SECOND, ask(c.Sign)), (SECOND, filing(10)))
    fewer = (PARTS[0], PARTS[1].model_copy(update={"role": "responsible"}), PARTS[2])
    asking = ask(c.AskPart, units=("czj",), due=MONDAY)
    moved = ask(c.Assign, parts=fewer, reason="调整")
    with pytest.raises(RefusedError, match="已填报"):
        after(filed, (OFFICE, moved), (OFFICE, asking))
    returned = after(filed, (OFFICE, ask(c.ReturnFiling, reason="数据不符")))
    assert after(returned, (OFFICE, moved), (OFFICE, asking)).askings


def test_a_number_is_filed_for_a_target_that_the_task_has() -> None:
    assert after(active(), (LEAD, filing(10, values=((0, 90.0),)))).filings
    with pytest.raises(RefusedError, match="没有第2个目标值"):
        after(active(), (LEAD, filing(10, values=((1, 90.0),))))


@pytest.mark.parametrize("act", [ask(c.RefuseCompletion, reason="现场未完工"), ask(c.Cancel, reason="并入")])
def test_what_was_found_done_is_neither_refused_nor_cancelled(act: c.Command) -> None:
    claimed = after(active(), (LEAD, ask(c.ClaimCompletion, basis="验收意见")))
    assert after(claimed, (OFFICE, act)).state is not State.CLAIMED
    with pytest.raises(RefusedError, match="已经核验通过"):
        after(claimed, (OFFICE, ask(c.VerifyCompletion)), (OFFICE, act))


def test_a_helper_that_becomes_first_lead_is_asked_to_file_from_that_day_on() -> None:
    both = after(active(), (SECOND, ask(c.Sign)))
    turned = ask(c.Assign, parts=(PARTS[1], PARTS[0], PARTS[2]), reason="调整")
    day = date(2020, 5, 6)
    assert after(both, (OFFICE, turned), on=day).active_on == day
    fewer = ask(c.Assign, parts=PARTS[:2], reason="调整")
    assert after(both, (OFFICE, fewer), on=day).active_on == MONDAY


def test_a_unit_that_is_out_is_asked_for_nothing_any_more() -> None:
    asked = after(active(), (OFFICE, ask(c.AskPart, units=("jishi",), due=MONDAY)))
    assert after(asked, (OFFICE, ask(c.Assign, parts=PARTS[:2], reason="调整"))).askings == ()


def test_a_suspended_dispute_moves_no_deadline_before_it_is_decided() -> None:
    disputed = after(sent(), (LEAD, ask(c.DisputeTask, reason="不属本单位")))
    waiting = after(disputed, (OFFICE, SUSPEND), on=date(2020, 3, 20))
    (resumed,) = decide(waiting, RESUME, OFFICE, date(2020, 3, 25), Terms())
    assert resumed.deadline is None


def test_milestones_ahead_are_put_off_and_what_is_expected_between_them_stays() -> None:
    plan = (
        MilestoneDraft(day=date(2020, 4, 1), weight=1),
        MilestoneDraft(day=date(2020, 5, 15), weight=3),
        MilestoneDraft(day=JUNE_30, weight=4),
    )
    whole = after(active(), (OFFICE, ask(c.SetMilestones, milestones=plan)))
    broken = held(whole, date(2020, 5, 6), date(2020, 5, 26))
    assert [day for day, _ in broken.milestones] == [date(2020, 4, 1), date(2020, 6, 4), date(2020, 7, 20)]
    for day in (date(2020, 5, 6), date(2020, 5, 16), date(2020, 6, 20)):
        assert stands(broken, day + timedelta(20)).expected == stands(whole, day).expected


def test_no_filing_is_missing_for_a_day_on_which_the_clock_stood() -> None:
    broken = held(active(), date(2020, 4, 20), date(2020, 4, 27))
    assert stands(broken, date(2020, 5, 26)).missing_periods == ("2020年3月", "2020年5月")


def test_both_rates_are_each_against_their_own_deadline() -> None:
    late = after(
        active(),
        (LEAD, ask(c.AskExtension, until=date(2020, 8, 31), **EXTEND)),
        (OFFICE, ask(c.DecideExtension, granted=True)),
    )
    done = (LEAD, ask(c.ClaimCompletion, basis="验收")), (OFFICE, ask(c.VerifyCompletion))
    rates = rates_of([facts_of(after(late, *done, on=date(2020, 7, 20)))], date(2020, 9, 30))
    assert (rates.original, rates.approved) == (OnTime(0, 1), OnTime(1, 0))


def test_a_weighted_percent_is_rounded_half_up() -> None:
    parts = [Share(1, 1, 1, 1, 1), Share(1, 0, 0, 0, 0)]
    assert weighted(parts).counted == 1


@pytest.mark.parametrize(
    ("op", "value", "short"),
    [
        (">", 30, True),
        (">", 31, False),
        ("<", 30, True),
        ("<", 29, False),
        (">=", 30, False),
        ("<=", 30, False),
    ],
)
def test_a_target_is_reached_at_its_number_or_only_beyond(op: str, value: float, short: bool) -> None:
    assert unmet(TaskTarget("危房", op, 30, "户"), value) is short


def test_the_day_of_the_claim_is_the_day_of_the_work_and_a_refused_claim_is_none() -> None:
    claim = (LEAD, ask(c.ClaimCompletion, basis="验收意见"))
    claimed = after(active(), claim, on=JUNE_30)
    slow = date(2020, 7, 20)
    assert after(claimed, (OFFICE, ask(c.VerifyCompletion)), on=slow).done_on == JUNE_30
    refused = after(claimed, (OFFICE, ask(c.RefuseCompletion, reason="现场未完工")), on=slow)
    assert (refused.claim_on, stands(refused, slow).overdue_days) == (None, 20)


def test_work_is_begun_with_the_first_progress_above_nothing() -> None:
    assert after(active(), (LEAD, filing(0))).started_on is None
    assert after(active(), (LEAD, filing(0)), (LEAD, filing(1)), (LEAD, filing(2))).started_on == MONDAY


def finding(*closers: str) -> Task:
    origin = Origin(Source.INSPECTION, "督查反馈", "限期整改", "dc1", closers)
    return replace(active(), origin=origin)


def test_a_finding_is_cancelled_by_whoever_raised_it_and_closed_by_none_of_its_units() -> None:
    team, member = Actor("dc1", "督查人员", Role.INSPECTOR), Actor("jyj-2", "县教育局", Role.UNIT, "jyj")
    assert not may(team, Act.CANCEL, finding("dc1"))
    assert may(OFFICE, Act.CANCEL, finding("dc1"))
    assert may(member, Act.VERIFY, finding("dc1", "jyj-2"))
    assert may(HELPER, Act.VERIFY, finding("jishi-1"))


def test_the_office_verifies_its_own_work_only_where_it_closes_it() -> None:
    """县教育局 is the office here; of an inspection's finding its team verifies."""
    terms, team = Terms(office="循化县教育局"), Actor("dc1", "督查人员", Role.INSPECTOR)
    for task, actor, own in ((active(), OFFICE, True), (finding("dc1"), team, False)):
        claimed = after(task, (LEAD, ask(c.ClaimCompletion, basis="验收意见")))
        (event,) = decide(claimed, ask(c.VerifyCompletion), actor, MONDAY, terms)
        assert event.own is own


def project() -> Task:
    told = {
        "fund": "扶贫资金",
        "approved": "90",
        "leader": "",
        "owner": "",
        "implementer": "",
        "document": "",
    }
    return evolve(active(), pe.ProjectRaised(task="XH2020-001", day=MONDAY, **told))


def test_work_is_finished_today_at_the_latest_and_accepted_the_same_day_at_the_earliest() -> None:
    day, tomorrow = date(2020, 5, 6), date(2020, 5, 7)
    accept = ask(p.AcceptProject, on=day, acceptance="县验〔2020〕3号")
    finished = after(project(), (LEAD, ask(p.FinishWork, on=day)), on=day)
    accepted = after(finished, (OFFICE, accept), on=day).project
    assert accepted is not None
    assert (accepted.finished_on, accepted.accepted_on) == (day, day)
    with pytest.raises(RefusedError, match="还没有到"):
        after(project(), (LEAD, ask(p.FinishWork, on=tomorrow)), on=day)
    with pytest.raises(RefusedError, match="早于完工"):
        after(finished, (OFFICE, replace(accept, on=MONDAY)), on=day)
