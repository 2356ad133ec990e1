"""The day on which last month's circular is drafted."""

from typing import Any

import pytest

from tracker.domain.commands import Dispatch
from tracker.domain.office_events import CircularDrafted
from tracker.errors import RefusedError
from tracker.ledger import log
from tracker.services.automatic import as_system
from tracker.services.circular_day import draft_if_due
from tracker.services.circulars import monthly_circular
from tracker.services.desk import Desk
from tracker.services.tasks import perform


@pytest.fixture
def office(imported: Desk) -> Desk:
    """A task was dispatched on 2020-03-16."""
    perform(imported, Dispatch(task="XH2020-003"))
    return as_system(imported)


def drafts(desk: Desk) -> list[str]:
    with desk.reading() as session:
        events = [each.event for each in log.read(session, desk.office)]
    return [event.month for event in events if isinstance(event, CircularDrafted)]


@pytest.mark.parametrize(
    ("day", "month"), [("2020-04-01", "2020-03"), ("2020-05-06", "2020-04"), ("2020-10-09", "2020-09")]
)
def test_the_first_working_day_of_a_month_drafts_the_month_before_once(
    office: Desk, wall: Any, day: str, month: str
) -> None:
    wall.go_to(day)
    written = draft_if_due(office).written
    assert written is not None
    assert all(path.exists() for path in written.paths)
    again = draft_if_due(office)
    assert again.written is None
    assert "已于" in again.reason
    assert drafts(office) == [month]


@pytest.mark.parametrize("day", ["2020-05-01", "2020-05-05", "2020-10-08"])
def test_a_holiday_at_the_beginning_of_a_month_waits(office: Desk, wall: Any, day: str) -> None:
    wall.go_to(day)
    drafted = draft_if_due(office)
    assert drafted.written is None
    assert drafted.reason.startswith("本月第一个工作日是")


def test_a_first_working_day_without_a_run_is_made_up_for_on_the_next_working_day(
    office: Desk, wall: Any
) -> None:
    wall.go_to("2020-04-04")
    assert "不是工作日" in draft_if_due(office).reason
    wall.go_to("2020-04-07")
    assert draft_if_due(office).written is not None


def test_a_draft_of_the_running_month_does_not_stand_for_the_whole_month(office: Desk, wall: Any) -> None:
    wall.go_to("2020-03-20")
    monthly_circular(office, "2020-03", ["md"])
    wall.go_to("2020-04-01")
    assert draft_if_due(office).written is not None


def test_a_month_before_the_ledger_is_a_reason_not_a_failure(office: Desk, wall: Any) -> None:
    wall.go_to("2020-03-18")
    assert "台账从2020年3月开始" in draft_if_due(office).reason


def test_a_unit_cannot_draft(office: Desk, wall: Any, unit_actor: Any) -> None:
    wall.go_to("2020-04-01")
    with pytest.raises(RefusedError):
        draft_if_due(office.seated(unit_actor("jw")))
