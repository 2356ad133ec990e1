"""What a person can ask to be done to a project, beyond what can be done to any task. Amounts are 万元."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.domain.acts import Act
from tracker.domain.commands import Command
from tracker.domain.project import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMoney(Command):
    """报账 or 结算; a negative amount takes an earlier one back."""

    act = Act.REPORT_MONEY
    money: Money
    amount: Decimal
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishWork(Command):
    """完工."""

    act = Act.FINISH_WORK
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptProject(Command):
    """县级验收, by a document."""

    act = Act.ACCEPT_PROJECT
    on: date
    acceptance: str
