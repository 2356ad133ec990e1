"""Which years a plan covers, and the day by which everything without a date of its own is due."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from tracker.domain.plan import Horizon
from tracker.reading.deadlines import Years, deadlines_in
from tracker.reading.numerals import value_of

_Y = r"((?:19|20)\d{2})\s*年?"
_RANGE = re.compile(rf"(?<!\d){_Y}\s*(?:[-—－–~～至到]+)\s*{_Y}(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")
_FROM_TO = re.compile(rf"(?:从|自)?{_Y}\s*[至到]\s*{_Y}\s*[，,]?\s*(?:设立|实施|为期|过渡期)")
_SPAN = re.compile(r"((?:19|20)\d{2})\s*年起(?:的)?\s*(\d{1,2}|[一二三四五六七八九十])\s*年内")
_MADE_FOR = re.compile(
    r"(?:制定|制订|特制|拟定|编制)[^。\n]{0,12}?((?:19|20)\d{2})\s*年(?:度)?[^。\n]{0,20}?(?:方案|计划|要点|安排)"
)
_QUOTED = re.compile(r"《[^》\n]{0,80}》|[〔\[（(](?:19|20)\d{2}[〕\]）)]\s*\d+号")
_GOALS = re.compile(r"目标|总体要求|总体思路|任务目标")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_REACH = 6000
_LONGEST_ENTRY = 16  # characters of a date in a cell


def horizon_of(title: str, text: str) -> Horizon | None:
    """The years in the title, else those that the first pages say the plan is made for."""
    title, opening = title.translate(_WIDE), _QUOTED.sub("", text[:_REACH].translate(_WIDE))
    for found in (_RANGE.search(title), _FROM_TO.search(opening)):
        if found:
            return _years(int(found[1]), int(found[2]))
    span = _SPAN.search(opening)
    if span:
        return _years(int(span[1]), int(span[1]) + (value_of(span[2]) or 1) - 1)
    one = _YEAR.search(title) or _MADE_FOR.search(opening)
    return _years(int(one[1]), int(one[1])) if one else None


def _years(first: int, last: int) -> Horizon | None:
    return Horizon(date(first, 1, 1), date(last, 12, 31)) if first <= last <= first + 50 else None


def year_of_dates(text: str) -> int | None:
    """The year that most of the document's own dates name; what is due without a year is due in it."""
    years = Counter(
        deadline.date.year for deadline in deadlines_in(_QUOTED.sub("", text), Years()) if deadline.date
    )
    return years.most_common(1)[0][0] if years else None


def year_of_entries(cells: Iterable[str]) -> int | None:
    """The year that most of a table's short entries name: 2024年12月, 2024年底前."""
    years = Counter(year for cell in cells if len(cell) <= _LONGEST_ENTRY for year in _YEAR.findall(cell))
    return int(years.most_common(1)[0][0]) if years else None


def only_year_in(text: str) -> int | None:
    """The year that the words name when it is one and the same; None for two or none."""
    years = set(_YEAR.findall(_QUOTED.sub("", text.translate(_WIDE))))
    return int(years.pop()) if len(years) == 1 else None


def is_about_goals(title: str) -> bool:
    """Whether an item of this title sets the goals of the whole plan."""
    return bool(_GOALS.search(title))


def default_deadline(horizon: Horizon | None, goals: str, own_year: int | None) -> date | None:
    """The end of the horizon, else the last date in the words about the plan's goals."""
    if horizon:
        return horizon.end
    dates = [
        deadline.date for deadline in deadlines_in(_QUOTED.sub("", goals), Years(own_year)) if deadline.date
    ]
    return max(dates, default=None)
