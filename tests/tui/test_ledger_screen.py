"""台账: narrowed, searched, sorted; what it cannot show it says; it fits 80 and 120 columns."""

from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len

from tracker.domain import commands as c
from tracker.queries.tasks import Order, TaskFilter
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tui.listing import Listing
from tui.screens import ledger
from tui.screens.ledger import count_in_words
from tui.widgets.task_table import TaskTable

Seat = Callable[..., Any]
SIZES = [(80, 24), (120, 40)]


def codes(person: Any) -> list[str]:
    return [each.facts.code for each in person.screen.query_one(TaskTable).rows_shown]


async def test_pinyin_initials_find_the_tasks_of_the_poverty_bureau(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("2", "slash", "f", "p", "j")
        found = person.screen.query_one(TaskTable).rows_shown
        assert 0 < len(found) < 37
        assert f"共{len(found)}项" in person.words
        await person.press("enter", "enter")
        assert person.screen.sheet.task.code == found[0].facts.code


@pytest.mark.parametrize("size", SIZES)
async def test_every_row_fits_its_columns_line_up_and_its_light_has_its_word(
    seat: Seat, imported: Desk, active: Desk, size: tuple[int, int]
) -> None:
    async with seat(imported, size) as person:
        await person.press("2")
        lines = person.words.splitlines()
        assert all(cell_len(line) <= size[0] for line in lines)
        rows = [line for line in lines[:-4] if line.strip().startswith("XH2020-0")]
        assert len(rows) >= 10
        assert all("灯" in row for row in rows)
        heads = next(line for line in lines if line.strip().startswith("编号"))
        for head in ("事项", "牵头单位", "时限", "自报", "核定", "灯号"):
            assert head in heads
        unlit = [row for row in rows if "未亮灯" in row]
        assert len({cell_len(row[: row.index("未亮灯")]) for row in unlit}) == 1 < len(unlit)


async def test_a_light_a_state_and_a_unit_narrow_the_list(seat: Seat, active: Desk, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("2", "l")
        await person.type("未亮")
        await person.press("enter")
        assert len(codes(person)) == 36
        await person.press("x", "s")
        await person.type("blz")
        await person.press("enter")
        assert codes(person) == ["XH2020-011"]
        await person.press("x", "u")
        await person.type("教育局")
        await person.press("enter")
        assert "XH2020-011" in codes(person)
        assert len(codes(person)) < 37
        await person.press("x")
        assert len(codes(person)) == 37


async def test_sorting_by_deadline_puts_the_next_one_first(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("2", "o")
        assert "按时限" in person.words
        days = [each.facts.deadline for each in person.screen.query_one(TaskTable).rows_shown]
        known = [day for day in days if day is not None]
        assert known == sorted(known)


async def test_an_empty_list_says_what_to_do_next(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("2", "slash", "z", "z", "q")
        assert "没有符合条件的任务。按 X 去掉筛选" in person.words


async def test_an_empty_ledger_says_how_to_import(seat: Seat, desk: Desk) -> None:
    async with seat(desk) as person:
        assert "请办公室按 I 导入方案" in person.words
        await person.press("2")
        assert "请办公室按 I 导入方案" in person.words


async def test_a_unit_sees_only_its_own_dispatched_tasks(seat: Seat, dispatched: Desk, as_unit: Any) -> None:
    async with seat(as_unit("jyj")) as person:
        await person.press("2")
        assert codes(person) == ["XH2020-011"]


async def test_the_limit_is_stated_on_the_screen(
    seat: Seat, imported: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "MOST", 10)
    async with seat(imported) as person:
        await person.press("2")
        assert len(codes(person)) == 10
        assert "显示前10项，共37项，请缩小范围" in person.words
    assert count_in_words(1000, 4312) == "显示前1,000项，共4,312项，请缩小范围"


async def test_the_list_is_as_it_was_when_one_comes_back(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("2", "o", "down", "down")
        at = person.screen.query_one(TaskTable).code_at_cursor
        await person.press("enter", "escape")
        assert person.screen.query_one(TaskTable).code_at_cursor == at
        await person.press("1", "2")
        assert "按时限" in person.words
        assert person.app.listing == Listing(TaskFilter(), Order.DEADLINE)


async def test_what_another_did_meanwhile_is_there_after_a_reload(seat: Seat, imported: Desk) -> None:
    async with seat(imported, (120, 40)) as person:
        await person.press("2")
        assert "待签收" not in person.words
        perform(imported, c.Dispatch(task="XH2020-001"))
        await person.press("f5")
        assert "待签收" in person.words


async def test_a_click_on_a_head_sorts_and_on_a_filter_opens_its_choices(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("2")
        await person.click_on("FilterBar", "screen.turn_order")
        assert "按时限" in person.words
        await person.click_on("FilterBar", "screen.pick_light")
        assert "只看哪个灯号" in person.words
