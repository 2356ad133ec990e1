"""The log: append and read. Nothing else writes to the ledger."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any, NamedTuple

import pendulum
from pendulum import DateTime
from pydantic_core import PydanticSerializationError
from sqlalchemy import Engine, insert, select
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as select_object

from tracker.domain import score_events  # noqa: F401 - so that the log knows their kinds
from tracker.domain.events import Event, event_from
from tracker.errors import InputError, SetupError
from tracker.ledger import chain, tables

SKEW_SECONDS = 300
AT_ONCE = 1000  # rows
EVENT = SQLModel.metadata.tables[
    "event"
]  # without the mapped class around it: that is many times faster to read


class Recorded(NamedTuple):
    """An event with its place in the log: number, moment (UTC, ISO text), account and hash."""

    seq: int
    at: str
    account: str
    event: Event
    hash: str


class Entry(NamedTuple):
    """An event to be put into the log: when (UTC, as the log writes it), by which account, what."""

    at: str
    account: str
    event: Event


def stamp(moment: datetime) -> str:
    """A moment as the log writes it: UTC, microseconds, fixed width, so that text sorts like time."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def local_day(at: str) -> date:
    """The day in China of a moment of the log."""
    moment = pendulum.parse(at)
    assert isinstance(moment, DateTime)
    return moment.in_timezone("Asia/Shanghai").date()


def head(session: Session, office: str, before: str = "~") -> tables.Event | None:
    """The last event of the office's chain, or the last one before a moment: time in the log only moves on."""
    event = tables.Event
    of_office = select_object(event).where(event.office == office)
    newest = session.exec(of_office.order_by(col(event.seq).desc()).limit(1)).first()
    if newest is None or newest.at < before:
        return newest

    def is_later(seq: int) -> bool:
        moments = select_object(event.at).where(event.office == office, event.seq >= seq)
        return session.exec(moments.order_by(col(event.seq)).limit(1)).one() >= before

    first_later = bisect_left(range(newest.seq), True, key=lambda place: is_later(place + 1)) + 1
    earlier = of_office.where(event.seq < first_later).order_by(col(event.seq).desc())
    return session.exec(earlier.limit(1)).first()


def append(
    session: Session, office: str, moment: DateTime, account: str, events: Sequence[Event]
) -> list[Recorded]:
    """Chain `events` to the office's log, inside the caller's write transaction.

    Returns them as recorded. Time in the log only moves on, or 'as of' would have two answers: a clock
    a little behind (another machine, a wait for the lock) counts as the last moment, one that went back
    by more is refused with SetupError.
    """
    last = head(session, office)
    at = stamp(moment)
    if last is not None and stamp(moment.add(seconds=SKEW_SECONDS)) < last.at:
        raise SetupError(
            f"系统时间（{at}）早于台账最后一条记录的时间（{last.at}），这次操作没有保存。",
            "请校准电脑的时钟后再试。",
        )
    at = max(at, last.at) if last else at
    return _chained(session, office, last, (Entry(at, account, event) for event in events))


def append_history(session: Session, office: str, entries: Iterable[Entry]) -> list[Recorded]:
    """Chain what happened at moments of its own, in their order, to the office's log; returns it as recorded.

    For acts as they are done there is `append`, which looks at the clock. Raises ValueError for an entry that
    is earlier than the one before it.
    """
    return _chained(session, office, head(session, office), entries)


def _chained(
    session: Session, office: str, last: tables.Event | None, entries: Iterable[Entry]
) -> list[Recorded]:
    """Chain `entries` to `last`, the head of the log."""
    seq, at, previous = (last.seq, last.at, last.hash) if last else (0, "", chain.ORIGIN)
    rows, recorded = [], []
    for entry in entries:
        if entry.at < at:
            raise ValueError(f"{entry.at} after {at}")
        seq, at = seq + 1, entry.at
        event = entry.event
        link = chain.Link(
            office, seq, at, event.kind, event.subject, entry.account, payload_of(event), previous
        )
        previous = chain.link(link)
        rows.append({**link._asdict(), "hash": previous})
        recorded.append(Recorded(seq, at, entry.account, event, previous))
    if rows:
        session.connection().execute(insert(tables.Event), rows)
    return recorded


def payload_of(event: Event) -> str:
    """What the log keeps of an event. Raises InputError for words that no file can hold."""
    try:
        return event.model_dump_json()
    except PydanticSerializationError as error:
        raise InputError(
            f"“{event.word}”的内容中有不是 UTF-8 的字符，没有保存。", "请检查终端和输入法的编码后重新输入。"
        ) from error


def read(
    session: Session, office: str, *, subject: str = "", before: str = "~", until: int | None = None
) -> Iterator[Recorded]:
    """The office's events in order: all of them or one subject's, those before the moment `before` and number `until`."""
    wanted = select(EVENT).where(EVENT.c.office == office, EVENT.c.at < before)
    if subject:
        wanted = wanted.where(EVENT.c.subject == subject)
    if until is not None:
        wanted = wanted.where(EVENT.c.seq < until)
    wanted = wanted.order_by(EVENT.c.seq).execution_options(yield_per=AT_ONCE)
    for row in session.connection().execute(wanted):
        yield recorded_from(row)


def by_subject(
    session: Session, office: str, *, before: str = "~", among: Sequence[str] | None = None
) -> Iterator[tuple[str, Iterator[Recorded]]]:
    """Each subject with its events before the moment `before`, in order; of all, or of those `among`.

    A subject at a time, so that no more of the log is held at once. Where the moment is past is told by number,
    which stands in the index, so that later events are not read.
    """
    last = head(session, office, before)
    wanted = select(EVENT).where(EVENT.c.office == office, EVENT.c.seq <= (last.seq if last else 0))
    wanted = wanted if among is None else wanted.where(EVENT.c.subject.in_(among))
    ordered = wanted.order_by(EVENT.c.subject, EVENT.c.seq)
    rows = session.connection().execute(ordered.execution_options(yield_per=AT_ONCE))
    return groupby(map(recorded_from, rows), key=lambda recorded: recorded.event.subject)


def recorded_from(row: Any) -> Recorded:
    """A row of the log, as an object or as it comes from the database, as an event.

    Raises SetupError for a kind that only a newer version knows.
    """
    try:
        event = event_from(row.kind, row.payload)
    except KeyError as error:
        raise SetupError(
            f"台账第{row.seq}条记录“{row.kind}”来自更新版本的程序。", "请升级 duban 后再打开。"
        ) from error
    return Recorded(row.seq, row.at, row.account, event, row.hash)


def subjects(recorded: Iterable[Recorded]) -> list[str]:
    """The subjects that these events are about, each once, in order."""
    return list(dict.fromkeys(each.event.subject for each in recorded))


def offices(engine: Engine) -> list[str]:
    """The keys of the offices whose ledgers are in this database."""
    with Session(engine) as session:
        return list(session.exec(select_object(tables.Office.office).order_by(tables.Office.office)))
