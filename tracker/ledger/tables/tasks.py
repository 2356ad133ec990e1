"""A task with all that belongs to it."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, Index, Text
from sqlmodel import Field

from tracker.ledger.tables.base import Computed, Truth


class Task(Computed, table=True):
    """What is tracked: the facts of a task, none of which depends on the day it is looked at.

    Lists are in the order of `sorts_as` (see `codes.in_order`), not of the code as text.
    `filing_pending`: a filing waits for the office that says how far the task is, by the first lead or by numbers
    of targets.
    """

    __table_args__ = (
        Index("ix_task_state", "office", "state"),
        Index("ix_task_parent", "office", "parent"),
        Index("ix_task_order", "office", "sorts_as"),
        Index("ix_task_waits", "office", "waits_for"),
    )

    code: str = Field(primary_key=True)
    sorts_as: str
    plan: str
    number: str
    title: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    assignment: str = Field(sa_column=Column(Text, nullable=False))
    place: str
    deadline_words: str
    initials: str
    leaders: list[str] = Field(sa_column=Column(JSON, nullable=False))
    milestones: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False))
    state: str
    version: int
    cycle: str
    due_day: int
    months_later: int
    earlier_cycles: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False))
    drafted_on: date
    dispatched_on: date | None = None
    sign_by: date | None = None
    active_on: date | None = None
    started_on: date | None = None
    original_deadline: date | None = None
    deadline: date | None = None
    claimed: int | None = None
    verified: int | None = None
    claim_on: date | None = None
    claim_basis: str
    claim_evidence: list[str] = Field(sa_column=Column(JSON, nullable=False))
    done_on: date | None = None
    closed_on: date | None = None
    closing_number: str
    filed_periods: list[str] = Field(sa_column=Column(JSON, nullable=False))
    filing_pending: bool = Field(sa_type=Truth)
    returned: int
    waits_for: str
    removed_by: str
    kind: str
    parent: str
    children: int
    weight: int
    pauses: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False))
    suspended_on: date | None = None
    cancelled_on: date | None = None
    stopped_because: str
    claimed_by: str
    verified_by: str
    stated_claimed: int | None = None
    stated_verified: int | None = None
    begun: bool = Field(sa_type=Truth)
    milestone_names: list[str] = Field(sa_column=Column(JSON, nullable=False))


class Part(Computed, table=True):
    """One unit's part in a task."""

    __table_args__ = (
        # all that a search for words looks at, so that it reads the index alone
        Index("ix_part_unit", "office", "unit", "name", "group", "task"),
    )

    task: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    role: str
    name: str
    unit: str | None = None
    group: str
    signed_on: date | None = None


class Instruction(Computed, table=True):
    """批示 on a task, and the answer to it."""

    task: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    on: date
    by: str
    words: str = Field(sa_column=Column(Text, nullable=False))
    answer_by: date | None = None
    answered_on: date | None = None
    answer: str = Field(sa_column=Column(Text, nullable=False))


class Asking(Computed, table=True):
    """What a responsible unit was asked to file for its part; `met` when it has."""

    task: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    unit: str
    period: str
    due: date
    on: date
    what: str
    met: bool = Field(sa_type=Truth)


class Deadline(Computed, table=True):
    """A version of a task's deadline; version 0 is the original one."""

    task: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    day: date
    since: date
    reason: str


class Target(Computed, table=True):
    """A number that a task must reach."""

    task: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    name: str
    op: str
    value: float
    upper: float | None = None
    unit: str
    text: str
    reported: float | None = None
    verified: float | None = None
    shares: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False))


class Filing(Computed, table=True):
    """What a unit reported for a period, and the office's answer."""

    __table_args__ = (Index("ix_filing_unit", "office", "unit"),)

    task: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    unit: str
    period: str
    filed_on: date
    late: bool = Field(sa_type=Truth)
    progress: str = Field(sa_column=Column(Text, nullable=False))
    problems: str = Field(sa_column=Column(Text, nullable=False))
    next_steps: str = Field(sa_column=Column(Text, nullable=False))
    claimed: int
    evidence: list[str] = Field(sa_column=Column(JSON, nullable=False))
    state: str
    answer: str


class Measurement(Computed, table=True):
    """A value of a target as a filing reported it, and as the office took it (None: it has not)."""

    task: str = Field(primary_key=True)
    filing: int = Field(primary_key=True)
    target: int = Field(primary_key=True)
    value: float
    verified: float | None = None


class Extension(Computed, table=True):
    """A request for more time and the answer to it."""

    task: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    unit: str
    asked_on: date
    until: date
    reason: str
    progress: int
    granted: bool | None = Field(default=None, sa_type=Truth)
    answer: str
