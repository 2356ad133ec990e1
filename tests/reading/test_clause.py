"""What an assignment says, patterns.md A."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.clause import read_clause


def parts(words: str) -> tuple[str, str]:
    clause = read_clause(words)
    assert clause is not None, words
    return " ".join(clause.lead), " ".join(clause.responsible)


@pytest.mark.parametrize(
    ("words", "lead", "responsible"),
    [
        ("牵头单位：市经贸委，配合单位：市工商联，各区、县级市", "市经贸委", "市工商联 各区 各县级市"),
        ("牵头单位:县教育局;责任单位:县财政局、民政局", "县教育局", "县财政局 县民政局"),
        ("牵头单位：县教育局 责任单位：县财政局", "县教育局", "县财政局"),
        ("责任单位：县教育局、财政局", "", "县教育局 县财政局"),
        ("责任单位：县教育局；配合单位：县财政局", "县教育局", "县财政局"),
        ("牵头单位：省经信厅、省科技厅按职责分工负责", "省经信厅 省科技厅", ""),
        ("负责部门：人民银行等部门，适用范围：浙江自贸试验区", "", "人民银行"),
        ("主办单位：市教育局，协办单位：市财政局", "市教育局", "市财政局"),
        ("抓总单位：县教育局；责任单位：县财政局", "县教育局", "县财政局"),
        ("主办：县教育局；协办：县财政局", "县教育局", "县财政局"),
        ("牵头单位为县教育局，责任单位为县财政局", "县教育局", "县财政局"),
        ("牵头单位；县教育局；责任单位；县财政局", "县教育局", "县财政局"),
        ("责任单位 县教育局 县财政局", "", "县教育局 县财政局"),
        ("市级责任单位：市教育局；县区责任单位：各县区政府", "", "市教育局 各县区政府"),
        ("责任单位：市教育局；责任县区：各县区政府", "", "市教育局 各县区政府"),
        ("牵头承办单位：县教育局；协同承办单位：县财政局", "县教育局", "县财政局"),
        ("完成时限：2024年6月底；县教育局牵头，县财政局配合", "县教育局", "县财政局"),
        ("责任单位：县教育局（牵头）、县财政局", "县教育局", "县财政局"),
        ("县林业局（牵头）\n县公安局", "县林业局", "县公安局"),
        ("第一牵头单位：市发改委；第二牵头单位：市财政局", "市发改委 市财政局", ""),
        ("市直牵头部门：市商务局；责任主体：各县区政府", "市商务局", "各县区政府"),
    ],
)
def test_labels_name_the_parts(words: str, lead: str, responsible: str) -> None:
    assert parts(words) == (lead, responsible)


@pytest.mark.parametrize(
    ("words", "lead", "responsible"),
    [
        ("体育总局、民政部负责", "", "体育总局 民政部"),
        ("财政部牵头，国务院相关部门及各地区按职责分工负责", "财政部", "国务院相关部门 各地区"),
        ("省能源局牵头，省国资委按照职责分工负责", "省能源局", "省国资委"),
        ("国务院办公厅牵头，各地区、各部门负责", "国务院办公厅", "各地区 各部门"),
        ("各地区、各部门负责", "", "各地区 各部门"),
        ("市教育局、市财政局牵头负责", "市教育局 市财政局", ""),
        ("市教育局牵头、市财政局配合", "市教育局", "市财政局"),
        ("县教育局牵头，相关部门参与", "县教育局", "相关部门"),
        ("市卫生健康局会同有关部门负责", "", "市卫生健康局 有关部门"),
        ("市卫生健康局牵头会同市医保局负责", "市卫生健康局", "市医保局"),
        ("省财政厅按职责分工负责，各地级以上市人民政府结合实际落实", "", "省财政厅 各地级以上市人民政府"),
        ("各有关部门和单位，各省级人民政府按职责分工负责", "", "各有关部门和单位 各省级人民政府"),
        ("市商务局、市财政局等部门和单位按职责分工负责", "", "市商务局 市财政局"),
        ("由省数据局牵头，省财政厅参与", "省数据局", "省财政厅"),
        ("由县教育局牵头，会同县财政局、县人社局组织实施", "县教育局", "县财政局 县人社局"),
        ("县教育局为牵头单位，县财政局为配合单位", "县教育局", "县财政局"),
        ("县教育局主责，县财政局配合", "县教育局", "县财政局"),
        ("市教育局、北江海事局等，按职责分工负责", "", "市教育局 北江海事局"),
        ("财政部等部门和地方各级人民政府按职责分工负责", "", "财政部 地方各级人民政府"),
        ("应急管理部负责", "", "应急管理部"),
        ("从化区政府负责", "", "从化区政府"),
    ],
)
def test_verbs_behind_a_list_give_the_part(words: str, lead: str, responsible: str) -> None:
    assert parts(words) == (lead, responsible)


def test_guides_and_leaders_are_kept_apart() -> None:
    guided = read_clause("商务部指导，供销合作总社参与")
    led = read_clause("责任领导:张某、李某;牵头单位:县教育局;责任单位:县财政局")

    assert guided
    assert (guided.guide, guided.responsible) == (("商务部",), ("供销合作总社",))
    assert led
    assert (led.leaders, led.lead, led.responsible) == (
        ("张某", "李某"),
        ("县教育局",),
        ("县财政局",),
    )


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("责任单位：县财政局,6月底完成", "6月底完成"),
        ("责任单位：县财政局；完成时限：2023年12月底", "2023年12月底"),
    ],
)
def test_a_deadline_in_the_bracket_is_no_unit(words: str, deadline: str) -> None:
    clause = read_clause(words)

    assert clause
    assert clause.responsible == ("县财政局",)
    assert clause.deadlines == (deadline,)


@pytest.mark.parametrize(
    "words",
    [
        "责任单位：省数据局、省经信厅，列第一位的为牵头单位，下同",
        "责任单位：省数据局〔列第一位的为牵头单位，下同〕、省经信厅",
        "责任单位：省数据局、省经信厅。排在第一位的部门为牵头部门，下同",
        "责任单位：省数据局、省经信厅，列首位的为牵头单位，以下均同",
        "责任单位：省数据局、省经信厅，排在首位的责任单位为牵头单位，其他为配合单位",
        "责任单位：省数据局、省经信厅，列第1位的为牵头单位",
        "责任单位：省数据局、省经信厅，以下各项工作均需相关市、县（市、区）政府推进，不再单独列出",
    ],
)
def test_a_rule_written_into_a_list_is_none_of_its_names(words: str) -> None:
    assert parts(words) == ("", "省数据局 省经信厅")


@pytest.mark.parametrize(
    "words",
    [
        "此件公开发布",
        "会计、负责人",
        "谁审批谁负责",
        "支持龙头企业牵头",
        "工程勘察除外",
        "信息员、宣传员、调解员",
        "以下简称中试基地",
        "以下简称县教育局",
        "含省级部门",
        "以县为单位",
        "企业牵头、高校院所参与",
        "成员单位：县教育局、县财政局",
        "",
    ],
)
def test_false_friends_assign_nothing(words: str) -> None:
    assert read_clause(words) is None


def test_names_without_any_word_of_duty_say_so() -> None:
    clause = read_clause("省委宣传部、浙江日报报业集团、各级行业主管部门")

    assert clause
    assert clause.only_names


def test_a_main_doer_without_the_word_is_a_doubt() -> None:
    clause = read_clause("省卫生健康委负责，省国资委按职责分工负责")

    assert clause
    assert clause.lead == ()
    assert "省卫生健康委" in clause.doubts[0]


@given(
    st.text(alphabet=st.sampled_from("牵头责任配合单位负责县局、，；：:按职责分工会同等（）\n "), max_size=60)
)
def test_any_words_are_read_without_an_error(words: str) -> None:
    clause = read_clause(words)

    assert clause is None or clause.units or clause.leaders
