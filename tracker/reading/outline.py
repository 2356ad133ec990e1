"""Lines with numbers become a tree: each node knows its words, its number in full and its parent."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.plan import Problem
from tracker.reading.marks import (
    INLINE_RANKS,
    Mark,
    Rank,
    filling_marks,
    inline_marks,
    line_marks,
    stands_behind_a_sentence,
)
from tracker.reading.source import Source, Span

_NO_END = sys.maxsize
_ANNEX_LIST = re.compile(r"\s*附\s*件?\s*[:：]\s*\S")
_ANNEX_BEGINS = re.compile(r"\s*附\s*[件表]\s*[\d一二三四五六七八九十]{1,3}\s*[:：]?\s*")
_ANNEX_ENTRY = re.compile(r"\s*\d{1,2}\s*[.．、]\s*[^。；;\n]{2,60}")
_HEADING_REACH = 80  # characters between 一、 and the （一） that follows it on one line


@dataclass(frozen=True, slots=True)
class Node:
    """A numbered item: `own` are its words up to the next number, `number` its path (三、(二)1.)."""

    mark: Mark
    number: str
    own: Span
    parent: int | None


def outline(
    source: Source, assigned: Sequence[Span], begin: int = 0
) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The numbered items from `begin` on; `assigned` are the spans of assignments, sure signs of real items."""
    outside = _Outside(assigned)
    marks = [mark for mark in _line_marks(source, outside) if mark.span.start >= begin]
    for rank in INLINE_RANKS:
        marks = _with_inline(marks, rank, source, outside)
    return tuple(_nodes(marks, _annexes(source), len(source.text))), tuple(_gaps(marks, source))


class _Outside:
    """Where assignments stand: numbers inside them are none, regions that hold one are items."""

    def __init__(self, assigned: Sequence[Span]) -> None:
        self._starts = [span.start for span in assigned]
        self._ends = [span.end for span in assigned]

    def has(self, mark: Mark) -> bool:
        """Whether the mark stands outside of every assignment."""
        before = bisect_right(self._starts, mark.span.start) - 1
        return before < 0 or self._ends[before] <= mark.span.start

    def any_between(self, start: int, end: int) -> bool:
        """Whether an assignment begins in the region."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)


def _line_marks(source: Source, outside: _Outside) -> list[Mark]:
    annexes = _annex_lines(source)
    marks = list(
        _in_sequence(
            mark
            for mark in line_marks(source)
            if outside.has(mark) and source.line_at(mark.span.start) not in annexes
        )
    )
    return sorted([*marks, *filling_marks(source, marks)], key=lambda mark: mark.span.start)


def _annex_lines(source: Source) -> set[int]:
    """The lines of a list of annexes: `附件：1.任务清单` and the 2. and 3. below it are no items."""
    found: set[int] = set()
    listing = False
    for index, line in enumerate(source.lines):
        listing = bool(_ANNEX_LIST.match(line.text)) or (listing and bool(_ANNEX_ENTRY.fullmatch(line.text)))
        if listing:
            found.add(index)
    return found


def _in_sequence(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks without figures that look like 1.2: such numbers count on from 1.1."""
    last = ""
    for mark in marks:
        if mark.rank is Rank.DECIMAL:
            before = mark.label.removesuffix(f"{mark.value}.")
            if mark.value != 1 and last != f"{before}{mark.value - 1}.":
                continue
            last = mark.label
        yield mark


def _with_inline(marks: list[Mark], rank: Rank, source: Source, outside: _Outside) -> list[Mark]:
    """The marks, and those runs of one kind inside lines whose members carry assignments of their own."""
    known = {mark.span.start for mark in marks}
    borders = [mark.span.start for mark in marks]
    candidates = [
        mark
        for mark in inline_marks(rank, source.text)
        if mark.span.start not in known and outside.has(mark) and _may_stand(mark, marks, borders, source)
    ]
    added: list[Mark] = []
    for run, end in _runs(candidates, marks, rank):
        ends = [mark.span.start for mark in run[1:]] + [end]
        held = sum(outside.any_between(mark.span.end, stop) for mark, stop in zip(run, ends, strict=True))
        if held * 2 >= len(run) and outside.any_between(run[0].span.end, ends[0]):
            added += run
    return sorted([*marks, *added], key=lambda mark: mark.span.start)


def _may_stand(mark: Mark, marks: list[Mark], borders: list[int], source: Source) -> bool:
    """Behind a sentence, or right behind another number's heading that has no full stop."""
    if stands_behind_a_sentence(source.text, mark):
        return True
    at = bisect_left(borders, mark.span.start)
    if not at or mark.rank not in (Rank.HAN_BRACKET, Rank.ARABIC):
        return False
    begin = marks[at - 1].span.end
    heading = source.text[begin : min(mark.span.start, begin + _HEADING_REACH + 1)]
    return len(heading) <= _HEADING_REACH and "。" not in heading and "\n" not in heading


def _runs(candidates: list[Mark], marks: list[Mark], rank: Rank) -> Iterator[tuple[list[Mark], int]]:
    """Candidates that count on, 1 2 3, each run within one region between marks, with the region's end."""
    run: list[Mark] = []
    last = 0
    waiting = sorted([*((mark, False) for mark in marks), *((mark, True) for mark in candidates)], key=_place)
    for mark, is_candidate in waiting:
        if not is_candidate or mark.value == 1:
            if run:
                yield run, mark.span.start
            run = []
        if is_candidate and mark.value in (1, last + 1):
            run.append(mark)
        if mark.rank is rank and (not is_candidate or mark.value in (1, last + 1)):
            last = mark.value
    if run:
        yield run, _NO_END


def _place(marked: tuple[Mark, bool]) -> int:
    return marked[0].span.start


def _annexes(source: Source) -> list[int]:
    """Where annexes begin, 附件2 on a line of its own: numbers do not go on from what stands above it."""
    return [source.starts[i] for i, line in enumerate(source.lines) if _ANNEX_BEGINS.fullmatch(line.text)]


def _nodes(marks: Sequence[Mark], annexes: Sequence[int], end: int) -> Iterator[Node]:
    stack: list[tuple[Rank, int, str]] = []
    for index, mark in enumerate(marks):
        if stack and bisect_left(annexes, mark.span.start) > bisect_left(
            annexes, marks[stack[-1][1]].span.start
        ):
            stack.clear()
        ranks = [rank for rank, _, _ in stack]
        if mark.rank in ranks:
            del stack[ranks.index(mark.rank) :]
        while stack and stack[-1][0] > mark.rank:
            stack.pop()
        number = (stack[-1][2] if stack else "") + mark.label
        stop = marks[index + 1].span.start if index + 1 < len(marks) else end
        yield Node(mark, number, Span(mark.span.end, stop), stack[-1][1] if stack else None)
        stack.append((mark.rank, index, number))


def _gaps(marks: Iterable[Mark], source: Source) -> Iterator[Problem]:
    """Numbers that jump: 3 after 1 is worth a look in the original."""
    last: dict[Rank, Mark] = {}
    for mark in marks:
        before = last.get(mark.rank)
        if before and mark.value not in (1, before.value + 1) and mark.rank is not Rank.DECIMAL:
            yield Problem(
                source.place_of(mark.span.start),
                source.words(mark.span),
                f"编号不连续：前一个是“{source.words(before.span).strip()}”，请核对原文是否缺项",
            )
        last[mark.rank] = mark
