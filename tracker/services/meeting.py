"""调度会材料: one page of what is red, orange or yellow, and what has to be decided about it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tracker.domain.escalation import Proposal
from tracker.domain.events import TaskEvent
from tracker.domain.evolve import evolve
from tracker.domain.meeting import MOST, Meeting, MeetingItem, meeting_paper
from tracker.domain.meeting_decisions import Grounds, decided, needed
from tracker.domain.permissions import Act
from tracker.domain.standing import Standing
from tracker.domain.task import Task
from tracker.errors import InputError
from tracker.ledger import log
from tracker.ledger.rebuild import end_of
from tracker.queries.circulars import office_name
from tracker.queries.history import unit_names
from tracker.queries.meeting import as_decided, orders_of, to_decide, warned
from tracker.queries.view import View
from tracker.reports.files import write_files
from tracker.reports.papers import PaperFormat, formats_named, render
from tracker.services.desk import Desk
from tracker.services.orders import proposed
from tracker.services.views import look


def meeting_pack(desk: Desk, since: date | None = None, as_of: date | None = None) -> Meeting:
    """The page as of `as_of`; past decisions from `since` on (the last meeting), by default from a month before.

    Raises RefusedError without the right to, InputError for a day that has not come or a `since` after it.
    """
    desk.require(Act.REPORT, "meeting")
    day = as_of or desk.today
    since = since or a_month_before(day)
    if since > day:
        raise InputError(f"上次调度会{since}晚于{day}。", "请用 --since 写一个更早的日期。")
    with look(desk, as_of) as view:
        found = warned(view, MOST)
        due, names = (proposed(desk, view) if found.rows else ()), unit_names(view)
        items = tuple(
            item_of(desk, view, each, since, rungs_due(due, names, each.facts.code)) for each in found.rows
        )
        return Meeting(office_name(view), day, since, found.counts, items, found.steps, found.findings)


def a_month_before(day: date) -> date:
    """The same day of the month before, or its last."""
    import pendulum

    return date.fromordinal(pendulum.date(day.year, day.month, day.day).subtract(months=1).toordinal())


def item_of(desk: Desk, view: View, standing: Standing, since: date, rungs: Sequence[str]) -> MeetingItem:
    """A task for the meeting."""
    facts = standing.facts
    task, events = folded(desk, facts.code, view.day)
    orders = orders_of(view, facts.code)
    waiting = [words for each in orders if (words := to_decide(each))]
    before = [as_decided(each) for each in orders if each.issued_on >= since]
    past = sorted((*decided(task, events, since, view.day), *before), key=lambda each: each.day)
    return MeetingItem(
        code=facts.code,
        title=facts.title,
        lead=facts.lead,
        colour=standing.light.colour,
        reason=standing.light.sentence,
        needed=needed(Grounds(task, standing, (*waiting, *rungs))),
        decided=tuple(past),
    )


def rungs_due(due: Sequence[Proposal], names: dict[str, str], code: str) -> list[str]:
    """The orders about a task that the ladder has due: one a kind, with its units."""
    units: dict[str, list[str]] = {}
    for each in due:
        if code in each.tasks:
            units.setdefault(each.step.kind.word, []).append(names.get(each.unit, each.unit))
    return [
        f"是否向{some[0]}{f'等{len(some)}个单位' if len(some) > 1 else ''}发出{kind}"
        for kind, some in units.items()
    ]


def folded(desk: Desk, code: str, day: date) -> tuple[Task, list[TaskEvent]]:
    """A task at the end of `day`, and its events up to then."""
    task: Task | None = None
    events: list[TaskEvent] = []
    with desk.reading() as session:
        for each in log.read(session, desk.office, subject=f"task/{code}", before=end_of(day)):
            assert isinstance(each.event, TaskEvent)
            task = evolve(task, each.event)
            events.append(each.event)
    assert task is not None
    return task, events


def print_meeting(
    desk: Desk, meeting: Meeting, formats: Sequence[str] = tuple(PaperFormat), folder: Path | None = None
) -> tuple[Path, ...]:
    """Write the page into `folder`, the home's meetings by default; returns the paths.

    Raises InputError for an unknown format, SetupError where nothing can be written.
    """
    paper = meeting_paper(meeting)
    files = {
        f"{paper.name}-{meeting.day}.{each.value}": render(paper, each) for each in formats_named(formats)
    }
    return write_files(folder or desk.home.path / "meetings", files)
