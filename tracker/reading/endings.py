"""Where an item's words end before its node does: signatures, annex headings and the closing paragraphs."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.reading.assignments import Assignment
from tracker.reading.dates import is_only_a_day
from tracker.reading.outline import Node
from tracker.reading.source import Source, Span

_ANNEX = re.compile(
    r"\s*(?:附\s*件|附\s*表|附\s*录)\s*[\d一二三四五六七八九十１-９]*\s*(?:[：:.．、]|$|\s)|\s*附\s*[：:]"
)
_CLOSING = re.compile(
    r"\s*(?:各(?:地|级|省|市|县|区|乡|镇|街道|有关|相关|部门|单位|成员|责任|牵头)|本(?:方案|规划|意见|计划|办法|通知|要点|措施|细则)|"
    r"此(?:规划|方案|件|通知)|[（(]此件|抄送|抄报|[（(]?联系(?:人|电话)|以上(?:方案|意见|措施)|[（(]信息公开)"
)
_SENTENCE_END = re.compile(r"[。！；;\n]")
_ORGAN = re.compile(
    r"[^。；;，,：:]{2,40}(?:办公室|办公厅|人民政府|政府|委员会|党委|党组|领导小组|国务院|[厅局委部会院])\s*"
)


def trimmed(source: Source, nodes: Sequence[Node], assigned: Sequence[Assignment]) -> tuple[Node, ...]:
    """The nodes with what is not theirs cut off; the last one also loses the document's closing words."""
    starts = [one.span.start for one in assigned]
    found = []
    for node in nodes:
        inside = assigned[bisect_left(starts, node.own.start) : bisect_left(starts, node.own.end)]
        found.append(_trimmed(source, node, [one.span for one in inside], last=node is nodes[-1]))
    return tuple(found)


def _trimmed(source: Source, node: Node, held: Sequence[Span], *, last: bool) -> Node:
    ends = [node.own.end, *_ends(source, node.own)]
    if last:
        ends += _behind_assignments(source, node, held) or _closings(source, node.own)
    end = max(min(ends), node.own.start)
    end = max([end, *(span.end for span in held if span.start < end < span.end)])
    return node if end == node.own.end else replace(node, own=Span(node.own.start, end))


def _behind_assignments(source: Source, node: Node, held: Sequence[Span]) -> list[int]:
    """The end of the last assignment, unless it stands in the heading and the item's words behind it."""
    heading = source.text[node.own.start : held[0].start] if held else ""
    if not held or (len(held) == 1 and not _SENTENCE_END.search(heading)):
        return []
    return [held[-1].end]


def _ends(source: Source, own: Span) -> Iterator[int]:
    """The first annex heading, and the first signature with the organs above its date."""
    for index in _lines(source, own):
        text = source.lines[index].text
        if _ANNEX.match(text) and len(text) < 80:
            yield source.starts[index]
        elif is_only_a_day(text):
            first = index
            while first - 1 > source.line_at(own.start) and _ORGAN.fullmatch(source.lines[first - 1].text):
                first -= 1
            yield source.starts[first]


def _closings(source: Source, own: Span) -> list[int]:
    found = [index for index in _lines(source, own) if _CLOSING.match(source.lines[index].text)]
    return [source.starts[found[0]]] if found else []


def _lines(source: Source, own: Span) -> range:
    """The lines that begin inside the node, its own first line not among them."""
    first = source.line_at(own.start) + 1
    return range(first, source.line_at(max(own.start, own.end - 1)) + 1)
