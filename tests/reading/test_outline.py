"""The numbered tree, with the plan of the test in its own words."""

from tracker.domain.plan import Place
from tracker.reading.assignments import assignments
from tracker.reading.blocks import Line
from tracker.reading.outline import outline
from tracker.reading.source import Source, source_of


def source(text: str) -> Source:
    return source_of(
        (i, Line(line, Place(line=i + 1))) for i, line in enumerate(text.split("\n")) if line.strip()
    )


def numbers(text: str) -> list[str]:
    prose = source(text)
    nodes, _ = outline(prose, [one.span for one in assignments(prose)])
    return [node.number for node in nodes]


def test_every_kind_of_number_has_its_level() -> None:
    text = "一、甲\n（一）乙\n1．丙\n（1）丁\n①戊\n②己\n2.庚\n(二)辛\n二、壬"

    assert numbers(text) == [
        "一、", "一、(一)", "一、(一)1.", "一、(一)1.(1)", "一、(一)1.(1)①", "一、(一)1.(1)②", "一、(一)2.", "一、(二)", "二、",
    ]  # fmt: skip


def test_numbers_may_run_on_across_chapters() -> None:
    assert numbers("一、甲\n（一）乙\n（二）丙\n二、丁\n（三）戊\n1.己") == [
        "一、", "一、(一)", "一、(二)", "二、", "二、(三)", "二、(三)1.",
    ]  # fmt: skip


def test_chapters_and_articles() -> None:
    assert numbers("第一章 总则\n第一条 甲\n（一）乙\n第二条 丙\n第二章 分则\n第三条 丁") == [
        "第一章", "第一章第一条", "第一章第一条(一)", "第一章第二条", "第二章", "第二章第三条",
    ]  # fmt: skip


def test_stray_spaces_do_not_hide_a_number() -> None:
    assert numbers("　　一 、甲\n （ 一 ） 乙\n 1 .丙") == ["一、", "一、(一)", "一、(一)1."]


def test_figures_at_the_start_of_a_line_are_no_numbers() -> None:
    assert numbers("一、甲\n2.58亿元用于乙\n2020年丙\n30个丁\n3.5公里戊") == ["一、"]


def test_a_number_with_a_digit_right_behind_it_fills_its_gap() -> None:
    assert numbers("10.甲项目\n11.121人才项目\n12.乙项目") == ["10.", "11.", "12."]


def test_a_whole_plan_on_one_line() -> None:
    text = (
        "为落实会议精神制定本方案。一、放宽准入激发活力（一）清理收费。（财政部牵头，各地区负责）具体措施：1．查清底数。（财政部负责）"
        "2．2020年底前公布目录。（财政部负责）（二）简化办税。（税务总局负责）二、加强监管（三）公布清单。（市场监管总局负责）"
    )

    assert numbers(text) == ["一、", "一、(一)", "一、(一)1.", "一、(一)2.", "一、(二)", "二、", "二、(三)"]


def test_one_two_three_within_a_sentence_are_items_only_with_their_own_assignments() -> None:
    own = "1.保护遗产\n一是建体系。（责任单位：省文物局）二是用技术。（责任单位：省科技厅）"
    shared = "1.保护遗产\n一是建体系。二是用技术。（责任单位：省文物局）"

    assert numbers(own) == ["1.", "1.一是", "1.二是"]
    assert numbers(shared) == ["1."]


def test_an_enumeration_in_a_paragraph_is_left_alone() -> None:
    assert numbers("一、做到：（1）早发现；（2）早报告；（3）早处置。（县卫健局负责）") == ["一、"]


def test_a_missing_number_is_reported_with_its_place() -> None:
    prose = source("一、甲\n1.乙\n3.丙")

    _, problems = outline(prose, [])

    assert [(problem.place.line, problem.quote) for problem in problems] == [(3, "3.")]
    assert "1." in problems[0].message
