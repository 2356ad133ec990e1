"""What an act needs before it can be done: words, percents, days, units. Each refuses with its reason."""

from datetime import date

from tracker.domain.case import Case, chinese
from tracker.domain.events import PartDraft
from tracker.domain.task import PartRole


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


def needs_to_come(case: Case, day: date, what: str) -> None:
    """Refuse a limit that lies in the past."""
    case.refuse_if(day < case.today, f"{what}{chinese(day)}已经过去。", f"今天是{chinese(case.today)}。")


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
