"""Letters through the office's own channels: each once, whenever a run is cut short.

A step is put into the log before a letter leaves (begun) and after (made). What was begun and not made was
cut short: the next run sends it again, marked as such, unless the first may still be at it. Each letter is
worked out anew before it leaves, so that what is finished is not nagged.
"""

from dataclasses import dataclass
from datetime import date

import pendulum
from sqlmodel import col, select

from tracker.domain.delivery_events import LetterCarried
from tracker.domain.permissions import Act
from tracker.domain.reminders import Digest
from tracker.errors import DubanError, NotFoundError, RefusedError
from tracker.ledger import log, tables
from tracker.queries.overview import office_name
from tracker.services.carriers import Carrier
from tracker.services.channel_settings import FILE, ChannelSettings, channels_of
from tracker.services.channels import Letter
from tracker.services.desk import Desk
from tracker.services.writer import Undelivered, Writer

AT_IT_MINUTES = 10
BEGUN, MADE, FAILED, DROPPED = "begun", "made", "failed", "dropped"


@dataclass(frozen=True, slots=True)
class Carried:
    """What a run did: (channel, name of the unit) of each letter that left, and what could not be delivered."""

    sent: tuple[tuple[str, str], ...] = ()
    undelivered: tuple[Undelivered, ...] = ()


def carry_all(desk: Desk, writer: Writer, day: date) -> Carried:
    """Carry the letters told on `day` and on the working day before through every channel switched on."""
    try:
        channels = [each for each in channels_of(desk.home) if each.enabled]
        carriers = [Carrier(each) for each in channels]
    except DubanError as error:
        return Carried(undelivered=(Undelivered("channels", "各催办渠道", error),))
    sent: list[tuple[str, str]] = []
    undelivered: list[Undelivered] = []
    for carrier in carriers:
        for row in told_since(desk, writer.terms.calendar.add_working_days(day, -1), day):
            if not carrier.settings.takes(row.unit):
                continue
            try:
                letter = carry(desk, writer, carrier, row)
            except DubanError as error:
                undelivered.append(Undelivered(row.key, writer.name(row.unit), error))
            else:
                sent += [(carrier.settings.name, letter.name)] if letter else []
    return Carried(tuple(sent), tuple(undelivered))


def told_since(desk: Desk, first: date, last: date) -> list[tables.Reminder]:
    """What was told between two days, oldest first."""
    reminder = tables.Reminder
    wanted = select(reminder).where(
        reminder.office == desk.office, col(reminder.day) >= first, col(reminder.day) <= last
    )
    with desk.reading() as session:
        return list(session.exec(wanted.order_by(col(reminder.day), col(reminder.key))).all())


def carry(desk: Desk, writer: Writer, carrier: Carrier, row: tables.Reminder) -> Letter | None:
    """Carry one letter; None where it had left before or nothing is left to say. Raises DubanError."""
    step = first_step(carrier.settings, row)
    before = begin(desk, step)
    if before in (MADE, DROPPED):
        return None
    letter = writer.letter(row.unit, row.day)
    if letter is None:
        note(desk, step, DROPPED)
        return None
    try:
        carrier.send(letter, again=before == BEGUN)
    except DubanError as error:
        note(desk, step, FAILED, error.message)
        raise
    note(desk, step, MADE)
    return letter


def first_step(settings: ChannelSettings, row: tables.Reminder) -> LetterCarried:
    """The first step of a letter through a channel."""
    return LetterCarried(key=row.key, channel=settings.name, unit=row.unit, day=row.day, step=BEGUN)


def begin(desk: Desk, step: LetterCarried) -> str:
    """Put into the log that the letter is about to leave; returns its last step before, empty for none.

    Nothing is put there when it had left. Raises RefusedError while another run may be at it.
    """
    with desk.writing() as session:
        earlier = list(log.read(session, desk.office, subject=step.subject))
        last = earlier[-1] if earlier else None
        done = last.event.step if last and isinstance(last.event, LetterCarried) else ""
        if done in (MADE, DROPPED):
            return done
        if done == BEGUN and last is not None:
            since = pendulum.parse(last.at)
            assert isinstance(since, pendulum.DateTime)
            if desk.clock() < since.add(minutes=AT_IT_MINUTES):
                raise RefusedError(
                    f"渠道“{step.channel}”的这封催办正由另一次运行发送。",
                    f"如已中断，{AT_IT_MINUTES}分钟后再运行会补发。",
                )
        desk.append(session, [step])
        return done


def note(desk: Desk, step: LetterCarried, done: str, reason: str = "") -> None:
    """Put into the log what became of it."""
    with desk.writing() as session:
        desk.append(session, [step.model_copy(update={"step": done, "reason": reason})])


def try_out(desk: Desk, name: str) -> ChannelSettings:
    """Send a trial letter through a channel, switched on or not. Raises NotFoundError, SetupError, RefusedError."""
    desk.require(Act.REMIND, name)
    known = {each.name: each for each in channels_of(desk.home)}
    if name not in known:
        listed = "、".join(known) or "无"
        raise NotFoundError(f"没有催办渠道“{name}”。", f"{desk.home.path / FILE} 中写的有：{listed}。")
    settings = known[name]
    with desk.reading() as session:
        office = office_name(session, desk.office)
    unit = next(iter(dict(settings.to)), "trial")
    words = ("这是试发，收到说明渠道可用，不用办理。",)
    Carrier(settings).send(Letter(Digest(unit, desk.today, "试发", words, ()), "收件人", office))
    return settings


def channels(desk: Desk) -> tuple[ChannelSettings, ...]:
    """The channels that the office set up. Raises RefusedError, InputError, SetupError."""
    desk.require(Act.REMIND, "channels")
    return channels_of(desk.home)
