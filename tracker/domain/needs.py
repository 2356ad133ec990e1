"""What an act needs before it can be done: words, percents, days, units. Each refuses with its reason."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from tracker.domain.case import Case, chinese
from tracker.domain.events import PartDraft
from tracker.domain.task import PartRole
from tracker.errors import RefusedError

MOST_CHARACTERS = 20_000  # some forty pages; a longer material is evidence
MOST_YEARS = 50  # no plan reaches further; a day beyond is a slip of the pen, and days end in 9999


def needs_no_book(texts: Iterable[object]) -> None:
    """Refuse a text that nobody would read in a ledger; what is no text is passed over."""
    longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
    if longest > MOST_CHARACTERS:
        raise RefusedError(
            f"填写的内容有{longest}个字，超过{MOST_CHARACTERS}个字的上限。",
            "请写要点，全文作为佐证材料附上。",
        )


def texts_in(command: Any) -> Iterable[object]:
    """What a command says."""
    return (getattr(command, each.name) for each in fields(command))


def needs_words(case: Case, words: str, remedy: str) -> None:
    """Refuse an act whose reason or report was left empty."""
    case.refuse_if(not words.strip(), "必填的内容是空的。", remedy)


def needs_percent(case: Case, percent: int) -> None:
    """Refuse a progress outside 0 to 100."""
    case.refuse_if(not 0 <= percent <= 100, f"进度应在0到100之间，填的是{percent}。")


def needs_later(case: Case, until: date | None) -> None:
    """Refuse a new deadline that is not later than the one that holds."""
    held = case.task.deadline
    late_enough = until is not None and held is not None and until > held
    case.refuse_if(not late_enough, f"新的完成时限应晚于现在的{chinese(held)}。")
    assert until is not None
    needs_near(until, case.today)


def needs_to_come(case: Case, day: date, what: str) -> None:
    """Refuse a limit that lies in the past."""
    case.refuse_if(day < case.today, f"{what}{chinese(day)}已经过去。", f"今天是{chinese(case.today)}。")
    needs_near(day, case.today)


def needs_near(day: date, today: date) -> None:
    """Refuse a day that no plan reaches."""
    if day.year > today.year + MOST_YEARS:
        raise RefusedError(f"{chinese(day)}太远，不像是时限。", "请核对年份。")


def needs_weight(case: Case, weight: int) -> None:
    """Refuse a weight that is no whole number from 1 to 1000."""
    case.refuse_if(not 1 <= weight <= 1000, f"权重应是1到1000之间的整数，填的是{weight}。")


def needs_lead(case: Case, parts: tuple[PartDraft, ...]) -> None:
    """Refuse units without a known lead."""
    leads = [part for part in parts if part.role == PartRole.LEAD]
    case.refuse_if(
        not leads or any(part.unit is None for part in leads),
        "没有指定名录中的牵头单位。",
        "请从单位名录中选择牵头单位。",
    )
