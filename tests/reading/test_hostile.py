"""Hostile documents are refused or read harmlessly, each within SECONDS and MEMORY."""

import io
import resource
import socket
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tracker.domain.plan import Plan
from tracker.errors import InputError
from tracker.reading.document import read_plan

SECONDS = 20  # alone each takes less than two; other programs may be running
MEMORY = 1024 * 1024  # kilobytes of the largest process that any of them needed
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
ITEM = "一、修路。（县交通运输局牵头）"


def package(**parts: bytes | str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(
                name.replace("___DOT_", "/.").replace("___", "/_").replace("__", "/").replace("_DOT_", "."),
                words,
            )
    return made.getvalue()


def word(
    body: str = f"<w:p><w:r><w:t>{ITEM}</w:t></w:r></w:p>", head: str = "", **more: bytes | str
) -> bytes:
    return package(
        word__document_DOT_xml=f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        **more,
    )


def sheet(rows: str, head: str = "") -> bytes:
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    names = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return package(
        **{
            "[Content_Types]_DOT_xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}worksheet+xml"/></Types>',
            "_rels___DOT_rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{names}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl__workbook_DOT_xml": f'<workbook xmlns="{SHEET}" xmlns:r="{names}">'
            f'<sheets><sheet name="a" sheetId="1" r:id="b"/></sheets></workbook>',
            "xl___rels__workbook_DOT_xml_DOT_rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="b" Type="{names}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl__worksheets__sheet1_DOT_xml": f'{head}<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def text_row(number: int, *words: str) -> str:
    return (
        f'<row r="{number}">'
        + "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in words)
        + "</row>"
    )


LEDGER = text_row(1, "序号", "任务", "责任单位") + text_row(2, "1", "修路", "县交通运输局")
NESTED = (
    "<w:tbl><w:tr><w:tc>" * 3000 + "<w:p><w:r><w:t>深</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 3000
)
Made = Callable[[], bytes]
REFUSED: dict[str, tuple[str, Made]] = {
    "a Word document that unpacks to 100 MB": ("炸.docx", lambda: word(" " * 100_000_000)),
    "a workbook that unpacks to 160 MB": ("炸.xlsx", lambda: sheet(" " * 160_000_000)),
    "a workbook of merged cells without end": (
        "并.xlsx",
        lambda: sheet(
            LEDGER + '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>'
        ),
    ),
    "entities in a Word document": (
        "体.docx",
        lambda: word("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", LAUGHS + "]>"),
    ),
    "entities in a workbook": ("体.xlsx", lambda: sheet(text_row(1, "&i;"), LAUGHS + "]>")),
    "a file named by an entity": (
        "外.docx",
        lambda: word(
            "<w:p><w:r><w:t>&f;</w:t></w:r></w:p>", '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hosts">]>'
        ),
    ),
    "half a Word document": ("半.docx", lambda: word()[:200]),
    "half a workbook": ("半.xlsx", lambda: sheet(LEDGER)[:500]),
    "an archive that is neither": ("别.docx", lambda: package(a="b")),
    "half a PDF": (
        "半.pdf",
        lambda: b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
    ),
    "a page of tags that never close": ("深.html", ("<div><span>" * 100_000 + ITEM).encode),
    "rubbish": ("乱.txt", lambda: bytes(range(256)) * 400),
}
READ: dict[str, tuple[str, Made]] = {
    "macros": ("宏.docm", lambda: word(word__vbaProject_DOT_bin=b"\xd0\xcf\x11\xe0" * 1000)),
    "a page of tags that are not closed": ("深.html", ("<div><span>" * 3_000 + ITEM).encode),
    "a page of tables in tables": ("表.html", ("<table><tr><td>" * 2_000 + ITEM).encode),
    "brackets that never close": ("括.txt", f"{ITEM}\n{'（' * 50_000}".encode),
    "a label again and again": ("签.txt", f"{ITEM}\n{'牵头单位：' * 10_000}".encode),
    "numbers without end": ("号.txt", f"{ITEM}\n{'一、' * 30_000}".encode),
    "a line of half a million characters": ("长.txt", f"{ITEM}\n{'县' * 500_000}".encode),
}


def read(folder: Path, name: str, content: bytes) -> Plan:
    path = folder / name
    path.write_bytes(content)
    begin = time.monotonic()
    try:
        return read_plan(path)
    finally:
        assert time.monotonic() - begin < SECONDS
        for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF):
            assert resource.getrusage(who).ru_maxrss < MEMORY


@pytest.mark.parametrize(("name", "make"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_a_plan_is_refused_in_a_sentence(
    tmp_path: Path, name: str, make: Callable[[], bytes]
) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, name, make())

    assert refused.value.message.endswith("。")
    assert refused.value.remedy


@pytest.mark.parametrize(("name", "make"), READ.values(), ids=READ)
def test_what_is_only_strange_is_read(tmp_path: Path, name: str, make: Callable[[], bytes]) -> None:
    plan = read(tmp_path, name, make())

    assert ("县交通运输局",) in [item.lead for item in plan.items]


def test_tables_nested_three_thousand_deep_end_in_a_plan_or_a_sentence(tmp_path: Path) -> None:
    with suppress(InputError):
        read(tmp_path, "深.docx", word(NESTED))


@pytest.mark.parametrize("kind", ["txt", "md", "html", "docx", "pdf", "xlsx", "csv", "doc", "xls"])
def test_a_file_of_200_mb_is_refused_by_its_size(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"大.{kind}"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    begin = time.monotonic()

    with pytest.raises(InputError, match="上限"):
        read_plan(path)

    assert time.monotonic() - begin < SECONDS


def test_nothing_is_fetched_from_outside(tmp_path: Path) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        links = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{address}/attachedTemplate" Target="{address}/a.dotm" TargetMode="External"/></Relationships>'
        )
        page = f'<link rel=stylesheet href="{address}"><iframe src="{address}"></iframe><img src="{address}"><p>{ITEM}</p>'

        read(tmp_path, "外.docx", word(**{"word___rels__document_DOT_xml_DOT_rels": links}))
        read(tmp_path, "外.html", f"<html><body>{page}</body></html>".encode())

        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("formula", ["=1+1", "=cmd|'/c calc'", "@SUM(A1)", "+县教育局"])
def test_a_cell_that_looks_like_a_formula_is_words(tmp_path: Path, formula: str) -> None:
    (item,) = read(tmp_path, "式.csv", f"序号,任务,责任单位\n1,{formula},县教育局\n".encode()).items

    assert (item.title, item.responsible) == (formula, ("县教育局",))
