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
        letter = found[2] or ("M" if found[4] else "")
        length, turn = LENGTHS[letter], int(found[3] or found[4] or 1)
        if 1 <= turn <= 12 // length:
            return _period(int(found[1]), letter, turn)
    raise InputError(f"没有“{name}”这个考核期。", "请写成 2020、2020-H1、2020-Q2 或 2020-05 这样。")


def period_beside(period: ScorePeriod, by: int) -> ScorePeriod:
    """The period of the same length so many periods later (1), or earlier (-1)."""
    length = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    return _around(period.start.year * 12 + period.start.month - 1 + by * length, length)


def periods_around(day: date) -> tuple[ScorePeriod, ...]:
    """The year, half, quarter and month in which `day` lies."""
    return tuple(_around(day.year * 12 + day.month - 1, length) for length in LENGTHS.values())


def _around(month: int, length: int) -> ScorePeriod:
    """The period of `length` months that holds the month with that number, counted from the year 0."""
    year, of_year = divmod(month, 12)
    letter = next(letter for letter, months in LENGTHS.items() if months == length)
    return _period(year, letter, of_year // length + 1)


def _period(year: int, letter: str, turn: int) -> ScorePeriod:
    """The period by its year, the letter of its length and its place in the year."""
    last = turn * LENGTHS[letter]
    place = {"": "", "M": f"-{turn:02d}"}.get(letter, f"-{letter}{turn}")
    words = f"{year}年{_turn(letter, turn)}"
    first = date(year, last - LENGTHS[letter] + 1, 1)
    return ScorePeriod(f"{year:04d}{place}", words, first, month_end(year, last))


def _turn(letter: str, turn: int) -> str:
    match letter:
        case "H":
            return ("上半年", "下半年")[turn - 1]
        case "Q":
            return f"第{'一二三四'[turn - 1]}季度"
        case "M":
            return f"{turn}月"
    return "度"
