"""Paragraphs that lost their line breaks: wide gaps in front of labels and numbers stand where they were."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.reading.blocks import Block, Document, Line
from tracker.reading.roles import LABEL

_GAP = r"[ \u3000\u00a0]{2,}"
_BEFORE_LABEL = re.compile(rf"{_GAP}(?={LABEL.pattern.replace('?P<label>', '?:')})")
_BEFORE_ANY = re.compile(
    rf"{_GAP}(?=(?:{LABEL.pattern.replace('?P<label>', '?:')})|[（(]?[一二三四五六七八九十]{{1,3}}[)）、]|\d{{1,3}}[.．、](?!\d)|"
    r"第[一二三四五六七八九十]{1,3}[章节])"
)


def with_breaks(document: Document) -> Document:
    """The document with lines parted at the gaps before labels; where there are some, also before numbers."""
    return replace(document, blocks=tuple(line for block in document.blocks for line in _parted(block)))


def _parted(block: Block) -> Iterator[Block]:
    if not isinstance(block, Line) or "\t" in block.text or not _BEFORE_LABEL.search(block.text.strip()):
        yield block
        return
    for text in _BEFORE_ANY.split(block.text):
        if text.strip():
            yield replace(block, text=text)
