"""待办: what waits, by kind; what needs no words can be done all at once."""

from collections.abc import Callable
from typing import Any

from tracker.domain.task import State
from tracker.services.desk import Desk
from tracker.services.tasks import read_task

Seat = Callable[..., Any]


async def test_all_drafts_are_dispatched_at_once_after_a_question(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("3")
        assert "交办 37" in person.words
        person.screen.query_one("KindTabs").focus()
        await person.press("right", "b")
        assert "把列出的37项任务全部交办？" in person.words
        await person.press("escape")
        assert read_task(imported, "XH2020-001")[0].state is State.DRAFT
        await person.press("b", "enter")
        assert "现在没有等你处理的事" in person.words
    assert read_task(imported, "XH2020-037")[0].state is State.DISPATCHED


async def test_a_batch_is_not_offered_for_acts_that_need_words(
    seat: Seat, filed: Desk, imported: Desk
) -> None:
    async with seat(imported) as person:
        person.app.list_waiting("审核填报")
        await person.settle()
        assert [row.word for row in person.screen.listed] == ["审核填报"]
        page = person.screen
        await person.press("b")
        assert person.screen is page
        assert "批量" not in person.words


async def test_an_errand_says_why_it_waits_and_opens_its_task(
    seat: Seat, filed: Desk, imported: Desk
) -> None:
    async with seat(imported) as person:
        await person.press("3")
        assert "自报进度45%" in person.words
        await person.press("enter")
        assert person.screen.sheet.task.code == "XH2020-011"
        await person.press("a", "ctrl+s", "escape")
        assert "审核填报" not in person.words


async def test_a_returned_filing_waits_for_its_unit_with_the_reason(
    seat: Seat, filed: Desk, imported: Desk
) -> None:
    async with seat(imported) as person:
        person.app.open_task("XH2020-011")
        await person.settle()
        await person.press("r")
        await person.type("人数与上月不符。")
        await person.press("ctrl+s")
    async with seat(filed) as person:
        await person.press("3")
        assert "重新填报" in person.words
        assert "2020年4月的填报被退回：人数与上月不符。" in person.shown
