"""本月: what a unit owes and by when; the office opens any unit's."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.services.desk import Desk
from tracker.services.tasks import perform, read_task

EDUCATION = "XH2020-011"
Seat = Callable[..., Any]


@pytest.fixture
def bureau(filed: Desk, imported: Desk, wall: Any) -> Desk:
    """The education bureau's desk on 27 May: April is filed, May is late; another task waits for its signature."""
    wall.go_to("2020-05-27")
    perform(imported, c.Dispatch(task="XH2020-012"))
    perform(imported, c.Dispatch(task="XH2020-026"))
    return filed


async def test_a_unit_reads_what_it_owes_and_by_when_the_late_first(seat: Seat, bureau: Desk) -> None:
    async with seat(bureau) as person:
        await person.press("6")
        assert "2020年5月应填报1项，已填报0项，还差1项；请于2020年5月25日前报出。" in person.shown
        assert "其中1件已过期" in person.shown
        first = next(line for line in person.words.splitlines() if "2020-05-25" in line)
        assert "填报" in first
        assert "已过期2天" in first


async def test_what_is_owed_is_done_in_place_and_goes_from_the_list(seat: Seat, bureau: Desk) -> None:
    async with seat(bureau) as person:
        await person.press("6", "f", "5", "0", "ctrl+s")
        assert "已填报1项，都已填报" in person.shown
        signing = next(line for line in person.words.splitlines() if "签收" in line and "XH" in line)
        code = signing.split()[2]
        at = [duty.task for duty in person.screen.month.duties].index(code)
        await person.press(*["down"] * at, "enter", "ctrl+s")
        assert (code, "sign") not in {(duty.task, duty.kind) for duty in person.screen.month.duties}
    signed = [part.signed_on for part in read_task(bureau, code)[0].parts if part.unit == "jyj"]
    assert signed == [date(2020, 5, 27)]


async def test_the_office_sees_each_units_sum_and_opens_it(seat: Seat, bureau: Desk, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("6")
        assert "个单位有事要办，其中12个有已过期的。" in person.shown
        assert person.screen.sums[0].name == "县教育局"
        await person.press("enter")
        assert "县教育局" in person.words
        assert "快速填报" not in person.words
        await person.press("enter")
        assert person.screen.sheet.task.code == EDUCATION
        await person.press("escape", "escape")
        assert "个单位有事要办" in person.words


async def test_a_unit_that_owes_nothing_is_told_so(seat: Seat, as_unit: Any) -> None:
    async with seat(as_unit("slj")) as person:
        await person.press("6")
        assert "没有欠办的事。按 2 查看台账。" in person.words
