"""What an inspection makes of its problems: findings that are dispatched with the feedback, or taken back."""

from sqlmodel import Session

from tracker.domain.events import Cancelled, Dispatched, Event, PartDraft
from tracker.domain.finding import Source
from tracker.domain.finding_events import ClosersNamed
from tracker.domain.inspection import Inspection, Problem
from tracker.domain.inspection_events import FeedbackGiven, InspectionEvent, MembersChanged, ReviewDecided
from tracker.domain.task import OPEN_STATES, PartRole, State, Task
from tracker.ledger import tables
from tracker.services.desk import Desk
from tracker.services.findings import NewFinding, events_of
from tracker.services.tasks import load, terms

NOT_OVER = OPEN_STATES | {State.SUSPENDED}


def consequences(session: Session, desk: Desk, inspection: Inspection, event: InspectionEvent) -> list[Event]:
    """What happens to findings with `event`, which is not yet part of `inspection`.

    A finding gets its code and becomes a task with the feedback, not before: until then there is nothing
    in the tables of tasks from which a unit could infer an inspection.
    """
    match event:
        case FeedbackGiven():
            return raised(session, desk, inspection, event)
        case ReviewDecided():
            reason = f"复核决定撤销：{event.reason}"
            numbers = set(event.withdrawn)
            return [
                Cancelled(task=task.code, day=desk.today, reason=reason)
                for task in open_findings(session, desk, inspection, numbers)
            ]
        case MembersChanged():
            numbers = {problem.number for problem in inspection.problems}
            return [
                ClosersNamed(task=task.code, day=desk.today, closers=event.members, reason=event.reason)
                for task in open_findings(session, desk, inspection, numbers)
            ]
    return []


def raised(session: Session, desk: Desk, inspection: Inspection, event: FeedbackGiven) -> list[Event]:
    """The findings of a feedback, each raised and dispatched."""
    held = terms(session, desk.office)
    sign_by = held.calendar.add_working_days(desk.today, held.sign_days)
    found: list[Event] = []
    for number, code in event.findings:
        problem = inspection.problem(number)
        assert problem is not None
        unit = session.get(tables.Unit, (desk.office, inspection.answering(problem.unit)))
        found += events_of(session, desk, code, finding_of(unit.name if unit else "", inspection, problem))
        found.append(Dispatched(task=code, day=desk.today, sign_by=sign_by))
    return found


def finding_of(name: str, inspection: Inspection, problem: Problem) -> NewFinding:
    """A problem as a finding: the unit that answers for it, of that name, is the lead, the team closes it."""
    unit = inspection.answering(problem.unit)
    return NewFinding(
        title=problem.title,
        facts=problem.facts,
        measures=problem.measures,
        until=problem.until,
        parts=(PartDraft(role=PartRole.LEAD.value, name=name or unit, unit=unit),),
        source=Source.INSPECTION,
        document=f"{inspection.scheme.title} {inspection.code}",
        closers=inspection.scheme.members,
        inspection=inspection.code,
    )


def open_findings(session: Session, desk: Desk, inspection: Inspection, numbers: set[int]) -> list[Task]:
    """The findings of these problems that are not over."""
    codes = [problem.finding for problem in inspection.problems if problem.number in numbers]
    tasks = [load(session, desk.office, code)[0] for code in codes if code]
    return [task for task in tasks if task.state in NOT_OVER]
