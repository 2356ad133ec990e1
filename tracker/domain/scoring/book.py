"""The book of a period: what the office entered, what units objected to, what was decided, and the frozen result."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from tracker.domain import score_events as e

Place = tuple[str, str]  # unit code, key of the term


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands for a term of a unit: points, a count or a percent, with its basis and its number in the log."""

    value: Decimal
    basis: str
    on: date
    evidence: tuple[str, ...] = ()
    decided: bool = False
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """A unit says that a line is wrong; `upheld` None: not decided yet."""

    unit: str
    term: str
    on: date
    reason: str
    upheld: bool | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """All that was said about the points of one audience in one period."""

    entries: dict[Place, Entry] = field(default_factory=dict)
    objections: tuple[Objection, ...] = ()
    frozen: e.ScoresFrozen | None = None

    def entries_of(self, unit: str) -> dict[str, Entry]:
        """The entries of a unit by the key of the term."""
        return {term: entry for (of, term), entry in self.entries.items() if of == unit}

    def waiting(self, unit: str = "", term: str = "") -> tuple[Objection, ...]:
        """The objections that nobody has decided on."""
        return tuple(
            each
            for each in self.objections
            if each.upheld is None and unit in ("", each.unit) and term in ("", each.term)
        )


def evolve_book(book: Book, event: e.ScoreEvent, seq: int | None = None) -> Book:
    """The book after one more event, whose number in the log is `seq`."""
    match event:
        case e.ScoreEntered():
            value = Entry(Decimal(event.value), event.basis, event.day, event.evidence, seq=seq)
            return replace(book, entries={**book.entries, (event.unit, event.term): value})
        case e.ScoreObjected():
            objection = Objection(event.unit, event.term, event.day, event.reason)
            return replace(book, objections=(*book.objections, objection))
        case e.ScoreObjectionDecided():
            return decided(book, event, seq)
        case e.ScoresFrozen():
            return replace(book, frozen=event)
    raise ValueError(f"no rule for {event.kind}")


def decided(book: Book, event: e.ScoreObjectionDecided, seq: int | None) -> Book:
    """The waiting objection is answered; points that were decided stand above every sum."""
    objections = tuple(
        replace(each, upheld=event.upheld, answer=event.reason)
        if each.upheld is None and (each.unit, each.term) == (event.unit, event.term)
        else each
        for each in book.objections
    )
    if event.points is None:
        return replace(book, objections=objections)
    entry = Entry(Decimal(event.points), event.reason, event.day, decided=True, seq=seq)
    return replace(book, objections=objections, entries={**book.entries, (event.unit, event.term): entry})
