"""Which records of the log name a task that they are not about."""

from sqlmodel import Field

from tracker.ledger.tables.base import Computed


class Mention(Computed, table=True):
    """The record with the number `seq` names the task with that code: an order, a reminder, an inspection, a refusal."""

    task: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
