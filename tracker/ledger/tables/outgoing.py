"""What left the house, and the secrets and sessions that are not in the log."""

from datetime import date

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from tracker.ledger.tables.base import Computed


class Reminder(Computed, table=True):
    """A digest that a unit was sent: its inbox."""

    __table_args__ = (Index("ix_reminder_day", "office", "day"),)

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
