"""The periods for which points are given: a year, a half, a quarter, a month."""

import re
from dataclasses import dataclass
from datetime import date

from tracker.domain.cycles import month_end
from tracker.errors import InputError

LENGTHS = {"": 12, "H": 6, "Q": 3, "M": 1}


@dataclass(frozen=True, slots=True)
class ScorePeriod:
    """A period under the name that commands take (2020, 2020-H1, 2020-Q2, 2020-05), both days included."""

    name: str
    words: str
    start: date
    end: date


def score_period(name: str) -> ScorePeriod:
    """The period called `name`. Raises InputError that says how to write it."""
    found = re.fullmatch(r"(\d{4})(?:-(?:([HQ])(\d)|(\d{2})))?", name.strip().upper())
    if found and int(found[1]) > 0:
        year, letter = int(found[1]), found[2] or ("M" if found[4] else "")
        length, turn = LENGTHS[letter], int(found[3] or found[4] or 1)
        if 1 <= turn <= 12 // length:
            last = turn * length
            words = f"{year}年{_turn(letter, turn)}"
            return ScorePeriod(found[0], words, date(year, last - length + 1, 1), month_end(year, last))
    raise InputError(f"没有“{name}”这个考核期。", "请写成 2020、2020-H1、2020-Q2 或 2020-05 这样。")


def _turn(letter: str, turn: int) -> str:
    match letter:
        case "H":
            return ("上半年", "下半年")[turn - 1]
        case "Q":
            return f"第{'一二三四'[turn - 1]}季度"
        case "M":
            return f"{turn}月"
    return "度"
