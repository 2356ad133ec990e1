"""The only way an inspection changes, live and on replay."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tracker.domain import inspection_events as e
from tracker.domain.inspection import Draw, DrawOf, Feedback, Inspection, Problem


def evolve_inspection(inspection: Inspection | None, event: e.InspectionEvent) -> Inspection:
    """The inspection after `event`; `inspection` is None before its scheme was drafted."""
    if isinstance(event, e.SchemeDrafted):
        return Inspection(event.inspection, event.scheme, event.day, drafters=known(event.by))
    if inspection is None:
        raise ValueError(f"{event.kind} before SchemeDrafted: {event.inspection}")
    return replace(RULES[type(event)](inspection, event), version=inspection.version + 1)


def amended(inspection: Inspection, event: e.SchemeAmended) -> Inspection:
    drafters = dict.fromkeys((*inspection.drafters, *known(event.by)))
    return replace(inspection, scheme=event.scheme, drafters=tuple(drafters))


def known(account: str) -> tuple[str, ...]:
    """The account, where an event tells it."""
    return (account,) if account else ()


def lots_drawn(inspection: Inspection, event: e.LotsDrawn) -> Inspection:
    """The scheme has what was drawn: in place of an earlier draw of the same kind, beside what was written."""
    draw = Draw(
        of=DrawOf(event.of),
        on=event.day,
        seed=event.seed,
        candidates=event.candidates,
        count=event.count,
        drawn=event.drawn,
        excluded=event.excluded,
        units=event.units,
        reason=event.reason,
    )
    scheme = inspection.scheme
    past = inspection.draws_of(draw.of)
    field = {DrawOf.UNIT: "units", DrawOf.TASK: "tasks", DrawOf.MEMBER: "members"}[draw.of]
    changed = {"units": without(scheme.units, past, "units") + draw.units}
    changed[field] = without(changed.get(field, getattr(scheme, field)), past, "drawn") + draw.drawn
    changed = {name: tuple(dict.fromkeys(values)) for name, values in changed.items()}
    return replace(inspection, scheme=scheme.model_copy(update=changed), draws=(*inspection.draws, draw))


def without(names: tuple[str, ...], past: tuple[Draw, ...], field: str) -> tuple[str, ...]:
    """The names that no earlier draw brought in."""
    brought = {name for draw in past for name in getattr(draw, field)}
    return tuple(name for name in names if name not in brought)


def approved(inspection: Inspection, event: e.SchemeApproved) -> Inspection:
    return replace(inspection, approved_on=event.day)


def succeeded(inspection: Inspection, event: e.InspectedSucceeded) -> Inspection:
    """The unit that came after stands wherever the former one stood, or answers for its part; draws stay as made."""

    def now(unit: str) -> str:
        return event.successor if unit == event.unit else unit

    scheme = inspection.scheme
    before = tuple((former, now(heir)) for former, heir in inspection.heirs if former != event.unit)
    inspection = replace(inspection, heirs=(*before, (event.unit, event.successor)))
    if event.kept:
        return inspection
    units = tuple(dict.fromkeys(map(now, scheme.units)))
    return replace(
        inspection,
        scheme=scheme.model_copy(update={"units": units}),
        problems=tuple(replace(each, unit=now(each.unit)) for each in inspection.problems),
        feedbacks=tuple(replace(each, unit=now(each.unit)) for each in inspection.feedbacks),
    )


def members_changed(inspection: Inspection, event: e.MembersChanged) -> Inspection:
    return replace(inspection, scheme=inspection.scheme.model_copy(update={"members": event.members}))


def begun(inspection: Inspection, event: e.InspectionBegun) -> Inspection:
    return replace(inspection, begun_on=event.day)


def problem_recorded(inspection: Inspection, event: e.ProblemRecorded) -> Inspection:
    problem = Problem(
        number=event.number,
        on=event.day,
        unit=event.unit,
        matter=event.matter,
        title=event.title,
        facts=event.facts,
        evidence=event.evidence,
        measures=event.measures,
        until=event.until,
    )
    return replace(inspection, problems=(*inspection.problems, problem))


def problem_withdrawn(inspection: Inspection, event: e.ProblemWithdrawn) -> Inspection:
    return withdrawn(inspection, (event.number,), event.reason)


def withdrawn(inspection: Inspection, numbers: tuple[int, ...], reason: str) -> Inspection:
    """These problems no longer stand."""
    problems = tuple(
        replace(problem, withdrawn=reason) if problem.number in numbers else problem
        for problem in inspection.problems
    )
    return replace(inspection, problems=problems)


def feedback_given(inspection: Inspection, event: e.FeedbackGiven) -> Inspection:
    told = Feedback(event.unit, event.day, event.conclusion, event.review_by)
    codes = dict(event.findings)
    problems = tuple(
        replace(problem, finding=codes.get(problem.number, problem.finding))
        for problem in inspection.problems
    )
    return replace(inspection, feedbacks=(*inspection.feedbacks, told), problems=problems)


def review_asked(inspection: Inspection, event: e.ReviewAsked) -> Inspection:
    return with_feedback(
        inspection, event.unit, asked_on=event.day, asked=event.reason, answer_by=event.answer_by
    )


def review_decided(inspection: Inspection, event: e.ReviewDecided) -> Inspection:
    told: dict[str, Any] = {"conclusion": event.conclusion} if event.conclusion else {}
    decided = with_feedback(
        inspection,
        event.unit,
        decided_on=event.day,
        upheld=event.upheld,
        decision=event.reason,
        late=event.late,
        **told,
    )
    return withdrawn(decided, event.withdrawn, f"复核后撤销：{event.reason}")


def with_feedback(inspection: Inspection, unit: str, **told: Any) -> Inspection:
    """The inspection with more known of what passed between it and a unit."""
    feedbacks = tuple(replace(each, **told) if each.unit == unit else each for each in inspection.feedbacks)
    return replace(inspection, feedbacks=feedbacks)


def closed(inspection: Inspection, event: e.InspectionClosed) -> Inspection:
    return replace(inspection, closed_on=event.day)


def cancelled(inspection: Inspection, event: e.InspectionCancelled) -> Inspection:
    return replace(inspection, cancelled_on=event.day, cancelled_for=event.reason)


RULES: dict[type[e.InspectionEvent], Callable[[Inspection, Any], Inspection]] = {
    e.SchemeAmended: amended,
    e.LotsDrawn: lots_drawn,
    e.SchemeApproved: approved,
    e.InspectedSucceeded: succeeded,
    e.MembersChanged: members_changed,
    e.InspectionBegun: begun,
    e.ProblemRecorded: problem_recorded,
    e.ProblemWithdrawn: problem_withdrawn,
    e.FeedbackGiven: feedback_given,
    e.ReviewAsked: review_asked,
    e.ReviewDecided: review_decided,
    e.InspectionClosed: closed,
    e.InspectionCancelled: cancelled,
}
