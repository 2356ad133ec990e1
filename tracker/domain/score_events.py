"""Events about scores: the table that the office took, what it entered, objections, the frozen result.

Points are written as text (3.5), so that the log says exactly what was given.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict

from tracker.domain.events import Event


class ScoringAdopted(Event):
    """The office scores an audience by this table from now on; `text` is the TOML itself."""

    word = "启用评分表"
    audience: str
    name: str
    text: str

    @property
    def subject(self) -> str:
        return f"scoring/{self.audience}"


class ScoringEnded(Event):
    """The office scores an audience no more."""

    word = "停用评分"
    audience: str
    reason: str

    @property
    def subject(self) -> str:
        return f"scoring/{self.audience}"


class ScoreEvent(Event):
    """An event about the scores of an audience in a period (2020, 2020-H1, 2020-Q2, 2020-05)."""

    audience: str
    period: str
    day: date

    @property
    def subject(self) -> str:
        return f"score/{self.audience}/{self.period}"


class ScoreEntered(ScoreEvent):
    """The office gave points, a count or a percent for a term of a unit, with its basis."""

    word = "评分"
    unit: str
    term: str
    value: str
    basis: str
    evidence: tuple[str, ...] = ()


class ScoreObjected(ScoreEvent):
    """A unit objects to a line of its sheet."""

    word = "对评分提出异议"
    unit: str
    term: str
    reason: str


class ScoreObjectionDecided(ScoreEvent):
    """The office decided on an objection; `points` are those that hold from now on, None where it was rejected."""

    word = "裁定评分异议"
    unit: str
    term: str
    upheld: bool
    points: str | None = None
    reason: str


class FrozenLine(BaseModel):
    """A line of a frozen sheet; `bases` are what it rests on, each with its number in the log."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    section: str
    term: str
    name: str
    full: str
    points: str
    sentence: str
    bases: tuple[tuple[str, int | None], ...] = ()


class FrozenSheet(BaseModel):
    """A unit's frozen points, names as they were then."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    unit: str
    unit_name: str
    total: str
    lines: tuple[FrozenLine, ...]

    @property
    def unnumbered(self) -> "FrozenSheet":
        """The sheet without the numbers in the log."""
        bare = (
            line.model_copy(update={"bases": tuple((words, None) for words, _ in line.bases)})
            for line in self.lines
        )
        return self.model_copy(update={"lines": tuple(bare)})


class ScoresFrozen(ScoreEvent):
    """The result of a period, as it stands for ever."""

    word = "评分定稿"
    table: str
    sheets: tuple[FrozenSheet, ...]
