"""Who writes the letters of an office, from the ledger as it is at that moment."""

from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import func, select

from tracker.domain.case import Terms
from tracker.domain.reminders import digests_due
from tracker.errors import DubanError
from tracker.ledger import tables
from tracker.queries.overview import office_name
from tracker.queries.owed import owed
from tracker.queries.units import registry_of
from tracker.services.channels import Letter
from tracker.services.desk import Desk
from tracker.services.tasks import terms
from tracker.services.views import look


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A letter that its channel could not deliver, to whom, and why; the next run sends it."""

    key: str
    name: str
    error: DubanError


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes the letters of an office, from the ledger as it is at that moment."""

    desk: Desk
    terms: Terms
    office: str
    names: dict[str, str]

    def letters(self, day: date, unit: str = "") -> tuple[Letter, ...]:
        """The letters to be sent on `day`, to `unit` alone where given."""
        with look(self.desk) as view:
            things = owed(replace(view, day=day), self.terms, unit)
        told = {} if day > self.desk.today else last_told(self.desk, day)
        digests = digests_due(things, day, self.terms.calendar, self.desk.office, told)
        return tuple(Letter(digest, self.name(digest.unit), self.office) for digest in digests)

    def letter(self, unit: str, day: date) -> Letter | None:
        """The letter to `unit` on `day`; None when there is nothing to say."""
        return next(iter(self.letters(day, unit)), None)

    def name(self, unit: str) -> str:
        """What the unit (or the office, under its key) is called."""
        return self.names.get(unit, self.office if unit == self.desk.office else unit)


def last_told(desk: Desk, day: date) -> dict[str, date]:
    """By unit, the last day before `day` on which it was sent something."""
    reminder = tables.Reminder
    latest = select(reminder.unit, func.max(reminder.day)).where(
        reminder.office == desk.office, reminder.day < day
    )
    with desk.reading() as session:
        return dict(session.exec(latest.group_by(reminder.unit)).all())


def writer_for(desk: Desk) -> Writer:
    """The writer for the office at whose desk this is."""
    with desk.reading() as session:
        names = {unit.code: unit.name for unit in registry_of(session, desk.office).units}
        return Writer(desk, terms(session, desk.office), office_name(session, desk.office), names)
