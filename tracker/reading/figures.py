"""Shares and sums that a report states, with the words that state them.

Where the grammar leaves open which number a percentage speaks of, the reading under which the
statement holds is taken: a unit is not charged with our misreading.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tracker.domain.figures import Share, Statement, Sum, Verdict
from tracker.reading.quantities import CLOSING, OPENING, Quantity, quantities

OF_WHOLE = re.compile(r"占[^，,；;。(（<〈]{0,12}$")
RATE = re.compile(r"([一-鿿]{1,4})率(?:达到|达|为|约|是)?$")
PLAIN_SHARE = re.compile(r"[^，,；;。\d]{0,8}[，,]占比?(?:约|达|达到|为|了)?")
AMONG = re.compile(r"其中[:：,，]?")
ALTOGETHER = re.compile(r"(?:共计|合计|总计)[^，,；;。\d]{0,6}$")
SENTENCE_END = "。；;\n"
SCALES = {"千": Decimal(1000), "万": Decimal(10**4), "亿": Decimal(10**8)}


def statements(text: str) -> list[Statement]:
    """The shares and sums in `text`, in the order of the words that state them."""
    found = quantities(text)
    stated: list[tuple[int, Statement]] = [*shares(text, found), *sums(text, found)]
    return [statement for _, statement in sorted(stated, key=lambda each: each[0])]


def shares(text: str, found: list[Quantity]) -> Iterator[tuple[int, Share]]:
    """Every percentage that is said to be a share of something."""
    for percent in (each for each in found if each.unit == "%"):
        before = [each for each in found if each.end <= percent.start and each.topic == percent.topic]
        share = (
            of_stated_whole(text, percent, before)
            or of_named_whole(text, percent, before)
            or of_whole_before(text, percent, before)
            or rate(text, percent, before)
            or with_part_behind(text, percent, found, before)
        )
        if share is not None:
            yield percent.start, share


def of_stated_whole(text: str, percent: Quantity, before: list[Quantity]) -> Share | None:
    """`97户，占总任务106户的91.51%`: the whole stands between 占 and the percentage."""
    whole = next((each for each in reversed(before) if each.unit != "%"), None)
    if whole is None or text[whole.end : percent.start] != "的" or not OF_WHOLE.search(text[: whole.start]):
        return None
    told = (in_unit(each, whole.unit) for each in before if each.end <= whole.start)
    return best(text, percent, [each for each in told if each], whole.value)


def of_named_whole(text: str, percent: Quantity, before: list[Quantity]) -> Share | None:
    """`85户，占未搬迁的20%`: the whole was said before, under the same name."""
    named = re.search(r"占([^，,；;。(（<〈\d]{2,12})的$", text[: percent.start])
    if named is None:
        return None
    counted = [each for each in before if each.unit != "%"]
    whole = next((each for each in reversed(counted) if named[1] in clause_before(text, each)), None)
    unit = whole.unit if whole else (counted[-1].unit if counted else "")
    candidates = [each for each in counted if each.unit == unit and each is not whole]
    return best(text, percent, candidates, whole.value if whole else None)


def of_whole_before(text: str, percent: Quantity, before: list[Quantity]) -> Share | None:
    """`学生21350名，其中寄宿生4312名，占20.2%`: the whole is a larger number of the same unit said before."""
    counted = [each for each in before if each.unit != "%"]
    if not (counted and PLAIN_SHARE.fullmatch(text[counted[-1].end : percent.start])):
        return None
    part = counted[-1]
    wholes = [each.value for each in counted[:-1] if each.unit == part.unit and each.value >= part.value]
    held = [Share(part.value, whole, percent.value, part.unit, "") for whole in reversed(wholes)]
    fits = next((each.whole for each in held if each.verdict is Verdict.OK), None)
    whole = fits or (wholes[0] if len(set(wholes)) == 1 else None)
    return Share(part.value, whole, percent.value, part.unit, words(text, part.start, percent.end))


def rate(text: str, percent: Quantity, before: list[Quantity]) -> Share | None:
    """`已报账8643.3749万元，报账率66.62%`: the part was said with the verb, the whole with the topic."""
    verb = RATE.search(text[: percent.start])
    if verb is None:
        return None
    word = verb[1][-2:]
    told = [each for each in before if word in clause_before(text, each) and each.unit != "%"]
    near = [each for each in told if not set(SENTENCE_END) & set(text[each.end : percent.start])]
    if not near:
        return None
    part = near[-1]
    larger = [e for e in before if e.unit == part.unit and e.end <= part.start and e.depth == part.depth]
    wholes = [each for each in larger if word not in clause_before(text, each) and each.value >= part.value]
    said = words(text, part.start, percent.end)
    read = [Share(part.value, each.value, percent.value, part.unit, said) for each in wholes]
    held = (each for each in reversed(read) if each.verdict in (Verdict.OK, Verdict.ROUNDING))
    return next(held, None) or next(iter(read), Share(part.value, None, percent.value, part.unit, said))


def with_part_behind(
    text: str, percent: Quantity, found: list[Quantity], before: list[Quantity]
) -> Share | None:
    """`425户，80%（340户）的群众`: the part stands in brackets behind the percentage."""
    part = next((each for each in found if each.start >= percent.end), None)
    if part is None or text[percent.end : part.start] not in tuple(OPENING):
        return None
    if text[part.end : part.end + 1] not in tuple(CLOSING):
        return None
    wholes = [each for each in before if each.unit == part.unit and each.depth == percent.depth]
    if not wholes:
        return None
    whole = wholes[-1]
    return Share(part.value, whole.value, percent.value, part.unit, words(text, whole.start, part.end + 1))


def best(text: str, percent: Quantity, candidates: list[Quantity], whole: Decimal | None) -> Share | None:
    """The share of the nearest candidate, or of the nearest one with which the statement holds."""
    near = [
        Share(each.value, whole, percent.value, each.unit, words(text, each.start, percent.end))
        for each in reversed(candidates[-4:])
        if each.depth <= percent.depth or each.start > percent.start
    ]
    return next(
        (share for share in near if share.verdict in (Verdict.OK, Verdict.ROUNDING)), next(iter(near), None)
    )


def in_unit(each: Quantity, unit: str) -> Quantity | None:
    """The quantity in that unit where both count the same thing (4385万元 is 0.4385亿元); else None."""
    (own, base), (scale, other) = scaled(each.unit), scaled(unit)
    return replace(each, value=each.value * own / scale, unit=unit) if base == other else None


def scaled(unit: str) -> tuple[Decimal, str]:
    """How many of its base a unit is: 万元 are 10000 元."""
    return (SCALES[unit[0]], unit[1:]) if unit[:1] in SCALES else (Decimal(1), unit)


def sums(text: str, found: list[Quantity]) -> Iterator[tuple[int, Sum]]:
    """Every total with the parts that make it up; a total said again behind its parts is stated once."""
    told: list[tuple[list[Quantity], Decimal]] = []
    for total in (each for each in found if each.unit != "%"):
        parts = parts_before(text, total, found) or parts_behind(text, total, found)
        if len(parts) > 1 and (parts, total.value) not in told:
            told.append((parts, total.value))
            span = (min(total.start, parts[0].start), max(total.end, parts[-1].end))
            values = tuple(part.value for part in parts)
            yield total.start, Sum(values, total.value, total.unit, words(text, *span))


def parts_before(text: str, total: Quantity, found: list[Quantity]) -> list[Quantity]:
    """`4.26亿元；…0.13亿元，共计4.39亿元`: the parts of the topic stand before the total.

    Where 其中 divides a number first, the parts are those behind it, unless all together add up, or that number
    and what is no part of it.
    """
    if not ALTOGETHER.search(text[: total.start]):
        return []
    sentence = max(text.rfind("。", 0, total.start), text.rfind("\n", 0, total.start))
    told = [
        each
        for each in found
        if sentence < each.start < total.start
        and (each.unit, each.depth, each.topic) == (total.unit, total.depth, total.topic)
    ]
    among = text.rfind("其中", sentence + 1, total.start)
    divided = [each for each in told if each.start > among]
    if among < 0 or len(divided) == len(told):
        return told
    whole = told[: -len(divided)] if divided else told
    readings = [told, divided, *([*whole, *divided[more:]] for more in range(1, len(divided)))]
    return next((each for each in readings if sum(part.value for part in each) == total.value), divided)


def parts_behind(text: str, total: Quantity, found: list[Quantity]) -> list[Quantity]:
    """`340户（…196户…；…144户）` and `654.47万元，其中，…333.82万元，…320.65万元`."""
    opening = next((i for i in range(total.end, min(len(text), total.end + 16)) if text[i] in OPENING), None)
    among = AMONG.match(text, total.end + 1)
    if among is not None and text[total.end] in "，,":
        end = min(
            (i for i in (text.find(mark, total.end) for mark in SENTENCE_END) if i >= 0), default=len(text)
        )
        return inside(text, found, total, among.end(), end, total.depth)
    if opening is None or set(text[total.end : opening]) & set("，,；;。、"):
        return []
    depth = total.depth - (text[total.end] in CLOSING) + 1
    end = closing(text, opening)
    parts = inside(text, found, total, opening + 1, end, depth)
    said = AMONG.match(text, opening + 1) is not None
    adds_up = sum((part.value for part in parts), Decimal(0)) == total.value
    return parts if said or adds_up else []


def inside(
    text: str, found: list[Quantity], total: Quantity, start: int, end: int, depth: int
) -> list[Quantity]:
    """The quantities of the total's unit between two places, at one depth of brackets; totals again are none."""
    return [
        each
        for each in found
        if start <= each.start < end and each.unit == total.unit and each.depth == depth
        if not ALTOGETHER.search(text[: each.start])
    ]


def closing(text: str, opening: int) -> int:
    """Where the bracket that opens there is closed; the end of the line where it never is."""
    depth = 0
    for place in range(opening, len(text)):
        depth += (text[place] in OPENING) - (text[place] in CLOSING)
        if depth == 0 or text[place] == "\n":
            return place
    return len(text)


def clause_before(text: str, quantity: Quantity) -> str:
    """The words between the last punctuation and the quantity."""
    return re.split(r"[，,；;。:：\n]", text[max(0, quantity.start - 40) : quantity.start])[-1]


def words(text: str, start: int, end: int) -> str:
    """The words from the clause in which `start` stands to `end`, as printed."""
    begin = max(text.rfind(mark, 0, start) for mark in "，,；;。\n") + 1
    return text[begin:end].strip()
