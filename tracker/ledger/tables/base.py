"""The log's own table, and what every computed table has in common."""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column, Dialect, Index, Integer, Text, TypeDecorator
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
    subject: str


def index_by_subject(table: type[Computed]) -> None:
    """So that the rows of a span of subjects cost what they are: the office stands first in every index."""
    columns = SQLModel.metadata.tables[str(table.__tablename__)].c
    Index(f"ix_{table.__tablename__}_subject", columns.office, columns.subject)


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
