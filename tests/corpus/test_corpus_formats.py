"""What the readers make of real PDFs, ledgers and web pages, and of the same files damaged."""

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.errors import InputError
from tracker.reading.blocks import Document, Line, Table
from tracker.reading.readers.html.reader import read as read_html
from tracker.reading.readers.pdf.reader import read as read_pdf
from tracker.reading.readers.sheet.reader import read as read_sheet

DAMAGE = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=5), st.integers(0, 6)), max_size=10)
BRIEFLY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def damaged(data: bytes, edits: list[tuple[float, bytes, int]]) -> bytes:
    changed = bytearray(data)
    for where, new, gone in edits:
        at = int(where * len(changed))
        changed[at : at + gone] = new
    return bytes(changed)


@pytest.mark.parametrize(
    ("name", "rows"), [("zhejiang-datasets-2026.pdf", [16]), ("zhejiang-scenarios-2026.pdf", [57, 108])]
)
def test_tables_over_many_pages_are_whole(corpus: Path, name: str, rows: list[int]) -> None:
    document = read_pdf(corpus / "plans" / name)
    assert [len(block.rows) for block in document.blocks if isinstance(block, Table)] == rows


@pytest.mark.parametrize(
    ("name", "pages"), [("zhejiang-culture-ai-2025.pdf", 15), ("zhejiang-datasets-2026.pdf", 13)]
)
def test_every_printed_page_number_is_set_aside(corpus: Path, name: str, pages: int) -> None:
    document = read_pdf(corpus / "plans" / name)
    assert sum("页码" in problem.message for problem in document.furniture) == pages


def test_a_page_that_is_a_picture_is_said(corpus: Path) -> None:
    (problem,) = read_pdf(corpus / "plans" / "zhejiang-culture-ai-2025.pdf").problems
    assert problem.place.page == 1


def test_a_title_over_two_rows_is_whole(corpus: Path) -> None:
    first = read_pdf(corpus / "plans" / "zhejiang-culture-ai-2025.pdf").blocks[0]
    assert isinstance(first, Line)
    assert first.level == 0
    assert first.text.endswith("年）")


@BRIEFLY
@given(edits=DAMAGE)
def test_a_damaged_real_pdf_ends_in_a_document_or_a_sentence(
    corpus: Path, tmp_path: Path, edits: list[tuple[float, bytes, int]]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(damaged((corpus / "plans" / "zhejiang-datasets-2026.pdf").read_bytes(), edits))
    with suppress(InputError):
        assert isinstance(read_pdf(path), Document)


@BRIEFLY
@given(edits=DAMAGE)
def test_a_damaged_real_page_ends_in_a_document_or_a_sentence(
    corpus: Path, tmp_path: Path, edits: list[tuple[float, bytes, int]]
) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(damaged((corpus / "plans" / "sports-events-2018.html").read_bytes(), edits))
    with suppress(InputError):
        assert isinstance(read_html(path), Document)


@BRIEFLY
@given(edits=DAMAGE, part=st.integers(0, 30))
def test_a_damaged_real_ledger_ends_in_a_document_or_a_sentence(
    corpus: Path, tmp_path: Path, edits: list[tuple[float, bytes, int]], part: int
) -> None:
    packed = BytesIO()
    with (
        zipfile.ZipFile(corpus / "plans" / "zhejiang-ai-tasks-2026.xlsx") as whole,
        zipfile.ZipFile(packed, "w") as broken,
    ):
        names = whole.namelist()
        for name in names:
            data = whole.read(name)
            broken.writestr(name, damaged(data, edits) if name == names[part % len(names)] else data)
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed.getvalue())
    with suppress(InputError):
        assert isinstance(read_sheet(path), Document)
