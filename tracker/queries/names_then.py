"""What units were called, and whom accounts acted for, at a moment: 机构改革 renames nothing that was done before."""

from dataclasses import dataclass

from sqlmodel import col, select

from tracker.ledger import tables
from tracker.queries.view import View

Until = list[tuple[str, str]]  # (up to this moment, what held), the earliest first


@dataclass(frozen=True, slots=True)
class NamesThen:
    """The names of units by code as they are now, and what held before, each up to a moment (UTC, ISO text)."""

    now: dict[str, str]
    names: dict[str, Until]
    seats: dict[str, Until]

    def units(self, at: str) -> dict[str, str]:
        """The names of all units at the moment `at`."""
        if not self.names:
            return self.now
        return self.now | {unit: held(former, at, self.now[unit]) for unit, former in self.names.items()}

    def unit_of(self, account: tables.Account, at: str) -> str:
        """The code of the unit that the account acted for at the moment `at`; empty for none."""
        return held(self.seats.get(account.name, []), at, account.unit or "")


def held(former: Until, at: str, now: str) -> str:
    """What held at the moment `at`."""
    return next((what for until, what in former if at < until), now)


def names_then(view: View) -> NamesThen:
    """The names of the office's units, then and now."""
    unit, name, seat = tables.Unit, tables.FormerName, tables.FormerSeat
    now = dict(view.session.exec(select(unit.code, unit.name).where(unit.office == view.office)).all())
    names: dict[str, Until] = {}
    for one in view.session.exec(select(name).where(name.office == view.office).order_by(col(name.until))):
        names.setdefault(one.unit, []).append((one.until, one.name))
    seats: dict[str, Until] = {}
    for each in view.session.exec(select(seat).where(seat.office == view.office).order_by(col(seat.until))):
        seats.setdefault(each.account, []).append((each.until, each.unit or ""))
    return NamesThen(now, names, seats)
