"""The periods for which points are given."""

from datetime import date

import pytest

from tracker.domain.scoring.period import period_beside, periods_around, score_period
from tracker.errors import InputError


@pytest.mark.parametrize(
    ("name", "words", "start", "end"),
    [
        ("2020", "2020年度", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-H2", "2020年下半年", date(2020, 7, 1), date(2020, 12, 31)),
        ("2020-q1", "2020年第一季度", date(2020, 1, 1), date(2020, 3, 31)),
        ("2020-02", "2020年2月", date(2020, 2, 1), date(2020, 2, 29)),
    ],
)
def test_a_period_is_named_as_people_write_it(name: str, words: str, start: date, end: date) -> None:
    found = score_period(name)
    assert (found.words, found.start, found.end) == (words, start, end)


@pytest.mark.parametrize("name", ["2020-13", "2020-Q5", "2020-H0", "0000", "上半年", "2020-5", ""])
def test_what_is_no_period_is_refused_with_how_to_write_it(name: str) -> None:
    with pytest.raises(InputError, match="2020-H1"):
        score_period(name)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("2020", "2019", "2021"),
        ("2020-H1", "2019-H2", "2020-H2"),
        ("2020-Q4", "2020-Q3", "2021-Q1"),
        ("2020-12", "2020-11", "2021-01"),
    ],
)
def test_one_period_follows_the_other(name: str, before: str, after: str) -> None:
    found = score_period(name)
    assert (period_beside(found, -1), period_beside(found, 1)) == (score_period(before), score_period(after))


def test_a_day_lies_in_a_period_of_each_length() -> None:
    around = [each.name for each in periods_around(date(2020, 6, 30))]
    assert around == ["2020", "2020-H1", "2020-Q2", "2020-06"]
