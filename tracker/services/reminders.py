"""Reminders that go out: one digest a unit a working day, and none twice, none lost, whenever a run is cut short.

The keys of the day are reserved first. Each letter is then worked out anew, delivered, and recorded
together with its key. A run that finds keys reserved and not sent finishes them.
"""

from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.calendar import Calendar
from tracker.domain.case import chinese
from tracker.domain.permissions import Act
from tracker.errors import DubanError, InputError
from tracker.services import outbox
from tracker.services.carrying import carry_all
from tracker.services.channels import Channel, FileOutbox, Letter
from tracker.services.desk import ZONE, Desk
from tracker.services.outbox import Reserved
from tracker.services.writer import Undelivered, Writer, writer_for

HOURS = range(8, 20)  # never at night


@dataclass(frozen=True, slots=True)
class Reminders:
    """What a run did on `day`.

    `sent`: told now (in a dry run: what would be told); `skipped`: names of units told by an earlier run
    of the day; `carried`: (channel, name) of what left through the office's own channels as well; `reason`:
    why nothing is sent now, else empty; `warning`: what the calendar does not know.
    """

    day: date
    sent: tuple[Letter, ...] = ()
    skipped: tuple[str, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()
    carried: tuple[tuple[str, str], ...] = ()
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
    if told.reason:
        return told
    told = send_all(writer, told, channel or FileOutbox(desk.home.outbox))
    beyond = carry_all(desk, writer, day)
    return replace(told, carried=beyond.sent, undelivered=told.undelivered + beyond.undelivered)


def why_not(desk: Desk, day: date, calendar: Calendar) -> str:
    """Why nothing is sent on `day` at this hour, empty when it may be. A practice ledger has days but no hours."""
    if not calendar.is_working_day(day):
        return f"{chinese(day)}不是工作日，不发送催办。"
    hour = desk.clock().in_timezone(ZONE).hour
    if hour not in HOURS and desk.home.practice_day is None:
        return f"现在是{hour}时，{HOURS.stop}时至次日{HOURS.start}时不发送催办。"
    return ""


def send_all(writer: Writer, told: Reminders, channel: Channel) -> Reminders:
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


def settle(writer: Writer, reserved: Reserved, today: date, channel: Channel) -> Letter | None:
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


def send(writer: Writer, letter: Letter, channel: Channel) -> bool:
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
