"""Plain text and Markdown: bytes in any encoding met in offices, lines with their numbers out."""

import re
from collections.abc import Iterator
from pathlib import Path

from tracker.domain.plan import Place
from tracker.errors import InputError
from tracker.reading.blocks import Block, Cell, Document, Line, Table
from tracker.reading.readers.intake import file_bytes

MAX_BYTES = 20 * 1024 * 1024
_MOST_STRANGE = 0.02  # share of characters that no Chinese text has
_STRANGE = re.compile(
    "[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff\ud800-\udfff]"
)
_USUAL = re.compile("[\\s -~\u3000-\u303f\uff01-\uff5e\u4e00-\u9fff\u2010-\u2026①-⑳·×]")
_LEAST_USUAL = 0.8  # share of ordinary characters that text in a guessed encoding must have
_BREAK = re.compile(r"\r\n?|\n|[\x0b\x0c\x85\u2028\u2029]")
_HEADING = re.compile(r"(?P<hashes>#{1,6})\s+(?P<words>.+?)\s*#*\s*")
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")
_TABLE_LINE = re.compile(r"\s*\|.*\|\s*")
_TABLE_RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*")
_EMPHASIS = re.compile(
    r"(\*\*\*?|___?)(?=\S)(?P<strong>.+?)(?<=\S)\1|(?<![^\s。；;，,：:])([*_])(?=[^\s*_])(?P<light>[^*_\n]+)(?<=\S)\3(?=$|[\s。；;，,])"
)


def read(path: Path) -> Document:
    """The lines of a text file (UTF-8, UTF-16, GB18030); raises InputError for anything that is no text."""
    text = _decoded(file_bytes(path, MAX_BYTES), path.name)
    return document_of(text, path.name, markdown=path.suffix.lower() in (".md", ".markdown"))


def document_of(text: str, name: str, *, markdown: bool = False) -> Document:
    """The lines of a text that is there already; raises InputError when there is nothing in it."""
    if not text.strip():
        raise InputError(f"“{name}”里没有文字。", "请检查内容是否完整，再试一次。")
    lines = [Line(words, Place(line=number)) for number, words in enumerate(_BREAK.split(text), 1)]
    blocks = tuple(_markdown(lines)) if markdown else tuple(line for line in lines if line.text.strip())
    return Document(blocks)


def _decoded(data: bytes, name: str) -> str:
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text, guessed=not encoding.startswith("utf-8")):
            return text
    raise InputError(f"文件“{name}”不是文本，或编码无法识别。", "请用记事本另存为 UTF-8 编码后再试。")


def _is_text(text: str, *, guessed: bool) -> bool:
    if len(_STRANGE.findall(text)) > _MOST_STRANGE * len(text):
        return False
    return not guessed or len(_USUAL.findall(text)) >= _LEAST_USUAL * len(text)


def _encodings(data: bytes) -> Iterator[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
    yield "utf-8-sig"
    sample = data[:4096]
    if sample.count(b"\x00") > len(sample) // 20:
        yield "utf-16-le"
        yield "utf-16-be"
    yield "gb18030"


def _markdown(lines: list[Line]) -> Iterator[Block]:
    waiting: list[Line] = []
    for line in [*lines, Line("", Place())]:
        if _TABLE_LINE.fullmatch(line.text):
            waiting.append(line)
            continue
        yield from _rows(waiting)
        waiting = []
        if line.text.strip():
            yield _heading(line)


def _heading(line: Line) -> Line:
    text = _BULLET.sub("", _EMPHASIS.sub(_plain, line.text))
    match = _HEADING.fullmatch(text)
    return Line(match["words"], line.place, len(match["hashes"]) - 1) if match else Line(text, line.place)


def _plain(emphasis: re.Match[str]) -> str:
    return emphasis["strong"] or emphasis["light"]


def _rows(lines: list[Line]) -> Iterator[Block]:
    """A Markdown table where a rule follows the first line, the lines themselves otherwise."""
    if len(lines) < 2 or not _TABLE_RULE.fullmatch(lines[1].text):
        yield from lines
        return
    rows = [[words.strip() for words in line.text.strip().strip("|").split("|")] for line in lines]
    width = max(map(len, rows))
    cells = [
        tuple(Cell(words, line.place) for words in row + [""] * (width - len(row)))
        for row, line in zip(rows, lines, strict=True)
    ]
    yield Table((cells[0], *cells[2:]), lines[0].place)
