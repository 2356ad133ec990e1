"""The registry of readers: which module reads which kind of file. Each is imported only when needed."""

import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from tracker.errors import InputError
from tracker.reading.blocks import Document

Reader = Callable[[Path], Document]

_TEXT, _WORD, _OLD_WORD = ".text", ".word", ".old_word"
_PAGE, _PDF, _SHEET = ".html", ".pdf", ".sheet"
_BY_SUFFIX = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _TEXT,
    ".markdown": _TEXT,
    ".docx": _WORD,
    ".docm": _WORD,
    ".doc": _OLD_WORD,
    ".wps": _OLD_WORD,
    ".rtf": _OLD_WORD,
    ".odt": _OLD_WORD,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".mht": _PAGE,
    ".mhtml": _PAGE,
    ".pdf": _PDF,
    ".xlsx": _SHEET,
    ".xlsm": _SHEET,
    ".xls": _SHEET,
    ".et": _SHEET,
    ".ods": _SHEET,
    ".csv": _SHEET,
    ".tsv": _SHEET,
}
SUFFIXES = tuple(_BY_SUFFIX)
_SNIFFED = 512
_KINDS = "txt、md、docx、doc、wps、pdf、html、xlsx、xls、et、csv"


def document_in(path: Path) -> Document:
    """What stands in a file, its format told by content first and by suffix second; raises InputError."""
    return reader_for(path)(path)


def lines_of(text: str, name: str) -> Document:
    """Pasted words as a document; `name` is what messages call them."""
    from tracker.reading.readers.text import document_of

    return document_of(text, name, markdown=name.lower().endswith((".md", ".markdown")))


def reader_for(path: Path) -> Reader:
    """The reader for a file; raises InputError for one that is missing, a directory, or of no known kind."""
    module = _by_content(path, _first_bytes(path)) or _BY_SUFFIX.get(path.suffix.lower())
    if module is None:
        raise InputError(
            f"文件“{path.name}”的格式“{path.suffix or '无后缀'}”不支持。", f"请提供以下格式之一：{_KINDS}。"
        )
    return cast(Reader, import_module(__name__ + module).read)


def _first_bytes(path: Path) -> bytes:
    from tracker.reading.readers.intake import file_bytes

    if not path.is_file():
        return file_bytes(path)  # raises the sentence for what it is instead
    try:
        with path.open("rb") as file:
            return file.read(_SNIFFED)
    except OSError as error:
        raise InputError(f"文件“{path.name}”读不出来。", "请检查是否有权限，或复制到本机后再试。") from error


def _by_content(path: Path, head: bytes) -> str | None:
    """The kind that the first bytes show; a .doc is often a web page, a .xls a table in HTML."""
    if head.startswith(b"%PDF-"):
        return _PDF
    if head.startswith(b"PK\x03\x04"):
        return _in_package(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _BY_SUFFIX.get(path.suffix.lower()) if path.suffix.lower() != ".docx" else _WORD
    if head.startswith(b"{\\rtf"):
        return _OLD_WORD
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return _PAGE if start.startswith((b"<!doctype html", b"<html")) else None


def _in_package(path: Path) -> str | None:
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    if any(name.startswith("word/") for name in names):
        return _WORD
    if any(name.startswith("xl/") for name in names):
        return _SHEET
    return None
