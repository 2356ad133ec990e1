"""Whether the ledger holds: the chain, the tables against the log, the secrets against their prints."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, select

from tracker.domain.office_events import NOT_KEPT
from tracker.errors import DamagedError
from tracker.ledger import chain, log, tables
from tracker.ledger.database import reading_one_moment
from tracker.ledger.evidence import Named, may_name, named_in
from tracker.ledger.log import recorded_from
from tracker.ledger.mention_rows import mention_rows
from tracker.ledger.projection import fold, rows_of, table_of

REMEDY = "请停止使用这个台账，保留现场，用备份比对。"
TRIGGERS = 2
BATCH = 500
SUBJECTS = 500
Span = tuple[str | None, str | None]
Expected = dict[tuple[Any, ...], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Verified:
    """A ledger that holds: how many events, computed rows, the hash at the head of the chain, and the files
    that the log names."""

    events: int
    rows: int
    head: str
    evidence: tuple[Named, ...] = ()


def verify(
    engine: Engine, office: str, expect: str = "", progress: Callable[[int], None] = lambda _: None
) -> Verified:
    """Walk the chain, then compare the tables with what the log makes of each subject, some subjects at a time.

    `expect` is a head hash known from before (a circular prints it): it must stand in the chain.
    `progress` is told the number of events walked. Raises DamagedError for the first place that does not hold.
    """
    with reading_one_moment(engine) as session:
        files: list[Named] = []
        count, head, met = 0, chain.ORIGIN, not expect
        for row in walk(session, office):
            if may_name(row.payload):
                files += named_in(recorded_from(row).event, row.seq)
            count, head, met = row.seq, row.hash, met or row.hash == expect
            progress(count)
        if not met:
            raise DamagedError(
                f"日志中没有校验值{expect[:16]}…：它之后的记录被删除，或日志被整体替换。现有{count}条记录。",
                REMEDY,
            )
        rows = compare_tables(session, office)
        compare_secrets(session, office)
        compare_outbox(session, office)
    refuse_missing_triggers(engine)
    return Verified(count, rows, head, tuple(files))


def walk(session: Session, office: str) -> Iterator[Any]:
    """The office's events in order, each checked against the one before.

    Raises DamagedError at the first that does not hold.
    """
    previous, at = chain.ORIGIN, ""
    for seq, row in enumerate(_raw_events(session, office), start=1):
        if row.seq != seq:
            raise DamagedError(f"日志第{seq}条不见了（下一条是第{row.seq}条）。", REMEDY)
        if row.previous != previous:
            raise DamagedError(f"日志第{seq}条与上一条接不上：顺序被改动或中间有删改。", REMEDY)
        if chain.link(row) != row.hash:
            raise DamagedError(f"日志第{seq}条（{row.kind}）的内容与校验值不符，被改动过。", REMEDY)
        if row.at < at:
            raise DamagedError(f"日志第{seq}条的时间早于上一条。", REMEDY)
        previous, at = row.hash, row.at
        yield row


def _raw_events(session: Session, office: str) -> Iterator[Any]:
    """The rows of the log in order, a batch at a time; an unreadable one is named by its number."""
    last, size = 0, BATCH
    while True:
        try:
            rows = _batch(session, office, last, size)
        except (SQLAlchemyError, ValueError, UnicodeError) as error:
            if size == 1:
                raise DamagedError(f"日志第{last}条之后的一条无法读取：字节被改动。", REMEDY) from error
            size = 1
            continue
        for row in rows:
            if not isinstance(row.seq, int):
                raise DamagedError(f"日志第{last}条之后一条的编号被改动。", REMEDY)
            last = row.seq
            yield row
        if len(rows) < size:
            return


def _batch(session: Session, office: str, after: int, size: int) -> Sequence[Any]:
    event = log.EVENT.c
    wanted = sqlalchemy.select(log.EVENT).where(event.office == office, event.seq > after).order_by(event.seq)
    return session.connection().execute(wanted.limit(size)).all()


def compare_tables(session: Session, office: str) -> int:
    """Compare every computed table with what the log says; returns the number of rows compared."""
    compared = 0
    for span, expected in spans(session, office):
        for table in tables.COMPUTED:
            compare_table(session, office, table, span, expected.get(table, {}))
        compared += sum(len(rows) for rows in expected.values())
    return compared


def spans(session: Session, office: str) -> Iterator[tuple[Span, dict[type[tables.Computed], Expected]]]:
    """The rows that the log makes, so many subjects at a time; the spans leave out no subject that could be.

    A span is (after this subject, up to this one), None where it is open.
    """
    subjects, after = log.by_subject(session, office), None
    while True:
        until, expected = None, dict[type[tables.Computed], Expected]()
        for subject, events in islice(subjects, SUBJECTS):
            until, known, named = subject, None, []
            for recorded in events:
                known = fold(known, recorded)
                named += mention_rows(office, recorded)
            for row in (*rows_of(office, subject, known), *named):
                expected.setdefault(row.table, {})[row.key] = row.values
        yield (after, until), expected
        if until is None:
            return
        after = until


def compare_table(
    session: Session, office: str, table: type[tables.Computed], span: Span, expected: Expected
) -> None:
    """Compare a span of one computed table, row by row and column by column."""
    name, held, (after, until) = table.__name__, table_of(table), span
    wanted = sqlalchemy.select(held).where(held.c.office == office)
    if after is not None:
        wanted = wanted.where(held.c.subject > after)
    if until is not None:
        wanted = wanted.where(held.c.subject <= until)
    try:
        stored = session.connection().execute(wanted).all()
    except (SQLAlchemyError, ValueError, UnicodeError, TypeError) as error:
        raise DamagedError(f"表{name}中有无法读取的内容：字节被改动。", REMEDY) from error
    columns, seen = held.c.keys(), set()
    places = [columns.index(part) for part in tables.primary_key(table)]
    for row in stored:
        key = tuple(row[place] for place in places)
        if key not in expected:
            raise DamagedError(f"表{name}多出一行{spoken(key)}，日志中没有它的来历。", REMEDY)
        values = expected[key]
        if tuple(row) != tuple(values[column] for column in columns):
            raise DamagedError(edited(name, key, dict(zip(columns, row, strict=True)), values), REMEDY)
        seen.add(key)
    for key in expected:
        if key not in seen:
            raise DamagedError(f"表{name}缺少{spoken(key)}一行。", REMEDY)


def edited(name: str, key: tuple[Any, ...], stored: dict[str, Any], expected: dict[str, Any]) -> str:
    """The sentence about the first column of a row that is not as the log makes it."""
    column = next(each for each in stored if stored[each] != expected[each])
    return f"表{name}的{spoken(key)}一行，{column}应为“{expected[column]}”，表中是“{stored[column]}”。"


def spoken(key: tuple[Any, ...]) -> str:
    """A primary key without its office, for a sentence."""
    return "“" + " ".join(str(part) for part in key[1:]) + "”" if key[1:] else ""


def compare_secrets(session: Session, office: str) -> None:
    """Each account's argon2 hash must have the fingerprint that the log keeps, where it keeps one."""
    accounts = session.exec(select(tables.Account).where(tables.Account.office == office)).all()
    prints = {account.name: account.fingerprint for account in accounts}
    for secret in session.exec(select(tables.Credential).where(tables.Credential.office == office)):
        if prints.pop(secret.account, "") not in (chain.sm3(secret.hash.encode()), NOT_KEPT):
            raise DamagedError(f"账号“{secret.account}”的密码摘要被替换。", "请重新设置密码，并查明原因。")
    missing = [name for name, fingerprint in prints.items() if fingerprint]
    if missing:
        raise DamagedError(f"账号“{missing[0]}”的密码摘要不见了。", "请重新设置密码，并查明原因。")


def compare_outbox(session: Session, office: str) -> None:
    """What the outbox calls sent must stand in the log, and the other way round."""
    sent = select(tables.Outbox.key).where(tables.Outbox.office == office, tables.Outbox.sent_at != "")
    told = select(tables.Reminder.key).where(tables.Reminder.office == office)
    difference = set(session.exec(sent)) ^ set(session.exec(told))
    if difference:
        raise DamagedError(f"催办“{min(difference)}”在发件箱与日志中不一致。", REMEDY)


def refuse_missing_triggers(engine: Engine) -> None:
    """Raise DamagedError where the triggers that refuse change to the log are gone."""
    catalogue = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'",
        "postgresql": "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'event'::regclass AND NOT tgisinternal",
    }
    with engine.connect() as connection:
        standing = connection.scalar(text(catalogue[engine.dialect.name]))
    if standing != TRIGGERS:
        raise DamagedError("保护日志不被改动的触发器不见了。", REMEDY)
