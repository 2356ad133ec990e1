import sys
from pathlib import Path

import pytest

from tracker.domain.plan import Place, Problem
from tracker.errors import InputError
from tracker.reading.blocks import Cell, Document, Line, Table
from tracker.reading.readers import apart
from tracker.reading.readers.apart import _document, _flat_document, read_apart


def test_a_document_comes_back_as_it_was() -> None:
    place = Place(page=2, line=3, cell="表1!A1")
    document = Document(
        (
            Line("一、总体要求", place, 1),
            Table(((Cell("序号", place, True), Cell("", Place())),), place, "附表"),
        ),
        (Problem(place, "原文", "看不懂"),),
        (Problem(Place(), "— 1 —", "页码"),),
    )
    assert _document(_flat_document(document)) == document


def test_the_refusal_of_a_reader_comes_back_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到") as refusal:
        read_apart(tmp_path / "没有.pdf", "tracker.reading.readers.pdf.reader")
    assert refusal.value.remedy


@pytest.fixture
def evil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for readers that misbehave, reachable by the process that runs them."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("deed", ["while True: pass", "import time; time.sleep(60)"])
def test_a_reader_that_does_not_end_is_stopped(evil: Path, deed: str) -> None:
    (evil / "evil_endless.py").write_text(f"def read(path):\n    {deed}\n", encoding="utf-8")
    with pytest.raises(InputError, match="已停止"):
        read_apart(evil / "a.pdf", "evil_endless", seconds=1.5)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有内存上限")
@pytest.mark.parametrize(
    "deed", ["import os; os.abort()", "return bytearray(20 * 1024**3)", "raise ValueError"]
)
def test_a_reader_that_crashes_is_a_sentence(evil: Path, deed: str) -> None:
    (evil / "evil_crash.py").write_text(f"def read(path):\n    {deed}\n", encoding="utf-8")
    with pytest.raises(InputError, match="读不下去") as refusal:
        read_apart(evil / "a.pdf", "evil_crash")
    assert refusal.value.remedy


def test_an_answer_that_is_no_document_is_refused(evil: Path) -> None:
    code = (
        "import sys\ndef read(path):\n    sys.stdout.write('[]')\n    sys.stdout.flush()\n    sys.exit(0)\n"
    )
    (evil / "evil_words.py").write_text(code, encoding="utf-8")
    with pytest.raises(InputError):
        read_apart(evil / "a.pdf", "evil_words")


def test_the_limits_are_stated() -> None:
    assert apart.SECONDS <= 60
    assert apart.MEMORY <= 2 * 1024**3
