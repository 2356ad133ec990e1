"""A task's own clock: what it cuts out, and what it puts off."""

from datetime import date

from tracker.domain.pauses import Clock, Pause

MAY_6, MAY_16 = date(2020, 5, 6), date(2020, 5, 16)
PAUSED = Clock((Pause(MAY_6, MAY_16),))


def test_days_on_which_the_clock_stood_do_not_count() -> None:
    assert PAUSED.days(date(2020, 5, 1), date(2020, 5, 20)) == 9
    assert PAUSED.days(date(2020, 5, 17), date(2020, 5, 20)) == 3


def test_a_clock_that_stands_says_since_when_and_moves_no_limit_yet() -> None:
    standing = Clock().stopped(MAY_6)
    assert standing.stands_since == MAY_6
    assert standing.put_off(MAY_16) == standing.counted(MAY_16) == MAY_16


def test_a_limit_that_had_not_passed_is_put_off_and_one_that_had_is_not() -> None:
    assert PAUSED.put_off(MAY_6) == MAY_16
    assert PAUSED.put_off(date(2020, 5, 5)) == date(2020, 5, 5)


def test_a_pause_that_took_no_day_leaves_no_trace() -> None:
    assert Clock().stopped(MAY_6).started(MAY_6) == Clock()
    assert Clock().stopped(MAY_6).started(MAY_16) == PAUSED


def test_the_days_of_stopping_and_starting_belong_to_the_pause() -> None:
    covered = [PAUSED.covers(date(2020, 5, day)) for day in (5, 6, 16, 17)]
    assert covered == [False, True, True, False]
