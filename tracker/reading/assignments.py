"""Finds the places where a plan names who does what: brackets, label lines, labels within a line."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.domain.plan import Problem
from tracker.reading.clause import Clause, read_clause, speaks_of_time
from tracker.reading.cut_lists import finishes_a_list
from tracker.reading.lexer import CLOSING, OPENING
from tracker.reading.marks import STARTS_ITEM
from tracker.reading.names import unit_names
from tracker.reading.organs import ends_like_a_unit, is_surely_a_unit, level_prefix
from tracker.reading.roles import (
    BULLETS,
    FOREIGN_LABEL,
    LABEL,
    SPACED_LABEL,
    UNIT_ROLES,
    Role,
    labels_in,
    role_of,
    said_of,
)
from tracker.reading.rules import Rules, rules_of, with_leads_said, without_rules
from tracker.reading.source import Source, Span

LONGEST = 1200  # characters in one bracket; the longest met has about 400
_MOST_LINES = 8
_UNREAD = "这里写着责任单位一类的字样，但没有读出单位，请核对"
_UNCLOSED = "括号没有闭合，按到本行末尾读取，请核对"
_BY_ORDER = "牵头单位按文件所称“列第一位的为牵头单位”确定"
_ADDED = "文件统一规定还需落实的单位：{}"
_BRACKET_HINT = re.compile(
    r"负责|牵头|配合|参与|指导|单位|部门|落实|推进|实施|[局厅委办部府司社院会署行处科]|中心|集团|大学"
)
_LINE_LABEL = re.compile(rf"[{BULLETS}]*(?:{LABEL.pattern})")
_BEGINS_ITEM = re.compile(rf"{STARTS_ITEM.pattern}|\s*[●•■□▲△◆◇★☆►▶➢]")
_BRACKET = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
_LAST_BRACKET = re.compile(r"[（(](?P<words>[^（()）]{2,400})[）)][。；;]?\s*$")
_BREAK = re.compile("\n")
_STOP = re.compile(r"[。；;]")
_SENTENCE_END = '。；;！!？?：:”"）)〕]\n'


@dataclass(frozen=True, slots=True)
class Assignment:
    """One assignment: `span` with its brackets, `words` as printed, and what they say."""

    span: Span
    words: str
    clause: Clause
    problem: str = ""


def assignments(source: Source) -> tuple[Assignment, ...]:
    """Every assignment of the document in order, the rules that it states applied."""
    rules = rules_of(source.text)
    found = sorted(
        [
            *_in_brackets(source, rules.signs),
            *_by_labels(source, rules.signs),
            *_by_signs(source, rules.signs),
        ],
        key=lambda one: one.span.start,
    )
    return tuple(_under(rules, one) for one in _apart(found))


def unread_labels(source: Source, assigned: Sequence[Assignment]) -> Iterator[Problem]:
    """Labels like 责任单位： that no assignment was read from."""
    starts = [one.span.start for one in assigned]
    for match in labels_in(source.text):
        before = bisect_right(starts, match.start()) - 1
        held = before >= 0 and match.start() < assigned[before].span.end
        if not held and role_of(match["label"]) in UNIT_ROLES - {Role.MEMBER}:
            words = source.text[match.start() : match.start() + 60].split("\n")[0]
            yield Problem(source.place_of(match.start()), words, _UNREAD)


def _apart(found: list[Assignment]) -> Iterator[Assignment]:
    end = -1
    for one in found:
        if one.span.start >= end:
            end = one.span.end
            yield one


def _under(rules: Rules, one: Assignment) -> Assignment:
    clause = one.clause
    if not clause.lead and clause.responsible:
        if rules.all_lead_from is not None and rules.all_lead_from < one.span.end:
            clause = replace(clause, lead=clause.responsible, responsible=())
        elif rules.first_leads_from is not None and rules.first_leads_from < one.span.end:
            first, *others = clause.responsible
            clause = replace(clause, lead=(first,), responsible=tuple(others))
    added = tuple(name for name in rules.added_before(one.span.start) if name not in clause.units)
    if added:
        clause = replace(
            clause,
            responsible=clause.responsible + added,
            doubts=(*clause.doubts, _ADDED.format("、".join(added))),
        )
    return replace(one, clause=clause)


def _in_brackets(source: Source, signs: str) -> Iterator[Assignment]:
    text, at = source.text, 0
    brackets = _Brackets(text)
    opening = re.compile("[" + re.escape(OPENING[:8]) + "]")
    while match := opening.search(text, at):
        at = match.end()
        end = brackets.closing(match.start())
        found = _bracket(source, match.start(), end, signs) if end else _unclosed(source, match.start())
        if found:
            at = found.span.end
            yield found


class _Brackets:
    """Where each bracket of a text closes, all found in one pass."""

    def __init__(self, text: str) -> None:
        self._closes: dict[int, int] = {}
        waiting: list[int] = []
        for match in _BRACKET.finditer(text):
            if match[0] in OPENING:
                waiting.append(match.start())
            elif waiting:
                self._closes[waiting.pop()] = match.end()
        self._lines = [match.start() for match in _BREAK.finditer(text)]
        self._items = [at for at in self._lines if STARTS_ITEM.match(text, at + 1)]

    def closing(self, start: int) -> int | None:
        """The end of the bracket that opens at `start`, None when it does not close nearby."""
        end = self._closes.get(start)
        if end is None or end - start > LONGEST:
            return None
        lines = bisect_left(self._lines, end) - bisect_left(self._lines, start)
        crossed = bisect_left(self._items, end) - bisect_left(self._items, start)
        return None if lines > _MOST_LINES or crossed else end


def _bracket(source: Source, start: int, end: int, signs: str) -> Assignment | None:
    words = source.text[start + 1 : end - 1].strip()
    if not _BRACKET_HINT.search(words) or not without_rules(source.text[start:end]).strip():
        return None
    clause = read_clause(with_leads_said(words, signs))
    if clause is None or (clause.only_names and not _is_in_its_place(source.text, start, end, clause)):
        return None
    return Assignment(Span(start, end), words, clause)


def _is_in_its_place(text: str, start: int, end: int, clause: Clause) -> bool:
    """A bracket of nothing but names assigns at the end of a paragraph, or of a part where the paragraph ends so too.

    There it stands behind a whole sentence, or closes the heading of an item: 2.推进供水（市水务局、各区）.
    """
    behind = text[end : end + 12].lstrip(" \t　。")
    if behind and behind[0] != "\n" and not STARTS_ITEM.match(behind):
        return _closes_a_part(text, end, clause)
    before = text[max(0, start - LONGEST) : start].rstrip(" \t　")
    if not before or before[-1] in _SENTENCE_END:
        return True
    line = before.rpartition("\n")[2]
    number = _BEGINS_ITEM.match(line)
    is_item = number is not None and not ends_like_a_unit(line[number.end() :])
    return is_item and (len(clause.units) > 1 or any(map(level_prefix, clause.units)))


def _closes_a_part(text: str, end: int, clause: Clause) -> bool:
    """（县民政局、县残联）；…（县商务局）。: the bracket closes a part, and one like it the paragraph."""
    rest = text[end : end + LONGEST].partition("\n")[0]
    last = _LAST_BRACKET.search(rest)
    if rest[0] not in "；;。" or last is None or not all(map(level_prefix, clause.units)):
        return False
    closing = read_clause(last["words"].strip())
    return closing is not None and any(map(level_prefix, closing.units))


def _unclosed(source: Source, start: int) -> Assignment | None:
    """A label behind a bracket that never closes: read to the end of the line, and say so."""
    end = source.line_span(source.line_at(start)).end
    if end - start > LONGEST:
        return None
    words = source.text[start + 1 : end].strip()
    if not LABEL.match(words):
        return None
    clause = read_clause(words)
    return Assignment(Span(start, end), words, clause, _UNCLOSED) if clause else None


def _by_labels(source: Source, signs: str) -> Iterator[Assignment]:
    """Label lines that follow each other, and labels behind a sentence in the same line."""
    index, at = 0, 0
    while index < len(source.lines):
        begin = _label_in_line(source, index, at)
        if begin is None:
            index, at = index + 1, 0
            continue
        whole = source.line_span(index).end
        end = _end_of_run(source.text, begin, whole)
        if end == whole:
            last = _last_label_line(source, index)
            index, at, end = last + 1, 0, source.line_span(last).end
        else:
            at = end
        span = Span(begin, end)
        words = source.words(span).strip()
        clause = read_clause(SPACED_LABEL.sub(r"\g<lead>：", with_leads_said(words, signs)))
        if clause:
            yield Assignment(span, words, clause)


def _by_signs(source: Source, signs: str) -> Iterator[Assignment]:
    """Lines of nothing but names, one of them marked as lead: ★县应急管理局、县水务局，各乡镇."""
    marked = re.compile(f"[{re.escape(signs)}]") if signs else None
    for index, line in enumerate(source.lines):
        words = line.text.strip()
        if marked is None or not marked.search(words) or LABEL.search(words):
            continue
        names = unit_names(marked.sub("", words))
        units = sum(map(is_surely_a_unit, names))
        clause = read_clause(with_leads_said(words, signs)) if units * 2 >= len(names) else None
        if clause and clause.lead:
            yield Assignment(source.line_span(index), words, clause)


def _end_of_run(text: str, begin: int, end: int) -> int:
    """Where labels end that stand in one line with other sentences or with the items behind them."""
    for stop in _STOP.finditer(text, begin, end):
        behind = _STOP.split(text[stop.end() : end], maxsplit=1)[0].strip()
        sentence = STARTS_ITEM.sub("", behind, count=1).strip()
        is_item = sentence != behind
        if sentence and (is_item or stop[0] == "。") and not _goes_on_with_labels(sentence):
            return stop.end()
    return end


def _goes_on_with_labels(sentence: str) -> bool:
    """Whether a sentence behind a label is another label, a list of units or a date."""
    if LABEL.match(sentence) or FOREIGN_LABEL.match(sentence) or speaks_of_time(sentence):
        return True
    names = unit_names(said_of(sentence).names)
    return bool(names) and all(map(is_surely_a_unit, names))


def _label_in_line(source: Source, index: int, at: int) -> int | None:
    """Where the labels of a line begin, not before `at`: at its start, or behind a sentence."""
    span = source.line_span(index)
    text = source.text
    if at <= span.start and (
        _LINE_LABEL.match(text, span.start, span.end) or _is_spaced_label(source, index)
    ):
        return span.start
    for match in labels_in(text, max(at, span.start), span.end):
        near = text[max(span.start, match.start() - 3) : match.start()]
        before = near.rstrip()
        parted = before[-1:] in tuple("。；;！!，,") or near != before
        if before and parted and not _inside_bracket(text, span.start, match.start()):
            return match.start()
    return None


def _is_spaced_label(source: Source, index: int) -> bool:
    """`牵头单位　县应急局`, a label with a space instead of its colon: only names may follow."""
    text = source.lines[index].text
    match = SPACED_LABEL.match(text)
    return bool(match) and all(map(is_surely_a_unit, unit_names(text[match.end() :]))) if match else False


def _inside_bracket(text: str, start: int, at: int) -> bool:
    head = text[max(start, at - LONGEST) : at]
    return sum(head.count(c) for c in OPENING) > sum(head.count(c) for c in CLOSING)


def _last_label_line(source: Source, index: int) -> int:
    """The last line of a run: more labels, or the rest of a list that a line break cut."""
    last = index
    while last + 1 < len(source.lines) and last - index < _MOST_LINES:
        line, before = source.lines[last + 1].text, source.lines[last].text.rstrip()
        if source.blocks[last + 1] != source.blocks[last] + 1:
            break
        goes_on = before[-1:] in "、，,:：" and not STARTS_ITEM.match(line) and len(line) < 200
        goes_on = goes_on or finishes_a_list(before, line)
        if not (_LINE_LABEL.match(line) or goes_on or _is_spaced_label(source, last + 1)):
            break
        last += 1
    return last
