"""The rows of a task, and a task's rows back: what stands in the tables is the Task itself."""

from dataclasses import asdict
from typing import Any

from tracker.domain.codes import in_order
from tracker.domain.task import Task
from tracker.domain.task_progress import progress_of
from tracker.ledger import tables
from tracker.ledger.project_rows import project_rows


def row(table: type[tables.Computed], **values: Any) -> tables.Row:
    """A computed row."""
    return tables.Row(table, values)


def task_rows(office: str, subject: str, task: Task) -> list[tables.Row]:
    """All rows of a task: itself, its parts, deadlines, targets, filings, measurements, extensions, instructions, askings."""
    stem: dict[str, Any] = {"office": office, "subject": subject}
    own: dict[str, Any] = {**stem, "task": task.code}
    waiting = {each for asked in task.askings for each in task.askings_of(asked.unit)}
    return [
        task_row(stem, task),
        *(
            row(
                tables.Part,
                **own,
                position=position,
                role=part.role.value,
                name=part.name,
                unit=part.unit,
                group=part.group,
                signed_on=part.signed_on,
            )
            for position, part in enumerate(task.parts)
        ),
        *(
            row(tables.Deadline, **own, version=version, day=each.day, since=each.since, reason=each.reason)
            for version, each in enumerate(task.deadlines)
        ),
        *(
            row(
                tables.Target,
                **own,
                position=position,
                name=target.name,
                op=target.op,
                value=target.value,
                upper=target.upper,
                unit=target.unit,
                text=target.text,
                reported=target.reported,
                verified=target.verified,
                shares=[[unit, value] for unit, value in target.shares],
            )
            for position, target in enumerate(task.targets)
        ),
        *_finding(own, task),
        *project_rows(own, task),
        *_filings(own, task),
        *(
            row(
                tables.Extension,
                **own,
                position=position,
                unit=asked.unit,
                asked_on=asked.asked_on,
                until=asked.until,
                reason=asked.reason,
                progress=asked.progress,
                granted=asked.granted,
                answer=asked.answer,
            )
            for position, asked in enumerate(task.extensions)
        ),
        *(row(tables.Instruction, **own, **asdict(each)) for each in task.instructions),
        *(
            row(tables.Asking, **own, position=position, **asdict(each), met=each not in waiting)
            for position, each in enumerate(task.askings)
        ),
    ]


def task_row(stem: dict[str, Any], task: Task) -> tables.Row:
    """The row of the task itself."""
    progress, lead = progress_of(task), task.lead.unit if task.lead else None
    return row(
        tables.Task,
        **stem,
        code=task.code,
        sorts_as=in_order(task.code),
        plan=task.plan,
        number=task.number,
        title=task.title,
        text=task.text,
        assignment=task.assignment,
        place=task.place,
        deadline_words=task.deadline_words,
        initials=task.initials,
        leaders=list(task.leaders),
        milestones=[[day.isoformat(), percent] for day, percent in task.milestones],
        state=task.state.value,
        version=task.version,
        cycle=task.cycle.kind,
        due_day=task.cycle.due_day,
        months_later=task.cycle.months_later,
        earlier_cycles=[
            [each.kind, each.due_day, each.months_later, until.isoformat()]
            for each, until in task.cycle.earlier
        ],
        drafted_on=task.drafted_on,
        dispatched_on=task.dispatched_on,
        sign_by=task.sign_by,
        active_on=task.active_on,
        started_on=task.started_on,
        original_deadline=task.original_deadline,
        deadline=task.deadline,
        claimed=progress.claimed,
        verified=progress.verified,
        claim_on=task.claim_on,
        claim_basis=task.claim_basis,
        claim_evidence=list(task.claim_evidence),
        done_on=task.done_on,
        closed_on=task.closed_on,
        closing_number=task.closing_number,
        filed_periods=list(task.filed_periods),
        filing_pending=any(f.unit == lead or f.values for f in task.pending_filings),
        returned=len(task.returned_periods),
        waits_for=" ".join(task.waits_for),
        removed_by=task.removed_by,
        kind=task.kind.value,
        parent=task.parent,
        children=len(task.children),
        weight=task.weight,
        pauses=[[p.since.isoformat(), p.until and p.until.isoformat()] for p in task.clock.pauses],
        suspended_on=task.suspension.on if task.suspension else None,
        cancelled_on=task.cancelled_on,
        milestone_names=list(task.milestone_names),
        stopped_because=task.suspension.reason if task.suspension else task.cancelled_because,
        claimed_by=progress.claimed_by,
        verified_by=progress.verified_by,
        stated_claimed=task.claimed,
        stated_verified=task.verified,
        begun=progress.begun,
    )


def _finding(own: dict[str, Any], task: Task) -> list[tables.Row]:
    origin = task.origin
    if origin is None:
        return []
    return [
        row(
            tables.Finding,
            **own,
            source=origin.source.value,
            document=origin.document,
            measures=origin.measures,
            raised_by=origin.raised_by,
            closers=list(origin.closers),
            inspection=origin.inspection,
            earlier=origin.earlier,
            again=origin.again,
        )
    ]


def _filings(own: dict[str, Any], task: Task) -> list[tables.Row]:
    filings: list[tables.Row] = []
    for filing in task.filings:
        filings.append(
            row(
                tables.Filing,
                **own,
                number=filing.number,
                unit=filing.unit,
                period=filing.period,
                filed_on=filing.filed_on,
                late=filing.late,
                progress=filing.progress,
                problems=filing.problems,
                next_steps=filing.next_steps,
                claimed=filing.claimed,
                evidence=list(filing.evidence),
                state=filing.state.value,
                answer=filing.answer,
            )
        )
        filings.extend(
            row(
                tables.Measurement,
                **own,
                filing=filing.number,
                target=index,
                value=value,
                verified=filing.verified.get(index),
            )
            for index, value in dict(filing.values).items()
        )
    return filings
