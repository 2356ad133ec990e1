"""The rows of an inspection and of a tie."""

from typing import Any

from tracker.domain import inspection_events as e
from tracker.domain.inspection import Inspection
from tracker.ledger import tables
from tracker.ledger.log import Recorded
from tracker.ledger.task_rows import row


def inspection_rows(office: str, subject: str, inspection: Inspection) -> list[tables.Row]:
    """All rows of an inspection: itself, its units, inspectors, problems and draws."""
    stem: dict[str, Any] = {"office": office, "subject": subject}
    own: dict[str, Any] = {**stem, "inspection": inspection.code}
    scheme = inspection.scheme
    return [
        row(
            tables.Inspection,
            **stem,
            code=inspection.code,
            title=scheme.title,
            content=scheme.content,
            tasks=list(scheme.tasks),
            matters=list(scheme.matters),
            announced=scheme.announced,
            start=scheme.start,
            end=scheme.end,
            state=inspection.state.value,
            version=inspection.version,
            drafted_on=inspection.drafted_on,
            drafters=list(inspection.drafters),
            approved_on=inspection.approved_on,
            begun_on=inspection.begun_on,
            closed_on=inspection.closed_on,
            cancelled_on=inspection.cancelled_on,
            cancelled_for=inspection.cancelled_for,
        ),
        *(_unit(own, position, unit, inspection) for position, unit in enumerate(scheme.units)),
        *(
            row(tables.Inspector, **own, account=account, position=position)
            for position, account in enumerate(scheme.members)
        ),
        *(
            row(
                tables.Problem,
                **own,
                number=problem.number,
                found_on=problem.on,
                unit=problem.unit,
                matter=problem.matter,
                title=problem.title,
                facts=problem.facts,
                evidence=list(problem.evidence),
                measures=problem.measures,
                until=problem.until,
                finding=problem.finding,
                withdrawn=problem.withdrawn,
            )
            for problem in inspection.problems
        ),
        *(
            row(
                tables.Draw,
                **own,
                number=number,
                of=draw.of.value,
                day=draw.on,
                seed=draw.seed,
                candidates=list(draw.candidates),
                count=draw.count,
                drawn=list(draw.drawn),
                excluded=[list(pair) for pair in draw.excluded],
                reason=draw.reason,
            )
            for number, draw in enumerate(inspection.draws, 1)
        ),
    ]


def _unit(own: dict[str, Any], position: int, unit: str, inspection: Inspection) -> tables.Row:
    told = inspection.feedback(unit)
    return row(
        tables.Inspected,
        **own,
        unit=unit,
        answering=inspection.answering(unit),
        position=position,
        told_on=told.on if told else None,
        conclusion=told.conclusion if told else "",
        review_by=told.review_by if told else None,
        asked_on=told.asked_on if told else None,
        asked=told.asked if told else "",
        answer_by=told.answer_by if told else None,
        decided_on=told.decided_on if told else None,
        upheld=told.upheld if told else None,
        decision=told.decision if told else "",
        late=told.late if told else False,
    )


def tie_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> list[tables.Row]:
    """The tie, as long as it holds."""
    stated = known[-1].event
    if not isinstance(stated, e.TieStated):
        return []
    return [
        row(
            tables.Tie,
            office=office,
            subject=subject,
            account=stated.account,
            unit=stated.unit,
            reason=stated.reason,
            since=stated.day,
        )
    ]
