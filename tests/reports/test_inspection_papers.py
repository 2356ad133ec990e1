"""督查方案, 督查结论, 整改通知书 and 整改清单 on paper: what they say, in official form, the same bytes each time."""

import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from docx import Document
from inspection_samples import (
    INSPECTOR,
    LEADER,
    MONDAY,
    OFFICE,
    PROBLEM,
    UNITS,
    after,
    ask,
    drafted,
    of_state,
    told,
)

from tracker.domain import inspection_commands as c
from tracker.domain.inspection import DrawOf, Inspection
from tracker.domain.inspection_paper import conclusion_paper, scheme_paper
from tracker.domain.paper import Paper
from tracker.domain.rectification_paper import MOST_IN_TEXT, Entry, notice_paper
from tracker.reports.papers import PaperFormat, render

HOUSE = "某县重点工作领导小组办公室"
PERSONS = {"dc1": "督查一组组长", "dc2": "督查二组组长"}


def text(paper: Paper) -> str:
    return "\n".join(words for section in paper.sections for words in (section.title, *section.paragraphs))


def conclusion(inspection: Inspection, unit: str = "slj") -> Paper:
    feedback = inspection.feedback(unit)
    assert feedback is not None
    return conclusion_paper(inspection, feedback, HOUSE, UNITS[unit])


def entry(number: int = 1, until: date | None = date(2020, 6, 30)) -> Entry:
    return Entry(
        code=f"XH2020-W{number:03d}",
        title="水质检测<没有>开展",
        facts="抽查3个月，2个月没有记录。",
        source="督查发现",
        document="饮水安全专项督查反馈意见",
        measures="按月检测并公示",
        units=("县水利局",),
        until=until,
        situation="整改中",
        closing_number="",
    )


def test_a_scheme_names_content_object_scope_time_and_people() -> None:
    paper = scheme_paper(of_state("approved"), HOUSE, UNITS, PERSONS, "分管副县长")
    assert paper.title == "饮水安全专项督查方案"
    assert [section.title for section in paper.sections] == [
        "一、督查内容",
        "二、督查对象",
        "三、督查范围",
        "四、督查时间",
        "五、督查人员",
        "六、督查方式",
        "七、纪律要求",
        "八、方案批准",
    ]
    assert re.search("本方案由分管副县长于2020年[0-9月]+日批准。", text(paper))
    told_words = text(paper)
    for words in (
        "县教育局、县水利局。",
        "XH2020-001、饮水安全。",
        "2020年5月11日至2020年5月20日",
        "组长：督查一组组长",
    ):
        assert words in told_words


def test_an_unannounced_scheme_says_that_nothing_is_said_before() -> None:
    paper = scheme_paper(of_state("approved", announced=False), HOUSE, UNITS, PERSONS)
    assert "不发通知、不打招呼" in text(paper)


def test_a_draw_is_printed_with_its_seed_and_every_candidate() -> None:
    draw = ask(c.DrawLots, of=DrawOf.UNIT, candidates=("jyj", "slj", "czj"), count=2, seed="20200511")
    paper = scheme_paper(after(drafted(units=()), (OFFICE, draw)), HOUSE, UNITS, PERSONS)
    assert "本方案尚未批准" in text(paper)
    assert "种子：20200511\n" in text(paper)
    (table,) = paper.tables
    assert sorted(row[2] for row in table.rows) == ["czj", "jyj", "slj"]
    assert [row[4] for row in table.rows] == ["抽中", "抽中", ""]
    assert sum(column.width for column in table.columns) <= 156


def test_a_conclusion_names_each_problem_and_the_days_for_a_review() -> None:
    paper = conclusion(of_state("feedback"))
    assert paper.salutation == "县水利局："
    said = text(paper)
    assert "1.水质检测没有按月开展（XH2020-W001）。抽查3个月，有2个月没有检测记录。" in said
    assert "即2020年6月10日以前" in said
    assert "30日内作出复核决定" in said


def test_a_conclusion_without_problems_says_so_and_asks_for_nothing() -> None:
    said = text(conclusion(of_state("feedback"), "jyj"))
    assert "没有发现需要整改的问题。" in said
    assert "整改要求" not in said


def test_a_conclusion_after_the_review_carries_the_decision() -> None:
    paper = conclusion(of_state("reviewed"))
    assert "复核决定维持原结论。记录系补写。" in text(paper)


def test_the_conclusion_for_one_unit_names_no_other() -> None:
    both = after(
        of_state("under_way", announced=False),
        (INSPECTOR, ask(c.RecordProblem, **{**PROBLEM, "unit": "jyj", "title": "水费没有公示"})),
    )
    said = text(conclusion(told(both, "slj", "jyj")))
    assert "县教育局" not in said
    assert "水费" not in said


def test_many_problems_go_to_the_annex_of_the_notice() -> None:
    entries = [entry(number) for number in range(1, MOST_IN_TEXT + 3)]
    paper = notice_paper(entries, HOUSE, "县水利局", MONDAY)
    assert "其余2个问题见附件。" in text(paper)
    assert len(paper.tables[0].rows) == MOST_IN_TEXT + 2
    assert sum(column.width for column in paper.tables[0].columns) <= 156


def test_a_problem_without_a_dated_deadline_is_to_be_put_right_at_once() -> None:
    assert "立行立改" in text(notice_paper([entry(until=None)], HOUSE, "县水利局", MONDAY))
    assert "已经逾期，请立即整改。" in text(
        notice_paper([replace(entry(), situation="逾期")], HOUSE, "县水利局", MONDAY)
    )


PAPERS = {
    "scheme": scheme_paper(of_state("approved"), HOUSE, UNITS, PERSONS),
    "conclusion": conclusion(of_state("reviewed")),
    "notice": notice_paper([entry()], HOUSE, "县水利局", MONDAY),
}


@pytest.mark.parametrize("wanted", PaperFormat)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_the_same_paper_gives_the_same_bytes(paper: Paper, wanted: PaperFormat) -> None:
    assert render(paper, wanted) == render(paper, wanted)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_the_word_file_has_head_number_title_and_signature(paper: Paper) -> None:
    document = Document(io.BytesIO(render(paper, PaperFormat.DOCX)))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[0] == paper.name
    assert HOUSE in words
    assert paper.issued in words


def test_the_page_of_the_web_escapes_and_fetches_nothing() -> None:
    page = render(PAPERS["notice"], PaperFormat.HTML).decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "水质检测&lt;没有&gt;开展" in page
    assert "<script" not in page
    assert "src=" not in page


def test_a_late_answer_is_dated_on_its_day() -> None:
    late = MONDAY + timedelta(days=40)
    decide = ask(c.DecideReview, unit="slj", upheld=True, reason="维持")
    decided = after(of_state("review"), (LEADER, decide), day=late)
    assert conclusion(decided).day == late
