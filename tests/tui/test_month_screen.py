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


async def test_a_unit_reads_what_is_asked_by_when_and_what_it_owes(seat: Seat, bureau: Desk) -> None:
    async with seat(bureau) as person:
        await person.press("6")
        assert "县教育局　2020年5月" in person.words
        assert "填报：未填报1件。" in person.shown
        late = next(line for line in person.words.splitlines() if "2020-05-25" in line)
        assert "未填报" in late
        assert "已过期2天" in late
        await person.press("left_square_bracket")
        assert "2020年4月" in person.words
        assert "按时填报" in person.words
        await person.press("right_square_bracket", "right_square_bracket")
        assert "2020年6月" in person.words


async def test_what_is_owed_is_done_in_place_and_is_owed_no_more(seat: Seat, bureau: Desk) -> None:
    async with seat(bureau) as person:
        await person.press("6")
        owed = [(each.task, each.kind) for each in person.screen.month.found.owed]
        assert (EDUCATION, "filing") in owed
        at = [(each.task, each.kind) for each in person.screen.month.found.demands].index(
            (EDUCATION, "filing")
        )
        await person.press(*["down"] * at, "f", "5", "0", "ctrl+s")
        assert "逾期填报" in person.words
        code = next(task for task, kind in owed if kind == "sign")
        at = [(each.task, each.kind) for each in person.screen.month.found.demands].index((code, "sign"))
        await person.press("home", *["down"] * at, "enter", "ctrl+s")
        assert (code, "sign") not in {(each.task, each.kind) for each in person.screen.month.found.owed}
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
        at = [(each.task, each.kind) for each in person.screen.month.found.demands].index(
            (EDUCATION, "filing")
        )
        await person.press(*["down"] * at, "enter")
        assert person.screen.sheet.task.code == EDUCATION
        await person.press("escape", "escape")
        assert "个单位有事要办" in person.words


async def test_a_month_without_demands_says_what_to_do_next(seat: Seat, as_unit: Any) -> None:
    async with seat(as_unit("slj")) as person:
        await person.press("6")
        assert "这个月没有要办的事。按 [ 看上个月，按 2 查看台账。" in person.words
