"""Codes in the order in which people count."""

from itertools import pairwise

from tracker.domain.codes import in_order

ORDERED = [
    "XH2020-002",
    "XH2020-002-1",
    "XH2020-002-10",
    "XH2020-999",
    "XH2020-1000",
    "XH2020-W001",
    "XH2021-001",
]


def test_codes_are_in_the_order_of_their_numbers_each_series_together() -> None:
    assert all(in_order(code) < in_order(after) for code, after in pairwise(ORDERED))
