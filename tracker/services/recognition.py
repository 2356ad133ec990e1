"""Names that the registry has learnt since a plan was imported reach the draft tasks that speak of them.

Nothing is filled in by itself: the office sees which tasks would change, and says yes.
"""

from dataclasses import dataclass
from itertools import groupby

from sqlmodel import Session

from tracker.domain.arrangement_events import NameRecognised, UnitsRecognised
from tracker.domain.permissions import Act, may
from tracker.domain.recognising import meaning
from tracker.queries.units import registry_of
from tracker.queries.unplaced import unplaced
from tracker.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Recognised:
    """A draft task, and what its names mean that nobody knew when it was drafted."""

    task: str
    title: str
    names: tuple[NameRecognised, ...]

    @property
    def sentence(self) -> str:
        """“县天文局”即县天文局."""
        return "，".join(f"“{each.name}”即{'、'.join(name for _, name in each.units)}" for each in self.names)


def recognisable(desk: Desk) -> tuple[Recognised, ...]:
    """The draft tasks that would get units now; none for who does not assign units."""
    if desk.actor is None or may(desk.actor, Act.ASSIGN):
        return ()
    with desk.reading() as session:
        return found_in(session, desk)


def recognise(desk: Desk) -> tuple[Recognised, ...]:
    """Put these units into the draft tasks, all in one transaction; answers which. Raises RefusedError."""
    desk.require(Act.ASSIGN)
    with desk.writing() as session:
        found = found_in(session, desk)
        desk.append(
            session, [UnitsRecognised(task=each.task, day=desk.today, names=each.names) for each in found]
        )
    return found


def found_in(session: Session, desk: Desk) -> tuple[Recognised, ...]:
    """The draft tasks with names that the registry can place now."""
    registry = registry_of(session, desk.office)
    found = []
    waiting = unplaced(session, desk.office)
    for (code, title), names in groupby(waiting, lambda each: (each.task, each.title)):
        meanings = [meaning(each.name, registry.resolve(each.name, each.issued)) for each in names]
        known = tuple(each for each in meanings if each is not None)
        if known:
            found.append(Recognised(code, title, known))
    return tuple(found)
