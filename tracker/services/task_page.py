"""Everything there is to know of one task: now, or as it stood when an earlier day ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.events import TaskEvent
from tracker.domain.evolve import evolve
from tracker.domain.permissions import Act, may
from tracker.domain.standing import Standing
from tracker.domain.task import Task
from tracker.errors import RefusedError
from tracker.ledger import log
from tracker.ledger.rebuild import end_of
from tracker.queries.history import Line, lines
from tracker.queries.tasks import one
from tracker.services.desk import Desk
from tracker.services.filing import doubts_waiting
from tracker.services.proposals import Proposals, for_task
from tracker.services.tasks import missing
from tracker.services.views import look


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A task, where it stands, its history in lines, who could lead it where nobody does, and
    what does not fit in the figures of the filings that wait (by their number)."""

    task: Task
    standing: Standing
    history: tuple[Line, ...]
    proposals: Proposals = ()
    doubts: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def task_page(desk: Desk, code: str, as_of: date | None = None) -> TaskPage:
    """The page of the task `code`, at the end of the day `as_of` where one is given.

    Raises NotFoundError where there was no such task, RefusedError for one that is not one's own.
    """
    before = end_of(as_of) if as_of else "~"
    with desk.reading() as session:
        recorded = list(log.read(session, desk.office, subject=f"task/{code}", before=before))
    task: Task | None = None
    for each in recorded:
        assert isinstance(each.event, TaskEvent)
        task = evolve(task, each.event)
    if task is None:
        raise missing(desk.who, code, when=f"{as_of}时" if as_of else "")
    reason = may(desk.who, Act.READ, task)
    if reason:
        raise RefusedError(reason)
    may_assign = as_of is None and not may(desk.who, Act.ASSIGN, task)
    with look(desk, as_of, [code]) as view:
        standing = one(view, code)
        assert standing is not None
        proposed = for_task(view.session, desk, task) if may_assign else ()
        return TaskPage(task, standing, lines(view, recorded), proposed, doubts_waiting(task))
