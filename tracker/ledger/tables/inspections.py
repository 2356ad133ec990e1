"""An inspection with all that belongs to it, and the ties for which people stand aside."""

from datetime import date

from sqlalchemy import JSON, Column, Text
from sqlmodel import Field

from tracker.ledger.tables.base import Computed, Truth


class Inspection(Computed, table=True):
    """督查: its scheme and the days on which things happened."""

    code: str = Field(primary_key=True)
    title: str
    content: str = Field(sa_column=Column(Text, nullable=False))
    tasks: list[str] = Field(sa_column=Column(JSON, nullable=False))
    matters: list[str] = Field(sa_column=Column(JSON, nullable=False))
    announced: bool = Field(sa_type=Truth)
    start: date
    end: date
    state: str = Field(index=True)
    version: int
    drafted_on: date
    drafters: list[str] = Field(sa_column=Column(JSON, nullable=False))
    approved_on: date | None = None
    begun_on: date | None = None
    closed_on: date | None = None
    cancelled_on: date | None = None
    cancelled_for: str


class Inspected(Computed, table=True):
    """A unit that an inspection looks at: what it was told, and its review; and which unit answers for it today."""

    inspection: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    answering: str = Field(index=True)
    position: int
    told_on: date | None = None
    conclusion: str = Field(sa_column=Column(Text, nullable=False))
    review_by: date | None = None
    asked_on: date | None = None
    asked: str = Field(sa_column=Column(Text, nullable=False))
    answer_by: date | None = None
    decided_on: date | None = None
    upheld: bool | None = Field(default=None, sa_type=Truth)
    decision: str = Field(sa_column=Column(Text, nullable=False))
    late: bool = Field(sa_type=Truth)


class Inspector(Computed, table=True):
    """An account that inspects; position 0 is 组长."""

    inspection: str = Field(primary_key=True)
    account: str = Field(primary_key=True, index=True)
    position: int


class Problem(Computed, table=True):
    """A problem that an inspection found; `finding` is its code once it was fed back."""

    inspection: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    found_on: date
    unit: str = Field(index=True)
    matter: str
    title: str
    facts: str = Field(sa_column=Column(Text, nullable=False))
    evidence: list[str] = Field(sa_column=Column(JSON, nullable=False))
    measures: str = Field(sa_column=Column(Text, nullable=False))
    until: date
    finding: str = Field(index=True)
    withdrawn: str


class Draw(Computed, table=True):
    """A random draw with everything that is needed to do it again."""

    inspection: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    of: str
    day: date
    seed: str
    candidates: list[str] = Field(sa_column=Column(JSON, nullable=False))
    count: int
    drawn: list[str] = Field(sa_column=Column(JSON, nullable=False))
    excluded: list[list[str]] = Field(sa_column=Column(JSON, nullable=False))
    reason: str


class Finding(Computed, table=True):
    """What a finding has beyond its task: where it comes from, 整改措施, who closes it, what it was before."""

    task: str = Field(primary_key=True)
    source: str = Field(index=True)
    document: str
    measures: str = Field(sa_column=Column(Text, nullable=False))
    raised_by: str
    closers: list[str] = Field(sa_column=Column(JSON, nullable=False))
    inspection: str = Field(index=True)
    earlier: str
    again: str


class Tie(Computed, table=True):
    """Why an account stands aside where a unit is inspected (回避)."""

    account: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    reason: str
    since: date
