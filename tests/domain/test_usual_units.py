"""The units that a county usually has, under the names of its level."""

import pytest

from seeds import seed_text
from tracker.domain.remit_list import organs_from_toml
from tracker.domain.units import Unit, UnitKind
from tracker.domain.usual_units import usual_units

ORGANS = organs_from_toml(seed_text("remits.toml"), "remits.toml")


@pytest.mark.parametrize(
    ("level", "names"),
    [
        ("县", {"县教育局", "县委组织部", "团县委"}),
        ("市", {"市教育局", "市委组织部", "团市委"}),
        ("区", {"团区委"}),
    ],
)
def test_they_are_called_by_their_level(level: str, names: set[str]) -> None:
    assert names <= {unit.name for unit in usual_units(ORGANS, level)}


def test_each_is_an_organ_of_its_kind_under_a_code_of_its_own() -> None:
    units = usual_units(ORGANS, "县")
    assert len({unit.code for unit in units}) == len(units)
    of_kind = [organ for organ in ORGANS if organ.usual]
    assert all(organ.includes(unit) for organ, unit in zip(of_kind, units, strict=True))


def test_what_is_there_already_is_not_there_twice_and_a_province_has_none() -> None:
    there = Unit("jyj", "县教育局", UnitKind.GOVERNMENT)
    found = usual_units(ORGANS, "县", (there,))
    assert not {unit.name for unit in found} & {"县教育局"}
    assert usual_units(ORGANS, "省") == ()
