"""Several plans in one file: a title in the middle, behind it numbers that begin again, units named on both sides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.domain.plan import Place, Problem
from tracker.errors import InputError, SeveralPlansError
from tracker.reading.assignments import Assignment
from tracker.reading.blocks import Document, Line
from tracker.reading.head import is_title
from tracker.reading.outline import Node
from tracker.reading.source import Source

_ABOVE = re.compile(r"\s*(?:附\s*件.{0,6}|.{2,30}文件|.{1,12}[〔\[（(](?:19|20)\d\d[〕\])）]\s*\d+\s*号)\s*")
_SEVERAL = "文件里有{}个方案，现在合在一起读取；只读其中一个用 --part：{}"


@dataclass(frozen=True, slots=True)
class Part:
    """One plan of several: its title, and the block of the document with which it begins."""

    title: str
    begin: int


def parts_of(source: Source, nodes: Sequence[Node], assigned: Sequence[Assignment]) -> tuple[Part, ...]:
    """The plans in a document when there are several, each with assignments of its own; else empty."""
    top = min((node.mark.rank for node in nodes), default=None)
    heads = [node for node in nodes if node.mark.rank is top]
    starts: list[tuple[str, int]] = []
    before = 0
    for node in heads:
        line = source.line_at(node.mark.span.start)
        titles = [i for i in range(before, line) if is_title(source.lines[i].text.strip())]
        if node.mark.value == 1 and (titles or not starts):
            named = titles[-1] if titles else min(before, line)
            starts.append((source.lines[named].text.strip(), named))
        before = line + 1
    kept = [start for i, start in enumerate(starts) if _has_units(source, assigned, starts, i)]
    if len(kept) < 2:
        return ()
    return tuple(Part(title, source.blocks[_above(source, line)]) for title, line in kept)


def part_of(document: Document, parts: Sequence[Part], part: int, name: str) -> Document:
    """The blocks of the plan with this number, from 1; raises InputError where there is none."""
    if not parts and part == 1:
        return document
    if not 1 <= part <= len(parts):
        raise InputError(
            f"文件“{name}”里没有第{part}个方案。",
            f"里面有：{named(parts)}" if parts else "里面只有一个方案，不需要 --part。",
        )
    begin = parts[part - 1].begin if part > 1 else 0
    end = parts[part].begin if part < len(parts) else len(document.blocks)
    return replace(document, blocks=document.blocks[begin:end])


def named(parts: Sequence[Part]) -> str:
    """The plans by number and title."""
    return "；".join(f"{number}《{part.title}》" for number, part in enumerate(parts, 1))


def several(document: Document, parts: Sequence[Part]) -> Problem:
    """The sentence that a file holds several plans."""
    block = document.blocks[parts[1].begin]
    place = block.place if isinstance(block, Line) else Place()
    return Problem(place, parts[1].title, _SEVERAL.format(len(parts), named(parts)))


def refuse_several(parts: Sequence[Part], name: str) -> None:
    """Raises SeveralPlansError where one plan is wanted and the file holds several."""
    if parts:
        raise SeveralPlansError(
            f"文件“{name}”里有{len(parts)}个方案：{named(parts)}。",
            "请用 --part 1、--part 2 选定一个，或拆成几个文件。",
            tuple(part.title for part in parts),
        )


def _has_units(
    source: Source, assigned: Sequence[Assignment], starts: Sequence[tuple[str, int]], at: int
) -> bool:
    begin = source.starts[starts[at][1]]
    end = source.starts[starts[at + 1][1]] if at + 1 < len(starts) else len(source.text)
    return any(begin <= one.span.start < end for one in assigned)


def _above(source: Source, line: int) -> int:
    """The line with which a plan begins: 附件, the organ's name and the number stand above its title."""
    while line and _ABOVE.fullmatch(source.lines[line - 1].text):
        line -= 1
    return line
