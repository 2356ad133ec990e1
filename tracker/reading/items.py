"""Numbered nodes and assignments become plan items: each assignment covers the words before it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.domain.plan import PlanDeadline, PlanItem, Problem
from tracker.domain.plan_shares import shares_short_of
from tracker.reading.assignments import Assignment
from tracker.reading.clause import Clause
from tracker.reading.deadlines import Years, column_deadlines, deadlines_in
from tracker.reading.outline import Node
from tracker.reading.prose import prose_assignment
from tracker.reading.source import Source, Span
from tracker.reading.targets import targets_in
from tracker.reading.unit_headings import clauses_by_heading

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
    by_heading = clauses_by_heading(source, nodes)
    for index, node in enumerate(nodes):
        inside = assigned[bisect_left(starts, node.own.start) : bisect_left(starts, node.own.end)]
        yield from _items(source, node, inside, years, by_heading.get(index))


def items_without_numbers(
    source: Source, spans: Iterable[Span], assigned: Sequence[Assignment], years: Years
) -> Iterator[Placed]:
    """Assignments in words that no number owns, each with the paragraphs before it; counted #1, #2."""
    starts = [one.span.start for one in assigned]
    order = 0
    for span in spans:
        inside = assigned[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        begin = _opening_end(source, inside[0].span.start) if inside and not span.start else span.start
        for one in _merged(source, inside):
            order += 1
            item = _item(source, f"#{order}", Piece(Span(begin, one.span.start), one), years, begin)
            yield Placed(source.block_of(begin), replace(item, doubts=(*item.doubts, _NO_NUMBER)))
            begin = one.span.end


def _opening_end(source: Source, first: int) -> int:
    """Where the first unnumbered item begins: behind the salutation and the words that announce the items."""
    last = source.line_at(first)
    openings = [index for index in range(last) if _OPENING.search(source.lines[index].text)]
    if openings:
        return source.starts[openings[-1] + 1]
    own = source.starts[last]
    return own if own < first or not last else source.starts[last - 1]


def _items(
    source: Source,
    node: Node,
    assigned: Sequence[Assignment],
    years: Years,
    by_heading: tuple[Clause, str] | None = None,
) -> Iterator[Placed]:
    pieces = list(_pieces(source, node, assigned))
    heading = _heading(source.words(pieces[0].words), source.words(node.own))
    for order, piece in enumerate(pieces, 1):
        number = node.number if len(pieces) == 1 else f"{node.number}#{order}"
        place = node.mark.span.start if order == 1 else piece.words.start
        item = _item(source, number, piece, years, place, heading if order > 1 else None)
        item = _under(item, by_heading) if by_heading and order == 1 else item
        yield Placed(source.block_of(piece.words.start), item)


def _under(item: PlanItem, by_heading: tuple[Clause, str]) -> PlanItem:
    """The item with the units that its heading names, where it names none itself."""
    clause, heading = by_heading
    if item.lead or item.responsible or item.guide:
        return item
    doubts = (*item.doubts, *clause.doubts)
    said = "\n".join(filter(None, (heading, item.assignment)))  # its own may name a leader
    return replace(item, assignment=said, lead=clause.lead, responsible=clause.responsible, doubts=doubts)


def _heading(first: str, whole: str) -> str | None:
    """The title that a node's pieces share; None for one paragraph whose first piece has no other words."""
    title = _title(whole)
    return None if "\n" not in whole.strip() and _title(first) == _plain(first) else title


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
    """Assignments with nothing between them are one; who only guides or leads is added to the doers before."""
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
        if waiting and waiting.clause.units and not (one.clause.lead or one.clause.responsible):
            waiting = replace(
                waiting, words=f"{waiting.words}\n{one.words}", clause=_both(waiting.clause, one.clause)
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


def _item(
    source: Source, number: str, piece: Piece, years: Years, place: int, heading: str | None = None
) -> PlanItem:
    """The item of a piece; `heading` is its node's title when the piece itself does not begin with it."""
    words = source.words(piece.words).strip().lstrip("。；;，,")
    title = _title(words) if heading is None else heading
    text = words if heading is not None else words[len(title) :].lstrip("。：:！!？? \t　").strip()
    doubts: list[str] = []
    if piece.behind and not _NOTHING.fullmatch(MEASURES.sub("", source.words(piece.behind))):
        doubts += [_TEXT_BEHIND] if text else []  # behind a heading with its units stands the item itself
        text = f"{text}\n{source.words(piece.behind).strip()}".strip()
    clause, said = _said(piece, f"{title}。{text}")
    if piece.assignment and piece.assignment.problem:
        doubts.append(piece.assignment.problem)
    whole = f"{title}。{text}"
    targets = targets_in(whole, source.text)
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
        targets=targets,
        place=source.place_of(place),
        doubts=(*clause.doubts, *doubts, *shares_short_of(targets)),
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
    return _plain(words[: end.start()] if end else words)


def _plain(words: str) -> str:
    return words.strip().rstrip("。！!？?：:，,；;")


def problems_of(source: Source, assigned: Sequence[Assignment]) -> tuple[Problem, ...]:
    """What was wrong with the assignments themselves."""
    return tuple(
        Problem(source.place_of(one.span.start), one.words[:80], one.problem)
        for one in assigned
        if one.problem
    )
