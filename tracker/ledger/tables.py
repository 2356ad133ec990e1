"""The tables. `Event` is the log; the computed ones can be rebuilt from it, byte for byte.

Every table carries the office: it is the tenant, the chain and the shard. Every computed row
carries the subject whose events it was computed from. Days are stored as dates, moments as
ISO text in UTC, so that a byte means the same in every database.
"""

from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import JSON, Column, Dialect, Index, Integer, Text, TypeDecorator
from sqlalchemy.orm import class_mapper
from sqlmodel import Field, SQLModel


class Truth(TypeDecorator[bool]):
    """Yes or no as 1 or 0, and nothing else: a changed byte must not still read as yes."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        if value not in (None, 0, 1):
            raise ValueError(f"neither yes nor no: {value!r}")
        return None if value is None else bool(value)


class Event(SQLModel, table=True):
    """One act, chained by SM3 to the one before. Never updated, never deleted: triggers refuse it."""

    __table_args__ = (Index("ix_event_subject", "office", "subject", "seq"),)

    office: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    at: str
    kind: str
    subject: str
    account: str
    payload: str = Field(sa_column=Column(Text, nullable=False))
    previous: str
    hash: str = Field(index=True)


class Computed(SQLModel):
    """What every computed row begins with."""

    office: str = Field(primary_key=True)
    subject: str = Field(index=True)


class Row(NamedTuple):
    """A computed row before it is stored: plain values, because making a million table objects is slow."""

    table: type[Computed]
    values: dict[str, Any]

    @property
    def key(self) -> tuple[Any, ...]:
        """The values of the primary key."""
        return tuple(self.values[name] for name in primary_key(self.table))


@cache
def primary_key(table: type[Computed]) -> tuple[str, ...]:
    """The names of a table's primary key columns."""
    return tuple(column.name for column in class_mapper(table).primary_key)


class Office(Computed, table=True):
    """领导小组办公室: the owner of a ledger, and the terms that it works by."""

    name: str
    regions: list[str] = Field(sa_column=Column(JSON, nullable=False))
    prefix: str
    sign_days: int
    cycle: str
    due_day: int
    rules_name: str
    rules: str = Field(sa_column=Column(Text, nullable=False))


class Unit(Computed, table=True):
    """单位名录."""

    code: str = Field(primary_key=True)
    name: str
    kind: str
    short: str
    initials: str


class UnitAlias(Computed, table=True):
    """Other names of a unit over time."""

    unit: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    name: str
    since: date | None = None
    until: date | None = None


class UnitGroup(Computed, table=True):
    """A group name and the units that it stands for."""

    name: str = Field(primary_key=True)
    aliases: list[str] = Field(sa_column=Column(JSON, nullable=False))
    members: list[str] = Field(sa_column=Column(JSON, nullable=False))


class Account(Computed, table=True):
    """Who may sign in. The argon2 hash itself is in `Credential`; here is its SM3."""

    name: str = Field(primary_key=True)
    person: str
    role: str
    unit: str | None = None
    fingerprint: str
    open: bool = Field(sa_type=Truth)


class Plan(Computed, table=True):
    """An imported document with the whole reading of it; `parent` and `revises` are plans, `gone` tasks."""

    id: str = Field(primary_key=True)
    title: str
    file: str
    checksum: str = Field(index=True)
    imported_on: date
    parent: str
    revises: str
    gone: list[str] = Field(sa_column=Column(JSON, nullable=False))
    reading: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class PlanItem(Computed, table=True):
    """A numbered node of a plan, with or without an assignment."""

    plan: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    number: str
    title: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    assigned: bool = Field(sa_type=Truth)


class Task(Computed, table=True):
    """What is tracked: the facts of a task, none of which depends on the day it is looked at."""

    __table_args__ = (Index("ix_task_state", "office", "state"),)

    code: str = Field(primary_key=True)
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
    waits_for: str
    removed_by: str


class Part(Computed, table=True):
    """One unit's part in a task."""

    __table_args__ = (Index("ix_part_unit", "office", "unit"),)

    task: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    role: str
    name: str
    unit: str | None = None
    group: str
    signed_on: date | None = None


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


class Filing(Computed, table=True):
    """What a unit reported for a period, and the office's answer."""

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
    """A value of a target as a filing reported it."""

    task: str = Field(primary_key=True)
    filing: int = Field(primary_key=True)
    target: int = Field(primary_key=True)
    value: float


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


class Reminder(Computed, table=True):
    """A digest that a unit was sent: its inbox."""

    key: str = Field(primary_key=True)
    unit: str = Field(index=True)
    day: date
    lines: list[str] = Field(sa_column=Column(JSON, nullable=False))
    tasks: list[str] = Field(sa_column=Column(JSON, nullable=False))


class Circular(Computed, table=True):
    """A monthly circular as it was last computed."""

    month: str = Field(primary_key=True)
    cutoff: date
    head: str
    checksum: str
    drafted_on: date


class Credential(SQLModel, table=True):
    """The argon2 hash of an account's password: a secret, so not in the log; its SM3 is."""

    office: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    hash: str


class Visit(SQLModel, table=True):
    """A signed-in session of the command line: the SHA-256 of its token and when it ends (UTC)."""

    office: str = Field(primary_key=True)
    token: str = Field(primary_key=True)
    account: str
    until: str


class Outbox(SQLModel, table=True):
    """A key reserved before anything leaves the house; `sent_at` empty until it has left."""

    office: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    unit: str
    day: date
    reserved_at: str
    sent_at: str = ""


COMPUTED: tuple[type[Computed], ...] = (
    Office,
    Unit,
    UnitAlias,
    UnitGroup,
    Account,
    Plan,
    PlanItem,
    Task,
    Part,
    Deadline,
    Target,
    Filing,
    Measurement,
    Extension,
    Reminder,
    Circular,
)
