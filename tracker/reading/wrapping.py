"""Text that was broken at a fixed width, as copied out of a PDF, becomes paragraphs again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.reading.blocks import Block, Document, Line
from tracker.reading.roles import LABEL

_NARROWEST, _WIDEST = 14, 64  # characters in a line that was cut at a width
_NEAR = 3  # a full line may be as much shorter, for punctuation that may not begin a line
_FULL_SHARE = 0.4  # of the lines that do not end a sentence
_FEWEST = 6
_ENDS = "。！？；：!?;:"
_BEGINS = re.compile(
    r"[\s　]*(?:[（(〔][一二三四五六七八九十百\d]+[)）〕]|[一二三四五六七八九十百]+[、．]|\d{1,3}[.．、](?!\d)|[①-⑳]|"
    r"第[一二三四五六七八九十\d]+[章节条]|"
    r"附件|附表|[—\-]\s*\d)|[ \t]{2,}|　"
)


def unwrapped(document: Document) -> Document:
    """The document with cut lines joined, where most of its lines are as long as each other."""
    width = _width([block.text.rstrip() for block in document.blocks if isinstance(block, Line)])
    return replace(document, blocks=tuple(_joined(document.blocks, width))) if width else document


def _width(lines: Sequence[str]) -> int:
    """The width at which lines were cut, 0 where they were not."""
    lengths = sorted(len(line) for line in lines if line)
    if len(lengths) < _FEWEST:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    open_lines = [line for line in lines if line and line[-1] not in _ENDS]
    full = sum(width - _NEAR <= len(line) <= width + _NEAR for line in open_lines)
    cut = _NARROWEST <= width <= _WIDEST and full >= max(_FEWEST - 2, _FULL_SHARE * len(open_lines))
    return width if cut and lengths[-1] <= width + _NEAR * 2 else 0


def _joined(blocks: Sequence[Block], width: int) -> Iterator[Block]:
    waiting: Line | None = None
    last = ""
    for block in blocks:
        if not isinstance(block, Line):
            if waiting:
                yield waiting
            waiting = None
            yield block
            continue
        if waiting and _goes_on(last, block, width):
            waiting = replace(waiting, text=waiting.text.rstrip() + block.text.lstrip())
        else:
            if waiting:
                yield waiting
            waiting = block
        last = block.text.rstrip()
    if waiting:
        yield waiting


def _goes_on(before: str, line: Line, width: int) -> bool:
    """Whether a full line without an end goes on in the next one."""
    full = len(before) >= width - _NEAR
    inside = before.count("（") + before.count("(") > before.count("）") + before.count(")")
    return (full or inside) and not _BEGINS.match(line.text) and not LABEL.match(line.text.strip())
