"""What a project has beyond its task, and the money that reached the county. Amounts are 万元 as text."""

from datetime import date

from sqlmodel import Field

from tracker.ledger.tables.base import Computed


class Project(Computed, table=True):
    """Who leads, owns and builds a project, and where its money and its works stand."""

    task: str = Field(primary_key=True)
    fund: str = Field(index=True)
    leader: str
    owner: str
    implementer: str
    approved: str
    document: str
    reimbursed: str
    settled: str
    finished_on: date | None = None
    accepted_on: date | None = None
    acceptance: str


class Payment(Computed, table=True):
    """An amount that was reimbursed or settled."""

    task: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    money: str
    amount: str
    on: date
    note: str


class Allotment(Computed, table=True):
    """下达: an amount of a fund that reached the county."""

    fund: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    amount: str
    day: date
    document: str
