"""What a story tells of the office besides its tasks: orders by the ladder, inspections with what they found."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Told(BaseModel):
    """The base of what a story tells: nothing that is not known, nothing changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ToldOrder(Told):
    """An order to a unit whose turn on the ladder has come; its answer, and what the office made of that."""

    on: date
    unit: str
    kind: Literal["letter", "slip", "supervision", "talk"]
    answered: date | None = None
    answer: str = ""
    settled: date | None = None
    outcome: Literal["excused", "refused"] = "excused"
    words: str = ""
    until: date | None = None


class ToldRectification(Told):
    """How a finding was put right: signed, filed, claimed with evidence (name → text), verified, closed by the team.

    The office accepts the filing, as any other.
    """

    signed: date
    filed: date
    percent: int = Field(ge=0, le=100)
    progress: str
    accepted: date
    claimed: date
    basis: str
    evidence: dict[str, str]
    verified: date
    note: str
    closed: date


class ToldProblem(Told):
    """What was found at a unit, with evidence (name → text)."""

    on: date
    unit: str
    matter: str
    title: str
    facts: str
    evidence: dict[str, str]
    measures: str
    until: date
    rectified: ToldRectification | None = None


class ToldFeedback(Told):
    """What a unit was told."""

    on: date
    unit: str
    conclusion: str


class ToldInspection(Told):
    """An inspection by the inspectors `members`, approved by the leader."""

    title: str
    content: str
    units: tuple[str, ...]
    matters: tuple[str, ...]
    members: tuple[str, ...]
    start: date
    end: date
    announced: bool = True
    drafted: date
    approved: date
    begun: date
    problem: tuple[ToldProblem, ...] = ()
    feedback: tuple[ToldFeedback, ...]
    closed: date | None = None
    note: str = ""
