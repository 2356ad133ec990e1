"""The accounts of an office."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import col, select

from tracker.domain.permissions import Actor, Role
from tracker.ledger import tables
from tracker.queries.view import View


@dataclass(frozen=True, slots=True)
class AccountRow:
    """Who may sign in, for which unit, and whether still."""

    actor: Actor
    unit_name: str
    open: bool


def accounts_of(view: View) -> list[AccountRow]:
    """All accounts, by role and name; those that were closed stay in the list."""
    return list(_rows(view, ""))


def account_named(view: View, name: str) -> AccountRow | None:
    """One account; None where there is none of that name."""
    return next(_rows(view, name), None)


def _rows(view: View, name: str) -> Iterator[AccountRow]:
    table = tables.Account
    wanted = select(table).where(table.office == view.office).order_by(col(table.role), col(table.name))
    units = view.session.exec(select(tables.Unit).where(tables.Unit.office == view.office))
    names = {unit.code: unit.name for unit in units}
    for row in view.session.exec(wanted.where(table.name == name) if name else wanted):
        actor = Actor(row.name, row.person, Role(row.role), row.unit)
        yield AccountRow(actor, names.get(row.unit or "", ""), row.open)
