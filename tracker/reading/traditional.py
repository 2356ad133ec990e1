"""A plan in traditional characters is read as simplified ones, and says so."""

import re
from collections.abc import Callable
from dataclasses import replace

from tracker.domain.plan import Place, Problem
from tracker.reading.blocks import Block, Document, Line

_ONLY_TRADITIONAL = re.compile(
    "[門國務責單負縣區廳辦發業關會議與為實際廣黨員團體環經濟資產農鄉鎮頭導財聯應從規劃標項計設備]"
)
_SHARE = 0.04  # of a document's first characters; a quotation in a simplified text has fewer
_SAMPLE = 4000
_READ_AS = "本文为繁体字，已按简体字读取，单位名称请核对"


def simplified(document: Document) -> Document:
    """The document in simplified characters; one in them already comes back as it was."""
    sample = "".join(block.text for block in document.blocks if isinstance(block, Line))[:_SAMPLE]
    sample = sample or "".join(
        cell.text
        for block in document.blocks
        if not isinstance(block, Line)
        for row in block.rows[:20]
        for cell in row
    )
    if not sample or len(_ONLY_TRADITIONAL.findall(sample)) < _SHARE * len(sample):
        return document
    from opencc import OpenCC  # 30 ms that only such a document pays

    convert: Callable[[str], str] = OpenCC("t2s").convert
    note = Problem(document.blocks[0].place if document.blocks else Place(), sample[:40], _READ_AS)
    blocks = tuple(_block(block, convert) for block in document.blocks)
    return replace(document, blocks=blocks, problems=(*document.problems, note))


def _block(block: Block, convert: Callable[[str], str]) -> Block:
    if isinstance(block, Line):
        return replace(block, text=convert(block.text))
    return replace(
        block, rows=tuple(tuple(replace(cell, text=convert(cell.text)) for cell in row) for row in block.rows)
    )
