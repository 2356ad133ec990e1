"""总览: counts that open the list they count."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len

from tracker.domain import commands as c
from tracker.domain.office_events import Reminded
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tui.screens.ledger import LedgerScreen
from tui.screens.waiting import WaitingScreen
from tui.widgets.count_list import CountList, Entry
from tui.widgets.task_table import TaskTable

Seat = Callable[..., Any]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_counts_by_light_and_state_fit_the_screen(
    seat: Seat, active: Desk, imported: Desk, size: tuple[int, int]
) -> None:
    async with seat(imported, size) as person:
        for words in (
            "黄灯",
            "未亮灯",
            "待交办",
            "办理中",
            "已超期",
            "7天内到期",
            "15天内到期",
            "按期率（原定）",
            "共37项",
        ):
            assert words in person.words
        assert all(cell_len(line) <= size[0] for line in person.words.splitlines())


@pytest.mark.parametrize("panel", ["lights", "states", "due"])
async def test_each_count_opens_a_list_of_exactly_that_many(
    seat: Seat, active: Desk, imported: Desk, panel: str, wall: Any
) -> None:
    wall.go_to("2020-06-25")
    async with seat(imported) as person:
        counts = person.screen.query_one(f"#{panel}", CountList)
        for at in range(len(counts.entries)):
            entry = person.screen.query_one(f"#{panel}", CountList).entries[at]
            person.screen.query_one(f"#{panel}", CountList).highlighted = at
            person.screen.query_one(f"#{panel}", CountList).focus()
            await person.press("enter")
            assert isinstance(person.screen, LedgerScreen)
            assert len(person.screen.query_one(TaskTable).rows_shown) == behind(entry)
            await person.press("1")


def behind(entry: Entry) -> int:
    """How many tasks a count is of: 1 of those behind 0.0%."""
    return {"0.0%": 1, "–": 0}.get(entry.number) or int(entry.number.replace("–", "0"))


async def test_what_waits_for_the_office_opens_its_queue_on_that_kind(
    seat: Seat, filed: Desk, imported: Desk
) -> None:
    async with seat(imported) as person:
        panel = person.screen.query_one("#waiting", CountList)
        assert [entry.said for entry in panel.entries] == ["审核填报", "交办"]
        panel.focus()
        await person.press("enter")
        assert isinstance(person.screen, WaitingScreen)
        assert [row.standing.facts.code for row in person.screen.listed] == ["XH2020-011"]


async def test_what_waits_for_a_unit_is_its_own(
    seat: Seat, dispatched: Desk, as_unit: Any, wall: Any
) -> None:
    async with seat(as_unit("jyj")) as person:
        assert [entry.said for entry in person.screen.query_one("#waiting", CountList).entries] == ["签收"]
    perform(as_unit("jyj"), c.Sign(task="XH2020-011"))
    wall.go_to("2020-12-20")
    async with seat(as_unit("jyj")) as person:
        said = [entry.said for entry in person.screen.query_one("#waiting", CountList).entries]
        assert said == ["填报进展", "到期办结"]


async def test_the_latest_reminders_are_shown_to_their_unit_only(
    seat: Seat, dispatched: Desk, as_unit: Any
) -> None:
    sent = Reminded(
        key="jyj/2020-03-16",
        unit="jyj",
        day=date(2020, 3, 16),
        lines=("XH2020-011请于3月18日前签收[急]",),
        tasks=("XH2020-011",),
        channel="file",
    )
    with dispatched.writing() as session:
        dispatched.append(session, [sent])
    async with seat(as_unit("jyj")) as person:
        assert "03-16 XH2020-011请于3月18日前签收[急]" in person.words
        await person.press("4")
        assert "XH2020-011请于3月18日前签收[急]" in person.words
        await person.press("enter")
        assert person.screen.sheet.task.code == "XH2020-011"
    async with seat(as_unit("slj")) as person:
        assert "还没有催办" in person.words
