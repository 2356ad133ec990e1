"""基层减负: what was asked of each unit in a month, counted by what asked for it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, func, select

from tracker.domain.codes import in_order
from tracker.domain.cycles import month_end
from tracker.domain.ladder import OrderKind
from tracker.domain.reminders import Kind
from tracker.ledger import tables
from tracker.queries.inspections import inspections_of_unit, units_inspected
from tracker.queries.unit_month import UnitMonth, months_of_units
from tracker.queries.view import View

R, D, A = tables.Reminder, tables.Order, tables.Asking


@dataclass(frozen=True, slots=True)
class Burden:
    """What a unit was asked in a month, up to the view's day.

    `signatures`, `filings` and `deadlines` fell due in it, `asked` are parts asked for beside the first lead's
    filings; `reminders` and `orders` were sent, `inspections` began, of those that the reader may know of.
    """

    unit: str
    name: str
    signatures: int
    filings: int
    deadlines: int
    asked: int
    reminders: int
    orders: int
    inspections: int

    @property
    def total(self) -> int:
        """All of it."""
        own = (self.signatures, self.filings, self.deadlines, self.asked)
        return sum(own) + self.reminders + self.orders + self.inspections


def burdens(view: View, first: date, unit: str = "") -> tuple[Burden, ...]:
    """The burden of each unit (of `unit` alone where given) in the month that begins on `first`, the heaviest first.

    A unit's account is told of its own only. Units of which nothing was asked are left out, but for the one
    that was asked for.
    """
    only = unit if view.own_unit is None else view.own_unit
    last = min(month_end(first.year, first.month), view.day)
    counts = {
        "asked": parts_asked(view, first, last),
        "reminders": reminders_sent(view, first, last),
        "orders": orders_sent(view, first, last),
        "inspections": {
            each: inspections_of_unit(view, each, first, last) for each in units_inspected(view, first, last)
        },
    }
    wanted = select(tables.Unit).where(tables.Unit.office == view.office).order_by(tables.Unit.code)
    rows = [row for row in view.session.exec(wanted).all() if only in ("", row.code)]
    months = months_of_units(view, [row.code for row in rows], first)
    found = [
        burden(row, month, last, {name: of.get(row.code, 0) for name, of in counts.items()})
        for row, month in zip(rows, months, strict=True)
    ]
    heaviest = sorted(found, key=lambda each: (-each.total, in_order(each.unit)))
    return tuple(each for each in heaviest if each.total or each.unit == only)


def burden(row: tables.Unit, month: UnitMonth, last: date, counts: dict[str, int]) -> Burden:
    """The burden of one unit up to the day `last`; `counts` is what was counted of all units at once."""
    kinds = Counter(each.kind for each in month.demands if month.first <= each.due <= last)
    return Burden(
        unit=row.code,
        name=row.name,
        signatures=kinds[Kind.SIGN],
        filings=kinds[Kind.FILING],
        deadlines=kinds[Kind.DEADLINE],
        **counts,
    )


def parts_asked(view: View, first: date, last: date) -> dict[str, int]:
    """By unit, the parts that were asked for in the month."""
    asked = select(A.unit, func.count()).where(A.office == view.office, col(A.on) >= first, col(A.on) <= last)
    return dict(view.session.exec(asked.group_by(A.unit)).all())


def reminders_sent(view: View, first: date, last: date) -> dict[str, int]:
    """By unit, the digests of the month."""
    sent = select(R.unit, func.count()).where(
        R.office == view.office, col(R.day) >= first, col(R.day) <= last
    )
    return dict(view.session.exec(sent.group_by(R.unit)).all())


def orders_sent(view: View, first: date, last: date) -> dict[str, int]:
    """By unit, the orders of the month; a talk is proposed to the leading group and asks nothing of the unit."""
    sent = select(D.unit, func.count()).where(
        D.office == view.office,
        col(D.issued_on) >= first,
        col(D.issued_on) <= last,
        D.kind != OrderKind.TALK.value,
    )
    return dict(view.session.exec(sent.group_by(D.unit)).all())
