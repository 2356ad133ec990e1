"""Everything there is to know of one inspection: now, or as it stood when an earlier day ended."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.inspection import Inspection
from tracker.domain.inspection_events import (
    FeedbackGiven,
    InspectionBegun,
    InspectionCancelled,
    InspectionClosed,
    ReviewAsked,
    ReviewDecided,
    SchemeApproved,
)
from tracker.domain.permissions import Act
from tracker.ledger.log import Recorded
from tracker.ledger.rebuild import end_of
from tracker.queries.history import Line, lines, unit_names
from tracker.queries.inspections import InspectionRow, one_inspection, persons_of
from tracker.services.desk import Desk
from tracker.services.inspections import acts_offered_on, as_known, knows_all, load_inspection
from tracker.services.views import look

OPENLY_TOLD = (SchemeApproved, InspectionBegun, InspectionCancelled)


@dataclass(frozen=True, slots=True)
class InspectionPage:
    """An inspection as the reader may know it, its row, its history, the acts that can be done now.

    `names` are the units by code, `persons` the people by account.
    """

    inspection: Inspection
    row: InspectionRow
    history: tuple[Line, ...]
    acts: tuple[Act, ...]
    names: dict[str, str]
    persons: dict[str, str]


def inspection_page(desk: Desk, code: str, as_of: date | None = None) -> InspectionPage:
    """The page of the inspection `code`, at the end of the day `as_of` where one is given.

    Raises NotFoundError where there was none that the reader may know of.
    """
    before = end_of(as_of) if as_of else "~"
    with desk.reading() as session:
        whole, recorded = load_inspection(session, desk.office, desk.who, code, before)
    if not knows_all(desk.who, whole):
        recorded = [each for each in recorded if told_to(desk.who.unit or "", whole, each)]
    with look(desk, as_of) as view:
        row = one_inspection(view, code)
        assert row is not None
        persons = {account.removeprefix("@"): person for account, person in persons_of(view).items()}
        history = lines(view, recorded)
        names = unit_names(view)
    acts = () if as_of else acts_offered_on(desk, code)
    return InspectionPage(as_known(desk.who, whole), row, history, acts, names, persons)


def told_to(unit: str, inspection: Inspection, recorded: Recorded) -> bool:
    """Whether a unit is told of an event: its own feedback and review; of an announced inspection its course."""
    event = recorded.event
    if isinstance(event, FeedbackGiven | ReviewAsked | ReviewDecided):
        return inspection.answering(event.unit) == unit
    openly = inspection.scheme.announced and isinstance(event, OPENLY_TOLD)
    return openly or isinstance(event, InspectionClosed)
