"""An inspection (督查), and the questions that are asked of it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.domain.inspection_events import Scheme


class InspectionState(StrEnum):
    """The life of an inspection; what it is follows from the days on which things happened."""

    DRAFT = "draft"
    APPROVED = "approved"
    UNDER_WAY = "under_way"
    FEEDBACK = "feedback"
    REVIEW = "review"
    REVIEWED = "reviewed"
    CLOSED = "closed"
    CANCELLED = "cancelled"

    @property
    def word(self) -> str:
        """The state as people say it."""
        return INSPECTION_WORDS[self]


INSPECTION_WORDS = {
    InspectionState.DRAFT: "方案待批",
    InspectionState.APPROVED: "方案已批准",
    InspectionState.UNDER_WAY: "督查中",
    InspectionState.FEEDBACK: "已反馈",
    InspectionState.REVIEW: "复核中",
    InspectionState.REVIEWED: "已复核",
    InspectionState.CLOSED: "已办结",
    InspectionState.CANCELLED: "已取消",
}


class DrawOf(StrEnum):
    """What can be drawn."""

    UNIT = "unit"
    TASK = "task"
    MEMBER = "member"

    @property
    def word(self) -> str:
        """What is drawn, as people say it."""
        return {"unit": "督查对象", "task": "督查事项", "member": "督查人员"}[self.value]


@dataclass(frozen=True, slots=True)
class Draw:
    """A random draw as it was done: enough to do it again. `units` came in with the tasks that were drawn."""

    of: DrawOf
    on: date
    seed: str
    candidates: tuple[str, ...]
    count: int
    drawn: tuple[str, ...]
    excluded: tuple[tuple[str, str], ...] = ()
    units: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What was found at a unit. `finding` is its code among the findings, empty before the feedback."""

    number: int
    on: date
    unit: str
    matter: str
    title: str
    facts: str
    evidence: tuple[str, ...]
    measures: str
    until: date
    finding: str = ""
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a unit was told, and the review that it asked for, if it did."""

    unit: str
    on: date
    conclusion: str
    review_by: date
    asked_on: date | None = None
    asked: str = ""
    answer_by: date | None = None
    decided_on: date | None = None
    upheld: bool | None = None
    decision: str = ""
    late: bool = False

    @property
    def review_open(self) -> bool:
        """Whether a review was asked for and not decided."""
        return self.asked_on is not None and self.decided_on is None


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection as the log tells it. `version` counts its events, `drafters` are the accounts that wrote its scheme.

    `heirs` are (former unit, unit that came after it), for units that were merged since.
    """

    code: str
    scheme: Scheme
    drafted_on: date
    version: int = 1
    drafters: tuple[str, ...] = ()
    draws: tuple[Draw, ...] = ()
    approved_on: date | None = None
    begun_on: date | None = None
    problems: tuple[Problem, ...] = ()
    feedbacks: tuple[Feedback, ...] = ()
    closed_on: date | None = None
    cancelled_on: date | None = None
    cancelled_for: str = ""
    heirs: tuple[tuple[str, str], ...] = ()

    def answering(self, unit: str) -> str:
        """The unit that answers today for what that unit was told and asked."""
        return dict(self.heirs).get(unit, unit)

    def parts_of(self, unit: str | None) -> tuple[str, ...]:
        """The inspected units that a unit answers for: itself first, then those that were merged into it."""
        own = [each for each in self.scheme.units if self.answering(each) == unit]
        return tuple(sorted(own, key=lambda each: each != unit))

    def told(self, unit: str | None) -> tuple[Feedback, ...]:
        """All that a unit was told, or took over as told."""
        return tuple(found for part in self.parts_of(unit) if (found := self.feedback(part)))

    @property
    def concerned(self) -> tuple[str, ...]:
        """The inspected units and those that answer for them."""
        return tuple(dict.fromkeys((*self.scheme.units, *map(self.answering, self.scheme.units))))

    @property
    def state(self) -> InspectionState:
        """Where it stands."""
        if self.cancelled_on:
            return InspectionState.CANCELLED
        if self.closed_on:
            return InspectionState.CLOSED
        if self.begun_on is None:
            return InspectionState.APPROVED if self.approved_on else InspectionState.DRAFT
        if self.untold:
            return InspectionState.UNDER_WAY
        if any(told.review_open for told in self.feedbacks):
            return InspectionState.REVIEW
        reviewed = any(told.decided_on for told in self.feedbacks)
        return InspectionState.REVIEWED if reviewed else InspectionState.FEEDBACK

    @property
    def untold(self) -> tuple[str, ...]:
        """The units that were not told their conclusion."""
        told = {each.unit for each in self.feedbacks}
        return tuple(unit for unit in self.scheme.units if unit not in told)

    @property
    def standing_problems(self) -> tuple[Problem, ...]:
        """The problems that were not withdrawn."""
        return tuple(problem for problem in self.problems if not problem.withdrawn)

    def problems_of(self, unit: str) -> tuple[Problem, ...]:
        """The problems that stand against a unit."""
        return tuple(problem for problem in self.standing_problems if problem.unit == unit)

    def problem(self, number: int) -> Problem | None:
        """The problem with that number."""
        return next((problem for problem in self.problems if problem.number == number), None)

    def feedback(self, unit: str | None) -> Feedback | None:
        """What a unit was told."""
        return next((told for told in self.feedbacks if told.unit == unit), None)

    def draws_of(self, kind: DrawOf) -> tuple[Draw, ...]:
        """The draws of a kind, the first one first."""
        return tuple(draw for draw in self.draws if draw.of is kind)


def as_told_to(unit: str, inspection: Inspection) -> Inspection:
    """What a unit may know of an inspection that it may see.

    Its own problems once it was told, and its own conclusion. Of an unannounced one nothing from which other
    units could be inferred: no list, no draw, no words of the scheme but its title, no count of what happened;
    problems are numbered anew.
    """
    told, scheme = inspection.told(unit), inspection.scheme
    parts = tuple(each.unit for each in told)
    if not scheme.announced:
        own = tuple(problem.matter for part in parts for problem in inspection.problems_of(part))
        scheme = scheme.model_copy(
            update={
                "content": "",
                "units": parts,
                "tasks": tuple(task for task in scheme.tasks if task in own),
                "matters": tuple(matter for matter in scheme.matters if matter in own),
            }
        )
    own_problems = [problem for problem in inspection.problems if problem.unit in parts and problem.finding]
    problems = tuple(replace(problem, number=place) for place, problem in enumerate(own_problems, 1))
    return replace(
        inspection,
        scheme=scheme,
        version=0,
        drafters=(),
        draws=(),
        feedbacks=told,
        problems=problems if told else (),
    )
