"""What is known when a unit files and when the office answers: what was filed last, which figures do not fit."""

from collections.abc import Mapping

from tracker.domain.accepting import doubt_of_accepting
from tracker.domain.commands import AcceptFiling, FileProgress
from tracker.domain.filing_doubts import doubts_in, doubts_of, figures_of
from tracker.domain.task import Filing, FilingState, Task
from tracker.reading.figures import statements


def last_filing(task: Task, unit: str) -> Filing | None:
    """The unit's last filing for the task, also one that was sent back: what it said is known and not asked again."""
    own = [each for each in task.filings if each.unit == unit and each.state is not FilingState.REPLACED]
    return own[-1] if own else None


def doubts_before(task: Task, unit: str, filing: FileProgress) -> tuple[str, ...]:
    """What does not fit in a filing that has not been made yet, a sentence each. It refuses nothing."""
    words = statements(filing.progress)
    return doubts_in(figures_of(task, unit, filing.claimed, dict(filing.values), words))


def doubts_before_accepting(task: Task, answer: AcceptFiling) -> tuple[str, ...]:
    """What does not fit in an acceptance that has not been made yet. It refuses nothing."""
    asked = (each for each in task.pending_filings if answer.filing in (None, each.number))
    filing = next(asked, None)
    doubt = doubt_of_accepting(task, filing, answer) if filing else ""
    return (doubt,) if doubt else ()


def doubts_waiting(task: Task) -> Mapping[int, tuple[str, ...]]:
    """By its number, what does not fit in each filing that waits for the office."""
    found = {each.number: doubts_of(task, each, statements(each.progress)) for each in task.pending_filings}
    return {number: doubts for number, doubts in found.items() if doubts}
