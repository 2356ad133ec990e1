"""A filing (填报): what a unit reported for a period, and what the office answered."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FilingState(StrEnum):
    """The office's answer to a filing."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REPLACED = "replaced"

    @property
    def word(self) -> str:
        """The answer as people say it."""
        return {"pending": "待审核", "accepted": "已采纳", "returned": "已退回", "replaced": "已重报"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class Filing:
    """What a unit reported for a period: 落实情况, 存在问题, 下步措施, percent, values, evidence.

    `found` are the values that the office found instead of the reported ones, where it found others.
    `filed_as` is the name under which it was filed, where the unit has another one now (机构改革).
    """

    number: int
    unit: str
    period: str
    filed_on: date
    late: bool
    progress: str
    problems: str
    next_steps: str
    claimed: int
    values: tuple[tuple[int, float], ...] = ()
    evidence: tuple[str, ...] = ()
    state: FilingState = FilingState.PENDING
    answer: str = ""
    found: tuple[tuple[int, float], ...] = ()
    filed_as: str = ""

    @property
    def verified(self) -> dict[int, float]:
        """By index of the target, the numbers that the office took; none while it has not accepted."""
        return dict(self.values) | dict(self.found) if self.state is FilingState.ACCEPTED else {}
