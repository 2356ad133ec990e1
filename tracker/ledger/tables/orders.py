"""Orders that an office issued: 提醒函, 催办单, 督办单, 约谈建议."""

from datetime import date

from sqlalchemy import JSON, Column, Index, Text
from sqlmodel import Field

from tracker.ledger.tables.base import Computed


class Order(Computed, table=True):
    """A numbered order, the limit that holds, and what was answered and decided last."""

    __table_args__ = (Index("ix_order_unit", "office", "unit"),)

    number: str = Field(primary_key=True)
    kind: str
    rung: str
    unit: str
    unit_name: str
    issued_on: date
    first_limit: date
    limit: date
    until: date | None = None
    state: str
    answered_on: date | None = None
    answer: str = Field(sa_column=Column(Text, nullable=False))
    settled_on: date | None = None
    reason: str = Field(sa_column=Column(Text, nullable=False))
    earlier: list[str] = Field(sa_column=Column(JSON, nullable=False))


class OrderItem(Computed, table=True):
    """A matter that an order is about, as it stood when the order was issued."""

    __table_args__ = (Index("ix_order_item_task", "office", "task"),)

    number: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    task: str
    unit: str
    title: str
    kind: str
    due: date
    fact: str
