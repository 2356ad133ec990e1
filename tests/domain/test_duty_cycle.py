"""From the words of a reporting duty to the days on which filings are due."""

from datetime import date

import pytest

from tracker.domain.cycles import period_of
from tracker.domain.duty_cycle import cycle_of
from tracker.domain.plan import Duty

MAY = date(2020, 5, 20)


@pytest.mark.parametrize(
    ("kind", "words", "label", "due"),
    [
        ("monthly", "25日前", "2020年5月", date(2020, 5, 25)),
        ("monthly", "28日15点前", "2020年5月", date(2020, 5, 28)),
        ("monthly", "10日前", "2020年5月", date(2020, 6, 10)),
        ("monthly", "底前", "2020年5月", date(2020, 5, 31)),
        ("monthly", "", "2020年5月", date(2020, 5, 25)),
        ("quarterly", "末月20日前", "2020年第二季度", date(2020, 6, 20)),
        ("quarterly", "最后一个月的30日前", "2020年第二季度", date(2020, 6, 30)),
        ("quarterly", "第1个月的20日前", "2020年第二季度", date(2020, 7, 20)),
        ("quarterly", "10日前", "2020年第二季度", date(2020, 7, 10)),
        ("quarterly", "末", "2020年第二季度", date(2020, 6, 30)),
        ("half-yearly", "6月20日前", "2020年上半年", date(2020, 6, 20)),
        ("half-yearly", "7月5日前", "2020年上半年", date(2020, 7, 5)),
        ("half-yearly", "11月30日前", "2020年上半年", date(2020, 5, 30)),
        ("yearly", "12月上旬", "2020年全年", date(2020, 12, 10)),
        ("yearly", "1月15日前", "2020年全年", date(2021, 1, 15)),
        ("weekly", "周五前", "2020年5月18日当周", date(2020, 5, 22)),
        ("weekly", "周一", "2020年5月18日当周", date(2020, 5, 18)),
        ("weekly", "", "2020年5月18日当周", date(2020, 5, 22)),
        ("half-monthly", "", "2020年5月下半月", date(2020, 5, 31)),
    ],
)
def test_a_duty_says_when_the_filing_of_a_period_is_due(kind: str, words: str, label: str, due: date) -> None:
    cycle = cycle_of(Duty(f"进展情况按期{words}报送。", kind, words))
    assert cycle is not None
    period = period_of(cycle, MAY)
    assert (period.label, period.due) == (label, due)


def test_a_duty_that_names_its_own_month_is_not_for_the_month_before() -> None:
    cycle = cycle_of(Duty("每月10日前报送当月计划。", "monthly", "10日前"))
    assert cycle is not None
    assert period_of(cycle, MAY).due == date(2020, 5, 10)


def test_a_duty_that_comes_once_has_no_cycle() -> None:
    assert cycle_of(Duty("2月10日前报送方案。", "once", "2月10日前")) is None
