"""A unit's report as input: what of it may be filed for which task. Nothing is filed without a person's yes."""

from dataclasses import dataclass
from pathlib import Path

from sqlmodel import col, select

from tracker.domain.figures import Statement
from tracker.domain.likeness import Likeness, likeness_in
from tracker.domain.plan import Place
from tracker.domain.standing import Standing
from tracker.domain.task import State
from tracker.ledger import tables
from tracker.queries.tasks import TaskFilter, find
from tracker.queries.view import View
from tracker.reading.report import Passage, read_report, sentences
from tracker.services.desk import Desk
from tracker.services.views import look

ALIKE = 0.22  # below it, texts of one county share no more than their officialese
TITLE = 0.45  # a sentence that holds half of a task's title speaks of it
MOST_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a report says of a task: the sentences with their places, and the figures in them."""

    task: str
    title: str
    sentences: tuple[tuple[Place, str], ...]
    figures: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ReportRead:
    """A report as read: proposals for one's own tasks, all figures, and what speaks of no task."""

    proposals: tuple[Proposal, ...]
    figures: tuple[Statement, ...]
    passages: int
    unmatched: tuple[Passage, ...]


def read_for_tasks(desk: Desk, path: Path) -> ReportRead:
    """The report in `path` against the active tasks that the unit at the desk leads.

    The office sees every active task. Raises InputError for a report that cannot be read.
    """
    found = read_report(path)
    with look(desk) as view:
        tasks = find(view, TaskFilter(states=(State.ACTIVE,), lead=desk.who.unit or "")).rows
        words = words_of(view, tasks)
    likeness = likeness_in([*words.values(), *(passage.text for passage in found)])
    belongs: dict[str, list[tuple[float, Passage, str]]] = {}
    unmatched = []
    for passage in found:
        placed = False
        for sentence in sentences(passage.text.removeprefix(passage.heading)):
            scored = [
                (speaks_of(likeness, text, passage.heading, sentence), code) for code, text in words.items()
            ]
            score, code = max(scored, default=(0.0, ""))
            if score >= ALIKE:
                belongs.setdefault(code, []).append((score, passage, sentence))
                placed = True
        if not placed:
            unmatched.append(passage)
    proposals = tuple(
        proposal(task, belongs[task.facts.code]) for task in tasks if task.facts.code in belongs
    )
    figures = tuple(statement for passage in found for statement in passage.statements)
    return ReportRead(proposals, figures, len(found), tuple(unmatched))


def speaks_of(likeness: Likeness, task: str, heading: str, sentence: str) -> float:
    """How surely a sentence speaks of a task: by its words, by those of its heading, or by the task's title."""
    own = likeness.of(task, sentence)
    title = task.partition("\n")[0]
    return max(own, (own + likeness.of(task, heading)) / 2, likeness.share(title, sentence) * TITLE)


def words_of(view: View, tasks: tuple[Standing, ...]) -> dict[str, str]:
    """Title and text of each task."""
    codes = [task.facts.code for task in tasks]
    wanted = select(tables.Task.code, tables.Task.title, tables.Task.text).where(
        tables.Task.office == view.office, col(tables.Task.code).in_(codes)
    )
    return {code: f"{title}\n{text}" for code, title, text in view.session.exec(wanted)}


def proposal(task: Standing, found: list[tuple[float, Passage, str]]) -> Proposal:
    """The best sentences for a task, in the order of the report."""
    best = sorted(found, key=lambda each: -each[0])[:MOST_SENTENCES]
    kept = [(passage.place, sentence) for _, passage, sentence in found if (_, passage, sentence) in best]
    figures = dict.fromkeys(
        statement
        for _, passage, sentence in best
        for statement in passage.statements
        if statement.text in sentence
    )
    return Proposal(task.facts.code, task.facts.title, tuple(kept), tuple(figures))
