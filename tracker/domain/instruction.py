"""批示: a leader's instruction on a task, and the answer to it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Instruction:
    """Who instructed what, by when an answer is asked for (None: none is), and the answer."""

    number: int
    on: date
    by: str
    words: str
    answer_by: date | None = None
    answered_on: date | None = None
    answer: str = ""

    @property
    def waits(self) -> bool:
        """Whether an answer was asked for and has not come."""
        return self.answer_by is not None and self.answered_on is None


@dataclass(frozen=True, slots=True)
class Asking:
    """What a unit was asked to file for its part: for which period, by when, about what."""

    unit: str
    period: str
    due: date
    on: date
    what: str = ""
