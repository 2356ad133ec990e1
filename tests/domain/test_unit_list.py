"""Unit lists in TOML: what is read, and how mistakes are told."""

from datetime import date

import pytest

from tracker.domain.unit_list import registry_from_toml
from tracker.domain.units import Alias, Registry, UnitKind
from tracker.errors import InputError

LIST = """
region = "循化县"
region_aliases = ["循化撒拉族自治县"]

[[unit]]
code = "fpj"
name = "县扶贫开发局"
kind = "政府部门"
short = "扶贫局"
aliases = ["县扶贫办", { name = "县乡村振兴局", since = 2021-02-25 }]

[[unit]]
code = "jishi"
name = "积石镇"
kind = "乡镇"

[[group]]
name = "各乡镇党委、政府"
aliases = ["各乡镇"]
kinds = ["乡镇"]
"""


def read(text: str) -> Registry:
    return registry_from_toml(text, "units.toml")


def complaint(text: str) -> str:
    with pytest.raises(InputError) as refused:
        read(text)
    return str(refused.value)


def test_a_list_becomes_units_groups_and_regions() -> None:
    registry = read(LIST)
    fpj, jishi = registry.units

    assert (fpj.code, fpj.kind, fpj.short) == ("fpj", UnitKind.GOVERNMENT, "扶贫局")
    assert fpj.aliases == (Alias("县扶贫办"), Alias("县乡村振兴局", since=date(2021, 2, 25)))
    assert jishi.is_township
    assert registry.groups[0].members == ("jishi",)
    assert registry.regions == ("循化县", "循化撒拉族自治县")


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ('code = "jishi"', 'code = "fpj"', "代码「fpj」重复"),
        ('code = "jishi"', 'code = "积石"', "应为小写字母开头"),
        ('code = "jishi"', "", "第2个单位（积石镇）缺少 code"),
        ('name = "积石镇"', "", "第2个单位（jishi）缺少 name"),
        ('name = "积石镇"', "name = 3", "第2个单位（3）的 name 应为文字"),
        (
            'name = "积石镇"',
            'name = "循化县扶贫办"',
            "「县扶贫办」属于县扶贫开发局，「循化县扶贫办」属于循化县扶贫办",
        ),
        (
            'name = "积石镇"',
            'name = "积石镇"\nshort = "扶贫局"',
            "「扶贫局」属于县扶贫开发局，「扶贫局」属于积石镇",
        ),
        ('kind = "政府部门"', 'kind = "部门"', "类别「部门」应为"),
        ('short = "扶贫局"', 'shrot = "扶贫局"', "不认识的字段 shrot"),
        ("since = 2021-02-25", 'since = "去年"', "的 since 应为日期"),
        ("since = 2021-02-25", "since = 2021-02-25, until = 2020-01-01", "晚于停用日2020-01-01"),
        ('"县扶贫办",', "5,", "的 aliases 各项应为名称"),
        (
            'kinds = ["乡镇"]',
            'members = ["jishi", "qs"]',
            "第1个单位组（各乡镇党委、政府）的成员代码「qs」不在单位中",
        ),
        ('kinds = ["乡镇"]', "", "没有成员"),
        ('region = "循化县"', "", "缺少 region"),
        ("[[group]]", "[group]", "应写成 [[group]] 条目"),
    ],
)
def test_a_mistake_is_told_with_file_entry_and_what_was_expected(
    right: str, wrong: str, expected: str
) -> None:
    assert right in LIST
    told = complaint(LIST.replace(right, wrong, 1))

    assert "units.toml" in told
    assert expected in told


def test_all_mistakes_are_told_at_once() -> None:
    told = complaint(LIST.replace('code = "jishi"', "").replace('kind = "政府部门"', 'kind = "部门"'))

    assert "有2处不能用" in told


def test_broken_toml_is_told_with_line_and_column() -> None:
    assert "第1行第10列" in complaint("region = \n[[unit]]")


def test_an_empty_list_is_refused() -> None:
    assert "没有一个单位" in complaint('region = "循化县"')


def test_one_name_may_pass_from_unit_to_unit_over_time() -> None:
    heir = """
[[unit]]
code = "new"
name = "县新局"
kind = "政府部门"
aliases = [{ name = "县乡村振兴局", until = 2021-02-24 }]
"""
    registry = read(LIST + heir)

    assert len(registry.units) == 3
