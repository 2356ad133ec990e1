"""Quantities in running text: a number with its unit, where it stands, and how deep in brackets."""

import re
from dataclasses import dataclass
from decimal import Decimal

OPENING, CLOSING = "(（<〈《[〔【", ")）>〉》]〕】"
UNITS = (
    "万元|亿元|元|万人次|万人|人次|人|万名|名|万户|户|万亩|亩|平方米|万平方米|公里|千米|米|吨|万吨|公斤|"
    "个百分点|个|家|所|座|栋|套|台|辆|件|项|笔|批|场次|场|次|期|村|头|只|株|棵|公顷|兆瓦|千瓦|"
    "例|处|条|份|口|眼|盏|宗|间|张|床|%|％"
)
NUMBER = re.compile(
    rf"(?<![\d.])((?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)(?![\d.])(\([^()\d]{{1,12}}\)|（[^（）\d]{{1,12}}）)?({UNITS})"
)
ORDINAL = re.compile(
    r"[一二三四五六七八九十]+是|[(（][一二三四五六七八九十]+[)）]|^[一二三四五六七八九十]+、"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` in `unit` at `start`…`end` of the text, inside `depth` brackets, in the topic number `topic`."""

    value: Decimal
    unit: str
    start: int
    end: int
    depth: int
    topic: int


def quantities(text: str) -> list[Quantity]:
    """All quantities of the text in order. A topic begins at each 一是, （一）, or line."""
    depths = bracket_depths(text)
    starts = sorted(
        {match.start() for match in ORDINAL.finditer(text)} | {i for i, c in enumerate(text) if c == "\n"}
    )
    return [
        Quantity(
            Decimal(match[1].replace(",", "")),
            match[3].replace("％", "%"),
            match.start(),
            match.end(),
            depths[match.start()],
            sum(start <= match.start() for start in starts),
        )
        for match in NUMBER.finditer(text)
    ]


def bracket_depths(text: str) -> list[int]:
    """How many brackets are open at each character; a line ends them all."""
    depths, depth = [], 0
    for character in text:
        if character == "\n":
            depth = 0
        depths.append(depth)
        if character in OPENING:
            depth += 1
        elif character in CLOSING:
            depth = max(0, depth - 1)
    return depths
