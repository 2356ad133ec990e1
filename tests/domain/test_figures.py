"""Shares and sums are checked at the precision at which they were stated."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.figures import Share, Sum, Verdict, rounded


def share(part: str, whole: str | None, stated: str) -> Share:
    return Share(Decimal(part), Decimal(whole) if whole else None, Decimal(stated), "户", "")


@pytest.mark.parametrize(
    ("part", "whole", "stated", "verdict"),
    [
        ("97", "106", "91.51", Verdict.OK),
        ("97", "106", "91.5", Verdict.OK),
        ("340", "425", "80", Verdict.OK),
        ("1", "8", "12.5", Verdict.OK),
        ("1", "8", "13", Verdict.OK),  # half up
        ("99", "106", "93.3", Verdict.ROUNDING),
        ("99", "106", "93.1", Verdict.WRONG),
        ("1", "8", "12.4", Verdict.ROUNDING),  # a tenth of a point apart
        ("1", "8", "12.39", Verdict.WRONG),
        ("97", None, "91.51", Verdict.UNVERIFIABLE),
        ("0", "0", "100", Verdict.UNVERIFIABLE),
    ],
)
def test_a_share_is_judged_at_its_own_precision(
    part: str, whole: str | None, stated: str, verdict: Verdict
) -> None:
    assert share(part, whole, stated).verdict is verdict


def test_a_share_explains_itself() -> None:
    assert share("99", "106", "93.3").sentence == "99÷106户＝93.40%，所报93.3%，尾数不符。"
    assert share("97", None, "91.51").sentence == "97户占91.51%：没有写明总数，无法核对。"


def test_a_sum_holds_only_when_the_parts_add_up_exactly() -> None:
    assert Sum((Decimal("4.26"), Decimal("0.13")), Decimal("4.39"), "亿元", "").verdict is Verdict.OK
    wrong = Sum((Decimal(30), Decimal(160)), Decimal(196), "户", "")
    assert wrong.verdict is Verdict.WRONG
    assert wrong.sentence == "30＋160＝190户，所报196户，不符。"


@given(part=st.integers(0, 10**6), whole=st.integers(1, 10**6), places=st.integers(0, 4))
def test_a_share_stated_as_computed_always_holds(part: int, whole: int, places: int) -> None:
    stated = rounded(Decimal(part) / Decimal(whole) * 100, places)
    assert Share(Decimal(part), Decimal(whole), stated, "个", "").verdict is Verdict.OK
