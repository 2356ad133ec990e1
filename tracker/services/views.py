"""Looking at the ledger: today, or as it stood when an earlier day ended."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Engine
from sqlmodel import Session

from tracker.domain.lights import RulePack, pack_from_toml
from tracker.errors import InputError
from tracker.ledger import log, rebuild, tables
from tracker.ledger.database import reading
from tracker.queries.view import View
from tracker.services.desk import Desk

Key = tuple[str, str, date, tuple[str, ...] | None, str]


@contextmanager
def look(desk: Desk, as_of: date | None = None, tasks: Sequence[str] | None = None) -> Iterator[View]:
    """What whoever sits at the desk sees: now, or at the end of the day `as_of` (Asia/Shanghai).

    With some `tasks`, a look back may leave out what only the pages of other tasks need; it is quicker.
    Raises SignInError when nobody is signed in, InputError for a day that has not come.
    """
    if as_of is not None and as_of > desk.today:
        raise InputError(f"{as_of}还没有到，台账只能查看今天及以前的情况。")
    engine = desk.engine if as_of is None or as_of == desk.today else past(desk, as_of, tasks)
    with reading(engine) as session:
        yield View(session, desk.office, as_of or desk.today, desk.who, pack_of(session, desk.office))


def pack_of(session: Session, office: str) -> RulePack:
    """The rule pack in force, from the office's own row."""
    row = session.get(tables.Office, office)
    if row is None:
        raise InputError("这一天还没有建立台账。", "请换一个较晚的日期。")
    return pack_from_toml(row.rules, row.rules_name)


def past(desk: Desk, day: date, tasks: Sequence[str] | None = None) -> Engine:
    """The ledger at the end of `day` in memory, kept while the log up to that day is the same."""
    key = key_of(desk, day, tasks)
    if key not in PAST:
        PAST.clear()
        PAST[key] = rebuild.as_of(desk.engine, desk.office, day, tasks)
    return PAST[key]


def look_back(desk: Desk, days: Sequence[date]) -> None:
    """Make ready what `look` shows of several earlier days, the earliest first: the log is read once for all."""
    keys = [key_of(desk, day) for day in days]
    if not PAST.keys() >= set(keys):
        PAST.clear()
        PAST.update(zip(keys, rebuild.as_of_days(desk.engine, desk.office, days), strict=True))


def key_of(desk: Desk, day: date, tasks: Sequence[str] | None = None) -> Key:
    """What the ledger at the end of `day` depends on."""
    with desk.reading() as session:
        head = log.head(session, desk.office, before=rebuild.end_of(day))
    of_tasks = None if tasks is None else tuple(tasks)
    return (desk.home.path.as_posix(), desk.office, day, of_tasks, head.hash if head else "")


PAST: dict[Key, Engine] = {}
