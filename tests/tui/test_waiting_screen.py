"""待办: what waits, by kind; what needs no words can be done all at once."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.task import FilingState, State
from tracker.services.desk import Desk
from tracker.services.tasks import perform, read_task

EDUCATION = "XH2020-011"
Seat = Callable[..., Any]


async def test_all_drafts_are_dispatched_at_once_after_a_question(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("3")
        assert "交办 37" in person.words
        await person.press("right", "b")
        assert "对37项任务逐项交办" in person.words
        await person.press("escape")
        assert read_task(imported, "XH2020-001")[0].state is State.DRAFT
        await person.press("b", "enter")
        assert "办成37项，没有办成0项" in person.words
        await person.press("escape")
        assert "现在没有等你处理的事" in person.words
    assert read_task(imported, "XH2020-037")[0].state is State.DISPATCHED


async def test_a_batch_is_not_offered_for_acts_that_need_words(
    seat: Seat, active: Desk, imported: Desk
) -> None:
    perform(active, c.AskExtension(task=EDUCATION, until=date(2021, 3, 31), reason="工期顺延", progress=40))
    async with seat(imported) as person:
        person.app.list_waiting("审批延期")
        await person.settle()
        assert [row.word for row in person.screen.listed] == ["审批延期"]
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
        await person.press("o")
        assert person.screen.sheet.task.code == "XH2020-011"
        await person.press("a", "ctrl+s", "escape")
        assert "审核填报" not in person.words


@pytest.fixture
def disputes(imported: Desk, as_unit: Any, wall: Any) -> Desk:
    """The office's desk; two tasks are in dispute."""
    for code in ("XH2020-018", "XH2020-019"):
        perform(imported, c.Dispatch(task=code))
    wall.go_to("2020-03-17")
    for code, unit in (("XH2020-018", "slj"), ("XH2020-019", read_task(imported, "XH2020-019")[0].lead.unit)):
        perform(as_unit(unit), c.DisputeTask(task=code, reason="不属本单位职责。"))
    return imported


async def test_the_office_decides_its_queue_in_place_one_after_the_other(seat: Seat, disputes: Desk) -> None:
    async with seat(disputes) as person:
        person.app.list_waiting("裁定异议")
        await person.settle()
        await person.press("enter")
        assert (person.screen.form.code, person.screen.left) == ("XH2020-018", "裁定异议还有2件")
        assert not person.screen.query_one("#field-lead").display
        person.screen.query_one("#field-reason TextArea").text = "三定方案写明由你单位承担。"
        await person.press("ctrl+s")
        assert (person.screen.form.code, person.screen.left) == ("XH2020-019", "裁定异议还有1件")
        await person.press("ctrl+o")
        assert person.screen.sheet.task.code == "XH2020-019"
        await person.press("escape")
        person.screen.query_one("#field-reason TextArea").text = "三定方案写明由你单位承担。"
        await person.press("ctrl+s")
        assert person.screen.NAME == "waiting"
        assert not [row for row in person.screen.listed if row.word == "裁定异议"]
    assert all(read_task(disputes, code)[0].dispute is None for code in ("XH2020-018", "XH2020-019"))


async def test_one_that_is_skipped_waits_on_and_the_next_one_follows(seat: Seat, disputes: Desk) -> None:
    async with seat(disputes) as person:
        await person.press("3", "enter", "ctrl+n")
        assert person.screen.form.code == "XH2020-019"
        await person.press("ctrl+n")
        assert person.screen.NAME == "waiting"
        assert len([row for row in person.screen.listed if row.word == "裁定异议"]) == 2


async def test_a_filing_is_accepted_or_sent_back_in_one_form(seat: Seat, filed: Desk, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("3", "enter")
        assert person.screen.query_one("#field-verified").display
        assert not person.screen.query_one("#field-reason").display
        await person.press("down", "space")
        assert not person.screen.query_one("#field-verified").display
        await person.press("ctrl+s")
        assert "请填写退回理由。" in person.words
        await person.type("人数与上月不符。")
        await person.press("ctrl+s")
    assert read_task(imported, EDUCATION)[0].filings[-1].state is FilingState.RETURNED


async def test_a_decision_that_somebody_else_has_taken_is_refused_in_a_sentence(
    seat: Seat, filed: Desk, imported: Desk
) -> None:
    async with seat(imported) as person:
        await person.press("3", "enter")
        perform(imported, c.AcceptFiling(task=EDUCATION, verified=40))
        await person.press("ctrl+s")
        assert "在你查看之后已变化" in person.shown
        await person.press("enter")
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
