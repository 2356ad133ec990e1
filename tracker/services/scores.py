"""Points: the table that an audience is scored by, the sheets of a period, entries, objections, the frozen result."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from sqlmodel import Session, col, select

from seeds import seed_path
from tracker.domain.permissions import Act, Role, may
from tracker.domain.score_events import FrozenSheet, ScoreEvent, ScoresFrozen, ScoringAdopted, ScoringEnded
from tracker.domain.scoring import (
    Audience,
    Book,
    ScoreSheet,
    ScoreTable,
    acts,
    evolve_book,
    score,
    table_from_toml,
)
from tracker.domain.scoring.acts import ScoreCase
from tracker.domain.scoring.book import Objection
from tracker.domain.scoring.period import ScorePeriod, score_period
from tracker.errors import InputError, NotFoundError, RefusedError
from tracker.ledger import log, tables
from tracker.queries.happenings import happenings
from tracker.queries.units import registry_of
from tracker.services.desk import Desk
from tracker.services.text_files import text_of
from tracker.services.views import look

NOT_ON = "评分没有启用。"
HOW_TO = "评分默认关闭；需要时由领导小组办公室用 duban score adopt 启用评分表。"


@dataclass(frozen=True, slots=True)
class Scores:
    """The sheets of an audience in a period, by the order of the registry; `book` has what was said about them.

    `until` is the day up to which the log was counted (Asia/Shanghai).
    """

    table: ScoreTable
    period: ScorePeriod
    book: Book
    sheets: tuple[ScoreSheet, ...]
    names: dict[str, str]
    until: date


def table_named(name: str) -> tuple[str, str]:
    """The TOML and the name of a table: a file, or one of those that come with the program."""
    path = Path(name)
    if path.suffix == ".toml" or path.exists():
        return text_of(path), path.name
    try:
        with seed_path(f"scoring/{name}.toml") as seed:
            return text_of(seed), f"{name}.toml"
    except (FileNotFoundError, InputError) as error:
        raise NotFoundError(f"没有评分表“{name}”。", "请写评分表文件（.toml）的路径。") from error


def check_table(name: str) -> ScoreTable:
    """A table in a file, or one that comes with the program. Raises InputError, NotFoundError."""
    return table_from_toml(*table_named(name))


def current_table(desk: Desk, audience: Audience) -> ScoreTable:
    """The table in force. Raises RefusedError while scoring is off."""
    with desk.reading() as session:
        return table_of(session, desk.office, audience)


def adopt_table(desk: Desk, name: str) -> ScoreTable:
    """Score an audience by a table from now on. Raises InputError for a mistake in it; the old one then holds."""
    desk.require(Act.KEEP_SCORES, name)
    text, source = table_named(name)
    table = table_from_toml(text, source)
    refuse_unknown_units(desk, table)
    with desk.writing() as session:
        held = adopted(session, desk.office, table.audience)
        if held is not None and held.text == text:
            raise RefusedError(f"评分表“{table.name}”已在使用，没有变化。")
        desk.append(session, [ScoringAdopted(audience=table.audience.value, name=source, text=text)])
    return table


def refuse_unknown_units(desk: Desk, table: ScoreTable) -> None:
    """Raise InputError for a code that the registry does not have."""
    with desk.reading() as session:
        known = {unit.code for unit in registry_of(session, desk.office).units}
    for section in table.sections:
        unknown = [code for code in section.units if code not in known]
        if unknown:
            raise InputError(
                f"评分表“{table.name}”的“{section.name}”写了名录中没有的单位：{'、'.join(unknown)}。",
                "请用 duban unit list 查看代码，改正后重试。",
            )


def end_scoring(desk: Desk, audience: Audience, reason: str) -> None:
    """Score an audience no more. Raises RefusedError where it is not scored."""
    desk.require(Act.KEEP_SCORES, audience.value)
    with desk.writing() as session:
        if adopted(session, desk.office, audience) is None:
            raise RefusedError(NOT_ON, HOW_TO)
        desk.append(session, [ScoringEnded(audience=audience.value, reason=reason)])


def adopted(session: Session, office: str, audience: Audience, before: str = "~") -> ScoringAdopted | None:
    """The table in force, as the log tells it; None while scoring is off."""
    held: ScoringAdopted | None = None
    for recorded in log.read(session, office, subject=f"scoring/{audience.value}", before=before):
        held = recorded.event if isinstance(recorded.event, ScoringAdopted) else None
    return held


def is_on(desk: Desk, audience: Audience) -> bool:
    """Whether an audience is scored now."""
    with desk.reading() as session:
        return adopted(session, desk.office, audience) is not None


def periods_recorded(desk: Desk, audience: Audience) -> tuple[ScorePeriod, ...]:
    """The periods about which the log says something, the one that ended last first."""
    stem, event = f"score/{audience.value}/", tables.Event
    with desk.reading() as session:
        wanted = select(event.subject).where(
            event.office == desk.office, col(event.subject).startswith(stem, autoescape=True)
        )
        subjects = set(session.exec(wanted.distinct()))
    found = (score_period(subject.removeprefix(stem)) for subject in subjects)
    return tuple(sorted(found, key=lambda each: (each.end, each.start), reverse=True))


def wanted_unit(desk: Desk, unit: str) -> str:
    """The unit whose points are shown: `unit`, to a unit's account its own. Raises RefusedError without the right to."""
    reason = may(desk.who, Act.READ_SCORES)
    if reason:
        raise RefusedError(reason)
    return desk.who.unit or "" if desk.who.role is Role.UNIT else unit


def objections(desk: Desk, period: str, audience: Audience, unit: str = "") -> tuple[Objection, ...]:
    """What was objected to in a period, decided or not; to a unit's account its own. Raises RefusedError."""
    wanted = wanted_unit(desk, unit)
    with desk.reading() as session:
        book = book_of(session, desk.office, audience, score_period(period))
    return tuple(each for each in book.objections if wanted in ("", each.unit))


def scores(desk: Desk, period: str, audience: Audience, unit: str = "") -> Scores:
    """The sheets of a period as they stand; a unit's account gets its own alone.

    Raises RefusedError without the right to and while scoring is off, InputError for a period that has not begun.
    """
    wanted = wanted_unit(desk, unit)
    found = computed(desk, score_period(period), audience)
    sheets = (each for each in found.sheets if wanted in ("", each.unit))
    return replace(found, sheets=tuple(as_read_by(desk, each) for each in sheets))


Sheet = TypeVar("Sheet", ScoreSheet, FrozenSheet)


def as_read_by(desk: Desk, sheet: Sheet) -> Sheet:
    """The sheet, to a unit's account without the numbers of the log: they would count what happens to others."""
    return sheet.unnumbered if desk.who.unit else sheet


def result(desk: Desk, period: str, audience: Audience, unit: str = "") -> ScoresFrozen | None:
    """The frozen result of a period, of `unit` where given (a unit's account: its own); None while it is open.

    Raises RefusedError without the right to.
    """
    wanted = wanted_unit(desk, unit)
    with desk.reading() as session:
        frozen = book_of(session, desk.office, audience, score_period(period)).frozen
    if frozen is None:
        return None
    sheets = (each for each in frozen.sheets if wanted in ("", each.unit))
    return frozen.model_copy(update={"sheets": tuple(as_read_by(desk, each) for each in sheets)})


def computed(desk: Desk, period: ScorePeriod, audience: Audience) -> Scores:
    """All sheets of a period, counted up to its end or to today."""
    if period.start > desk.today:
        raise InputError(f"{period.words}还没有开始。", "请选已经开始的考核期。")
    until = min(period.end, desk.today)
    with desk.reading() as source:
        table, book = table_of(source, desk.office, audience), book_of(source, desk.office, audience, period)
        units = [unit for unit in registry_of(source, desk.office).units if table.scores(unit)]
        with look(desk, until) as view:
            happened = happenings(view, source, period.start, until)
    sheets = tuple(score(table, unit.code, happened, book.entries_of(unit.code)) for unit in units)
    return Scores(table, period, book, sheets, {unit.code: unit.name for unit in units}, until)


def table_of(session: Session, office: str, audience: Audience) -> ScoreTable:
    """The table in force. Raises RefusedError while scoring is off."""
    held = adopted(session, office, audience)
    if held is None:
        raise RefusedError(f"{audience.word}{NOT_ON}", HOW_TO)
    return table_from_toml(held.text, held.name)


def book_of(session: Session, office: str, audience: Audience, period: ScorePeriod) -> Book:
    """What was said about the points of a period."""
    book = Book()
    for recorded in log.read(session, office, subject=f"score/{audience.value}/{period.name}"):
        assert isinstance(recorded.event, ScoreEvent)
        book = evolve_book(book, recorded.event, recorded.seq)
    return book


def act(
    desk: Desk, kind: Act, period: str, audience: Audience, decide: Callable[[ScoreCase], ScoreEvent]
) -> ScoreEvent:
    """Do one act on a period's book; a refusal is put into the log too."""
    wanted = score_period(period)
    try:
        with desk.writing() as session:
            table = table_of(session, desk.office, audience)
            book = book_of(session, desk.office, audience, wanted)
            event = decide(ScoreCase(table, wanted, book, desk.who, desk.today))
            desk.append(session, [event])
            return event
    except RefusedError as refusal:
        desk.note_refusal(kind, f"{audience.word}{wanted.words}", refusal.message)
        raise


def enter_score(
    desk: Desk, period: str, audience: Audience, unit: str, term: str, value: Decimal, basis: str
) -> ScoreEvent:
    """Give points, a count or a percent for a term of a unit. Raises RefusedError for what does not fit."""
    return act(
        desk, Act.KEEP_SCORES, period, audience, lambda case: acts.enter(case, unit, term, value, basis)
    )


def object_to_score(desk: Desk, period: str, audience: Audience, term: str, reason: str) -> ScoreEvent:
    """Object to a line of one's own unit's sheet. Raises RefusedError."""
    return act(desk, Act.OBJECT_SCORE, period, audience, lambda case: acts.object_to(case, term, reason))


def decide_score(
    desk: Desk, period: str, audience: Audience, unit: str, term: str, points: Decimal | None, reason: str
) -> ScoreEvent:
    """Decide on an objection: with points it is upheld, without it is rejected. Raises RefusedError."""
    return act(
        desk,
        Act.KEEP_SCORES,
        period,
        audience,
        lambda case: acts.decide_objection(case, unit, term, points, reason),
    )


def freeze_scores(desk: Desk, period: str, audience: Audience) -> ScoreEvent:
    """Freeze the result of a period that is over. Raises RefusedError while something is open."""
    desk.require(Act.KEEP_SCORES, period)
    found = computed(desk, score_period(period), audience)
    return act(
        desk, Act.KEEP_SCORES, period, audience, lambda case: acts.freeze(case, found.sheets, found.names)
    )
