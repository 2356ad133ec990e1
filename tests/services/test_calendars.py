"""The office's own working days: set, given up, and heeded wherever a limit is counted."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.permissions import Actor
from tracker.errors import InputError, RefusedError
from tracker.ledger.verification import verify
from tracker.services.automatic import as_system
from tracker.services.calendars import calendar, calendar_year, set_day, signing_warning
from tracker.services.desk import Desk
from tracker.services.reminders import remind
from tracker.services.tasks import perform

TUESDAY = date(2020, 3, 17)
TASK = "XH2020-004"


def test_a_day_off_of_the_office_puts_off_the_signing_limit(imported: Desk) -> None:
    set_day(imported, TUESDAY, False, "县庆")
    assert perform(imported, c.Dispatch(task=TASK)).sign_by == date(2020, 3, 19)
    verify(imported.engine, imported.office)


def test_nothing_is_sent_on_a_day_off_and_a_worked_sunday_is_a_day_to_remind(
    imported: Desk, wall: Any
) -> None:
    set_day(imported, TUESDAY, False, "县庆")
    set_day(imported, date(2020, 3, 22), True, "县庆调休")
    perform(imported, c.Dispatch(task=TASK))
    wall.go_to("2020-03-17", "08:30")
    assert "不是工作日" in remind(as_system(imported)).reason
    wall.go_to("2020-03-22", "08:30")
    assert remind(as_system(imported)).reason == ""


def test_a_day_can_be_given_up_again_and_the_log_keeps_both(desk: Desk, wall: Any) -> None:
    set_day(desk, TUESDAY, False, "县庆")
    wall.go_to("2020-03-18")
    set_day(desk, TUESDAY, None, "通知撤回")
    assert calendar(desk).is_working_day(TUESDAY)
    assert not [each for each in calendar_year(desk, 2020).special if each.own]
    earlier = calendar_year(desk, 2020, date(2020, 3, 16)).special
    assert [(each.day, each.works, each.reason) for each in earlier if each.own] == [(TUESDAY, False, "县庆")]


def test_a_year_lists_what_its_weekdays_do_not_say(desk: Desk) -> None:
    year = calendar_year(desk, 2020)
    days = {each.day: each.works for each in year.special}
    assert days[date(2020, 4, 26)] is True
    assert days[date(2020, 5, 4)] is False
    assert date(2020, 3, 17) not in days
    assert (sum(year.working_days), year.warning) == (249, "")  # 春节 was lengthened to 2 February


def test_a_year_that_the_calendar_does_not_know_is_said(desk: Desk) -> None:
    assert "没有2099年的调休安排" in calendar_year(desk, 2099).warning
    assert "没有2099年的调休安排" in set_day(desk, date(2099, 1, 5), False, "预先放假")
    with pytest.raises(InputError):
        calendar_year(desk, 99999)


@pytest.mark.parametrize(
    ("day", "works", "reason", "said"),
    [
        (TUESDAY, True, "多此一举", "本来就上班，没有变化"),
        (date(2020, 3, 21), False, "周六", "本来就放假，没有变化"),
        (TUESDAY, None, "没设过", "没有单独设置过"),
        (TUESDAY, False, " ", "没有写明理由"),
    ],
)
def test_what_changes_nothing_or_has_no_reason_is_refused(
    desk: Desk, day: date, works: bool | None, reason: str, said: str
) -> None:
    with pytest.raises(RefusedError, match=said):
        set_day(desk, day, works, reason)


def test_a_signing_limit_in_a_year_that_the_calendar_does_not_know_is_said(desk: Desk, wall: Any) -> None:
    assert signing_warning(desk) == ""
    wall.go_to("2099-03-16")
    assert "没有2099年的调休安排" in signing_warning(desk)


def test_a_unit_may_not_set_days(desk: Desk, unit_actor: Callable[[str], Actor]) -> None:
    with pytest.raises(RefusedError, match="没有“设置规则和工作日”的权限"):
        set_day(desk.seated(unit_actor("jyj")), TUESDAY, False, "想放假")
