"""The Word circular: the form of GB/T 9704-2012, read back from the file."""

import io
import re
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from lxml import etree

from tracker.domain.circular import Circular
from tracker.reports.circulars import Format, render


def document(circular: Circular) -> DocumentType:
    return Document(io.BytesIO(render(circular, Format.DOCX)))


def test_the_type_area_is_156_by_225_mm_with_22_lines(circular: Circular) -> None:
    section = document(circular).sections[0]
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(margin.mm) for margin in margins] == [37, 28, 26, 35]
    assert round(section.page_width.mm) == 210
    pitch = int(section._sectPr.find(qn("w:docGrid")).get(qn("w:linePitch")))
    assert 22 * pitch <= (297 - 37 - 35) / 25.4 * 1440 < 23 * pitch


def test_28_characters_fill_a_line_and_no_more(circular: Circular) -> None:
    normal = document(circular).styles["Normal"]
    spacing = int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val")))
    width = 20 * normal.font.size.pt + spacing
    assert 28 * width <= 156 / 25.4 * 1440 < 29 * width
    assert normal.paragraph_format.line_spacing.pt == 28.95


def test_the_official_fonts_are_named_for_both_scripts(circular: Circular) -> None:
    styles = document(circular).styles
    wanted = {
        "公文正文": "仿宋_GB2312",
        "公文标题": "方正小标宋简体",
        "一级标题": "黑体",
        "二级标题": "楷体_GB2312",
    }
    for style, font in wanted.items():
        fonts = styles[style].element.rPr.find(qn("w:rFonts"))
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "eastAsia")} == {font}
    assert styles["公文标题"].font.size.pt == 22


def test_page_numbers_stand_outside_odd_right_and_even_left(circular: Circular) -> None:
    paper = document(circular)
    section = paper.sections[0]
    assert paper.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert paragraph._p.pPr.jc.get(qn("w:val")) == side
        assert re.fullmatch(r"— .*—", paragraph.text)
        assert "PAGE" in etree.tostring(paragraph._p).decode()
    below = 35 - section.footer_distance.mm - 14 * 25.4 / 72
    assert round(below, 1) == 7.0


def test_head_title_salutation_and_headings_come_in_their_styles(circular: Circular) -> None:
    found = [(p.style.name, p.text) for p in document(circular).paragraphs if p.text]
    assert found[:6] == [
        ("版头", "督查通报"),
        ("期号", "第3期"),
        ("编发", "循化县扶贫开发工作领导小组办公室\t2020年6月1日"),
        ("公文标题", "关于《循化县巩固脱贫成果实施工作方案》"),
        ("公文标题", "落实情况的通报"),
        ("主送机关", "各乡镇，各有关单位："),
    ]
    assert [text for style, text in found if style == "一级标题"] == [s.title for s in circular.sections]
    assert [text for style, text in found if style.startswith("附件说明")] == [
        "附件：1. 红灯事项",
        "2. 各单位情况",
        "3. 台账",
    ]
    assert [text for style, text in found if style == "附件序号"] == ["附件1", "附件2", "附件3"]


def test_the_list_of_annexes_stays_on_one_page_with_the_end_of_the_text(circular: Circular) -> None:
    found = document(circular).paragraphs
    first = next(at for at, each in enumerate(found) if each.text.startswith("附件：1."))
    assert [each.paragraph_format.keep_with_next for each in found[first - 2 : first + 3]] == [True] * 4 + [
        False
    ]


def test_each_table_repeats_its_header_and_keeps_its_rows_whole(circular: Circular) -> None:
    for table in document(circular).tables:
        rows = table._tbl.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert sum(int(column.w.mm + 0.5) for column in table._tbl.tblGrid.gridCol_lst) == 156


def test_a_code_is_not_broken_at_its_hyphen(circular: Circular) -> None:
    xml = etree.tostring(document(circular).element).decode()
    assert "XH2020-0" not in xml
    assert any("（XH2020-003）" in paragraph.text for paragraph in document(circular).paragraphs)


def test_hostile_words_make_a_sound_file(hostile: Circular) -> None:
    text = "\n".join(paragraph.text for paragraph in document(hostile).paragraphs)
    assert "<script>alert(1)</script>" in text
    assert "\x1b" not in text


def test_the_file_says_nothing_of_when_and_where_it_was_made(circular: Circular) -> None:
    first = render(circular, Format.DOCX)
    assert first == render(circular, Format.DOCX)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(2020, 6, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    assert document(circular).core_properties.created == datetime(2020, 6, 1, tzinfo=UTC)
    assert document(circular).core_properties.author == circular.office
