"""The PDF reader: a file in, one document out."""

from pathlib import Path

from tracker.domain.plan import Place, Problem
from tracker.errors import InputError
from tracker.reading.blocks import Document
from tracker.reading.readers.intake import file_bytes
from tracker.reading.readers.pdf.assembly import document_of
from tracker.reading.readers.pdf.engine import pages_of
from tracker.reading.readers.pdf.page import Page

FEW = 8  # a page with fewer characters has no text layer
SCANNED_SHARE = 0.6  # text over a picture this large was recognised from a scan
UNREADABLE_SHARE = 0.2  # more unknown characters than this: the fonts cannot be read


def read(path: Path) -> Document:
    """A PDF as paragraphs and tables, each with its page.

    Raises InputError, with what to do, for a scanned, encrypted, broken, too large or unreadable file.
    """
    pages = pages_of(file_bytes(path), path.name)
    _refuse_unreadable(pages, path.name)
    return document_of(pages, _missing(pages))


def _refuse_unreadable(pages: list[Page], name: str) -> None:
    if not any(len(page.glyphs) >= FEW for page in pages):
        if any(page.pictures for page in pages):
            raise InputError(
                f"文件“{name}”是扫描件，只有图片，没有文字层，读不出文字。",
                "请提供 Word 等可编辑文件，或先用文字识别软件转换后再导入。",
            )
        if not any(page.glyphs for page in pages):
            raise InputError(f"文件“{name}”里没有文字。", "请提供 Word 等可编辑文件。")
    unknown = sum(_unknown(g.text) for page in pages for g in page.glyphs)
    if unknown > UNREADABLE_SHARE * sum(len(page.glyphs) for page in pages):
        raise InputError(
            f"文件“{name}”的字体没有文字编码，读出来是乱码。",
            "请提供 Word 等可编辑文件，或先用文字识别软件转换后再导入。",
        )


def _unknown(text: str) -> bool:
    return text == "\ufffd" or "\ue000" <= text <= "\uf8ff" or text >= "\U000f0000"


def _missing(pages: list[Page]) -> list[Problem]:
    """Pages whose words are a picture, and pages whose words somebody's scanner guessed."""
    problems: list[Problem] = []
    for page in pages:
        place = Place(page=page.number)
        if page.pictures and len(page.glyphs) < FEW:
            problems.append(Problem(place, "", "这一页是图片，没有文字层，未能读取，请对照原件核对。"))
        elif page.pictured >= SCANNED_SHARE:
            problems.append(
                Problem(place, "", "这一页的文字是从扫描图片识别出来的，可能有错字，请逐条核对。")
            )
    return problems
