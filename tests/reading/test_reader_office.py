from pathlib import Path

import pytest

from tracker.errors import InputError
from tracker.reading.blocks import Line, Table
from tracker.reading.readers import old_word
from tracker.reading.readers.old_word import read

installed = pytest.mark.skipif(old_word._program() is None, reason="没有安装 LibreOffice")


def rtf(*paragraphs: str) -> bytes:
    """A file of the old kind that can be written by hand."""
    escaped = ("".join(f"\\u{ord(c)}?" if ord(c) > 127 else c for c in text) for text in paragraphs)
    return ("{\\rtf1\\ansi " + "\\par ".join(escaped) + "\\par}").encode("ascii")


@installed
@pytest.mark.parametrize("name", ["方案.doc", "方案.wps", "方案.rtf"])
def test_an_old_file_is_read_through_libreoffice(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(rtf("一、总体要求", "（一）修建水渠。（责任单位：县水利局）"))
    texts = [block.text for block in read(path).blocks if isinstance(block, Line)]
    assert texts == ["一、总体要求", "（一）修建水渠。（责任单位：县水利局）"]


@installed
def test_the_file_itself_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(rtf("一、总体要求"))
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_plain_text_called_doc_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_text("一、总体要求\n二、任务", encoding="gb18030")
    assert len(read(path).blocks) == 2


@installed
def test_what_libreoffice_cannot_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\x01" * 2000
    )
    with pytest.raises(InputError) as refusal:
        read(path)
    assert ".docx" in refusal.value.remedy


def test_without_libreoffice_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(old_word, "PLACES", ())
    path = tmp_path / "a.doc"
    path.write_bytes(rtf("一、总体要求"))
    with pytest.raises(InputError, match="LibreOffice") as refusal:
        read(path)
    assert "另存为 .docx" in refusal.value.remedy


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 100)
    with pytest.raises(InputError, match="不是文字文档"):
        read(path)


def test_a_web_page_that_word_saved_as_doc_is_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_text(
        "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
        "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>修渠</td></tr></table>",
        encoding="utf-8",
    )
    assert isinstance(read(path).blocks[0], Table)


def test_an_encrypted_file_asks_for_an_open_one(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(InputError, match="密码"):
        read(path)
