"""Lists of units, patterns.md C."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.names import unit_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县卫健局、民政局、医保局、社保局、残联", "县卫健局 县民政局 县医保局 县社保局 县残联"),
        ("省委宣传部、文化和旅游厅、广电局", "省委宣传部 省文化和旅游厅 省广电局"),
        ("县纪委监委、县委组织部、扶贫开发局", "县纪委监委 县委组织部 县扶贫开发局"),
        ("县委组织部、宣传部、政法委", "县委组织部 县委宣传部 县委政法委"),
        ("县电信公司、移动公司、联通公司", "县电信公司 县移动公司 县联通公司"),
        ("县卫健局,民政局,医保局", "县卫健局 县民政局 县医保局"),
        ("循化县财政局、教育局", "循化县财政局 循化县教育局"),
        ("太原市小店区财政局、教育局", "太原市小店区财政局 太原市小店区教育局"),
        ("县发改局、水投公司、城市建设投资有限公司", "县发改局 县水投公司 县城市建设投资有限公司"),
        ("县人民医院、中医院、武警中队", "县人民医院 县中医院 县武警中队"),
        ("①县教育局②财政局", "县教育局 县财政局"),
        ("开发区财政局、建设局", "开发区财政局 开发区建设局"),
    ],
)
def test_a_prefix_is_shared_across_a_list(text: str, names: str) -> None:
    assert unit_names(text) == tuple(names.split())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县农科局、团县委、国网循化供电公司", "县农科局 团县委 国网循化供电公司"),
        ("人民银行青海省分行、金融监管局", "人民银行青海省分行 金融监管局"),
        ("省数据局、人行浙江省分行、浙江金融监管局", "省数据局 人行浙江省分行 浙江金融监管局"),
        ("省科技厅、之江实验室、杭州市", "省科技厅 之江实验室 杭州市"),
        ("市财政局、杭州海关", "市财政局 杭州海关"),
        ("区经信局、生态环境鄞湖分局、规划资源分局", "区经信局 生态环境鄞湖分局 区规划资源分局"),
        ("区住建局、西川自来水公司、北江海事局", "区住建局 西川自来水公司 北江海事局"),
        ("省公安厅、民航中南地区管理局", "省公安厅 民航中南地区管理局"),
        ("市民政局、市政府办公室、市市场监管局", "市民政局 市政府办公室 市市场监管局"),
        ("市场监管总局、民政部", "市场监管总局 民政部"),
    ],
)
def test_organs_with_a_place_or_a_level_of_their_own_take_no_prefix(text: str, names: str) -> None:
    assert unit_names(text) == tuple(names.split())


def test_a_prefix_begins_again_after_a_comma() -> None:
    assert unit_names("省财政厅、教育厅，农业局、林业局") == ("省财政厅", "省教育厅", "农业局", "林业局")


def test_a_suffix_is_shared_across_a_list() -> None:
    assert unit_names("杭州市、宁波市、湖州市人民政府") == (
        "杭州市人民政府",
        "宁波市人民政府",
        "湖州市人民政府",
    )
    assert unit_names("区财政局、河东、河西街道办事处") == ("区财政局", "河东街道办事处", "河西街道办事处")
    assert unit_names("县住建局，城关、东风等镇") == ("县住建局", "城关镇", "东风镇")
    assert unit_names("市供销合作社联合社、商务局") == ("市供销合作社联合社", "市商务局")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("各乡镇党委、政府，县财政局", ("各乡镇党委、政府", "县财政局")),
        ("各区、县级市", ("各区", "各县级市")),
        ("各有关区、县级市", ("各有关区", "各有关县级市")),
        ("各市、县（市、区）政府", ("各市、县（市、区）政府",)),
        ("各有关部门和单位", ("各有关部门和单位",)),
        ("各地区、各部门", ("各地区", "各部门")),
        ("相关部门及各省、自治区、直辖市人民政府", ("相关部门", "各省、自治区、直辖市人民政府")),
        ("各省、自治区、直辖市和新疆生产建设兵团", ("各省、自治区、直辖市", "新疆生产建设兵团")),
        ("县教育局及各镇乡（街道）", ("县教育局", "各镇乡（街道）")),
        ("各乡镇、县工业园区管委会", ("各乡镇", "县工业园区管委会")),
    ],
)
def test_groups_keep_together_what_belongs_together(text: str, names: tuple[str, ...]) -> None:
    assert unit_names(text) == names


@pytest.mark.parametrize(
    "name",
    [
        "市人力资源和社会保障局",
        "自然资源和规划局",
        "农业农村和水利局",
        "文化和旅游部",
        "粮食和储备局",
        "市科技和信息化局",
    ],
)
def test_and_inside_a_name_is_no_separator(name: str) -> None:
    assert unit_names(name) == (name,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("州委编办及州直相关单位", ("州委编办", "州直相关单位")),
        ("县直机关及省市驻县各单位", ("县直机关", "省市驻县各单位")),
        ("国家卫生健康委和中医药局", ("国家卫生健康委", "中医药局")),
        ("财政部、海关总署等国务院相关部门及各地区", ("财政部", "海关总署", "国务院相关部门", "各地区")),
        ("中央网信办等相关单位", ("中央网信办", "相关单位")),
        ("人民银行等部门", ("人民银行",)),
    ],
)
def test_and_between_complete_names_separates_them(text: str, names: tuple[str, ...]) -> None:
    assert unit_names(text) == names


def test_brackets_in_a_name_stay() -> None:
    text = "市数据局（市人工智能局）、省市场监管（知识产权）局、高新园(邹区镇)"

    assert unit_names(text) == tuple(text.split("、"))


def test_a_bracket_that_lists_members_is_taken_apart() -> None:
    assert unit_names("一港五谷（鹿城区政府、龙湾区政府）") == ("鹿城区政府", "龙湾区政府")


def test_two_organs_written_as_one() -> None:
    assert unit_names("县委县政府督查室、省纪委省监委") == ("县委县政府督查室", "省纪委省监委")
    assert unit_names("县城东城西社区") == ("县城东社区", "县城西社区")


def test_spaces_and_breaks_inside_names_are_slips() -> None:
    assert unit_names("市 人 力 社 保局、乡 村振兴\n局") == ("市人力社保局", "市乡村振兴局")


def test_spaces_between_complete_names_separate_them() -> None:
    assert unit_names("县教育局 县财政局\n县民政局") == ("县教育局", "县财政局", "县民政局")


@pytest.mark.parametrize("nobody", ["", "无", "/", "——", " 无。"])
def test_nobody_is_nobody(nobody: str) -> None:
    assert unit_names(nobody) == ()


def test_a_name_said_twice_counts_once() -> None:
    assert unit_names("县教育局、县财政局、教育局") == ("县教育局", "县财政局")


@given(st.text(alphabet=st.sampled_from("县市省委局部厅各、，和及等（）财政教育 \n"), max_size=60))
def test_any_words_give_names_without_separators_or_blanks(text: str) -> None:
    for name in unit_names(text):
        assert name
        assert name == "".join(name.split())
