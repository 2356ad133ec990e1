"""Orders on paper: what they say, in official form, the same bytes for ever."""

import io
import zipfile
from datetime import date

import pytest
from docx import Document

from tracker.domain.order_events import EarlierOrder, OrderIssued, OrderItemDraft
from tracker.domain.order_paper import MOST_IN_TEXT, paper_of
from tracker.reports.orders import file_name, render
from tracker.reports.papers import PaperFormat

DAY = date(2020, 7, 20)


def item(number: int, kind: str = "deadline") -> OrderItemDraft:
    return OrderItemDraft(
        task=f"XH2020-{number:03}",
        title=f"事项<{number}>",
        kind=kind,
        due=date(2020, 6, 30),
        fact="时限2020年6月30日，逾期20天未办结，自报进度40%，核定进度35%",
    )


def order(kind: str = "supervision", items: int = 2, leaders: tuple[str, ...] = ()) -> OrderIssued:
    rungs = {"letter": "contact", "slip": "head", "supervision": "leader", "talk": "group"}
    before = EarlierOrder(
        number="XH〔2020〕催2号",
        order_kind="slip",
        issued_on=date(2020, 7, 8),
        limit=date(2020, 7, 15),
        answer="同期其他单位已完成。",
    )
    return OrderIssued(
        order="XH〔2020〕督3号",
        day=DAY,
        order_kind=kind,
        rung=rungs[kind],
        unit="jyj",
        unit_name="县教育局",
        office_name="某县重点工作领导小组办公室",
        group="某县重点工作领导小组",
        limit=date(2020, 7, 27),
        days=5,
        items=tuple(item(number) for number in range(1, items + 1)),
        plans=("某县实施方案",),
        leaders=leaders,
        earlier=() if kind == "letter" else (before,),
    )


def words_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def test_an_order_names_the_unit_the_facts_the_limit_and_what_follows() -> None:
    paper = paper_of(order())
    assert paper.title == "关于限期办理“事项<1>”等2项任务的督办单"
    assert paper.salutation == "县教育局："
    assert [section.title for section in paper.sections] == [
        "一、有关事项",
        "二、此前督促情况",
        "三、办理要求",
    ]
    assert (
        paper.sections[0].paragraphs[0].startswith("1.“事项<1>”（XH2020-001）：时限2020年6月30日，逾期20天")
    )
    assert "于2020年7月27日前（5个工作日内）办理" in paper.sections[2].paragraphs[0]
    assert "将提请某县重点工作领导小组研究是否约谈" in paper.sections[2].paragraphs[2]


def test_an_order_says_what_was_asked_before_and_why_the_answer_did_not_hold() -> None:
    (said,) = paper_of(order()).sections[1].paragraphs
    assert said == (
        "2020年7月8日已发催办单（XH〔2020〕催2号），要求于2020年7月15日前办理，期满仍未办理，"
        "所作答复经审定理由不成立（同期其他单位已完成）。"
    )


def test_a_first_letter_refers_to_nothing_before_it() -> None:
    assert [section.title for section in paper_of(order("letter")).sections] == [
        "一、有关事项",
        "二、办理要求",
    ]


def test_a_talk_is_proposed_to_the_leading_group_and_decides_nothing() -> None:
    paper = paper_of(order("talk"))
    assert paper.salutation == "某县重点工作领导小组："
    assert paper.closing == "以上建议当否，请审定。"
    assert "不代替组织决定" in paper.sections[-1].paragraphs[0]
    assert "请你单位" not in "".join(words for section in paper.sections for words in section.paragraphs)


@pytest.mark.parametrize(
    ("leaders", "copies"),
    [
        ((), "抄送：某县重点工作领导小组，县教育局分管领导。"),
        (("副县长",), "抄送：某县重点工作领导小组，副县长。"),
    ],
)
def test_the_leader_above_the_unit_gets_a_copy(leaders: tuple[str, ...], copies: str) -> None:
    assert paper_of(order(leaders=leaders)).copies == copies


def test_many_matters_go_to_a_table_in_the_annex() -> None:
    many = render(order(items=MOST_IN_TEXT + 1), PaperFormat.DOCX)
    document = Document(io.BytesIO(many))
    assert len(document.tables[0].rows) == MOST_IN_TEXT + 2
    assert "未办结7件，逐件情况见附件。" in words_of(many)
    assert not Document(io.BytesIO(render(order(), PaperFormat.DOCX))).tables


def test_the_word_file_has_head_title_text_signature_and_imprint() -> None:
    words = words_of(render(order(), PaperFormat.DOCX))
    assert words[:2] == ["督办单", "XH〔2020〕督3号"]
    at = words.index("某县重点工作领导小组办公室")
    assert words[at + 1] == "2020年7月20日"
    assert words[-1].startswith("抄送：")
    assert words[-1].endswith("2020年7月20日印发")


def test_the_page_of_the_web_escapes_titles_and_fetches_nothing() -> None:
    page = render(order(items=8), PaperFormat.HTML).decode()
    assert "事项&lt;1&gt;" in page
    assert "<script" not in page
    assert "src=" not in page


@pytest.mark.parametrize("wanted", list(PaperFormat))
@pytest.mark.parametrize("kind", ["letter", "slip", "supervision", "talk"])
def test_the_same_order_gives_the_same_bytes(kind: str, wanted: PaperFormat) -> None:
    first, again = render(order(kind), wanted), render(order(kind), wanted)
    assert first == again
    if wanted is PaperFormat.DOCX:
        assert zipfile.ZipFile(io.BytesIO(first)).testzip() is None


def test_the_file_is_named_after_kind_and_number() -> None:
    assert file_name(order(), PaperFormat.DOCX) == "督办单-XH〔2020〕督3号.docx"


def test_what_is_not_late_yet_is_asked_about_in_advance_with_the_words_of_the_office() -> None:
    ahead = order("letter", 0).model_copy(update={"items": (item(1, "ahead"),), "words": "月底前完成验收。"})
    text = "\n".join(words_of(render(ahead, PaperFormat.DOCX)))
    assert "有1件事项没有到期、需要抓紧。" in text
    assert "填报进展、困难和预计完成时间。办公室意见：月底前完成验收。" in text
    assert "（三）到期仍未办结的，按督办阶梯办理。" in text
    mixed = order("letter", 1).model_copy(update={"items": (item(1), item(2, "ahead"))})
    text = "\n".join(words_of(render(mixed, PaperFormat.DOCX)))
    assert "有1件事项超过时限没有办理，1件没有到期、需要抓紧。" in text
    assert "将向你单位主要负责人发催办单" in text
