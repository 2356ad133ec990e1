"""Numbers that a plan divides among units: in words, and as the shares of a task's units."""

import pytest

from seeds import seed_text
from tracker.domain.plan import PlanTarget
from tracker.domain.plan_shares import among_units, shares_in_words, shares_of, shares_short_of
from tracker.domain.unit_list import registry_from_toml

REGISTRY = registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")
TOWNS = (("积石镇", 24), ("白庄镇", 12))


def divided(value: float, shares: tuple[tuple[str, float], ...]) -> PlanTarget:
    return PlanTarget("新建户厕", "户厕", "=", value, "座", shares)


def codes(*names: str) -> list[str]:
    return [unit.code for unit in REGISTRY.units if unit.name in names]


def test_a_division_is_printed_with_the_number_that_it_divides() -> None:
    assert shares_in_words(divided(36, TOWNS)) == "户厕36座：积石镇24座、白庄镇12座"
    assert shares_in_words(divided(36, ())) == ""


def test_a_number_of_years_is_not_divided_among_units() -> None:
    assert among_units(divided(36, TOWNS))
    assert not among_units(divided(36, (("2021年", 20), ("2022年", 16))))
    assert not among_units(divided(36, ()))


def test_shares_are_carried_over_when_each_is_a_unit_of_the_task() -> None:
    assert [
        value for _, value in shares_of(divided(36, TOWNS), codes("积石镇", "白庄镇"), REGISTRY, None)
    ] == [24, 12]


@pytest.mark.parametrize(
    ("value", "shares"),
    [
        (36, (("积石镇", 24), ("街子镇", 12))),
        (36, (("积石镇", 24), ("某某镇", 12))),
        (4, (("2020年", 2), ("2021年", 2))),
        (40, TOWNS),
    ],
)
def test_a_division_that_does_not_fit_the_task_is_not_carried_over(
    value: float, shares: tuple[tuple[str, float], ...]
) -> None:
    assert shares_of(divided(value, shares), codes("积石镇", "白庄镇"), REGISTRY, None) == ()


def test_a_division_that_falls_short_is_a_doubt() -> None:
    assert list(shares_short_of([divided(40, TOWNS), divided(36, TOWNS)])) == [
        "“户厕”各单位合计36座，少于40座，请核对"
    ]
