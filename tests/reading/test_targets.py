"""Numbers to reach, patterns.md F."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.targets import targets_in


def read(text: str) -> list[tuple[str, Any, str]]:
    return [(target.op, target.value, target.unit) for target in targets_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("义务教育巩固率达到96%以上", (">=", 96, "%")),
        ("自付比例控制在10%以内", ("<=", 10, "%")),
        ("普及率稳定在95%", ("=", 95, "%")),
        ("建成2个以上龙头企业", (">=", 2, "个")),
        ("每村设置5-10公益性岗位", ("range", (5, 10), "个")),
        ("每村开发8个左右的岗位", ("≈", 8, "个")),
        ("抽调200余名排查员", (">=", 200, "名")),
        ("培养不少于400名博士后", (">=", 400, "名")),
        ("产值突破2万亿元", (">", 2, "万亿元")),
        ("投资2.58亿元实施二期工程", ("=", 2.58, "亿元")),
        ("争取2000万元作为担保基金", ("=", 2000, "万元")),
        ("新建１０家企业", ("=", 10, "家")),
        ("新增1,200个床位", ("=", 1200, "个")),
        ("缩短到5个工作日，培训300人", ("=", 300, "人")),
        ("完成17个村的美丽乡村建设任务", ("=", 17, "个")),
    ],
)
def test_a_number_to_reach_is_a_target(text: str, expected: tuple[str, Any, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "给予最高30%的补助",
        "补助不超过800万元",
        "资助标准提高至每生7000元",
        "60周岁以上的居民",
        "确保有1名家庭医生",
        "推进原有6个重点村",
        "落实《30条措施》",
        "5G和4G网络",
        "2020年12月31日",
        "第106次常委会议",
        "5个工作日内办结",
        "形成“1+9”制度体系",
    ],
)
def test_rules_facts_and_dates_are_no_targets(text: str) -> None:
    assert read(text) == []


def test_a_target_is_called_by_what_it_counts() -> None:
    assert [
        target.name for target in targets_in("建成2个以上带贫能力强的龙头企业，转移就业率达到60%以上")
    ] == ["龙头企业", "转移就业率"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2024年底前，上线“一件事”不少于20件", "上线“一件事”"),
        ("10月底前新建卫生厕所500座", "新建卫生厕所"),
        ("2025年6月底前建成高标准农田3万亩", "建成高标准农田"),
    ],
)
def test_a_name_keeps_quoted_words_and_no_date(text: str, name: str) -> None:
    (target,) = targets_in(text)
    assert target.name == name


def test_two_quantities_side_by_side_are_two_targets() -> None:
    assert read("实施207户786人的到户产业项目") == [("=", 207, "户"), ("=", 786, "人")]


@pytest.mark.parametrize(
    ("text", "value", "shares"),
    [
        ("新建公厕48座（石门镇24座、双河镇24座）", 48, (("石门镇", 24), ("双河镇", 24))),
        ("建设农田3.6万亩，其中：东川镇2.2万亩、西川镇1.4万亩。", 3.6, (("东川镇", 2.2), ("西川镇", 1.4))),
        ("新建60个（鹿城、龙湾各24个，永嘉12个）。鹿城区、龙湾区、永嘉县", 60, (("鹿城区", 24), ("龙湾区", 24), ("永嘉县", 12))),
        ("新建渠道50公里。其中：石门镇20公里、双河镇30公里。", 50, (("石门镇", 20), ("双河镇", 30))),
        ("改造小区22个，其中2023年10个、2024年12个", 22, (("2023年", 10), ("2024年", 12))),
        ("新增就业500人：县人社局300人、团县委200人。", 500, (("县人社局", 300), ("团县委", 200))),
    ],
)  # fmt: skip
def test_a_number_divided_among_units_or_years_is_one_target_with_its_shares(
    text: str, value: float, shares: tuple[tuple[str, float], ...]
) -> None:
    (target,) = targets_in(text)
    assert (target.value, target.shares) == (value, shares)


@pytest.mark.parametrize(
    "text", ["种植3万亩，其中水田2万亩、旱地1万亩", "示范社区10个（其中省级2个、市级8个）"]
)
def test_parts_that_are_no_units_stay_targets_of_their_own(text: str) -> None:
    assert len(targets_in(text)) == 3
    assert not any(target.shares for target in targets_in(text))


def test_a_number_for_every_year_says_so() -> None:
    assert [target.per for target in targets_in("每年培训农民500人次以上，三年培训1500人次")] == ["year", ""]


@given(st.text(alphabet=st.sampled_from("0123456789.,，%个户万元亿达到以上不少于第每-年"), max_size=40))
def test_any_words_are_read_without_an_error(text: str) -> None:
    for target in targets_in(text):
        assert target.unit


def test_what_is_counted_keeps_its_quoted_words() -> None:
    [target] = targets_in("打造300个以上“人工智能+”典型应用场景")
    assert (target.name, target.value, target.unit) == ("“人工智能+”典型应用场景", 300, "个")


@pytest.mark.parametrize(
    ("text", "name", "op", "value"),
    [
        ("规模以上工业增加值较去年增长60%", "规模以上工业增加值增长", "=", 60),
        ("接待游客人次同比增长15%以上", "接待游客人次增长", ">=", 15),
        ("能耗强度较2020年下降13.5%", "能耗强度下降", "=", 13.5),
        ("使覆盖率由60%提高到85%", "覆盖率", "=", 85),
    ],
)
def test_growth_is_no_level_and_where_it_starts_from_is_no_target(
    text: str, name: str, op: str, value: float
) -> None:
    [target] = targets_in(text)
    assert (target.name, target.op, target.value, target.unit) == (name, op, value, "%")
