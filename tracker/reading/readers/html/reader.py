"""The reader of web pages: a file in, one document out."""

import re
from email import message_from_bytes
from email.policy import default
from itertools import pairwise
from pathlib import Path

from tracker.domain.plan import Place, Problem
from tracker.errors import InputError
from tracker.reading.blocks import Document
from tracker.reading.readers.html.flow import Flow
from tracker.reading.readers.html.main_text import main_text, weights
from tracker.reading.readers.html.titles import with_title
from tracker.reading.readers.html.tree import Element, page_of
from tracker.reading.readers.intake import file_bytes

MAX_BYTES = 20 * 1024 * 1024
DECLARED_WITHIN = 4096  # bytes in which a page names its encoding

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_CHINESE = frozenset(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"))


def read(path: Path) -> Document:
    """A saved page (.html, .htm, .mht) as its own text; raises InputError when there is none."""
    data = file_bytes(path, MAX_BYTES)
    if path.suffix.lower() in (".mht", ".mhtml"):
        return document_in_archive(path, data)
    return document_of(_decoded(data))


def document_in_archive(path: Path, data: bytes) -> Document:
    """The page in a web archive of one file, which Word also saves as .doc; raises InputError."""
    return document_of(_decoded(_page_in_archive(path, data)))


def document_of(html: str) -> Document:
    """The page's own text as a document; what stands around it is furniture."""
    body, title = page_of(html)
    weight = weights(body)
    part = main_text(body, weight)
    flow = Flow(weight)
    flow.walk(part)
    flow.end_line()
    if not flow.blocks:
        raise InputError("这个网页里没有文字。", "请用浏览器打开后，把正文另存为 .txt 或 .docx 再导入。")
    blocks = with_title(flow.blocks, _headings(body, part), title)
    return Document(tuple(blocks), tuple(flow.problems), (*_around(body, part), *flow.furniture))


def _around(body: Element, part: Element) -> list[Problem]:
    """The words outside of the part, one entry for each piece."""
    path = body.path_to(part)
    pieces: list[Problem] = []
    for element, inner in pairwise(path):
        for child in element.children:
            if child is inner:
                continue
            words = child.words() if isinstance(child, Element) else "".join(child.split())
            if words:
                pieces.append(Problem(Place(), words, "正文以外的网页内容"))
    return pieces


def _headings(body: Element, part: Element) -> list[str]:
    inside = {id(e) for e in part.elements()}
    return [e.words() for e in body.elements() if e.tag in ("h1", "h2") and id(e) not in inside]


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:DECLARED_WITHIN])
    name = declared[1].decode("ascii").lower() if declared else ""
    first = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else []
    chinese = ["gb18030", "utf-8-sig"] if name in _CHINESE else ["utf-8-sig", "gb18030"]
    for encoding in (*first, *chinese):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode(chinese[0], errors="replace")


def _page_in_archive(path: Path, data: bytes) -> bytes:
    """The page inside a web archive of one file."""
    message = message_from_bytes(data, policy=default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content
    raise InputError(f"文件“{path.name}”里没有网页。", "请用浏览器重新保存。")
