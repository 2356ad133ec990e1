"""The outbox: a key is reserved before a letter leaves, and marked sent together with the event that it left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from tracker.domain.office_events import Reminded
from tracker.domain.reminders import Digest
from tracker.ledger import tables
from tracker.ledger.log import stamp
from tracker.services.desk import Desk


def reserve(desk: Desk, digests: Sequence[Digest]) -> None:
    """Reserve the keys that are not reserved yet, in a transaction of its own."""
    with desk.writing() as session:
        for digest in digests:
            if session.get(tables.Outbox, (desk.office, digest.key)) is None:
                session.add(
                    tables.Outbox(
                        office=desk.office,
                        key=digest.key,
                        unit=digest.unit,
                        day=digest.day,
                        reserved_at=stamp(desk.clock()),
                    )
                )


@dataclass(frozen=True, slots=True)
class Reserved:
    """A key that is reserved and has not left."""

    key: str
    unit: str
    day: date


def reserved(desk: Desk) -> tuple[Reserved, ...]:
    """What is reserved and has not left, oldest first."""
    with desk.reading() as session:
        waiting = select(tables.Outbox).where(
            tables.Outbox.office == desk.office, tables.Outbox.sent_at == ""
        )
        rows = session.exec(waiting.order_by(col(tables.Outbox.day), col(tables.Outbox.key))).all()
    return tuple(Reserved(row.key, row.unit, row.day) for row in rows)


def units_told(desk: Desk, day: date) -> Sequence[str]:
    """The units whose letters of `day` have left."""
    with desk.reading() as session:
        left = select(tables.Outbox.unit).where(
            tables.Outbox.office == desk.office, tables.Outbox.day == day, tables.Outbox.sent_at != ""
        )
        return session.exec(left.order_by(tables.Outbox.unit)).all()


def release(desk: Desk, key: str) -> None:
    """Give up a reservation: there is nothing to say any more."""
    with desk.writing() as session:
        row = session.get(tables.Outbox, (desk.office, key))
        if row is not None and not row.sent_at:
            session.delete(row)


def record(desk: Desk, digest: Digest, channel: str) -> bool:
    """Put into the log that the letter left, and mark its key, in one transaction.

    Returns False, and records nothing, where another run has recorded it already.
    """
    with desk.writing() as session:
        row = session.get(tables.Outbox, (desk.office, digest.key))
        now = stamp(desk.clock())
        if (
            row is None
        ):  # another run found nothing to say meanwhile and gave the key up; it has left all the same
            row = tables.Outbox(
                office=desk.office, key=digest.key, unit=digest.unit, day=digest.day, reserved_at=now
            )
        if row.sent_at:
            return False
        row.sent_at = now
        session.add(row)
        told = Reminded(
            key=digest.key,
            unit=digest.unit,
            day=digest.day,
            lines=digest.lines,
            tasks=digest.tasks,
            channel=channel,
        )
        desk.append(session, [told])
    return True


def recorded(desk: Desk, key: str) -> Digest | None:
    """What the log says was told under this key."""
    with desk.reading() as session:
        row = session.get(tables.Reminder, (desk.office, key))
    return Digest(row.unit, row.day, row.key, tuple(row.lines), tuple(row.tasks)) if row else None
