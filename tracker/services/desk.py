"""A desk: one office's ledger opened, who sits at it, and the clock on the wall."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pendulum
from pendulum import DateTime
from sqlalchemy import Engine
from sqlmodel import Session

from tracker.domain.events import Event
from tracker.domain.permissions import Act, Actor, may
from tracker.errors import DubanError, NotFoundError, RefusedError, SetupError, SignInError
from tracker.home import Home, open_home
from tracker.ledger import database, log, projection, schema
from tracker.settings import Settings

ZONE = "Asia/Shanghai"
AUTOMATIC = "系统"  # under this name stands what nobody in particular did
Clock = Callable[[], DateTime]


@dataclass(frozen=True, slots=True)
class Desk:
    """An open ledger. `actor` is None until somebody has signed in; `clock` tells the moment."""

    home: Home
    engine: Engine
    office: str
    clock: Clock = field(default=lambda: pendulum.now(ZONE))
    actor: Actor | None = None

    @property
    def today(self) -> date:
        """The day in China, a plain date: pendulum's own count days many times slower."""
        return date.fromisoformat(self.clock().in_timezone(ZONE).to_date_string())

    @property
    def who(self) -> Actor:
        """Who acts. Raises SignInError when nobody is signed in."""
        if self.actor is None:
            raise SignInError("还没有登录。", "请先运行 duban login。")
        return self.actor

    def seated(self, actor: Actor) -> "Desk":
        """The same desk with `actor` at it."""
        return replace(self, actor=actor)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for reading."""
        with database.reading(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session for one act, committed at its end or undone as a whole."""
        with database.writing(self.engine, self.office) as session:
            yield session

    def append(
        self,
        session: Session,
        events: Sequence[Event],
        account: str = "",
        known: Mapping[str, Any] | None = None,
    ) -> list[log.Recorded]:
        """Put `events` into the log and bring the tables up to them, in the session's transaction.

        `known` is what the transaction has folded of a subject already, so that its log is not read again.
        """
        by = account or (self.actor.account if self.actor else AUTOMATIC)
        recorded = log.append(session, self.office, self.clock(), by, events)
        projection.project(session, self.office, recorded, known)
        return recorded

    def require(self, act: Act, target: str = "") -> Actor:
        """The actor, if the permissions allow `act`; else RefusedError, and the refusal is in the log."""
        reason = may(self.who, act)
        if reason:
            self.note_refusal(act, target, reason)
            raise RefusedError(reason)
        return self.who

    def note_refusal(self, act: Act, target: str, reason: str) -> None:
        """Put a refused act into the log, in a transaction of its own."""
        from tracker.domain.office_events import ActRefused

        with self.writing() as session:
            refused = ActRefused(account=self.who.account, act=act.word, target=target, reason=reason)
            self.append(session, [refused])


def open_desk(settings: Settings | None = None, *, clock: Clock | None = None) -> Desk:
    """Open the ledger of `settings` (the environment's by default).

    Raises NotFoundError where there is none yet, SetupError where it is of a newer version or unusable.
    """
    settings = settings or Settings()
    home = open_home(settings.home)
    if settings.database_url is None and not (home.path / "ledger.db").exists():
        raise NotFoundError(
            f"“{home.path}”中还没有台账。",
            "请先运行 duban init 建立，或用 DUBAN_HOME 指明所在目录；想先看看请运行 duban demo 目录。",
        )
    engine = database.open_engine(settings.database_url or home.database_url)
    with database.in_words():
        stored = schema.stored_revision(engine)
        if not stored:
            raise NotFoundError("数据库中还没有台账。", "请先运行 duban init。")
        schema.upgrade(engine)
        offices = log.offices(engine)
    office = home.office or (offices[0] if len(offices) == 1 else "")
    if office not in offices:
        raise SetupError(
            f"这个数据库中的台账有：{'、'.join(offices) or '无'}。",
            f'请在“{home.path / "duban.toml"}”中写明 office = "…"。',
        )
    desk = Desk(home, engine, office)
    return replace(desk, clock=clock or _clock_of(desk))


def _clock_of(desk: Desk) -> Clock:
    """The real clock; in a practice ledger the practice day at this time of day."""
    return practice_clock(desk, lambda: pendulum.now(ZONE)) if desk.home.practice_day else desk.clock


def practice_clock(desk: Desk, time_of_day: Clock) -> Clock:
    """The practice day at that time of day, never before the last event.

    Where the log cannot be read, the clock still shows the time: whatever reads or writes will say why.
    """
    day = desk.home.practice_day
    assert day is not None

    def practice() -> DateTime:
        moment = time_of_day().set(year=day.year, month=day.month, day=day.day)
        with suppress(DubanError), desk.reading() as session:
            last = log.head(session, desk.office)
            latest = pendulum.parse(last.at) if last else moment
            assert isinstance(latest, DateTime)
            return max(moment, latest)
        return moment

    return practice
