"""What counts as a task where tasks are counted: the one rule for lists, overviews, rates, scores and circulars.

A task of a plan and a project count. A finding (问题) counts in the ledger of findings. A sub-task (子任务) is a step
of the task above it and counts with that one, so that dividing the work changes no total. A unit that leads a step
but not the task above answers for the step alone: where units are counted or compared it counts for that unit.
"""

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.standing import TaskFacts


class Counted(StrEnum):
    """Which tasks are meant: those of the reader's total, the steps beside it, or those that first leads answer for."""

    TOTAL = "total"
    STEPS = "steps"
    ANSWERED = "answered"


def in_total(facts: TaskFacts) -> bool:
    """Whether it counts in the office's total."""
    return not facts.parent


def answered_by_lead(facts: TaskFacts, above: TaskFacts | None) -> bool:
    """Whether it counts for its first lead; `above` is the task that it is a step of, None where it is of none."""
    return above is None or above.lead_unit != facts.lead_unit


@dataclass(frozen=True, slots=True)
class Beside:
    """How many rows of a list no total counts: the steps of other tasks, and findings."""

    steps: int = 0
    findings: int = 0

    @property
    def sentence(self) -> str:
        """其中子任务2项随总任务计数，问题1项另计。 Empty for nothing."""
        said = [f"子任务{self.steps}项随总任务计数"] if self.steps else []
        said += [f"问题{self.findings}项另计"] if self.findings else []
        return f"其中{'，'.join(said)}。" if said else ""

    @property
    def short(self) -> str:
        """（含子任务2、问题1）, for narrow places."""
        there = (("子任务", self.steps), ("问题", self.findings))
        said = "、".join(f"{word}{number}" for word, number in there if number)
        return f"（含{said}）" if said else ""
