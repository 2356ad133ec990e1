from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.errors import InputError
from tracker.reading.blocks import Document, Emphasis, Line, Table
from tracker.reading.readers.html.reader import document_of, read
from tracker.reading.reading import reading_of

TEXT = "推进农村饮水安全巩固提升，完善水费收缴和管护机制，做到水量充足、水质合格。"


def lines(html: str) -> list[str]:
    return [block.text for block in document_of(html).blocks if isinstance(block, Line)]


def table(html: str) -> Table:
    (found,) = [block for block in document_of(html).blocks if isinstance(block, Table)]
    return found


def words(html: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table(html).rows]


def test_paragraphs_and_breaks_are_lines() -> None:
    assert lines("<p>一、总体要求</p><p>二、任务<br>三、保障</p>四、附则") == [
        "一、总体要求",
        "二、任务",
        "三、保障",
        "四、附则",
    ]


def test_the_first_heading_names_a_page_that_has_no_other_title() -> None:
    card = "<table><tr><td>重点工作：</td><td>{}.修路。</td></tr><tr><td>牵头单位：</td><td>市住建局</td></tr></table>"
    page = "<h1>2023年市政府重点工作</h1>" + card.format(1) + card.format(2)

    assert reading_of(document_of(page), "页面.html").plan.title == "2023年市政府重点工作"


def test_preformatted_lines_stay_apart() -> None:
    assert lines("<pre>一、总体要求\n<b>（一）</b>修渠\n\n  （二）建塘</pre>") == [
        "一、总体要求",
        "（一）修渠",
        "（二）建塘",
    ]


def test_words_in_several_tags_are_one_line() -> None:
    assert lines("<p>（责任单位：<b>县</b><span>水利局</span>、\n   县财政局）</p>") == [
        "（责任单位：县水利局、县财政局）"
    ]


def test_words_that_type_sets_apart_are_known_with_how() -> None:
    html = "<p>责任单位：<u>县水利局</u>、<span style='font-weight: bold'>县林业局</span>、县财政局</p>"
    (line,) = document_of(html).blocks
    assert isinstance(line, Line)
    assert line.strong == ((Emphasis.UNDERLINE, "县水利局"), (Emphasis.BOLD, "县林业局"))
    cell = table("<table><tr><td>任务</td><td><p><u>县水利局</u>、县财政局</p></td></tr></table>").rows[0][1]
    assert cell.strong == ((Emphasis.UNDERLINE, "县水利局"),)


def test_indents_and_source_breaks_between_characters_are_no_words() -> None:
    assert lines("<p>　　&nbsp;推进\n\t农村  饮水  OK\nnow</p>") == ["推进农村 饮水 OK now"]


def test_what_never_shows_is_not_read() -> None:
    html = f"<p>{TEXT}</p><script>x()</script><style>p</style><p style='display:none'>暗</p><p hidden>藏</p><!-- 注 -->"
    assert lines(html) == [TEXT]


def test_headings_give_their_level() -> None:
    levels = [
        (b.text, b.level) for b in document_of("<h2>一、要求</h2><p>正文</p>").blocks if isinstance(b, Line)
    ]
    assert levels == [("一、要求", 2), ("正文", None)]


def test_numbers_of_an_ordered_list_are_written_out() -> None:
    assert lines("<ol start=3><li>修渠</li><li>建塘</li></ol>") == ["3.修渠", "4.建塘"]


MENU = "<div><a href='/'>首页</a><a href='/a'>政务公开</a><a href='/b'>办事服务</a><a href='/c'>互动交流</a></div>"


def test_menus_around_the_text_are_set_aside_and_kept_as_furniture() -> None:
    html = f"<body>{MENU}<div id=c><p>{TEXT}</p><p>{TEXT}</p></div><div>版权所有 某县人民政府</div></body>"
    document = document_of(html)
    assert [block.text for block in document.blocks if isinstance(block, Line)] == [TEXT, TEXT]
    aside = "".join(problem.quote for problem in document.furniture)
    assert "政务公开" in aside
    assert "版权所有" in aside


def test_a_menu_in_the_middle_of_a_bracket_does_not_cut_it() -> None:
    menu = (
        "<ul><li><a href='/a'>首页</a></li><li><a href='/b'>公开</a></li><li><a href='/c'>服务</a></li></ul>"
    )
    found = lines(f"<div><p>{TEXT}</p>修渠。（责任单位：县水利局、{menu}县财政局）</div>")
    assert found == [TEXT, "修渠。（责任单位：县水利局、县财政局）"]


def test_a_list_of_attachments_is_no_menu() -> None:
    files = "".join(f"<p><a href='/{n}.docx'>附件{n}：任务分解表</a></p>" for n in (1, 2, 3))
    assert len(lines(f"<div><p>{TEXT}</p><div>{files}</div></div>")) == 4


@pytest.mark.parametrize(
    "chrome", ["【打印】【关闭】", "字体：[大 中 小]", "当前位置：首页 > 政务公开 > 文件", "责任编辑：某某"]
)
def test_buttons_and_hints_of_the_page_are_furniture(chrome: str) -> None:
    document = document_of(f"<div><p>{chrome}</p><p>{TEXT}</p></div>")
    assert [problem.quote for problem in document.furniture] == [chrome]


def test_a_title_over_two_lines_is_found_by_the_window_title() -> None:
    html = (
        f"<title>某县饮水安全行动方案_某县人民政府网</title><p>某县饮水</p><p>安全行动方案</p><p>{TEXT}</p>"
    )
    first = document_of(html).blocks[0]
    assert isinstance(first, Line)
    assert (first.text, first.level) == ("某县饮水安全行动方案", 0)


def test_a_title_outside_of_the_text_is_put_in_front() -> None:
    html = f"<h1>某县饮水安全行动方案</h1><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    assert lines(html)[0] == "某县饮水安全行动方案"


def test_spans_are_unfolded_and_marked_as_covered() -> None:
    html = (
        "<table><tr><th>序号</th><th>任务</th><th>责任单位</th></tr>"
        "<tr><td colspan=3>一、水利</td></tr>"
        "<tr><td>1</td><td>修渠</td><td rowspan=2>县水利局</td></tr><tr><td>2</td><td>建塘</td></tr></table>"
    )
    assert words(html)[1:] == [["一、水利"] * 3, ["1", "修渠", "县水利局"], ["2", "建塘", "县水利局"]]
    assert table(html).rows[3][2].covered


def test_a_table_around_the_whole_article_is_no_table() -> None:
    html = f"<table><tr><td><p>{TEXT}</p><table><tr><td>序号</td><td>任务</td></tr></table></td></tr></table>"
    assert lines(html) == [TEXT]
    assert words(html) == [["序号", "任务"]]


def test_a_cell_keeps_its_paragraphs_apart() -> None:
    html = "<table><tr><td>1</td><td><p>修渠</p><p>建塘</p></td></tr><tr><td>2</td><td>造林<br>护林</td></tr></table>"
    assert [row[1] for row in words(html)] == ["修渠\n建塘", "造林\n护林"]


def test_a_span_without_end_stays_within_the_table() -> None:
    html = "<table><tr><td colspan=99999999>a</td><td>b</td></tr><tr><td rowspan=65534>c</td><td>d</td></tr></table>"
    assert len(table(html).rows) == 2
    assert len(table(html).rows[0]) <= 200


def test_a_picture_in_the_text_is_a_problem() -> None:
    document = document_of(f"<div><p>{TEXT}</p><img src='table.png'></div>")
    assert ["图片" in problem.message for problem in document.problems] == [True]


@pytest.mark.parametrize(
    ("encoding", "name"), [("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gb18030", "gbk"), ("gb18030", "")]
)
def test_a_page_is_decoded_as_it_declares_or_as_it_fits(tmp_path: Path, encoding: str, name: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f"<html><head><meta charset='{name}'></head><p>{TEXT}镕</p></html>".encode(encoding))
    (block,) = read(path).blocks
    assert isinstance(block, Line)
    assert block.text == TEXT + "镕"


def test_a_web_archive_is_read_as_its_page(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset="utf-8"\n\n'
    path.write_text(f"{head}<p>{TEXT}</p>\n--x--\n", encoding="utf-8")
    (block,) = read(path).blocks
    assert isinstance(block, Line)
    assert block.text == TEXT


def test_tags_nested_without_end_are_read() -> None:
    assert lines("<div>" * 3_000 + TEXT) == [TEXT]


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="没有文字"):
        document_of("<html><script>var a</script></html>")


PIECES = [
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td rowspan=3>",
    "</table>",
    "<div>",
    "</div>",
    "<ol>",
    "<li>",
    "<br>",
    "<a href=x>",
    TEXT,
    "1",
    "<",
    "&#0;",
    "\x00",
]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_mixture_of_tags_ends_in_a_document_or_a_sentence(pieces: list[str]) -> None:
    with suppress(InputError):
        assert isinstance(document_of("".join(pieces)), Document)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from([*PIECES[:12], "甲", "乙", "丙"]), max_size=40))
def test_no_word_of_a_page_is_lost(pieces: list[str]) -> None:
    shown = sum(piece in "甲乙丙" for piece in pieces)
    with suppress(InputError):
        document = document_of("".join(pieces))
        kept = "".join(problem.quote for problem in document.furniture)
        for block in document.blocks:
            rows = block.rows if isinstance(block, Table) else ()
            kept += block.text if isinstance(block, Line) else ""
            kept += "".join(cell.text for row in rows for cell in row if not cell.covered)
        assert sum(kept.count(word) for word in "甲乙丙") == shown


def test_who_issued_it_and_when_is_read_from_the_table_above_the_text(tmp_path: Path) -> None:
    page = tmp_path / "任务.html"
    page.write_text(
        "<table><tr><td>发文机关：</td><td>某市人民政府办公室</td><td>成文日期：</td><td>2024年03月05日</td></tr></table>"
        "<h1>某市重点任务</h1><p>一、修路。（市交通局牵头）</p>",
        encoding="utf-8",
    )
    plan = reading_of(read(page), page.name).plan
    assert (str(plan.issued), plan.issuers) == ("2024-03-05", ("某市人民政府办公室",))
