"""Periods, their names, the days by which they are filed, and how long a unit has been silent."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.cycles import KINDS, Cycle, period_named, period_of, periods_between, silent_periods
from tracker.domain.pauses import Clock, Pause
from tracker.errors import InputError

MONTHLY = Cycle()
DISPATCHED = date(2020, 3, 16)


@pytest.mark.parametrize(
    ("cycle", "label", "start", "end", "due"),
    [
        (Cycle(), "2020年2月", date(2020, 2, 1), date(2020, 2, 29), date(2020, 2, 25)),
        (Cycle("monthly", 31), "2020年2月", date(2020, 2, 1), date(2020, 2, 29), date(2020, 2, 29)),
        (Cycle("monthly", 10, 1), "2020年2月", date(2020, 2, 1), date(2020, 2, 29), date(2020, 3, 10)),
        (Cycle("quarterly", 20), "2020年第一季度", date(2020, 1, 1), date(2020, 3, 31), date(2020, 3, 20)),
        (Cycle("half-yearly", 25), "2020年上半年", date(2020, 1, 1), date(2020, 6, 30), date(2020, 6, 25)),
        (Cycle("yearly", 31, 2), "2020年全年", date(2020, 1, 1), date(2020, 12, 31), date(2021, 2, 28)),
        (Cycle("weekly", 5), "2020年2月24日当周", date(2020, 2, 24), date(2020, 3, 1), date(2020, 2, 28)),
        (Cycle("weekly"), "2020年2月24日当周", date(2020, 2, 24), date(2020, 3, 1), date(2020, 2, 28)),
        (Cycle("half-monthly"), "2020年2月下半月", date(2020, 2, 16), date(2020, 2, 29), date(2020, 2, 29)),
    ],
)
def test_a_period_has_a_name_its_days_and_a_due_day(
    cycle: Cycle, label: str, start: date, end: date, due: date
) -> None:
    period = period_of(cycle, date(2020, 2, 28))
    assert (period.label, period.start, period.end, period.due) == (label, start, end, due)


def test_the_periods_of_a_year_are_listed_from_the_first_to_the_running_one() -> None:
    labels = [period.label for period in periods_between(MONTHLY, DISPATCHED, date(2020, 5, 1))]
    assert labels == ["2020年3月", "2020年4月", "2020年5月"]


@pytest.mark.parametrize(
    ("filed", "day", "silent"),
    [
        ((), date(2020, 3, 25), 0),  # on the due day nothing is missing yet
        ((), date(2020, 3, 26), 1),
        ((), date(2020, 4, 26), 2),
        (("2020年3月",), date(2020, 4, 26), 1),
        (("2020年4月",), date(2020, 5, 26), 1),  # March is missing too, but not in a row
        (("2020年5月",), date(2020, 5, 20), 0),  # filed before it was due: no longer silent
    ],
)
def test_only_periods_in_a_row_make_a_unit_silent(filed: tuple[str, ...], day: date, silent: int) -> None:
    assert silent_periods(MONTHLY, DISPATCHED, filed, day) == silent


def test_a_period_due_before_the_unit_was_to_file_is_not_asked_for() -> None:
    assert silent_periods(MONTHLY, date(2020, 3, 26), (), date(2020, 4, 25)) == 0
    assert silent_periods(MONTHLY, date(2020, 3, 26), (), date(2020, 4, 26)) == 1


def test_a_period_that_fell_due_while_the_clock_stood_neither_counts_nor_ends_the_row() -> None:
    stood = Clock((Pause(date(2020, 4, 20), date(2020, 4, 25)),))
    assert silent_periods(MONTHLY, DISPATCHED, (), date(2020, 4, 26), stood) == 1
    assert silent_periods(MONTHLY, DISPATCHED, (), date(2020, 5, 26), stood) == 2


def test_a_report_due_in_the_next_month_is_missing_only_then() -> None:
    after = Cycle("monthly", 10, 1)
    assert silent_periods(after, DISPATCHED, ("2020年2月",), date(2020, 4, 10)) == 0
    assert silent_periods(after, DISPATCHED, ("2020年2月",), date(2020, 4, 11)) == 1


@pytest.mark.parametrize("name", ["2020-13", "五月", "", "2020", "0000-05", "9999-05", "2020年5月份"])
def test_a_name_that_is_no_period_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(InputError, match="2020年5月"):
        period_named(MONTHLY, name)


@pytest.mark.parametrize("wrong", [("daily", 1), ("monthly", 0), ("monthly", 32)])
def test_a_cycle_that_nobody_knows_is_refused(wrong: tuple[str, int]) -> None:
    with pytest.raises(InputError):
        Cycle(*wrong)


cycles = st.builds(Cycle, st.sampled_from(KINDS), st.integers(1, 31), st.integers(-2, 3))
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(cycles, days)
def test_periods_leave_no_day_out_and_none_twice(cycle: Cycle, day: date) -> None:
    period = period_of(cycle, day)
    assert period.start <= day <= period.end
    assert period_of(cycle, period.start) == period_of(cycle, period.end) == period
    assert period_of(cycle, period.end + timedelta(1)).start == period.end + timedelta(1)
    assert period_of(cycle, period.end + timedelta(1)).due > period.due


@given(cycles, days)
def test_every_period_is_found_again_by_its_name(cycle: Cycle, day: date) -> None:
    period = period_of(cycle, day)
    assert period_named(cycle, period.label) == period


@given(cycles, days, st.integers(0, 400), st.sets(st.integers(0, 12)))
def test_silence_counts_back_to_the_last_filing(
    cycle: Cycle, since: date, later: int, kept: set[int]
) -> None:
    day = since + timedelta(later)
    asked = [p for p in periods_between(cycle, since - timedelta(800), day) if p.due >= since]
    filed = {period.label for index, period in enumerate(asked) if index in kept}
    expected = 0
    for period in reversed(asked):
        if period.label in filed:
            break
        expected += period.due < day
    assert silent_periods(cycle, since, filed, day) == expected


@pytest.mark.parametrize(
    ("cycle", "said"),
    [
        (Cycle(), "每月25日前"),
        (Cycle("monthly", 10, 1), "每月次月10日前"),
        (Cycle("weekly", 5), "每周五前"),
        (Cycle("weekly", 25), "每周五前"),
        (Cycle("half-monthly"), "每半月最后一天前"),
        (Cycle("quarterly", 20), "每季度末月20日前"),
        (Cycle("half-yearly", 5, 1), "每半年次月5日前"),
        (Cycle("yearly", 20), "每年12月20日前"),
        (Cycle("yearly", 10, 1), "次年1月10日前"),
        (Cycle("yearly", 10, -1), "每年11月10日前"),
    ],
)
def test_a_cycle_is_said_as_people_say_it(cycle: Cycle, said: str) -> None:
    assert cycle.words == said


WEEKLY, QUARTERLY = Cycle("weekly", 5), Cycle("quarterly", 20)
KINDS_OF = st.sampled_from(
    [MONTHLY, WEEKLY, QUARTERLY, Cycle("half-monthly"), Cycle("yearly", 10, 1), Cycle("half-yearly")]
)


def test_a_changed_cycle_holds_from_the_next_period_on_and_the_past_keeps_its_own() -> None:
    changed = MONTHLY.changed(QUARTERLY, date(2020, 5, 8))
    assert period_of(changed, date(2020, 5, 31)) == period_of(MONTHLY, date(2020, 5, 31))
    second = period_of(changed, date(2020, 6, 1))
    assert (second.label, second.start, second.due) == ("2020年第二季度", date(2020, 6, 1), date(2020, 6, 20))
    weekly = changed.changed(WEEKLY, date(2020, 6, 10))
    first = period_of(weekly, date(2020, 7, 1))
    assert (first.start, first.due, first.end) == (date(2020, 7, 1), date(2020, 7, 3), date(2020, 7, 5))


def test_a_change_that_has_not_begun_can_be_taken_back() -> None:
    changed = MONTHLY.changed(QUARTERLY, date(2020, 5, 8))
    assert changed.changed(MONTHLY, date(2020, 5, 20)) == MONTHLY
    assert changed.changed(WEEKLY, date(2020, 5, 20)) == MONTHLY.changed(WEEKLY, date(2020, 5, 20))


def test_days_left_of_a_period_that_was_due_before_the_cycle_began_belong_to_the_next() -> None:
    weekly = MONTHLY.changed(WEEKLY, date(2020, 7, 10))  # 1 August 2020 is a Saturday
    first = period_of(weekly, date(2020, 8, 1))
    assert (first.label, first.start) == ("2020年8月3日当周", date(2020, 8, 1))
    assert (first.due, first.end) == (date(2020, 8, 7), date(2020, 8, 9))
    assert period_of(weekly, date(2020, 8, 9)) == first


@given(KINDS_OF, st.lists(st.tuples(KINDS_OF, st.dates(date(2020, 1, 1), date(2022, 12, 31))), max_size=4))
@settings(max_examples=60)
def test_whatever_is_changed_periods_follow_one_another_without_gap_and_past_ones_stay(
    cycle: Cycle, changes: list[tuple[Cycle, date]]
) -> None:
    for new, day in sorted(changes, key=lambda each: each[1]):
        before = [*periods_between(cycle, date(2019, 12, 1), day)]
        cycle = cycle.changed(new, day)
        assert [*periods_between(cycle, date(2019, 12, 1), day)] == before
    periods = [*periods_between(cycle, date(2019, 12, 1), date(2023, 12, 31))]
    assert all(one.end + timedelta(1) == other.start for one, other in pairwise(periods))
    assert len({period.label for period in periods}) == len(periods)
