"""Names that can be registered as they stand: which, of what kind, with what code."""

import tomllib

import pytest

from seeds import seed_text
from tracker.domain.new_units import as_new_units, kind_of, one_unit
from tracker.domain.review_names import Asked
from tracker.domain.units import UnitKind


def asked(*names: str) -> list[Asked]:
    return [Asked(name, ("1",), "", ()) for name in names]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("白庄镇人民政府", UnitKind.TOWNSHIP),
        ("新华街道办事处", UnitKind.TOWNSHIP),
        ("县城东社区", UnitKind.COMMUNITY),
        ("省纪委省监委", UnitKind.DISCIPLINE),
        ("县扶贫开发工作领导小组办公室", UnitKind.LEADING_GROUP),
        ("省税务局", UnitKind.VERTICAL),
        ("团县委", UnitKind.PEOPLE),
        ("国网循化供电公司", UnitKind.COMPANY),
        ("市人民医院", UnitKind.INSTITUTION),
        ("省委组织部（省委人才办）", UnitKind.PARTY),
        ("国家卫生健康委", UnitKind.GOVERNMENT),
    ],
)
def test_the_words_of_a_name_show_its_kind(name: str, kind: UnitKind) -> None:
    assert kind_of(name) is kind


def test_of_the_units_of_a_real_county_nine_in_ten_get_the_kind_that_a_person_gave_them() -> None:
    units = tomllib.loads(seed_text("xunhua-2020/units.toml"))["unit"]
    right = sum(kind_of(unit["name"]) == unit["kind"] for unit in units)
    assert right / len(units) > 0.9


@pytest.mark.parametrize(
    "name", ["各乡镇党委、政府", "县直机关", "省市驻县各单位", "有关部门", "行业主管部门", "相关地区", ""]
)
def test_who_is_several_or_nobody_is_no_unit(name: str) -> None:
    assert not one_unit(name)


def test_codes_are_initials_without_the_level_and_free() -> None:
    found = as_new_units(asked("县教育局", "市经济局", "县就业局", "12345中心", "市场监管总局"), ["jjj"])
    assert [each.step.code for each in found] == ["jyj", "jjj2", "jyj2", "dw12345zx", "scjgzj"]


def test_two_spellings_of_one_unit_are_pointed_out() -> None:
    names = ("杭州市", "杭州市人民政府", "省市场监管局（省知识产权局）", "省市场监管局", "省水利厅")
    assert [each.like for each in as_new_units(asked(*names), [])] == [
        (),
        ("杭州市",),
        (),
        ("省市场监管局（省知识产权局）",),
        (),
    ]
