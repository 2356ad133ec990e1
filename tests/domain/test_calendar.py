"""Working days as Chinese offices work them: weekends lent to holidays and paid back."""

import subprocess
import sys
from datetime import date, timedelta

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.calendar import Calendar

CALENDAR = Calendar()


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2020, 5, 1), False),  # a Friday, 劳动节
        (date(2020, 5, 5), False),  # a Tuesday, its day is worked on Saturday 9 May
        (date(2020, 5, 6), True),
        (date(2020, 4, 26), True),  # a Sunday worked for 4 May
        (date(2020, 5, 9), True),
        (date(2020, 5, 10), False),
        (date(2020, 1, 31), False),  # the spring holiday that was made longer in 2020
        (date(2020, 2, 3), True),
        (date(2020, 10, 8), False),
        (date(2020, 10, 10), True),
        (date(2011, 12, 31), True),  # a Saturday worked for a day of the next year
        (date(2026, 2, 14), True),
        (date(2026, 2, 23), False),
    ],
)
def test_days_are_worked_as_the_yearly_notice_says(day: date, worked: bool) -> None:
    assert CALENDAR.is_working_day(day) is worked
    assert CALENDAR.is_working_day(pendulum.date(day.year, day.month, day.day)) is worked


def test_working_days_are_counted_over_a_holiday() -> None:
    assert CALENDAR.add_working_days(date(2020, 4, 30), 2) == date(2020, 5, 7)
    assert CALENDAR.add_working_days(date(2020, 5, 7), -2) == date(2020, 4, 30)
    assert CALENDAR.add_working_days(date(2020, 5, 3), 0) == date(2020, 5, 3)
    assert CALENDAR.working_days_between(date(2020, 4, 30), date(2020, 5, 9)) == 4


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2020, 5, 6), (2020, 2, 3), (2020, 10, 9), (2020, 6, 1), (2021, 1, 4)]
)
def test_a_month_begins_with_its_first_working_day(year: int, month: int, day: int) -> None:
    assert CALENDAR.first_working_day_of_month(year, month) == date(year, month, day)


def test_the_last_working_day_until_a_holiday_lies_before_it() -> None:
    assert CALENDAR.last_working_day_until(date(2020, 10, 4)) == date(2020, 9, 30)
    assert CALENDAR.last_working_day_until(date(2020, 9, 30)) == date(2020, 9, 30)


def test_an_office_adds_days_of_its_own() -> None:
    festival, saturday = date(2020, 7, 31), date(2020, 8, 1)
    office = Calendar(extra_working=frozenset({saturday}), extra_off=frozenset({festival}))
    assert not office.is_working_day(festival)
    assert office.is_working_day(saturday)
    assert office.add_working_days(date(2020, 7, 30), 1) == saturday


def test_years_with_a_published_notice_are_known_and_others_carry_a_warning() -> None:
    assert all(CALENDAR.knows(year) and CALENDAR.warning(year) is None for year in range(2001, 2027))
    for year in (2000, 2050):
        assert not CALENDAR.knows(year)
        assert str(year) in (CALENDAR.warning(year) or "")


def test_an_unknown_year_still_has_weekends_and_statutory_holidays() -> None:
    assert not CALENDAR.is_working_day(date(2050, 10, 3))
    assert not CALENDAR.is_working_day(date(2050, 1, 8))
    assert CALENDAR.is_working_day(date(2050, 1, 10))
    assert CALENDAR.is_working_day(date(9999, 12, 31))


def test_the_library_of_holidays_is_loaded_only_when_a_day_is_asked_for() -> None:
    code = "import sys; from tracker.domain import calendar; calendar.Calendar(); print('holidays' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


days = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@given(days, st.integers(-40, 40))
def test_adding_and_counting_working_days_agree(day: date, count: int) -> None:
    there = CALENDAR.add_working_days(day, count)
    assert count == 0 or CALENDAR.is_working_day(there)
    if CALENDAR.is_working_day(day):
        assert CALENDAR.working_days_between(day, there) == count
        assert CALENDAR.add_working_days(there, -count) == day


@given(days, days, days)
def test_counts_of_working_days_add_up(first: date, second: date, third: date) -> None:
    between = CALENDAR.working_days_between
    assert between(first, second) == -between(second, first)
    assert between(first, third) == between(first, second) + between(second, third)


@given(days)
def test_no_holiday_is_longer_than_ten_days(day: date) -> None:
    assert CALENDAR.add_working_days(day, 1) <= day + timedelta(11)
