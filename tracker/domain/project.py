"""A project (项目) is a task that carries money: who leads, owns and builds it, what was approved, paid and accepted.

Amounts are in 万元, to six places: a cent.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

SMALLEST = Decimal("0.000001")
TOO_MUCH = Decimal(10) ** 10


class Money(StrEnum):
    """What happens to a project's money."""

    REIMBURSED = "reimbursed"
    SETTLED = "settled"

    @property
    def word(self) -> str:
        """The step as people say it."""
        return {"reimbursed": "报账", "settled": "结算"}[self.value]


class Works(StrEnum):
    """How far the works of a project are."""

    BUILDING = "building"
    FINISHED = "finished"
    ACCEPTED = "accepted"

    @property
    def word(self) -> str:
        """The stage as people say it."""
        return {"building": "在建", "finished": "已完工", "accepted": "已验收"}[self.value]


@dataclass(frozen=True, slots=True)
class Payment:
    """An amount that was reimbursed or settled on a day; a negative one takes an earlier one back (冲销)."""

    money: Money
    amount: Decimal
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """What a project has beyond any task. `fund` is the name of the money that it is paid from.

    `leader` is 分管县领导 (a post), `owner` 主管单位, `implementer` 实施单位: names as the approval prints them.
    """

    fund: str
    leader: str
    owner: str
    implementer: str
    approved: Decimal
    document: str
    payments: tuple[Payment, ...] = ()
    finished_on: date | None = None
    accepted_on: date | None = None
    acceptance: str = ""

    def paid(self, money: Money) -> Decimal:
        """The sum of what was reimbursed, or settled."""
        return sum((each.amount for each in self.payments if each.money is money), Decimal(0))


def payable(amount: Decimal) -> bool:
    """Whether it is an amount of money: no part of a cent, and no more than any county has."""
    return abs(amount) < TOO_MUCH and amount % SMALLEST == 0


def rate(part: Decimal, whole: Decimal) -> Decimal | None:
    """The share of `part` in `whole` in percent, to two places, half up; None of nothing."""
    if not whole:
        return None
    return (part * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def money_text(amount: Decimal) -> str:
    """An amount as the log and screens write it: 8643.3749."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
