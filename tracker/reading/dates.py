"""Days as documents print them: 2020年3月10日, 二〇二〇年三月十日, 2021-10-15."""

import re
from datetime import date

from tracker.reading.numerals import value_of

_HAN = "〇零○ＯO一二三四五六七八九十"
_DAY = re.compile(
    r"(?P<year>(?:19|20)\d{2})\s*(?:年|[-./])\s*(?P<month>\d{1,2})\s*(?:月|[-./])\s*(?P<day>\d{1,2})\s*日?(?!\d)|"
    rf"(?P<hyear>[{_HAN}]{{4}})\s*年\s*(?P<hmonth>[{_HAN}]{{1,2}})\s*月\s*(?P<hday>[{_HAN}]{{1,3}})\s*日"
)
_WIDE = str.maketrans("０１２３４５６７８９○ＯO", "0123456789〇〇〇")


def day_in(text: str) -> date | None:
    """The first day named in the text."""
    match = _DAY.search(text.translate(_WIDE))
    return _day(match) if match else None


def is_only_a_day(text: str) -> bool:
    """Whether the line is a date and nothing else."""
    return bool(_DAY.fullmatch(text.translate(_WIDE).strip()))


def _day(match: re.Match[str]) -> date | None:
    parts = (
        match["year"] or match["hyear"],
        match["month"] or match["hmonth"],
        match["day"] or match["hday"],
    )
    year, month, day = (value_of(part) for part in parts)
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
