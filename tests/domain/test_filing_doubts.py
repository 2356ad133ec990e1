"""Figures in a filing that do not fit: each doubt is one sentence with its calculation."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tracker.domain.figures import Share, Statement, Sum
from tracker.domain.filing_doubts import Figures, doubts_in, doubts_of
from tracker.domain.target_series import progress_by_targets, series
from tracker.domain.task import Filing, FilingState, Task, TaskTarget

HOUSES = TaskTarget("改造危房", ">=", 200, "户")
ROADS = TaskTarget("修路", "=", 100, "公里")
RATE = TaskTarget("合格率", ">=", 96, "%")
TARGETS = (HOUSES, ROADS, RATE)


def doubts(
    claimed: int = 50,
    values: dict[int, float] | None = None,
    before: dict[int, float] | None = None,
    claimed_before: int | None = None,
    statements: tuple[Statement, ...] = (),
) -> tuple[str, ...]:
    return doubts_in(Figures(claimed, values or {}, before or {}, claimed_before, TARGETS, statements))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"values": {2: 101}}, "“合格率”填了101%，超过100%"),
        ({"values": {1: 120}}, "“修路”填了120公里，多于目标值100公里"),
        ({"values": {0: -1}, "claimed": 0}, "“改造危房”填了-1户，小于0"),
        ({"claimed": 30, "claimed_before": 40}, "自报进度由上次的40%降为30%"),
        ({"values": {0: 90}, "before": {0: 110}}, "“改造危房”由上次的110户降为90户"),
        (
            {"values": {0: 190}, "before": {0: 60}},
            "“改造危房”由上次的60户增为190户，一次增加目标值的65.0%",
        ),
        (
            {"claimed": 80, "values": {0: 60}},
            "自报进度80%，“改造危房”实际值60户，只有目标值不低于200户的30.0%",
        ),
        (
            {"statements": (Share(Decimal(9), Decimal(10), Decimal(80), "户", ""),)},
            "文字中9÷10户＝90.00%，所报80%，不符",
        ),
        (
            {"statements": (Share(Decimal(12), Decimal(10), Decimal(120), "户", ""),)},
            "文字中12户多于总数10户",
        ),
        (
            {"statements": (Sum((Decimal(3), Decimal(4)), Decimal(8), "户", ""),)},
            "文字中3＋4＝7户，所报8户，不符",
        ),
    ],
)
def test_what_does_not_fit_is_said_with_the_numbers(given: dict[str, object], said: str) -> None:
    assert doubts(**given) == (said,)  # type: ignore[arg-type]


def test_full_progress_names_every_number_that_is_missing_or_not_reached() -> None:
    assert doubts(claimed=100, values={0: 150}, before={2: 97.0}) == (
        "自报进度100%，“改造危房”实际值150户，目标值不低于200户",
        "自报进度100%，没有填报“修路”的实际值",
    )


@pytest.mark.parametrize(
    "given",
    [
        {"values": {0: 100, 1: 50, 2: 97}, "before": {0: 80, 1: 40, 2: 99}, "claimed_before": 40},
        {"values": {0: 130}, "before": {0: 60}, "claimed": 65},
        {"values": {0: 150}, "claimed": 75},
        {"values": {2: 100}},
        {"statements": (Share(Decimal(9), Decimal(10), Decimal(90), "户", ""),)},
    ],
)
def test_ordinary_figures_raise_no_doubt(given: dict[str, object]) -> None:
    assert doubts(**given) == ()  # type: ignore[arg-type]


def filing(number: int, unit: str, value: float, state: FilingState = FilingState.PENDING) -> Filing:
    on = date(2020, 3 + number, 20)
    return Filing(number, unit, f"2020年{3 + number}月", on, False, "", "", "", 40, ((0, value),), (), state)


def task(*filings: Filing, targets: tuple[TaskTarget, ...] = TARGETS) -> Task:
    return Task(
        "T-1", "P001", "1", "题", "文", "", "", (), date(2020, 3, 1), targets=targets, filings=filings
    )


def test_a_filing_is_seen_against_what_its_own_unit_filed_before_and_what_still_stands() -> None:
    history = task(
        filing(1, "jyj", 90),
        filing(2, "fpj", 150),
        filing(3, "jyj", 120, FilingState.RETURNED),
        filing(4, "jyj", 80),
        filing(5, "jyj", 85),
    )
    assert doubts_of(history, history.filings[3]) == ("“改造危房”由上次的90户降为80户",)
    assert doubts_of(history, history.filings[1]) == ()


def test_the_series_keeps_claimed_and_verified_values_apart() -> None:
    history = task(
        filing(1, "jyj", 60, FilingState.ACCEPTED),
        filing(2, "jyj", 90, FilingState.RETURNED),
        filing(3, "jyj", 80),
    )
    houses, roads, _ = series(history)
    assert [(each.period, each.claimed, each.verified) for each in houses.points] == [
        ("2020年4月", 60, 60),
        ("2020年5月", 90, None),
        ("2020年6月", 80, None),
    ]
    assert roads.points == ()


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        ((None, None), None),
        ((150.0, None), None),
        ((150.0, 20.0), (20, "“修路”实际20/目标100=20%")),
        ((500.0, 100.0), (100, "“修路”实际100/目标100=100%")),
    ],
)
def test_progress_is_that_of_the_quantity_furthest_behind_once_all_are_reported(
    reported: tuple[float | None, float | None], expected: tuple[int, str] | None
) -> None:
    targets = (replace(HOUSES, reported=reported[0]), replace(ROADS, reported=reported[1]), RATE)
    found = progress_by_targets(targets)
    assert (found and (found.percent, found.formula)) == expected


def test_a_single_quantity_is_shown_as_a_plain_calculation() -> None:
    found = progress_by_targets([TaskTarget("培训", ">=", 2100, "人", reported=1953)])
    assert found is not None
    assert (found.percent, found.formula) == (93, "实际1953/目标2100=93%")
