"""Reminders that go out: one digest a unit a working day, and none twice, none lost, whenever a run is cut short.

The keys of the day are reserved first. Each letter is then worked out anew, delivered, and recorded
together with its key. A run that finds keys reserved and not sent finishes them.
"""

from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import func, select

from tracker.domain.calendar import Calendar
from tracker.domain.case import Terms, chinese
from tracker.domain.permissions import Act
from tracker.domain.reminders import digests_due
from tracker.errors import DubanError, InputError
from tracker.ledger import tables
from tracker.queries.overview import office_name
from tracker.queries.owed import owed
from tracker.queries.units import registry_of
from tracker.services import outbox
from tracker.services.channels import Channel, FileOutbox, Letter
from tracker.services.desk import ZONE, Desk
from tracker.services.outbox import Reserved
from tracker.services.tasks import terms
from tracker.services.views import look

HOURS = range(8, 20)  # never at night


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A letter that its channel could not deliver, to whom, and why; its key stays reserved for the next run."""

    key: str
    name: str
    error: DubanError


@dataclass(frozen=True, slots=True)
class Reminders:
    """What a run did on `day`.

    `sent`: told now (in a dry run: what would be told); `skipped`: names of units told by an earlier run
    of the day; `reason`: why nothing is sent now, else empty; `warning`: what the calendar does not know.
    """

    day: date
    sent: tuple[Letter, ...] = ()
    skipped: tuple[str, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()
    reason: str = ""
    warning: str = ""


def remind(
    desk: Desk, day: date | None = None, dry_run: bool = False, channel: Channel | None = None
) -> Reminders:
    """Tell every unit what it owes on `day` (today by default), through `channel` (the file outbox by default).

    A dry run tells nobody, looks at the ledger as it is now, and may be of any day. Raises RefusedError
    without the right to, InputError for a day other than today.
    """
    desk.require(Act.REMIND, "remind")
    day = day or desk.today
    if day != desk.today and not dry_run:
        raise InputError(
            f"今天是{chinese(desk.today)}，不能发送{chinese(day)}的催办。", "只想看看请加上 --dry-run。"
        )
    writer = writer_for(desk)
    calendar = writer.terms.calendar
    told = Reminders(day, reason=why_not(desk, day, calendar), warning=calendar.warning(day.year) or "")
    if dry_run:
        return replace(told, sent=writer.letters(day))
    return told if told.reason else send_all(writer, told, channel or FileOutbox(desk.home.outbox))


def why_not(desk: Desk, day: date, calendar: Calendar) -> str:
    """Why nothing is sent on `day` at this hour, empty when it may be. A practice ledger has days but no hours."""
    if not calendar.is_working_day(day):
        return f"{chinese(day)}不是工作日，不发送催办。"
    hour = desk.clock().in_timezone(ZONE).hour
    if hour not in HOURS and desk.home.practice_day is None:
        return f"现在是{hour}时，{HOURS.stop}时至次日{HOURS.start}时不发送催办。"
    return ""


def send_all(writer: "Writer", told: Reminders, channel: Channel) -> Reminders:
    """Reserve the day's keys, then settle each one that is reserved, those of a run cut short included."""
    desk = writer.desk
    outbox.reserve(desk, [letter.digest for letter in writer.letters(told.day)])
    sent, undelivered = [], []
    for reserved in outbox.reserved(desk):
        try:
            letter = settle(writer, reserved, told.day, channel)
        except DubanError as error:
            undelivered.append(Undelivered(reserved.key, writer.name(reserved.unit), error))
        else:
            sent += [letter] if letter else []
    now = {letter.unit for letter in sent}
    skipped = tuple(writer.name(unit) for unit in outbox.units_told(desk, told.day) if unit not in now)
    return replace(told, sent=tuple(sent), skipped=skipped, undelivered=tuple(undelivered))


def settle(writer: "Writer", reserved: Reserved, today: date, channel: Channel) -> Letter | None:
    """Send the letter of a reserved key as it reads now, or give the key up.

    Given up is a key with nothing left to say, and one of before the last working day: the letter of today
    says what is overdue. Returns the letter that was sent and recorded.
    """
    letter = writer.letter(reserved.unit, reserved.day)
    if letter is None or reserved.day < writer.terms.calendar.add_working_days(today, -1):
        channel.withdraw(reserved.key)
        outbox.release(writer.desk, reserved.key)
        return None
    return letter if send(writer, letter, channel) else None


def send(writer: "Writer", letter: Letter, channel: Channel) -> bool:
    """Deliver a letter and record it; False where another run has recorded it meanwhile.

    Then what that run recorded is delivered once more under the same key, so that what lies there is
    what the log says.
    """
    channel.deliver(letter)
    if outbox.record(writer.desk, letter.digest, channel.name):
        return True
    told = outbox.recorded(writer.desk, letter.key)
    if told is not None:
        channel.deliver(replace(letter, digest=told))
    return False


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
