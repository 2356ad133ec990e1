"""Where a task should be: 0 at the start, 100 at the deadline, along its milestones between."""

from datetime import date, timedelta

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.progress import expected_progress

START, DEADLINE = date(2020, 3, 1), date(2020, 12, 31)  # 305 days


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (date(2020, 1, 1), 0),
        (START, 0),
        (date(2020, 3, 2), 0),  # 0.33
        (date(2020, 3, 3), 1),  # 0.66
        (date(2020, 5, 1), 20),
        (date(2020, 12, 30), 100),  # 99.67
        (DEADLINE, 100),
        (date(2021, 3, 1), 100),
    ],
)
def test_without_milestones_progress_runs_straight_from_start_to_deadline(day: date, percent: int) -> None:
    assert expected_progress(START, DEADLINE, (), day) == percent


def test_half_a_percent_is_rounded_up() -> None:
    assert expected_progress(date(2020, 1, 1), date(2020, 7, 19), (), date(2020, 1, 2)) == 1  # 1 of 200 days


MILESTONES = ((date(2020, 6, 30), 30), (date(2020, 9, 30), 90))


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (date(2020, 3, 1), 0),
        (date(2020, 6, 30), 30),
        (date(2020, 8, 15), 60),  # half of the way between the two
        (date(2020, 9, 30), 90),
        (DEADLINE, 100),
    ],
)
def test_milestones_bend_the_line(day: date, percent: int) -> None:
    assert expected_progress(START, DEADLINE, MILESTONES, day) == percent
    assert expected_progress(START, DEADLINE, MILESTONES[::-1], day) == percent


def test_a_milestone_outside_the_time_or_below_an_earlier_one_bends_nothing() -> None:
    odd = ((date(2019, 1, 1), 50), (date(2021, 6, 1), 10))
    assert expected_progress(START, DEADLINE, odd, date(2020, 5, 1)) == 20
    falling = (*MILESTONES, (date(2020, 10, 31), 40))
    assert expected_progress(START, DEADLINE, falling, date(2020, 10, 31)) == 90


def test_nothing_is_expected_of_a_task_without_a_deadline() -> None:
    assert expected_progress(START, None, MILESTONES, date(2020, 9, 1)) is None


def test_a_task_dispatched_after_its_deadline_should_be_done() -> None:
    assert expected_progress(date(2020, 6, 1), date(2020, 5, 1), (), date(2020, 6, 1)) == 100


def test_days_of_the_date_library_give_the_same_answer() -> None:
    days = pendulum.date(2020, 3, 1), pendulum.date(2020, 12, 31), pendulum.date(2020, 5, 1)
    assert expected_progress(days[0], days[1], (), days[2]) == 20


days = st.dates(date(2019, 1, 1), date(2022, 12, 31))


@given(days, days, st.lists(st.tuples(days, st.integers(0, 100)), max_size=4), days, st.integers(0, 300))
def test_what_is_expected_never_falls_and_stays_between_0_and_100(
    start: date, deadline: date, milestones: list[tuple[date, int]], day: date, later: int
) -> None:
    today = expected_progress(start, deadline, milestones, day)
    then = expected_progress(start, deadline, milestones, day + timedelta(later))
    assert today is not None
    assert then is not None
    assert 0 <= today <= then <= 100
