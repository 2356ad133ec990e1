"""Numbers that begin an item: 一、（一）1.（1）① and 一是, at the start of a line or inside one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from tracker.reading.numerals import value_of
from tracker.reading.source import Source, Span


class Rank(IntEnum):
    """Kinds of numbering, the highest first, as the official form orders them (GB/T 9704-2012, 7.3.3).

    NAMED is 问题一：, as lists of findings count.
    """

    PART = 1
    CHAPTER = 2
    SECTION = 3
    ARTICLE = 4
    HAN = 5
    NAMED = 6
    HAN_BRACKET = 7
    ARABIC = 8
    DECIMAL = 9
    ARABIC_BRACKET = 10
    ARABIC_HALF_BRACKET = 11
    CIRCLED = 12
    SPOKEN = 13


@dataclass(frozen=True, slots=True)
class Mark:
    """A number in front of an item; `label` is how it is written in an item's number."""

    rank: Rank
    value: int
    label: str
    span: Span


STARTS_ITEM = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十百]+[）)、．.]|[（(]?\d{1,3}[)）.．、]|[①-⑳]|第[一二三四五六七八九十\d]+[章节条]|"
    r"(?:问题|任务|事项|举措|行动)[一二三四五六七八九十\d]+[:：])"
)
_HAN = "一二三四五六七八九十百〇零两"
_S = r"[ \t　\u00a0]{0,4}"
_PATTERNS = (
    (Rank.PART, rf"第{_S}(?P<n>[{_HAN}\d]{{1,5}}){_S}[编篇]", ""),
    (Rank.CHAPTER, rf"第{_S}(?P<n>[{_HAN}\d]{{1,5}}){_S}[章部](?:分)?(?![级门队委])", ""),
    (Rank.SECTION, rf"第{_S}(?P<n>[{_HAN}\d]{{1,5}}){_S}节", ""),
    (Rank.ARTICLE, rf"第{_S}(?P<n>[{_HAN}\d]{{1,5}}){_S}条(?!第)", ""),
    (Rank.HAN, rf"(?P<n>[{_HAN}]{{1,7}}){_S}[、．.]", "{}、"),
    (
        Rank.NAMED,
        rf"(?:问题|(?:整改|重点)?任务|事项|举措|行动){_S}(?P<n>[{_HAN}]{{1,4}}|\d{{1,3}}){_S}[:：]",
        "",
    ),
    (Rank.HAN_BRACKET, rf"[（(〔]{_S}(?P<n>[{_HAN}]{{1,7}}){_S}[)）〕]{_S}[、．.]?", "({})"),
    (Rank.DECIMAL, r"(?P<n>\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?(?=[\s　]|[\u4e00-\u9fff“《])", "{}."),
    (Rank.ARABIC, r"(?P<n>\d{1,3})[ \t]?(?:[.．、](?!\d)|[.．、](?=(?:19|20)\d\d年)|．)", "{}."),
    (Rank.ARABIC_BRACKET, rf"[（(〔]{_S}(?P<n>\d{{1,3}}){_S}[)）〕]", "({})"),
    (Rank.ARABIC_HALF_BRACKET, r"(?P<n>\d{1,3})[)）]", "{})"),
    (Rank.CIRCLED, r"(?P<n>[①-⑳])", "{}"),
    (Rank.SPOKEN, rf"(?P<n>[{_HAN}]{{1,3}})是(?=[^\s，,。])", "{}是"),
)
_MARKS = {rank: (re.compile(pattern), label) for rank, pattern, label in _PATTERNS}
_LINE_RANKS = tuple(rank for rank in Rank if rank is not Rank.SPOKEN)
INLINE_RANKS = (Rank.HAN, Rank.HAN_BRACKET, Rank.ARABIC, Rank.ARABIC_BRACKET, Rank.CIRCLED, Rank.SPOKEN)
_DIGITS_FOLLOW = re.compile(
    r"(?P<n>\d{1,3})[.．、](?=\d)"
)  # 11.121人才梯队: a number only between 10. and 12.
_INDENT = re.compile(r"[\s　#*>\-]*")
_BEHIND = "。；;！!？?：:）)〕]”\n"
_UNIT_OF_MEASURE = re.compile(
    r"[亿万千百]|[%％‰]|[个家户人名元吨亩米年月日号股岁类倍]|公里|公顷|公斤|平方|立方|兆瓦"
)


def line_marks(source: Source) -> Iterator[Mark]:
    """The number at the start of each line that has one."""
    for index in range(len(source.lines)):
        span = source.line_span(index)
        indent = _INDENT.match(source.text, span.start, span.end)
        start = indent.end() if indent else span.start
        marks = (_mark(rank, source.text, start, span.end) for rank in _LINE_RANKS)
        mark = next((mark for mark in marks if mark), None)
        if mark:
            yield mark


def filling_marks(source: Source, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Numbers with a digit right behind them, where exactly that number is missing in the sequence."""
    known = [mark for mark in marks if mark.rank is Rank.ARABIC]
    for before, behind in pairwise(known):
        if behind.value != before.value + 2:
            continue
        first, last = source.line_at(before.span.start) + 1, source.line_at(behind.span.start)
        for index in range(first, last):
            span = source.line_span(index)
            indent = _INDENT.match(source.text, span.start, span.end)
            start = indent.end() if indent else span.start
            match = _DIGITS_FOLLOW.match(source.text, start, span.end)
            if match and int(match["n"]) == before.value + 1:
                yield Mark(Rank.ARABIC, int(match["n"]), f"{int(match['n'])}.", Span(start, match.end()))


def inline_marks(rank: Rank, text: str) -> Iterator[Mark]:
    """Numbers of one kind anywhere in the text, behind a sentence or another number's heading."""
    for match in _MARKS[rank][0].finditer(text):
        mark = _mark(rank, text, match.start(), len(text))
        if mark:
            yield mark


def stands_behind_a_sentence(text: str, mark: Mark) -> bool:
    """Whether the character before the number ends a sentence, a bracket or a heading."""
    at = mark.span.start - 1
    while at >= 0 and text[at] in " \t　":
        at -= 1
    return at < 0 or text[at] in _BEHIND


def _mark(rank: Rank, text: str, start: int, end: int) -> Mark | None:
    pattern, label = _MARKS[rank]
    match = pattern.match(text, start, end)
    if match is None:
        return None
    if rank is Rank.DECIMAL:
        if _UNIT_OF_MEASURE.match(text, match.end()):
            return None
        parts = [int(part) for part in re.split(r"[.．]", match["n"])]
        return Mark(rank, parts[-1], label.format(".".join(map(str, parts))), Span(start, match.end()))
    value = value_of(match["n"])
    if value is None:
        return None
    if rank <= Rank.ARTICLE or rank is Rank.NAMED:
        return Mark(rank, value, re.sub(r"[\s:：]", "", match[0]), Span(start, match.end()))
    numeral = (
        match["n"] if rank not in (Rank.ARABIC, Rank.ARABIC_BRACKET, Rank.ARABIC_HALF_BRACKET) else value
    )
    return Mark(rank, value, label.format(numeral), Span(start, match.end()))
