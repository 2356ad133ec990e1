import csv
import shutil
import subprocess
import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from tracker.errors import InputError
from tracker.reading.blocks import Document, Line, Table
from tracker.reading.readers import sheet
from tracker.reading.readers.sheet.ledger import column_letters
from tracker.reading.readers.sheet.reader import read
from tracker.reading.readers.sheet.values import shown

HEADING = ["序号", "重点任务", "责任单位", "完成时限"]
ROW = [1, "修建水渠", "县水利局", "2026年12月"]


def saved(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def table(document: Document) -> list[list[str]]:
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in found.rows]


def test_a_ledger_is_a_table_whose_cells_say_where_they_stand(tmp_path: Path) -> None:
    document = read(saved(tmp_path / "a.xlsx", HEADING, ROW))
    assert table(document) == [HEADING, ["1", "修建水渠", "县水利局", "2026年12月"]]
    (block,) = document.blocks
    assert isinstance(block, Table)
    assert block.rows[1][2].place.cell == "Sheet!C2"


def test_rows_of_one_cell_above_the_table_are_lines_and_name_it(tmp_path: Path) -> None:
    document = read(
        saved(tmp_path / "a.xlsx", ["2026年重点工作任务分解表"], [], HEADING, ROW, ["注：按月报送"])
    )
    first, block, last = document.blocks
    assert isinstance(first, Line)
    assert (first.text, first.level) == ("2026年重点工作任务分解表", 0)
    assert isinstance(block, Table)
    assert block.name == "2026年重点工作任务分解表"
    assert isinstance(last, Line)


def test_the_mark_of_an_annex_above_the_title_is_not_the_title(tmp_path: Path) -> None:
    annex, title, *_ = read(saved(tmp_path / "a.xlsx", ["附件1"], ["任务分解表"], HEADING, ROW)).blocks
    assert isinstance(annex, Line)
    assert isinstance(title, Line)
    assert (annex.level, title.level) == (None, 0)


def test_merged_cells_repeat_their_words_as_covered(tmp_path: Path) -> None:
    book = Workbook()
    for row in (HEADING, ROW, [2, "整治河道", None, "2026年6月"]):
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    book.save(tmp_path / "a.xlsx")
    (block,) = read(tmp_path / "a.xlsx").blocks
    assert isinstance(block, Table)
    assert [(row[2].text, row[2].covered) for row in block.rows[1:]] == [
        ("县水利局", False),
        ("县水利局", True),
    ]


def with_part(path: Path, name: str, old: bytes, new: bytes) -> Path:
    """The workbook with some words of one of its parts replaced."""
    packed = BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(packed, "w") as after:
        for part in before.namelist():
            data = before.read(part)
            after.writestr(part, data.replace(old, new, 1) if part == name else data)
    path.write_bytes(packed.getvalue())
    return path


def test_a_merge_that_reaches_below_the_words_adds_no_rows(tmp_path: Path) -> None:
    book = Workbook()
    for row in (HEADING, ROW):
        book.active.append(row)
    book.active.merge_cells("C2:C1000")
    book.save(tmp_path / "a.xlsx")
    assert len(table(read(tmp_path / "a.xlsx"))) == 2


def test_a_merge_over_the_whole_sheet_is_refused_at_once(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", HEADING, ROW)
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    with pytest.raises(InputError, match="合并"):
        read(with_part(path, "xl/worksheets/sheet1.xml", b"</sheetData>", merge))


def test_every_visible_sheet_is_read_and_a_hidden_one_is_a_problem(tmp_path: Path) -> None:
    book = Workbook()
    for name in ("部门", "乡镇", "底稿"):
        page = book.create_sheet(name)
        page.append(HEADING)
        page.append(ROW)
    book["底稿"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    document = read(tmp_path / "a.xlsx")
    assert [block.place.cell for block in document.blocks] == ["部门", "乡镇"]
    assert ["底稿" in problem.message for problem in document.problems] == [True]


def test_a_formula_is_its_last_value_and_one_without_value_is_a_problem(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", HEADING, [1, "修建水渠", '=HYPERLINK("http://a","b")', "=1+1"])
    document = read(path)
    assert table(document)[1] == ["1", "修建水渠", "", ""]
    assert [problem.place.cell for problem in document.problems] == ["Sheet!C2", "Sheet!D2"]


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (date(2026, 12, 1), 'yyyy"年"m"月"', "2026年12月"),
        (date(2026, 12, 31), "yyyy/m/d", "2026年12月31日"),
        (date(2026, 6, 30), 'm"月"d"日"', "6月30日"),
        (date(2026, 12, 31), "[$-409]d-mmm-yy", "2026年12月31日"),
        (0.955, "0.0%", "95.5%"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (123456789012, "General", "123456789012"),
        (None, "General", ""),
        (" 县水利局\r\n县财政局 ", "General", "县水利局\n县财政局"),
    ],
)
def test_a_value_reads_as_it_shows(value: object, form: str, words: str) -> None:
    assert shown(value, form) == words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_table_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([HEADING, [1, "修建水渠,\n整治河道", "县水利局", "年底"]])
    assert table(read(path)) == [HEADING, ["1", "修建水渠,\n整治河道", "县水利局", "年底"]]


def test_a_text_table_may_be_parted_by_tabs(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\t".join(HEADING) + "\n1\t修渠,建塘\t县水利局\t年底", encoding="utf-8")
    assert table(read(path))[1] == ["1", "修渠,建塘", "县水利局", "年底"]


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named_as_spreadsheets_name_them(column: int, letters: str) -> None:
    assert column_letters(column) == letters


@pytest.mark.skipif(not shutil.which("soffice"), reason="没有安装 LibreOffice，做不出旧格式的表格")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_older_workbooks_read_as_their_new_form_does(tmp_path: Path, kind: str) -> None:
    book = Workbook()
    for row in (["任务分解表"], HEADING, ROW, [2, "整治河道", None, date(2026, 12, 1)]):
        book.active.append(row)
    book.active["D4"].number_format = 'yyyy"年"m"月"'
    book.active.merge_cells("C3:C4")
    book.save(tmp_path / "a.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    old = read(tmp_path / f"a.{kind}")
    assert (table(old), old.problems) == (table(read(tmp_path / "a.xlsx")), ())


def test_an_archive_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    with pytest.raises(InputError, match="恶意"):
        read(path)


def test_entities_in_a_sheet_are_not_unfolded(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", HEADING, ROW)
    entity = b'<!DOCTYPE sst [<!ENTITY y SYSTEM "file:///etc/passwd">]><sst'
    with_part(path, "xl/sharedStrings.xml", b"<sst", entity)
    with_part(path, "xl/sharedStrings.xml", "修建水渠".encode(), b"&y;")
    with suppress(InputError):
        assert "root:" not in str(table(read(path)))


def test_a_sheet_with_a_word_in_its_farthest_corner_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "序号", "备注"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="上限"):
        read(tmp_path / "a.xlsx")


def test_an_encrypted_workbook_asks_for_an_open_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(InputError, match="密码"):
        read(path)


def test_a_workbook_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有文字"):
        read(saved(tmp_path / "a.xlsx"))


@pytest.mark.parametrize(
    "head", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe\x00\xd8", b"\x00\x81"]
)
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(head + b"\x01\x02\xff" * 500)
    with pytest.raises(InputError):
        sheet.read(path)


def test_the_reader_for_users_gives_the_same_from_a_process_of_its_own(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", ["任务分解表"], HEADING, ROW)
    assert sheet.read(path) == read(path)


@pytest.fixture(scope="module")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    path = saved(tmp_path_factory.mktemp("xlsx") / "a.xlsx", ["任务分解表"], HEADING, ROW)
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(
        st.tuples(st.integers(0, 40), st.floats(0, 1), st.binary(max_size=6), st.integers(0, 8)), max_size=5
    )
)
def test_a_damaged_workbook_ends_in_a_document_or_a_sentence(
    small_book: dict[str, bytes], tmp_path: Path, edits: list[tuple[int, float, bytes, int]]
) -> None:
    parts = {name: bytearray(data) for name, data in small_book.items()}
    for which, where, new, gone in edits:
        data = list(parts.values())[which % len(parts)]
        at = int(where * len(data))
        data[at : at + gone] = new
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, bytes(data))
    with suppress(InputError):
        assert isinstance(read(path), Document)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_damage_inside_the_archive_ends_in_a_document_or_a_sentence(
    small_book: dict[str, bytes], tmp_path: Path, edits: list[tuple[float, int]]
) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in small_book.items():
            package.writestr(name, part)
    data = bytearray(path.read_bytes())
    for where, value in edits:
        data[int(where * (len(data) - 1))] = value
    path.write_bytes(bytes(data))
    with suppress(InputError):
        assert isinstance(read(path), Document)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(min_size=1, max_size=400))
def test_any_bytes_as_a_text_table_end_in_a_document_or_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with suppress(InputError):
        assert isinstance(read(path), Document)
