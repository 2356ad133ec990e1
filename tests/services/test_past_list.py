"""Some tasks on an earlier day look as they do in that day's whole ledger."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tracker.domain.permissions import Actor, Role
from tracker.ledger import log, rebuild, tables
from tracker.ledger.projection import table_of
from tracker.ledger.rebuild import end_of
from tracker.queries.history import lines
from tracker.queries.tasks import find
from tracker.services.desk import Desk
from tracker.services.past_list import page_then
from tracker.services.task_page import task_page
from tracker.services.views import look

MIDDLE, EARLY = date(2024, 6, 28), date(2024, 5, 6)
pytestmark = pytest.mark.xdist_group("lived")


@pytest.mark.parametrize("day", [MIDDLE, EARLY])
def test_pages_of_an_earlier_day_are_that_days_list_cut_up(lived: Desk, day: date) -> None:
    with look(lived, day) as view:
        whole = find(view).rows
    pages = [page_then(lived, day, 45, offset) for offset in (0, 45)]
    assert tuple(row for page in pages for row in page.rows) == whole
    assert {page.total for page in pages} == {len(whole)}
    assert len(whole) > 5


def test_a_unit_is_shown_a_page_of_its_own_tasks(lived: Desk) -> None:
    with look(lived) as view:
        unit = next(row.facts.lead_unit for row in find(view).rows if row.facts.lead_unit)
    own = lived.seated(Actor(f"{unit}-1", "联络员", Role.UNIT, unit))
    with look(own, MIDDLE) as view:
        whole = find(view)
    assert page_then(own, MIDDLE, 2) == replace(whole, rows=whole.rows[:2])


def test_a_task_on_an_earlier_day_has_the_light_and_the_names_of_that_days_whole_ledger(lived: Desk) -> None:
    with look(lived, MIDDLE) as view, lived.reading() as log_of_today:
        found = find(view).rows[::7]
        told = {
            row.facts.code: lines(
                view,
                log.read(log_of_today, lived.office, subject=f"task/{row.facts.code}", before=end_of(MIDDLE)),
            )
            for row in found
        }
    pages = [task_page(lived, row.facts.code, MIDDLE) for row in found]
    assert tuple(page.standing for page in pages) == found
    assert {page.task.code: page.history for page in pages} == told


def test_two_days_read_at_once_are_each_as_they_are_read_alone(lived: Desk) -> None:
    days = [EARLY, MIDDLE]
    together = rebuild.as_of_days(lived.engine, lived.office, days)
    alone = [rebuild.as_of(lived.engine, lived.office, day) for day in days]
    for one, other in zip(together, alone, strict=True):
        with one.connect() as left, other.connect() as right:
            for table in map(table_of, tables.COMPUTED):
                wanted = select(table).order_by(*table.primary_key.columns)
                assert left.execute(wanted).all() == right.execute(wanted).all()
