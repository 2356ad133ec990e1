"""Numbered nodes and assignments become plan items: each assignment covers the words before it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.domain.plan import PlanDeadline, PlanItem, Problem
from tracker.reading.assignments import Assignment
from tracker.reading.clause import Clause
from tracker.reading.deadlines import Years, column_deadlines, deadlines_in
from tracker.reading.outline import Node
from tracker.reading.prose import prose_assignment
from tracker.reading.source import Source, Span
from tracker.reading.targets import targets_in

_NOTHING = re.compile(r"[\s。，,；;、：:.]*")
_TITLE_END = re.compile(r"[。！!？?\n]|[：:](?=\s|$)")
_OPENING = re.compile(r"如下[：:。]?\s*$|[：:]\s*$|制定(?:本|如下).{0,20}[。：:]\s*$")
MEASURES = re.compile(r"(?:具体措施|主要措施|工作措施|重点任务|主要任务|工作任务|具体任务)\s*[：:]?\s*")
_TEXT_BEHIND = "指派之后还有文字，已并入本条，请核对"
_NO_NUMBER = "原文没有编号"


@dataclass(frozen=True, slots=True)
class Placed:
    """An item, the block of the document that it begins in, and what to call its origin."""

    block: int
    item: PlanItem
    origin: str = "续·"


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one item: up to and with one assignment, or up to the node's end without any."""

    words: Span
    assignment: Assignment | None
    behind: Span | None = None


def items_of(
    source: Source, nodes: Sequence[Node], assigned: Sequence[Assignment], years: Years
) -> Iterator[Placed]:
    """Every numbered item in order, with the assignments that cover it; several give #1, #2."""
    starts = [one.span.start for one in assigned]
    for node in nodes:
        inside = assigned[bisect_left(starts, node.own.start) : bisect_left(starts, node.own.end)]
        yield from _items(source, node, inside, years)


def items_without_numbers(
    source: Source, span: Span, assigned: Sequence[Assignment], years: Years
) -> Iterator[Placed]:
    """Assignments that stand before any number, each with its paragraph."""
    before = list(_merged(source, [one for one in assigned if span.start <= one.span.start < span.end]))
    begin = _opening_end(source, before[0].span.start) if before else span.start
    for order, one in enumerate(before, 1):
        start = begin
        piece = Piece(Span(start, one.span.start), one)
        item = _item(source, f"#{order}", piece, years, start)
        yield Placed(source.block_of(start), replace(item, doubts=(*item.doubts, _NO_NUMBER)))
        begin = one.span.end


def _opening_end(source: Source, first: int) -> int:
    """Where the first unnumbered item begins: behind the salutation and the words that announce the items."""
    last = source.line_at(first)
    openings = [index for index in range(last) if _OPENING.search(source.lines[index].text)]
    if openings:
        return source.starts[openings[-1] + 1]
    own = source.starts[last]
    return own if own < first or not last else source.starts[last - 1]


def _items(source: Source, node: Node, assigned: Sequence[Assignment], years: Years) -> Iterator[Placed]:
    pieces = list(_pieces(source, node, assigned))
    for order, piece in enumerate(pieces, 1):
        number = node.number if len(pieces) == 1 else f"{node.number}#{order}"
        item = _item(source, number, piece, years, node.mark.span.start if order == 1 else piece.words.start)
        if order > 1:
            item = replace(item, title=_title(source.words(node.own)), text=source.words(piece.words).strip())
        yield Placed(source.block_of(piece.words.start), item)


def _pieces(source: Source, node: Node, assigned: Sequence[Assignment]) -> Iterator[Piece]:
    begin = node.own.start
    merged = list(_merged(source, assigned))
    for index, one in enumerate(merged):
        last = index + 1 == len(merged)
        behind = Span(one.span.end, node.own.end) if last else None
        yield Piece(Span(begin, one.span.start), one, behind)
        begin = one.span.end
    if not merged:
        yield Piece(node.own, None)


def _merged(source: Source, assigned: Sequence[Assignment]) -> Iterator[Assignment]:
    """Assignments with nothing between them are one."""
    waiting: Assignment | None = None
    for one in assigned:
        if waiting and _NOTHING.fullmatch(source.text, waiting.span.end, one.span.start):
            waiting = Assignment(
                Span(waiting.span.start, one.span.end),
                f"{waiting.words}\n{one.words}",
                _both(waiting.clause, one.clause),
                waiting.problem or one.problem,
            )
            continue
        if waiting:
            yield waiting
        waiting = one
    if waiting:
        yield waiting


def _both(one: Clause, other: Clause) -> Clause:
    return Clause(
        lead=tuple(dict.fromkeys(one.lead + other.lead)),
        responsible=tuple(dict.fromkeys(one.responsible + other.responsible)),
        guide=tuple(dict.fromkeys(one.guide + other.guide)),
        leaders=tuple(dict.fromkeys(one.leaders + other.leaders)),
        deadlines=one.deadlines + other.deadlines,
        doubts=tuple(dict.fromkeys(one.doubts + other.doubts)),
    )


def _item(source: Source, number: str, piece: Piece, years: Years, place: int) -> PlanItem:
    words = source.words(piece.words)
    title = _title(words)
    text = words.strip()[len(title) :].lstrip("。：:！!？? \t　").strip()
    doubts: list[str] = []
    if piece.behind and not _NOTHING.fullmatch(MEASURES.sub("", source.words(piece.behind))):
        doubts += [_TEXT_BEHIND] if text else []  # behind a heading with its units stands the item itself
        text = f"{text}\n{source.words(piece.behind).strip()}".strip()
    clause, said = _said(piece, f"{title}。{text}")
    if piece.assignment and piece.assignment.problem:
        doubts.append(piece.assignment.problem)
    whole = f"{title}。{text}"
    return PlanItem(
        number=number,
        title=title,
        text=text,
        assignment=said,
        lead=clause.lead,
        responsible=clause.responsible,
        guide=clause.guide,
        leaders=clause.leaders,
        deadlines=_deadlines(clause, whole, years),
        targets=targets_in(whole),
        place=source.place_of(place),
        doubts=(*clause.doubts, *doubts),
    )


def _said(piece: Piece, words: str) -> tuple[Clause, str]:
    """The assignment of a piece, as understood and as printed; without one, what its sentences say."""
    if piece.assignment:
        return piece.assignment.clause, piece.assignment.words
    return prose_assignment(words) or (Clause(), "")


def _deadlines(clause: Clause, text: str, years: Years) -> tuple[PlanDeadline, ...]:
    """Those named beside the units first, then those in the item's own sentences."""
    named = [deadline for words in clause.deadlines for deadline in column_deadlines(words, years)]
    known = {deadline.date for deadline in named if deadline.date}
    return (*named, *(deadline for deadline in deadlines_in(text, years) if deadline.date not in known))


def _title(words: str) -> str:
    """The first sentence, or the first line."""
    words = words.strip()
    end = _TITLE_END.search(words)
    return (words[: end.start()] if end else words).strip().rstrip("：:，,；;")


def problems_of(source: Source, assigned: Sequence[Assignment]) -> tuple[Problem, ...]:
    """What was wrong with the assignments themselves."""
    return tuple(
        Problem(source.place_of(one.span.start), one.words[:80], one.problem)
        for one in assigned
        if one.problem
    )
