"""The unit list that a new ledger can start from."""

from datetime import date

import pytest

from seeds import seed_path, seed_text
from tracker.domain.unit_list import registry_from_toml
from tracker.domain.units import Group, One, Registry, Several, Unknown

PLAN_DAY = date(2020, 3, 10)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")


def test_every_name_in_the_list_means_its_own_unit(registry: Registry) -> None:
    for unit in registry.units:
        for name in (unit.name, unit.short or unit.name, *(alias.name for alias in unit.aliases)):
            assert registry.resolve(name) == One(unit), name


def test_the_nine_townships_answer_to_the_group_of_townships(registry: Registry) -> None:
    resolution = registry.resolve("各乡镇党委、政府", PLAN_DAY)

    assert isinstance(resolution, Several)
    assert [unit.name for unit in resolution.units] == [
        "积石镇",
        "白庄镇",
        "街子镇",
        "清水乡",
        "查汗都斯乡",
        "文都藏族乡",
        "道帏藏族乡",
        "尕楞藏族乡",
        "岗察藏族乡",
    ]


def test_every_group_has_members_of_the_county(registry: Registry) -> None:
    def names(group: Group) -> set[str]:
        return {unit.name for unit in registry.members(group)}

    assert all(names(group) for group in registry.groups)
    assert all(isinstance(registry.resolve(group.name, PLAN_DAY), Several) for group in registry.groups)


def test_the_office_itself_is_in_the_list(registry: Registry) -> None:
    assert registry.resolve("循化县扶贫开发工作领导小组办公室") == One(registry.unit("fpb"))


def test_the_poverty_office_becomes_the_revitalisation_bureau(registry: Registry) -> None:
    bureau = One(registry.unit("fpj"))

    assert registry.resolve("县扶贫办", PLAN_DAY) == bureau
    assert registry.resolve("县乡村振兴局", date(2021, 6, 1)) == bureau
    assert isinstance(registry.resolve("县乡村振兴局", PLAN_DAY), Unknown)


def test_a_seed_is_at_hand_as_a_file() -> None:
    with seed_path("xunhua-2020/office.toml") as path:
        assert path.read_text(encoding="utf-8") == seed_text("xunhua-2020/office.toml")
