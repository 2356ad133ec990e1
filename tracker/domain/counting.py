"""What counts as a task where tasks are counted: the one rule for lists, overviews, rates, scores and circulars.

A task of a plan and a project count. A finding (问题) counts in the ledger of findings. A sub-task (子任务) is a step
of the task above it and counts with that one, so that dividing the work changes no total. A unit that leads a step
but not the task above answers for the step alone: where units are counted or compared it counts for that unit.
"""

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


def beside_total(steps: int, findings: int = 0) -> str:
    """What a list has beside the tasks of its total: 其中子任务2项随总任务计数，问题1项另计。 Empty for nothing."""
    said = [f"子任务{steps}项随总任务计数"] if steps else []
    said += [f"问题{findings}项另计"] if findings else []
    return f"其中{'，'.join(said)}。" if said else ""
