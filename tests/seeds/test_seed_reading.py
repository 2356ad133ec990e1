"""The restated plans as the reader hands them over, against what a clerk would list."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from seeds import seed_path, seed_text
from tracker.domain.plan import Horizon, Plan, PlanItem
from tracker.domain.unit_list import registry_from_toml
from tracker.domain.units import Unknown
from tracker.reading.document import read_plan

ITEMS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("xunhua-2020.toml").read_text(encoding="utf-8")
)["item"]


@pytest.fixture(scope="module")
def xunhua() -> Plan:
    with seed_path("xunhua-2020/plan.txt") as path:
        return read_plan(path)


@pytest.fixture(scope="module")
def faku() -> Plan:
    with seed_path("faku-2021/plan.txt") as path:
        return read_plan(path)


def targets(item: PlanItem) -> list[tuple[str, Any, str]]:
    return [(target.op, target.value, target.unit) for target in item.targets]


def test_the_head_of_the_plan_is_read(xunhua: Plan) -> None:
    assert xunhua.title == "循化县巩固脱贫成果实施工作方案"
    assert xunhua.issued == date(2020, 3, 10)
    assert xunhua.issuers == ("中共循化县委办公室", "循化县人民政府办公室")
    assert xunhua.default_deadline == date(2020, 12, 31)


def test_every_assigned_item_is_read_under_its_number(xunhua: Plan) -> None:
    assert [item.number for item in xunhua.items] == [item["number"] for item in ITEMS]


@pytest.mark.parametrize("order", range(len(ITEMS)), ids=[item["number"] for item in ITEMS])
def test_units_deadlines_and_figures_are_the_countys(xunhua: Plan, order: int) -> None:
    item, expected = xunhua.items[order], ITEMS[order]
    figures = [
        (t["op"], tuple(t["value"]) if t["op"] == "range" else t["value"], t["unit"])
        for t in expected.get("targets", [])
    ]

    assert list(item.lead) == expected["lead"]
    assert list(item.responsible) == expected["responsible"]
    assert {d.date for d in item.deadlines} == ({expected["deadline"]} if "deadline" in expected else set())
    assert targets(item) == figures


def test_the_reader_is_sure_of_every_line(xunhua: Plan) -> None:
    assert xunhua.problems == ()
    assert [item.number for item in xunhua.items if item.doubts] == []


def test_every_name_that_is_read_is_in_the_unit_list(xunhua: Plan) -> None:
    registry = registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")
    names = {name for item in xunhua.items for name in (*item.lead, *item.responsible)}
    answers = {name: registry.resolve(name, xunhua.issued) for name in names}

    assert {name for name, found in answers.items() if isinstance(found, Unknown)} == {"县直相关部门单位"}


def test_a_plan_without_units_is_a_tree_of_unassigned_items(faku: Plan) -> None:
    numbers = [item.number for item in faku.unassigned]

    assert faku.items == ()
    assert {"一、(一)", "二、(三)1.③", "四、(四)5.", "六、(五)"} <= set(numbers)
    assert faku.issuers == ("法库县人民政府办公室",)
    assert faku.horizon == Horizon(date(2021, 1, 1), date(2025, 12, 31))
    assert [(duty.cycle, duty.due) for duty in faku.duties] == [("yearly", "12月上旬")]
