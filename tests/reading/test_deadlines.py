"""Dates by which something is due, patterns.md E."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.deadlines import Years, column_deadlines, deadlines_in

YEARS = Years(own=2020, first=2018)


def days(text: str) -> list[str]:
    return [str(found.date) for found in deadlines_in(text, YEARS)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6月底前投入运行", "2020-06-30"),
        ("秋季学期开学前完成校舍维修", "2020-08-31"),
        ("2021年春季开学前到岗", "2021-02-28"),
        ("年内完成培训", "2020-12-31"),
        ("确保2020年底巩固率达标", "2020-12-31"),
        ("到2020年底，全部通车", "2020-12-31"),
        ("到2025年，形成体系", "2025-12-31"),
        ("2021年3月底前开展检查", "2021-03-31"),
        ("2月底前完成", "2020-02-29"),
        ("2020年12月15日前报送", "2020-12-15"),
        ("5年内引进一批人才", "2022-12-31"),
        ("三年内实现", "2020-12-31"),
        ("上半年完成", "2020-06-30"),
        ("一季度末完成", "2020-03-31"),
        ("“十四五”末基本建成", "2025-12-31"),
        ("９月底前建成", "2020-09-30"),
        ("年底前完成对接", "2020-12-31"),
        ("12月中旬前完成", "2020-12-20"),
        ("6月前完成", "2020-05-31"),
        ("国庆节前全面完工", "2020-09-30"),
    ],
)
def test_a_date_in_a_sentence_is_a_day(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "对2016年以来投入的资金",
        "自2019年1月1日起施行",
        "从2020年起提高标准",
        "《2018—2020年提升方案》",
        "公共数据7个工作日内完成授权",
        "截至2020年底已建成",
        "每年12月上旬报局里",
        "2020年度考核",
    ],
)
def test_beginnings_pasts_titles_and_rules_are_no_deadlines(text: str) -> None:
    assert days(text) == []


def test_two_dates_in_one_item_are_both_kept() -> None:
    assert days("2020年底前自查，2021年3月底前检查") == ["2020-12-31", "2021-03-31"]


def test_a_year_holds_to_the_end_of_its_sentence() -> None:
    assert days("2021年6月底前出台，12月底前实现。9月底前公开") == ["2021-06-30", "2021-12-31", "2020-09-30"]


def test_without_a_year_the_date_stays_open_to_a_person() -> None:
    found = deadlines_in("6月底前完成", Years())

    assert [(one.text, one.date) for one in found] == [("6月底前", None)]


def test_a_relative_deadline_waits_for_its_day() -> None:
    found = deadlines_in("交办后7日内反馈", YEARS)

    assert [(one.text, one.date, one.open) for one in found] == [("交办后7日内", None, False)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12月", [("12月", date(2020, 12, 31), False)]),
        ("2026年底", [("2026年底", date(2026, 12, 31), False)]),
        ("2026.10", [("2026.10", date(2026, 10, 31), False)]),
        ("持续推进", [("持续推进", None, True)]),
        ("立行立改", [("立行立改", None, True)]),
        ("全年", [("全年", date(2020, 12, 31), False)]),
        ("全年完成", [("全年完成", date(2020, 12, 31), False)]),
        ("即知即改", [("即知即改", None, True)]),
        ("2026年5月起每月", [("2026年5月起每月", None, True)]),
        ("2026年—2028年", [("2026年—2028年", date(2028, 12, 31), False)]),
        ("2026年10月-12月", [("2026年10月-12月", date(2026, 12, 31), False)]),
        ("国庆节前", [("国庆节前", date(2020, 9, 30), False)]),
        ("2027年元旦前", [("2027年元旦前", date(2026, 12, 31), False)]),
        ("春节前", [("春节前", None, False)]),
        ("二〇二六年十月底前", [("二〇二六年十月底前", date(2026, 10, 31), False)]),
        ("2026年3月持续跟踪", [("2026年3月持续跟踪", date(2026, 3, 31), False)]),
        (
            "5月底前动工，9月投入使用",
            [("5月底前动工", date(2020, 5, 31), False), ("9月投入使用", date(2020, 9, 30), False)],
        ),
        ("视情况而定", [("视情况而定", None, False)]),
        ("/", []),
        ("", []),
    ],
)
def test_everything_in_a_date_column_is_a_deadline(
    cell: str, expected: list[tuple[str, date | None, bool]]
) -> None:
    assert [(one.text, one.date, one.open) for one in column_deadlines(cell, YEARS)] == expected


@given(
    st.text(
        alphabet=st.sampled_from("0123456789年月日底前末内到至年内季度一二三前后持续推进，。"), max_size=40
    )
)
def test_any_words_are_read_without_an_error(text: str) -> None:
    for found in (*deadlines_in(text, YEARS), *column_deadlines(text, YEARS)):
        assert found.text
