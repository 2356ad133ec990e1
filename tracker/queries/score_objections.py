"""Objections to points that wait for the office, whatever the period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from tracker.domain.score_events import ScoreObjected, ScoreObjectionDecided, ScoringAdopted
from tracker.domain.scoring.table import Audience
from tracker.domain.scoring.toml import table_from_toml
from tracker.ledger import log, tables
from tracker.queries.history import unit_names
from tracker.queries.view import View

SAID = (ScoreObjected, ScoreObjectionDecided)


@dataclass(frozen=True, slots=True)
class ObjectionWaiting:
    """An objection that nobody has decided on, the unit and the term under their names."""

    audience: Audience
    period: str
    unit: str
    unit_name: str
    term: str
    term_name: str
    on: date
    reason: str


def objections_waiting(view: View) -> tuple[ObjectionWaiting, ...]:
    """The oldest first; no period is frozen while one waits."""
    waiting: dict[tuple[str, str, str, str], ScoreObjected] = {}
    for event in recorded(view):
        if isinstance(event, ScoreObjected):
            waiting[event.audience, event.period, event.unit, event.term] = event
        elif isinstance(event, ScoreObjectionDecided):
            waiting.pop((event.audience, event.period, event.unit, event.term), None)
    if not waiting:
        return ()
    units, terms = unit_names(view), term_names(view)
    return tuple(
        ObjectionWaiting(
            Audience(each.audience),
            each.period,
            each.unit,
            units.get(each.unit, each.unit),
            each.term,
            terms.get((each.audience, each.term), each.term),
            each.day,
            each.reason,
        )
        for each in waiting.values()
    )


def recorded(view: View) -> Iterator[ScoreObjected | ScoreObjectionDecided]:
    """What was objected to and decided, in the order of the log."""
    event = tables.Event
    kinds = [kind.__name__ for kind in SAID]
    wanted = select(event).where(event.office == view.office, about("score"), col(event.kind).in_(kinds))
    for row in view.session.exec(wanted.order_by(col(event.seq))):
        said = log.recorded_from(row).event
        assert isinstance(said, SAID)
        yield said


def about(what: str) -> ColumnElement[bool]:
    """That a record is about one of these things: found by the index of subjects, not by reading the log."""
    return col(tables.Event.subject).between(f"{what}/", f"{what}/\U0010ffff")


def term_names(view: View) -> dict[tuple[str, str], str]:
    """The names of the terms by audience and key, as the tables say them that were taken last."""
    event = tables.Event
    adopted_by = (about("scoring"), event.kind == ScoringAdopted.__name__)
    wanted = select(event).where(event.office == view.office, *adopted_by)
    names: dict[tuple[str, str], str] = {}
    for row in view.session.exec(wanted.order_by(col(event.seq))):
        adopted = log.recorded_from(row).event
        assert isinstance(adopted, ScoringAdopted)
        table = table_from_toml(adopted.text, adopted.name)
        names |= {(adopted.audience, term.key): term.name for part in table.sections for term in part.terms}
    return names
