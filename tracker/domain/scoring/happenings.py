"""What the ledger itself counts for or against a unit, each with the event that it rests on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HappeningKind(StrEnum):
    """What can be counted from the log without anybody's judgement."""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    LATE_FILING = "late_filing"
    MISSING_FILING = "missing_filing"
    RETURNED = "returned"
    SLIP = "slip"
    SUPERVISION = "supervision"

    @property
    def word(self) -> str:
        """The happening as people say it."""
        return WORDS[self]


WORDS = {
    HappeningKind.ON_TIME: "按期完成",
    HappeningKind.LATE: "逾期完成",
    HappeningKind.OVERDUE: "逾期未完成",
    HappeningKind.LATE_FILING: "迟报",
    HappeningKind.MISSING_FILING: "未报",
    HappeningKind.RETURNED: "填报被退回",
    HappeningKind.SLIP: "收到催办单",
    HappeningKind.SUPERVISION: "收到督办单",
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened (or did not) in the period: to which unit, on which day, about what.

    `seq` is the number of the event in the log that it rests on; None where it rests on the absence of one
    (nothing was filed, nothing was finished), which `words` then says.
    """

    kind: HappeningKind
    unit: str
    day: date
    about: str
    words: str
    seq: int | None = None
