"""The remits that are shipped: they read, and they propose the units that really lead."""

import sys
from pathlib import Path

import pytest

from seeds import seed_text
from tracker.domain.remit_list import organs_from_toml
from tracker.domain.remits import Organ
from tracker.domain.unit_list import registry_from_toml
from tracker.domain.units import Registry, Unit, UnitKind
from tracker.reading.document import read_text

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from hidden_leads import hits, led


@pytest.fixture(scope="module")
def organs() -> tuple[Organ, ...]:
    return organs_from_toml(seed_text("remits.toml"), "remits.toml")


@pytest.fixture(scope="module")
def registry() -> Registry:
    return registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")


@pytest.mark.parametrize("with_ledger", [False, True])
def test_the_lead_is_among_three_proposals_for_four_items_of_five(
    organs: tuple[Organ, ...], registry: Registry, with_ledger: bool
) -> None:
    plan = read_text(seed_text("xunhua-2020/plan.txt"), "plan.txt")
    matters = led(plan.items, {at: item.lead for at, item in enumerate(plan.items)}, registry)

    found = hits(organs, registry, matters, plan.title, with_ledger=with_ledger)

    assert found.items == 37
    assert found.three >= 0.8 * found.items


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("县教育局", "教育"),
        ("省教育厅", "教育"),
        ("教育部", "教育"),
        ("县医疗保障局", "医疗保障"),
        ("县民政局", "民政"),
        ("县农业农村和水利局", "水利"),
        ("国网循化供电公司", "供电"),
        ("团县委", "共青团"),
    ],
)
def test_units_are_told_by_the_words_of_their_names(organs: tuple[Organ, ...], name: str, organ: str) -> None:
    unit = Unit("u", name, UnitKind.GOVERNMENT)
    assert organ in {each.name for each in organs if each.includes(unit)}


def test_every_office_of_a_government_is_not_the_civil_affairs_bureau(
    organs: tuple[Organ, ...], registry: Registry
) -> None:
    civil = next(each for each in organs if each.name == "民政")
    assert [unit.code for unit in registry.units if civil.includes(unit)] == ["mzj"]
