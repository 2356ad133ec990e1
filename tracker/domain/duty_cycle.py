"""The filing cycle that a plan's reporting duty asks for.

「每月25日前报」 asks for the month that runs, 「每月10日前报」 for the month before: a report due in
the first half of a month cannot be about that month, unless it says 当月. In the same way the first
month of a quarter, and the first three months of a year, are for the quarter or year before.
"""

import re

from tracker.domain.cycles import FRIDAY, KINDS, Cycle
from tracker.domain.plan import Duty

FIRST_HALF = 15
WEEKDAYS = {word: index for index, word in enumerate("一二三四五六日", 1)} | {"天": 7}
PARTS = (("上旬", 10), ("中旬", 20), ("下旬", 31), ("底", 31), ("初", 5))
OF_QUARTER = (
    (re.compile(r"末月|最后一个月|第[3三]个月"), 0),
    (re.compile(r"首月|第[1一]个月"), 1),
    (re.compile(r"第[2二]个月"), 2),
)
OWN = re.compile(r"[当本](?:月|季)")


def cycle_of(duty: Duty) -> Cycle | None:
    """The cycle of a duty as the reader found it; None for one that comes only once.

    Without a day in it: Friday of a week, the 25th of a period's last month.
    """
    if duty.cycle not in KINDS:
        return None
    if duty.cycle == "weekly":
        weekday = re.search(r"周([一二三四五六日天])", duty.due)
        return Cycle("weekly", WEEKDAYS[weekday[1]] if weekday else FRIDAY)
    if duty.cycle == "half-monthly":
        return Cycle("half-monthly")
    day = _day(duty.due)
    return Cycle(duty.cycle, day or 25, _months_later(duty, day))


def _day(due: str) -> int | None:
    printed = re.search(r"(\d{1,2})[日号]", due)
    if printed:
        return min(max(int(printed[1]), 1), 31)
    return next((day for word, day in PARTS if word in due), 31 if due.endswith(("末", "末前")) else None)


def _months_later(duty: Duty, day: int | None) -> int:
    month = re.search(r"(\d{1,2})月", duty.due)
    early = day is not None and day <= FIRST_HALF and not OWN.search(duty.text)
    match duty.cycle:
        case "quarterly":
            return next((later for words, later in OF_QUARTER if words.search(duty.due)), int(early))
        case "half-yearly" if month:
            later = int(month[1]) % 6
            return later if later <= 3 else later - 6
        case "yearly" if month:
            later = int(month[1])
            return later if later <= 3 else later - 12
        case "monthly" | "half-yearly" | "yearly":
            return int(early)
    return 0
