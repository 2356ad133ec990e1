"""What follows from a task's facts on a day."""

from dataclasses import replace
from datetime import date

import pytest

from seeds import seed_text
from tracker.domain.cycles import Cycle
from tracker.domain.lights import Colour, pack_from_toml
from tracker.domain.standing import TaskFacts, due_periods, standing
from tracker.domain.task import State

PACK = pack_from_toml(seed_text("rules/yinchuan.toml"), "yinchuan.toml")
ACTIVE = TaskFacts(
    code="XH2020-001",
    plan="P001",
    number="三、(一)1.",
    title="控辍保学",
    state=State.ACTIVE,
    version=3,
    lead=("县教育局",),
    responsible=(),
    lead_unit="jyj",
    lead_kind="政府部门",
    cycle=Cycle(),
    dispatched_on=date(2020, 3, 1),
    active_on=date(2020, 3, 2),
    original_deadline=date(2020, 6, 30),
    deadline=date(2020, 6, 30),
)
CLAIMED = replace(ACTIVE, state=State.CLAIMED, claimed=100, claim_on=date(2020, 6, 29))


def test_a_period_is_due_the_day_after_its_filing_day() -> None:
    assert due_periods(ACTIVE, date(2020, 3, 25)) == ()
    assert due_periods(ACTIVE, date(2020, 3, 26)) == ("2020年3月",)
    assert due_periods(ACTIVE, date(2020, 5, 26)) == ("2020年3月", "2020年4月", "2020年5月")


def test_a_unit_that_signed_after_the_filing_day_owes_nothing_for_that_month() -> None:
    late = replace(ACTIVE, active_on=date(2020, 3, 27))
    assert due_periods(late, date(2020, 4, 26)) == ("2020年4月",)


def test_two_silent_periods_in_a_row_are_grey_but_two_apart_are_not() -> None:
    filed = replace(ACTIVE, claimed=90, verified=90, deadline=date(2020, 12, 31))
    silent = replace(filed, filed_periods=("2020年3月",))
    apart = replace(filed, filed_periods=("2020年4月",))
    day = date(2020, 5, 26)
    assert standing(silent, day, PACK).light.colour is Colour.GREY
    assert standing(apart, day, PACK).light.colour is Colour.GREEN
    assert standing(apart, day, PACK).missing_periods == ("2020年3月", "2020年5月")


def test_the_unit_s_own_figure_counts_while_the_office_has_not_decided() -> None:
    filed = ("2020年3月", "2020年4月")
    waiting = replace(ACTIVE, claimed=70, verified=30, filing_pending=True, filed_periods=filed)
    settled = replace(waiting, filing_pending=False)
    assert standing(waiting, date(2020, 5, 10), PACK).progress == 70
    assert "自报进度70%" in standing(waiting, date(2020, 5, 10), PACK).light.sentence
    assert standing(settled, date(2020, 5, 10), PACK).progress == 30


def test_time_that_the_office_takes_to_verify_does_not_count_against_the_unit() -> None:
    later = standing(CLAIMED, date(2020, 7, 20), PACK)
    assert later.overdue_days == 0
    assert later.light.colour is Colour.GREEN
    assert later.light.sentence.startswith("已申请办结、待核验")
    assert later.on_time(original=True) is None


def test_a_claim_that_was_refused_after_the_deadline_is_a_miss() -> None:
    refused = replace(CLAIMED, state=State.ACTIVE, claim_on=None)
    assert standing(refused, date(2020, 7, 20), PACK).on_time(original=True) is False
    assert standing(refused, date(2020, 7, 20), PACK).overdue_days == 20


@pytest.mark.parametrize(
    ("done_on", "original", "approved"), [("2020-06-30", True, True), ("2020-07-31", False, True)]
)
def test_an_extension_helps_the_approved_rate_and_never_the_original_one(
    done_on: str, original: bool, approved: bool
) -> None:
    day = date.fromisoformat(done_on)
    done = replace(
        ACTIVE, state=State.CLOSED, deadline=date(2020, 8, 31), claim_on=day, done_on=day, verified=100
    )
    stands = standing(done, date(2020, 12, 31), PACK)
    assert (stands.on_time(original=True), stands.on_time(original=False)) == (original, approved)


def test_a_draft_has_no_light() -> None:
    draft = replace(ACTIVE, state=State.DRAFT, dispatched_on=None, active_on=None)
    assert standing(draft, date(2020, 7, 1), PACK).light.colour is Colour.NONE
