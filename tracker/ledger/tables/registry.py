"""The office, its units, its accounts and its plans."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, Text
from sqlmodel import Field

from tracker.ledger.tables.base import Computed, Truth


class Office(Computed, table=True):
    """领导小组办公室: the owner of a ledger, and the terms that it works by; the ladder is empty until one is adopted."""

    name: str
    regions: list[str] = Field(sa_column=Column(JSON, nullable=False))
    prefix: str
    document_word: str
    sign_days: int
    cycle: str
    due_day: int
    months_later: int
    rules_name: str
    rules: str = Field(sa_column=Column(Text, nullable=False))
    rules_version: int
    ladder_name: str
    ladder: str = Field(sa_column=Column(Text, nullable=False))


class CalendarDay(Computed, table=True):
    """A day that the office works, or has off, whatever the published calendar says."""

    day: date = Field(primary_key=True)
    works: bool = Field(sa_type=Truth)
    reason: str


class Unit(Computed, table=True):
    """单位名录; a unit that went into another (`merged_into`) stays for what it did."""

    code: str = Field(primary_key=True)
    name: str
    kind: str
    short: str
    initials: str
    merged_into: str


class FormerName(Computed, table=True):
    """What a unit was called up to the moment `until` (UTC, ISO text)."""

    unit: str = Field(primary_key=True)
    until: str = Field(primary_key=True)
    name: str


class FormerSeat(Computed, table=True):
    """The unit that an account acted for up to the moment `until` (UTC, ISO text)."""

    account: str = Field(primary_key=True)
    until: str = Field(primary_key=True)
    unit: str | None = None


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
