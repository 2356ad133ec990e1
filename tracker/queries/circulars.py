"""What a circular is written from, read from the tables of a day."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from tracker.domain.circular import FilingNote, FindingRecord, PlanTitle, Snapshot, TaskRecord
from tracker.domain.codes import in_order
from tracker.domain.figures import Verdict
from tracker.domain.task import FilingState, State, TaskKind, TaskTarget
from tracker.ledger import tables
from tracker.ledger.projection import table_of
from tracker.queries.findings import find_findings
from tracker.queries.parts import BATCH, plain
from tracker.queries.standings import SORTS_AS, fact_columns, standings
from tracker.queries.tasks import TaskFilter
from tracker.queries.view import View
from tracker.reading.figures import statements

F, M, T = tables.Filing, tables.Measurement, tables.Task
AT_ONCE = 2000  # tasks


def snapshot(view: View) -> Snapshot:
    """All dispatched tasks but findings as they stand on the view's day, with their filings and targets."""
    planned = (col(T.state) != State.DRAFT.value, col(T.kind) != TaskKind.FINDING.value)
    wanted = select(T.code).where(T.office == view.office, *planned).order_by(col(T.sorts_as))
    codes = view.session.exec(wanted).all()
    some = (codes[start : start + AT_ONCE] for start in range(0, len(codes), AT_ONCE))
    return Snapshot(view.day, tuple(record for batch in some for record in records_of(view, batch)))


def records_of(view: View, codes: Sequence[str]) -> Iterator[TaskRecord]:
    """The records of these tasks, in the order of their codes; what they are made from is not held."""
    wanted = select_columns(*fact_columns()).where(col(T.office) == view.office, col(T.code).in_(codes))
    rows = sorted(plain(view, wanted, T), key=SORTS_AS)
    filings, targets = filings_of(view, codes), targets_of(view, codes)
    for standing in standings(view, rows):
        code = standing.facts.code
        yield TaskRecord(standing, tuple(filings.get(code, ())), tuple(targets.get(code, ())))


def finding_records(view: View) -> tuple[FindingRecord, ...]:
    """All dispatched findings as they stand on the view's day, each as a whole."""
    sent = tuple(state for state in State if state is not State.DRAFT)
    return tuple(
        FindingRecord(row.standing, row.source.word, row.measures, row.document, row.inspection, row.earlier)
        for row in find_findings(view, TaskFilter(states=sent)).rows
        if not row.standing.facts.parent
    )


def filings_of(view: View, codes: Sequence[str]) -> dict[str, list[FilingNote]]:
    """The filings of these tasks in the order of their numbers."""
    values: dict[tuple[str, int], list[tuple[int, float]]] = {}
    for row in of_tasks(view, M, codes):
        values.setdefault((row.task, row.filing), []).append((row.target, row.value))
    found: dict[str, list[FilingNote]] = {}
    for row in of_tasks(view, F, codes):
        note = FilingNote(
            number=row.number,
            unit=row.unit,
            period=row.period,
            filed_on=row.filed_on,
            late=row.late,
            claimed=row.claimed,
            problems=row.problems,
            values=tuple(sorted(values.get((row.task, row.number), ()))),
            state=FilingState(row.state),
            answer=row.answer,
            wrong=wrong_sums(row.progress) if row.filed_on >= view.day.replace(day=1) else (),
        )
        found.setdefault(row.task, []).append(note)
    return {task: sorted(notes, key=lambda note: note.number) for task, notes in found.items()}


def wrong_sums(words: str) -> tuple[str, ...]:
    """The shares and sums in `words` that do not come out, each with its calculation."""
    return tuple(each.sentence for each in statements(words) if each.verdict is Verdict.WRONG)


def targets_of(view: View, codes: Sequence[str]) -> dict[str, list[TaskTarget]]:
    """The targets of these tasks in the order of the plan."""
    found: dict[str, list[Any]] = {}
    for row in of_tasks(view, tables.Target, codes):
        found.setdefault(row.task, []).append(row)
    return {
        task: [
            TaskTarget(row.name, row.op, row.value, row.unit, row.upper, row.text, row.reported)
            for row in sorted(rows, key=lambda row: row.position)
        ]
        for task, rows in found.items()
    }


def of_tasks(view: View, table: Any, codes: Sequence[str]) -> list[Any]:
    """The rows that a table has for these tasks."""
    found: list[Any] = []
    for start in range(0, len(codes), BATCH):
        some = codes[start : start + BATCH]
        wanted = select_columns(table_of(table)).where(table.office == view.office, col(table.task).in_(some))
        found.extend(plain(view, wanted, table))
    return found


def plan_titles(view: View, records: Snapshot) -> tuple[PlanTitle, ...]:
    """The plans that these tasks come from, in the order of their import."""
    plans = tables.Plan
    used = {record.facts.plan for record in records}
    wanted = select(plans.id, plans.title).where(plans.office == view.office)
    held = sorted(view.session.exec(wanted), key=lambda plan: in_order(plan[0]))
    return tuple(PlanTitle(id, title) for id, title in held if id in used)


def office_name(view: View) -> str:
    """The office as it called itself on the view's day."""
    row = view.session.get(tables.Office, view.office)
    return row.name if row else ""


def head_hash(session: Session, office: str, month: str, before: str) -> str:
    """The hash of the log's last event before the moment `before`; drafts of the month's own circular apart.

    So the circular of a running month stays the same when it is asked for again.
    """
    event = tables.Event
    wanted = select(event.hash).where(
        event.office == office, event.at < before, event.subject != f"circular/{month}"
    )
    return session.exec(wanted.order_by(col(event.seq).desc()).limit(1)).first() or ""


def first_moment(session: Session, office: str) -> str:
    """When the office's log begins (UTC, ISO text)."""
    event = tables.Event
    return session.exec(select(event.at).where(event.office == office, event.seq == 1)).one()
