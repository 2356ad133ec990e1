"""The notice that sends a plan: salutation, often numbered paragraphs of its own, organs and day; then the plan."""

import re
from collections.abc import Sequence

from tracker.reading.assignments import Assignment
from tracker.reading.dates import is_only_a_day
from tracker.reading.head import is_title
from tracker.reading.marks import STARTS_ITEM
from tracker.reading.source import Source

_LONGEST = 80  # lines of such a notice
_BETWEEN = 6  # lines between the day and the title: （此件公开发布）, 附件1
_ASIDE = re.compile(r"[（(].{2,30}[)）]|附\s*件.{0,6}|联系(?:人|电话).{0,60}|抄送.{0,80}")
_SALUTATION = re.compile(r"[^。；;]{2,200}[：:]")


def plan_begins(source: Source, assigned: Sequence[Assignment]) -> int:
    """The offset of the title of the plan behind a notice with numbered paragraphs, 0 where there is none.

    A notice that gives somebody a task is no mere cover: it stays with the plan.
    """
    lines = [line.text.strip() for line in source.lines[:_LONGEST]]
    reach = source.line_at(assigned[0].span.start) if assigned else len(source.lines)
    for day, text in enumerate(lines[:reach]):
        if not is_only_a_day(text) or not _is_notice(lines[:day]):
            continue
        title = _title_below(lines, day)
        if title is not None and title <= reach:
            return source.starts[title]
    return 0


def _is_notice(lines: Sequence[str]) -> bool:
    """Whether the lines above a day greet somebody and count on from 一 behind that."""
    greeted = next((i for i, text in enumerate(lines) if _SALUTATION.fullmatch(text)), None)
    return greeted is not None and any(STARTS_ITEM.match(text) for text in lines[greeted + 1 :])


def _title_below(lines: Sequence[str], day: int) -> int | None:
    """The line of the title behind the day, over remarks in brackets and 附件1."""
    for index in range(day + 1, min(day + 1 + _BETWEEN, len(lines))):
        if is_title(lines[index]) or f"《{lines[index]}" in "".join(lines[:day]):
            return index
        if not _ASIDE.fullmatch(lines[index]):
            return None
    return None
