"""The Xunhua plan as Word documents: typed numbers, Word's own numbers, and a table, all read alike."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from seeds import seed_text
from tracker.domain.plan import Plan, PlanItem
from tracker.errors import InputError
from tracker.reading.blocks import Line
from tracker.reading.document import read_plan, read_text
from tracker.reading.readers import word
from tracker.reading.readers.word.numbering import numeral

TEXT = seed_text("xunhua-2020/plan.txt")
LEVELS = (
    (r"[一二三四五六七八九十]+、", "chineseCounting", "%1、"),
    (r"[（(][一二三四五六七八九十]+[)）]", "chineseCountingThousand", "（%2）"),
    (r"\d+\.", "decimal", "%3."),
    (r"[（(]\d+[)）]", "decimal", "(%4)"),
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_text(TEXT, "xunhua.txt")


def saved(document: WordDocument, folder: Path) -> Path:
    path = folder / "方案.docx"
    document.save(str(path))
    return path


def what_matters(items: tuple[PlanItem, ...]) -> list[tuple[object, ...]]:
    return [
        (i.number, i.title, i.lead, i.responsible, [d.date for d in i.deadlines], i.targets) for i in items
    ]


def test_leads_set_in_bold_lead_where_the_document_says_so_in_paragraphs_and_cells(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("（注：加粗单位为牵头单位，其他为配合单位）")
    item = document.add_paragraph("一、")
    item.add_run("提升景区").bold = True
    item.add_run("。责任单位：")
    item.add_run("县文").bold = True
    item.add_run("旅局、县交通局").bold = True
    item.add_run("、县财政局，各乡镇")
    table = document.add_table(rows=2, cols=3)
    for cell, words in zip(table.rows[0].cells, ("序号", "任务", "责任单位"), strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    table.cell(1, 0).text, table.cell(1, 1).text = "1", "修渠"
    table.cell(1, 2).paragraphs[0].add_run("县水利局").bold = True
    table.cell(1, 2).paragraphs[0].add_run("、县财政局")

    assert [(i.lead, i.responsible) for i in read_plan(saved(document, tmp_path)).items] == [
        (("县文旅局", "县交通局"), ("县财政局", "各乡镇")),
        (("县水利局",), ("县财政局",)),
    ]


def test_a_typed_plan_is_read_as_its_text_is(plan: Plan, tmp_path: Path) -> None:
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)

    read = read_plan(saved(document, tmp_path))

    assert (read.title, read.issued, read.issuers, read.default_deadline) == (
        plan.title, plan.issued, plan.issuers, plan.default_deadline,
    )  # fmt: skip
    assert what_matters(read.items) == what_matters(plan.items)
    assert what_matters(read.unassigned) == what_matters(plan.unassigned)


def numbered(document: WordDocument) -> None:
    """Give the document one multilevel list in its numbering.xml."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (_, form, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def in_list(paragraph: Paragraph, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
    )


def test_words_automatic_numbers_are_counted(plan: Plan, tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document)
    for line in TEXT.splitlines():
        depth = next((d for d, (pattern, _, _) in enumerate(LEVELS) if re.match(pattern, line)), None)
        paragraph = document.add_paragraph(
            line if depth is None else re.sub(LEVELS[depth][0], "", line, count=1)
        )
        if depth is not None:
            in_list(paragraph, depth)
    path = saved(document, tmp_path)
    assert "一、" not in "".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)

    read = read_plan(path)

    assert what_matters(read.items) == what_matters(plan.items)
    assert [item.number for item in read.unassigned] == [item.number for item in plan.unassigned]


def test_a_plan_laid_out_as_a_table_has_the_same_tasks(plan: Plan, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("循化县2020年巩固脱贫成果任务分解表")
    table = document.add_table(rows=1, cols=5)
    for cell, heading in zip(
        table.rows[0].cells, ("序号", "任务", "牵头单位", "责任单位", "完成时限"), strict=True
    ):
        cell.text = heading
    for order, item in enumerate(plan.items, 1):
        dates = "；".join(deadline.text for deadline in item.deadlines)
        words = (
            str(order),
            f"{item.title}。{item.text}",
            "、".join(item.lead),
            "，".join(item.responsible),
            dates,
        )
        for cell, text in zip(table.add_row().cells, words, strict=True):
            cell.text = text

    read = read_plan(saved(document, tmp_path))

    assert len(read.items) == len(plan.items) == 37
    for found, item in zip(read.items, plan.items, strict=True):
        assert (found.lead, found.responsible) == (item.lead, item.responsible)
        assert {d.date for d in found.deadlines} == {d.date for d in item.deadlines}
        assert [(t.value, t.unit) for t in found.targets] == [(t.value, t.unit) for t in item.targets]
        assert found.place.cell
        assert found.place.cell.startswith("表1!")


def body(*paragraphs: str) -> str:
    return f"<w:body {nsdecls('w')}>" + "".join(paragraphs) + "</w:body>"


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., list[str]]:
    def lines(*xml: str) -> list[str]:
        document = docx.Document()
        for words in xml:
            document.element.body.append(parse_xml(words))
        found = word.read(saved(document, tmp_path))
        return [block.text for block in found.blocks if isinstance(block, Line)]

    return lines


W = nsdecls("w")


def test_tracked_changes_are_taken_as_accepted(made: Callable[..., list[str]]) -> None:
    assert made(
        f"<w:p {W}><w:r><w:t>县</w:t></w:r><w:del><w:r><w:delText>扶贫办</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>乡村振兴局</w:t></w:r></w:ins></w:p>"
    ) == ["县乡村振兴局"]


def test_text_boxes_are_read_once(made: Callable[..., list[str]]) -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>框里的任务</w:t></w:r></w:p></w:txbxContent>"

    assert made(
        f"<w:p {W} {mc}><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ) == ["正文", "框里的任务"]


def test_field_codes_and_hidden_words_are_not_read_and_breaks_make_lines(
    made: Callable[..., list[str]],
) -> None:
    assert made(
        f"<w:p {W}><w:r><w:instrText>PAGE</w:instrText><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>三</w:t></w:r></w:p>"
    ) == ["一", "二"]


def test_merged_cells_repeat_their_words_and_say_so(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "宽"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "高"

    (found,) = word.read(saved(document, tmp_path)).blocks

    assert not isinstance(found, Line)
    assert [(cell.text, cell.covered) for cell in found.rows[0][:2]] == [("宽", False), ("宽", True)]
    assert [(row[2].text, row[2].covered) for row in found.rows[1:]] == [("高", False), ("高", True)]
    assert str(found.rows[2][2].place.cell) == "表1!C3"


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (12, "chineseCountingThousand", "十二"),
        (25, "chineseCounting", "二十五"), (101, "chineseCountingThousand", "一百零一"), (3, "ideographTraditional", "丙"),
        (7, "decimalEnclosedCircle", "⑦"), (4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (28, "upperLetter", "BB"),
        (5, "decimalFullWidth", "５"), (5, "decimalZero", "05"), (6, "decimal", "6"), (6, "unheard-of", "6"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_words_form(value: int, form: str, expected: str) -> None:
    assert numeral(value, form) == expected


def archive(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


BOMB = b"<w:document>" + b" " * (41 * 1024 * 1024) + b"</w:document>"
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body></w:document>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 broken", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "密码"),
        (archive({"word/document.xml": BOMB}), "大得不正常"),
        (archive({"word/document.xml": ENTITIES}), "损坏"),
        (archive({"word/other.xml": b"<x/>"}), "没有正文"),
        (archive({"word/document.xml": b"<not closed"}), "损坏"),
    ],
    ids=["broken", "encrypted", "bomb", "entities", "no body", "bad xml"],
)
def test_hostile_and_broken_files_are_refused_in_a_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "方案.docx"
    path.write_bytes(content)

    with pytest.raises(InputError, match=said) as refused:
        read_plan(path)

    assert "方案.docx" in refused.value.message
    assert refused.value.remedy


def test_deep_nesting_ends_with_a_problem_instead_of_a_crash(tmp_path: Path) -> None:
    document = docx.Document()
    depth = 3000
    nested = (
        "<w:sdt><w:sdtContent>" * depth
        + "<w:p><w:r><w:t>底</w:t></w:r></w:p>"
        + "</w:sdtContent></w:sdt>" * depth
    )
    document.add_paragraph("一、甲")
    path = saved(document, tmp_path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:sectPr", nested.encode() + b"<w:sectPr", 1
    )
    path.write_bytes(archive(parts))

    found = word.read(path)

    assert [block.text for block in found.blocks if isinstance(block, Line)] == ["一、甲"]
    assert found.problems


def test_a_secrecy_mark_in_the_page_header_counts(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "秘密★1年"
    document.add_paragraph("一、甲。（县教育局负责）")

    with pytest.raises(InputError, match="密级"):
        read_plan(saved(document, tmp_path))


def test_numbers_of_a_style_are_counted_too(tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document)
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="77"/></w:numPr>'))
    document.add_heading("甲", 1)
    document.add_heading("乙", 1)

    blocks = word.read(saved(document, tmp_path)).blocks

    assert [(b.text, b.level) for b in blocks if isinstance(b, Line)] == [("一、甲", 1), ("二、乙", 1)]
