"""Which shares and sums a report states; each test's text stands in the test."""

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.figures import Share, Statement, Sum
from tracker.reading.figures import statements


def told(text: str) -> list[tuple[str, ...]]:
    """What is stated, as words: (share, part, whole, percent) or (sum, total, parts…)."""
    return [words(each) for each in statements(text)]


def words(each: Statement) -> tuple[str, ...]:
    if isinstance(each, Share):
        return ("share", str(each.part), str(each.whole), str(each.stated))
    return ("sum", str(each.total), *map(str, each.parts))


def test_the_whole_stands_between_the_word_and_the_percentage() -> None:
    assert told("已签约36户，占应签约48户的75%。") == [("share", "36", "48", "75")]
    assert told("流转土地12.5亩，占计划50（按台账）亩的25%") == [("share", "12.5", "50", "25")]


def test_the_whole_was_named_before() -> None:
    assert told("剩余未改造户40户，其中10户已备料，占未改造的25%") == [("share", "10", "40", "25")]


def test_a_rate_speaks_of_the_quantity_with_its_verb_and_of_the_topic_s_total() -> None:
    text = "一是下达资金200万元，已支付150万元，支付率75%。二是项目已支付30万元，支付率60%。"
    assert told(text) == [("share", "150", "200", "75"), ("share", "30", "None", "60")]


def test_a_rate_without_any_quantity_states_nothing_that_can_be_checked() -> None:
    assert told("旧房已全部拆除，拆除率达100%。") == []


def test_the_part_may_stand_in_brackets_behind_the_percentage() -> None:
    assert told("剩余50户，60%（30户）选择货币安置") == [("share", "30", "50", "60")]


def test_parts_follow_their_total_in_brackets_or_after_among_them() -> None:
    assert told("到位资金100万元（其中：中央60万元，省级40万元）") == [("sum", "100", "60", "40")]
    assert told("贴息7万元，其中，一季度3万元，二季度4万元。") == [("sum", "7", "3", "4")]


def test_nested_parts_belong_to_their_own_total() -> None:
    text = "有房的60户<其中县外20户，县内40户>"
    assert told(text) == [("sum", "60", "20", "40")]


def test_a_total_may_follow_its_parts() -> None:
    assert told("补偿3.5亿元；测绘0.5亿元，共计4亿元。") == [("sum", "4", "3.5", "0.5")]


def test_numbers_side_by_side_are_no_sum() -> None:
    assert told("摸排监测户890户3642人，边缘户1556户6149人，共有房屋706栋。") == []
    assert told("建成12个村，新建3个村，硬化道路5公里。") == []


@given(st.text(alphabet="0123456789.%户万元占的率，。；（）()<>其中共计一是\n", max_size=80))
def test_no_text_whatever_makes_it_fall_over(text: str) -> None:
    for each in statements(text):
        assert each.sentence


def test_the_statements_of_the_real_report_are_all_found_with_the_right_verdict() -> None:
    corpus = os.environ.get("DUBAN_CORPUS")
    if not corpus:
        pytest.skip("没有设 DUBAN_CORPUS，略过真实材料")
    gold = json.loads((Path(corpus) / "gold/pingtang-figures.json").read_text(encoding="utf-8"))
    found = statements((Path(corpus) / gold["source"]).read_text(encoding="utf-8"))
    labelled = [
        ("share", each["part"], each["whole"], each["stated"], each["verdict"])
        if each["kind"] == "share"
        else ("sum", each["total"], round(sum(each["parts"]), 6), each["verdict"])
        for each in gold["statements"]
    ]
    read = [
        (
            "share",
            float(each.part),
            float(each.whole) if each.whole else None,
            float(each.stated),
            each.verdict.value,
        )
        if isinstance(each, Share)
        else ("sum", float(each.total), round(float(sum(each.parts, Decimal(0))), 6), each.verdict.value)
        for each in found
    ]
    assert sorted(map(str, read)) == sorted(map(str, normal(labelled)))
    assert any(isinstance(each, Sum) for each in found)


def normal(labelled: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """The labels with every number as a float."""
    return [tuple(float(x) if isinstance(x, int | float) else x for x in each) for each in labelled]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("教师缺口116名，其中小学58名、初中41名、高中17名。", ["58＋41＋17＝116名，与所报相符。"]),
        ("学生共21,350名，寄宿4312名，占20.2%。", ["4312÷21350名＝20.20%，与所报相符。"]),
        (
            "计划建校舍18所，开工14所，完工9所，开工率77.8%，完工率55%。",
            ["14÷18所＝77.78%，与所报相符。", "9÷18所＝50.00%，所报55%，不符。"],
        ),
        ("投放贷款4385万元，占目标2亿元的31.9%。", ["0.4385÷2亿元＝21.93%，所报31.9%，不符。"]),
        ("新开12家，其中贫困户8家、边缘户7家，合计12家。", ["8＋7＝15家，所报12家，不符。"]),
        (
            "村道5公里，其中大修3公里，另有县道2公里，共计7公里。",
            ["3＋2＝5公里，与所报相符。", "5＋2＝7公里，与所报相符。"],
        ),
        ("中学3所，小学9所，幼儿园20所，入园50名，占40%。", ["50名占40%：没有写明总数，无法核对。"]),
    ],
)
def test_other_ways_of_stating_shares_and_sums(text: str, said: list[str]) -> None:
    assert [each.sentence for each in statements(text)] == said
