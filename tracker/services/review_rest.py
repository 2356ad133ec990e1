"""The names of a review that still wait, answered all at once."""

from pathlib import Path

from tracker.domain.new_units import NewUnit, as_new_units
from tracker.domain.permissions import Act
from tracker.domain.review import Review
from tracker.domain.review_names import asked, with_new_units
from tracker.domain.review_rules import corrected
from tracker.domain.review_steps import NameIsNew, NameLeftOpen
from tracker.queries.units import registry_of
from tracker.services import review_file
from tracker.services.desk import Desk
from tracker.services.plans import Imported, record, refuse_begun, review_of


def new_units(desk: Desk, review: Review) -> tuple[NewUnit, ...]:
    """What would be registered if every waiting name of a single unit were a new one."""
    desk.require(Act.IMPORT_PLAN, review.file)
    with desk.reading() as session:
        registry = registry_of(session, desk.office)
    taken = (unit.code for unit in with_new_units(registry, review.names).units)
    return as_new_units(asked(review, registry), taken)


def certainly_new(desk: Desk, review: Review) -> tuple[NameIsNew, ...]:
    """Those of them that are like no other: what may be meant by a name is for a person to say."""
    return tuple(each.step for each in new_units(desk, review) if not each.like)


def left_open(desk: Desk, review: Review) -> tuple[NameLeftOpen, ...]:
    """All waiting names left for later."""
    desk.require(Act.IMPORT_PLAN, review.file)
    with desk.reading() as session:
        names = asked(review, registry_of(session, desk.office))
    return tuple(NameLeftOpen(name=each.name) for each in names if each.answer is None)


def import_with_new_units(desk: Desk, path: Path, part: int | None = None) -> Imported:
    """Import the document at `path`, and register the names of single units that are like no other.

    Raises InputError as `plans.import_plan` does.
    """
    desk.require(Act.IMPORT_PLAN, path.name)
    review = review_of(path, part)
    refuse_begun(desk, review)
    for step in certainly_new(desk, review):
        review = corrected(review, step)
    imported = record(desk, review)
    review_file.forget(desk.home, review.checksum)
    return imported
