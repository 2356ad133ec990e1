"""PDFs are made here with reportlab, whose built-in Chinese font needs no file."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tracker.errors import InputError
from tracker.reading.blocks import Document, Line, Table
from tracker.reading.readers import pdf
from tracker.reading.readers.pdf.reader import read

WIDTH, HEIGHT = 595, 842
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


class Paper:
    """A page to write on, from the top down, in 16-point characters with 28 to a row."""

    def __init__(self, path: Path, **options: object) -> None:
        self.path = path
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), **options)
        self.y = 90.0
        self.canvas.setFont("STSong-Light", 16)

    def row(self, text: str, indent: int = 0, size: int = 16) -> "Paper":
        self.canvas.setFont("STSong-Light", size)
        self.canvas.drawString(73 + 16 * indent, HEIGHT - self.y, text)
        self.y += 29
        return self

    def foot(self, text: str) -> "Paper":
        self.canvas.setFont("STSong-Light", 14)
        self.canvas.drawString(270, 60, text)
        return self

    def grid(
        self, xs: list[float], ys: list[float], skip: frozenset[tuple[int, int]] = frozenset()
    ) -> "Paper":
        """Rules along all edges; `skip` names fields (row, column) without the rule above them."""
        for x in xs:
            self.canvas.line(x, HEIGHT - ys[0], x, HEIGHT - ys[-1])
        for r, y in enumerate(ys):
            for c in range(len(xs) - 1):
                if (r, c) not in skip:
                    self.canvas.line(xs[c], HEIGHT - y, xs[c + 1], HEIGHT - y)
        return self

    def word(self, x: float, y: float, text: str, size: int = 10) -> "Paper":
        self.canvas.setFont("STSong-Light", size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return self

    def turn_page(self) -> "Paper":
        self.canvas.showPage()
        self.y = 90.0
        return self

    def save(self) -> Path:
        self.canvas.save()
        return self.path


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Line)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def words(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


FULL = "推进农村饮水安全巩固提升完善水费收缴和管护机制做到水量"  # 27 characters: the row is full


def test_rows_of_one_paragraph_are_one_line(tmp_path: Path) -> None:
    paper = (
        Paper(tmp_path / "a.pdf").row("一、总体要求", 2).row(FULL[:26], 2).row(FULL + "足").row("水质合格。")
    )
    found = lines(read(paper.save()))
    assert found == ["一、总体要求", FULL[:26] + FULL + "足水质合格。"]


def test_a_page_number_inside_a_bracket_is_set_aside_and_the_sentence_goes_on(tmp_path: Path) -> None:
    paper = (
        Paper(tmp_path / "a.pdf")
        .row("（一）" + FULL[:23], 2)
        .row(FULL[:20] + "（责任单位：县水")
        .foot("— 6 —")
    )
    paper.turn_page().row("利局、县财政局）").foot("— 7 —")
    document = read(paper.save())
    assert lines(document)[-1].endswith("（责任单位：县水利局、县财政局）")
    assert [problem.quote.replace(" ", "") for problem in document.furniture] == ["—6—", "—7—"]


def test_a_running_head_is_set_aside_on_every_page(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for page in range(4):
        paper.word(200, 40, "某县人民政府公报").row(f"第{page}条 各单位要抓好落实。", 2).turn_page()
    document = read(paper.save())
    assert not any("公报" in text for text in lines(document))
    assert sum("公报" in problem.quote for problem in document.furniture) == 4


def test_a_title_over_two_centred_rows_is_one_line_at_level_0(tmp_path: Path) -> None:
    paper = (
        Paper(tmp_path / "a.pdf")
        .word(154, 100, "某县农村饮水安全巩固提升", 24)
        .word(226, 136, "三年行动方案", 24)
    )
    paper.y = 200
    paper.row(FULL[:26], 2).row(FULL + "足").row("水质合格。")
    first = read(paper.save()).blocks[0]
    assert isinstance(first, Line)
    assert (first.text, first.level) == ("某县农村饮水安全巩固提升三年行动方案", 0)


def test_each_line_says_on_which_page_and_row_it_begins(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").row("一、总体要求", 2).turn_page().row("二、主要任务", 2)
    places = [(b.place.page, b.place.line) for b in read(paper.save()).blocks]
    assert places == [(1, 1), (2, 1)]


def test_a_ruled_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").grid([70, 120, 300, 420], [100, 130, 160])
    paper.word(80, 120, "序号").word(130, 120, "重点任务").word(310, 120, "责任单位")
    paper.word(90, 150, "1").word(130, 150, "修建水渠").word(310, 150, "县水利局")
    (table,) = tables(read(paper.save()))
    assert words(table) == [["序号", "重点任务", "责任单位"], ["1", "修建水渠", "县水利局"]]
    assert str(table.rows[1][2].place) == "第1页单元格表1!C2"


def test_punctuation_stays_where_it_was_however_the_file_orders_it(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").grid([70, 120, 300], [100, 140, 180])
    paper.word(80, 120, "序号").word(130, 120, "责任单位").word(90, 160, "1")
    paper.word(130, 160, "县水利局").word(180, 160, "县财政局").word(230, 160, "县审计局")
    paper.word(170, 160, "、").word(220, 160, "、")
    (table,) = tables(read(paper.save()))
    assert table.rows[1][1].text == "县水利局、县财政局、县审计局"


def test_a_merged_cell_repeats_its_words_as_covered(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").grid([70, 170, 300], [100, 130, 160, 190], skip=frozenset({(2, 1)}))
    paper.word(80, 120, "任务").word(180, 120, "责任单位").word(80, 150, "修渠").word(80, 180, "建塘")
    paper.word(180, 165, "县水利局")
    (table,) = tables(read(paper.save()))
    assert [(row[1].text, row[1].covered) for row in table.rows[1:]] == [
        ("县水利局", False),
        ("县水利局", True),
    ]


def test_a_table_without_outer_sides_keeps_its_first_and_last_column(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for y in (100, 130, 160):
        paper.canvas.line(70, HEIGHT - y, 420, HEIGHT - y)
    for x in (120, 300):
        paper.canvas.line(x, HEIGHT - 100, x, HEIGHT - 160)
    paper.word(80, 120, "序号").word(130, 120, "重点任务").word(310, 120, "责任单位")
    paper.word(90, 150, "1").word(130, 150, "修建水渠").word(310, 150, "县水利局")
    (table,) = tables(read(paper.save()))
    assert words(table)[1] == ["1", "修建水渠", "县水利局"]


def test_a_break_inside_a_name_is_closed_and_a_typed_break_is_kept(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").grid([70, 120, 200], [100, 130, 200, 250])
    paper.word(80, 120, "序号").word(130, 120, "责任单位").word(90, 150, "1").word(90, 220, "2")
    paper.word(124, 150, "省市场监管").word(124, 165, "（知识产权）").word(124, 180, "局")
    paper.word(124, 220, "局").word(124, 235, "水利局")
    (table,) = tables(read(paper.save()))
    assert [row[1].text for row in table.rows[1:]] == ["省市场监管（知识产权）局", "局\n水利局"]


def two_pages(path: Path, second: list[tuple[str, str, str]], *, heading: bool = True) -> Path:
    """A table that runs over a page end; the first page ends with row 2."""
    paper = Paper(path)
    edges = [70.0, 120.0, 300.0, 420.0]
    first = [("序号", "重点任务", "责任单位"), ("1", "修建水渠", "县水利局"), ("2", "整治河道", "县生态环")]
    for rows in (first, [first[0], *second] if heading else second):
        ys = [100.0 + 30 * i for i in range(len(rows) + 1)]
        paper.grid(edges, ys)
        for (number, task, unit), y in zip(rows, ys, strict=False):
            paper.word(80, y + 20, number).word(130, y + 20, task).word(310, y + 20, unit)
        paper.turn_page()
    return paper.save()


def test_a_table_over_two_pages_is_one_and_its_repeated_heading_is_set_aside(tmp_path: Path) -> None:
    document = read(two_pages(tmp_path / "a.pdf", [("3", "植树造林", "县林业局")]))
    (table,) = tables(document)
    assert [row[0].text for row in table.rows] == ["序号", "1", "2", "3"]
    assert any("重点任务" in problem.quote for problem in document.furniture)


def test_a_row_cut_by_the_page_end_is_put_together(tmp_path: Path) -> None:
    (table,) = tables(
        read(two_pages(tmp_path / "a.pdf", [("", "三十里", "境局"), ("3", "造林", "县林业局")]))
    )
    assert words(table)[2:] == [["2", "整治河道三十里", "县生态环境局"], ["3", "造林", "县林业局"]]


def test_a_row_without_number_is_put_together_when_its_sentence_is_cut(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for rows in (
        [
            ("领域", "重点任务", "责任单位"),
            ("水利", "修建水渠二十公里。", "县水利局"),
            ("生态", "整治三条河道并", "县环境局"),
        ],
        [("领域", "重点任务", "责任单位"), ("", "绿化两岸。", ""), ("林业", "植树造林。", "县林业局")],
    ):
        ys = [100.0 + 30 * i for i in range(len(rows) + 1)]
        paper.grid([70, 120, 300, 420], ys)
        for row, y in zip(rows, ys, strict=False):
            for x, text in zip((80, 130, 310), row, strict=True):
                paper.word(x, y + 20, text)
        paper.turn_page()
    (table,) = tables(read(paper.save()))
    assert words(table)[2:] == [
        ["生态", "整治三条河道并绿化两岸。", "县环境局"],
        ["林业", "植树造林。", "县林业局"],
    ]


def test_a_table_that_goes_on_counting_needs_no_repeated_heading(tmp_path: Path) -> None:
    (table,) = tables(read(two_pages(tmp_path / "a.pdf", [("3", "造林", "县林业局")], heading=False)))
    assert len(table.rows) == 4


def test_a_merged_cell_cut_by_the_page_end_keeps_its_words_below(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    edges = [70.0, 120.0, 300.0, 420.0]
    for names in (("1", "2"), ("3", "4")):
        paper.grid(edges, [100, 130, 160, 190], skip=frozenset({(2, 2)}))
        paper.word(80, 120, "序号").word(130, 120, "重点任务").word(310, 120, "责任单位")
        for y, name in zip((150, 180), names, strict=True):
            paper.word(80, y, name).word(130, y, f"任务{name}")
        if names[0] == "1":
            paper.word(310, 165, "县水利局")
        paper.turn_page()
    (table,) = tables(read(paper.save()))
    assert [row[2].text for row in table.rows[1:]] == ["县水利局"] * 4


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_table_that_stands_on_its_side_is_read_upright(tmp_path: Path, turn: int) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.canvas.translate(*{90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}[turn])
    paper.canvas.rotate(turn)
    paper.grid([70, 120, 300], [100, 130, 160])
    paper.word(80, 120, "序号").word(130, 120, "责任单位").word(90, 150, "1").word(130, 150, "县水利局")
    (table,) = tables(read(paper.save()))
    assert words(table) == [["序号", "责任单位"], ["1", "县水利局"]]


@pytest.mark.parametrize("ruled", [False, True], ids=["no rules", "rules across only"])
def test_a_table_without_upright_rules_is_told_by_its_columns(tmp_path: Path, ruled: bool) -> None:
    paper = Paper(tmp_path / "a.pdf").row("任务表", 8)
    entries = [
        ("1", ["修建水渠"], ["县水利局、", "县财政局"]),
        ("2", ["植树", "造林"], ["县林业局"]),
        ("3", ["护林"], ["县公安局"]),
    ]
    for x, heading in zip((73, 110, 300), ("序号", "任务", "责任单位"), strict=True):
        paper.word(x, 130, heading)
    y = 150.0
    for number, task, units in entries:
        if ruled:
            paper.canvas.line(70, HEIGHT - y + 12, 400, HEIGHT - y + 12)
        paper.word(75, y, number)
        for column, texts in ((110, task), (300, units)):
            for i, text in enumerate(texts):
                paper.word(column, y + 12 * i, text)
        y += 12 * max(len(task), len(units)) + 8
    if ruled:
        paper.canvas.line(70, HEIGHT - 118, 400, HEIGHT - 118)
        paper.canvas.line(70, HEIGHT - y + 12, 400, HEIGHT - y + 12)

    (table,) = tables(read(paper.save()))

    assert [[cell.replace("\n", "") for cell in row] for row in words(table)] == [
        ["序号", "任务", "责任单位"],
        ["1", "修建水渠", "县水利局、县财政局"],
        ["2", "植树造林", "县林业局"],
        ["3", "护林", "县公安局"],
    ]


def test_rows_without_numbers_or_rules_begin_where_the_rarest_column_has_words(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    printed = [
        ["工作任务", "牵头单位", "配合单位", "完成时限"],
        ["整治市容市貌，清理", "县城管局", "县公安局、县市场", "6月底"],
        ["占道经营", "", "监管局", ""],
        ["整治集贸市场", "县商务局", "各乡镇", "7月底"],
    ]
    for line, row in enumerate(printed):
        for x, entry in zip((60, 210, 320, 450), row, strict=True):
            paper.word(x, 100 + 14 * line, entry)

    (table,) = tables(read(paper.save()))
    assert words(table)[1:] == [
        ["整治市容市貌，清理占道经营", "县城管局", "县公安局、县市场监管局", "6月底"],
        ["整治集贸市场", "县商务局", "各乡镇", "7月底"],
    ]


def test_two_columns_are_read_one_after_the_other_below_what_runs_across(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").word(150, 80, "某县二〇二五年重点工作要点")
    for x in (60, 310):
        for line in range(7):
            words = FULL[:21] if line < 6 else "完成。"
            paper.word(x, 120 + 18 * line, ("左" if x < 100 else "右") + words)

    title, left, right = lines(read(paper.save()))
    assert title == "某县二〇二五年重点工作要点"
    assert (set(left) & {"左", "右"}, set(right) & {"左", "右"}) == ({"左"}, {"右"})


def test_a_title_on_two_rows_in_the_size_of_the_text_is_one_line_and_the_organ_below_it_is_none(
    tmp_path: Path,
) -> None:
    paper = Paper(tmp_path / "a.pdf").row("某县贯彻落实省委生态环境保护督察反馈意", 4).row("见整改方案", 11)
    paper.row("某县人民政府办公室", 9)
    for _ in range(4):
        paper.row(FULL[:26], 2).row(FULL + "足").row("水质合格。")

    assert lines(read(paper.save()))[:2] == [
        "某县贯彻落实省委生态环境保护督察反馈意见整改方案",
        "某县人民政府办公室",
    ]


def test_a_watermark_across_the_page_is_set_aside(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").row("一、总体要求和主要目标任务", 2)
    paper.canvas.rotate(40)
    paper.canvas.drawString(300, 100, "内部资料")
    document = read(paper.save())
    assert lines(document) == ["一、总体要求和主要目标任务"]
    assert any(problem.quote == "内部资料" for problem in document.furniture)


def test_a_table_that_an_unruled_column_cuts_in_two_is_one(tmp_path: Path) -> None:
    paper = (
        Paper(tmp_path / "a.pdf").grid([70, 120, 200], [100, 130, 160]).grid([300, 400, 500], [100, 130, 160])
    )
    for x, head, words_below in (
        (80, "序号", "1"),
        (130, "领域", "水利"),
        (310, "任务", "修渠"),
        (410, "责任单位", "县水利局"),
    ):
        paper.word(x, 120, head).word(x, 150, words_below)
    paper.word(220, 140, "饮水安全")
    (table,) = tables(read(paper.save()))
    assert [cell.text for cell in table.rows[1]] == ["1", "水利", "饮水安全", "修渠", "县水利局"]


def test_words_cut_away_from_the_page_are_set_aside(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").row("一、总体要求和主要目标任务", 2)
    box = paper.canvas.beginPath()
    box.rect(70, HEIGHT - 300, 200, 40)
    paper.canvas.clipPath(box, stroke=0)
    paper.word(80, 280, "县水利局").word(300, 280, "看不见")
    document = read(paper.save())
    assert lines(document)[1:] == ["县水利局"]
    assert [problem.quote for problem in document.furniture] == ["看不见"]


def picture(path: Path) -> Path:
    from PIL import Image

    Image.new("RGB", (60, 60), "white").save(path)
    return path


def test_a_scanned_document_is_refused_and_said_so(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.canvas.drawImage(str(picture(tmp_path / "a.png")), 0, 0, WIDTH, HEIGHT)
    with pytest.raises(InputError, match=r"文件“a\.pdf”是扫描件") as refusal:
        read(paper.save())
    assert refusal.value.remedy


def test_a_scanned_page_among_others_is_a_problem_with_its_number(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").row("一、总体要求和主要目标任务", 2).turn_page()
    paper.canvas.drawImage(str(picture(tmp_path / "a.png")), 0, 0, WIDTH, HEIGHT)
    (problem,) = read(paper.save()).problems
    assert problem.place.page == 2


def test_words_pasted_in_as_a_picture_are_a_problem(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").row("一、总体要求：" + " " * 24 + "抓好各项任务的落实", 2)
    paper.canvas.drawImage(str(picture(tmp_path / "a.png")), 220, HEIGHT - 92, 80, 16)
    (problem,) = read(paper.save()).problems
    assert "图片" in problem.message


def test_an_encrypted_document_asks_for_an_open_one(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf", encrypt=StandardEncryption("secret")).row("一、总体要求", 2)
    with pytest.raises(InputError, match="密码"):
        read(paper.save())


def test_a_document_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for _ in range(601):
        paper.turn_page()
    with pytest.raises(InputError, match="601"):
        read(paper.save())


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.4 " + b"<<" * 50_000, b"not a pdf"])
def test_what_is_no_pdf_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(InputError):
        read(path)


def test_the_reader_for_users_gives_the_same_from_a_process_of_its_own(tmp_path: Path) -> None:
    path = two_pages(tmp_path / "计划.pdf", [("3", "植树造林", "县林业局")])
    assert pdf.read(path) == read(path)


@pytest.fixture(scope="module")
def small_pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    return two_pages(path, [("3", "植树造林", "县林业局")]).read_bytes()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 8)), max_size=12))
def test_a_damaged_pdf_ends_in_a_document_or_a_sentence(
    small_pdf: bytes, tmp_path: Path, edits: list[tuple[float, bytes, int]]
) -> None:
    data = bytearray(small_pdf)
    for where, new, gone in edits:
        at = int(where * len(data))
        data[at : at + gone] = new
    path = tmp_path / "a.pdf"
    path.write_bytes(bytes(data))
    with suppress(InputError):
        assert isinstance(read(path), Document)
