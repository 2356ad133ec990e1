"""Many tasks at once, and one task in a few keys, both from the list."""

from collections.abc import Callable
from typing import Any

from tracker.domain import commands as c
from tracker.domain.permissions import Actor, Role
from tracker.domain.task import PartRole, State
from tracker.queries.orders import find_orders
from tracker.services.desk import Desk
from tracker.services.tasks import perform, read_task
from tracker.services.views import look
from tui.screens.form import FormScreen

EDUCATION = "XH2020-011"
Seat = Callable[..., Any]


async def test_marked_tasks_are_dispatched_together_and_each_refusal_is_told(
    seat: Seat, imported: Desk
) -> None:
    perform(imported, c.Dispatch(task="XH2020-002"))
    async with seat(imported) as person:
        await person.press("2", "b")
        assert person.screen.NAME == "ledger"
        await person.press("space", "space", "space")
        assert "已选3项，共37项" in person.words
        assert "*XH2020-001" in person.words
        await person.press("b")
        assert "交办（2项可能可办）" in person.words
        await person.press("enter", "enter")
        assert "办成2项，没有办成1项" in person.words
        assert "任务XH2020-002现在是“待签收”" in person.shown
        await person.press("enter")
        assert person.screen.sheet.task.code == "XH2020-002"
        await person.press("escape", "escape")
        assert "已选" not in person.words
    assert [read_task(imported, f"XH2020-00{n}")[0].state for n in (1, 3, 4)] == [
        State.DISPATCHED,
        State.DISPATCHED,
        State.DRAFT,
    ]


async def test_marked_tasks_are_urged_together_and_each_refusal_is_told(seat: Seat, imported: Desk) -> None:
    perform(imported, c.Dispatch(task="XH2020-003"))
    async with seat(imported) as person:
        await person.press("2", "down", "space", "space", "b", *"cb", "enter")
        assert "一个单位一件" in person.shown
        await person.press("ctrl+s")
        assert "办成1项，没有办成1项" in person.words
        assert "任务XH2020-002还没有交办" in person.shown
    with look(imported) as view:
        assert [order.tasks for order in find_orders(view).rows] == [("XH2020-003",)]


async def test_all_that_is_listed_is_marked_and_what_is_no_longer_listed_is_not(
    seat: Seat, active: Desk, imported: Desk
) -> None:
    async with seat(imported) as person:
        await person.press("2", "a")
        assert "已选37项" in person.words
        await person.press("a")
        assert "已选" not in person.words
        await person.press("a", "s")
        await person.type("blz")
        await person.press("enter")
        assert "已选1项，共1项" in person.words


async def test_marks_are_not_set_while_words_are_typed(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("2", "slash", "a", "space", "b")
        assert person.screen.query_one("#search").value == "a b"
        assert not person.screen.query_one("TaskTable").marked


async def test_what_cannot_be_done_for_any_of_them_is_not_offered(
    seat: Seat, active: Desk, imported: Desk
) -> None:
    async with seat(active) as person:
        await person.press("2", "space", "b")
        assert "签收（1项可能可办）" in person.words
        assert "采纳" not in person.words
    async with seat(imported.seated(Actor("audit", "审计", Role.AUDITOR))) as person:
        await person.press("2", "space")
        assert "选中" not in person.words
        assert not person.screen.query_one("TaskTable").marked


async def test_one_instruction_one_cycle_and_other_units_for_many_tasks(seat: Seat, imported: Desk) -> None:
    codes = ("XH2020-001", "XH2020-002")
    for code in codes:
        perform(imported, c.Dispatch(task=code))
    async with seat(imported) as person:
        await person.press("2", "space", "space", "b", *"ps", "enter")
        person.screen.query_one("#field-words TextArea").text = "请逐项核实。"
        person.screen.query_one("#field-by Input").value = "县委书记"
        await person.press("ctrl+s")
        assert "办成2项，没有办成0项" in person.words
        await person.press("escape", "space", "space", "b", *"tbzq", "enter")
        person.screen.query_one("#field-day Input").value = "10"
        await person.press("ctrl+s")
        assert "办成2项，没有办成0项" in person.words
        await person.press("escape", "space", "space", "b", *"tzdw", "enter")
        person.screen.query_one("#field-responsible Input").value = "各乡镇党委、政府"
        person.screen.query_one("#field-reason TextArea").text = "县委常委会议定"
        await person.press("ctrl+s")
        assert "办成2项，没有办成0项" in person.words
    for at in (5, 6):
        task, _ = read_task(imported, f"XH2020-00{at}")
        found = task.parts_of(PartRole.RESPONSIBLE)
        assert (len(found), {part.group for part in found}) == (9, {"各乡镇党委、政府"})
        assert task.lead
    assert [[each.by for each in read_task(imported, code)[0].instructions] for code in codes] == [
        ["县委书记"],
        ["县委书记"],
    ]
    assert {read_task(imported, f"XH2020-00{at}")[0].cycle.due_day for at in (3, 4)} == {10}


async def test_a_clerk_updates_a_task_with_three_keys_from_the_list(
    seat: Seat, filed: Desk, wall: Any
) -> None:
    """F, an arrow that steps from the last percent, Enter; another percent is typed in place of the last one."""
    wall.go_to("2020-05-20")
    three, typed = ("f", "pageup", "enter"), ("f", "6", "4", "enter")
    async with seat(filed) as person:
        await person.press("2")
        await person.type_ahead(*three)
        assert person.screen.NAME == "ledger"
        assert "50%" in person.words
        await person.type_ahead(*typed)
        assert "64%" in person.words
        await person.press("f", "up", "up", "down", "pagedown", "enter")
        assert "请核对：" in person.shown
        await person.press("enter")
    filings = read_task(filed, EDUCATION)[0].filings[-3:]
    assert len(three) == 3
    assert [each.claimed for each in filings] == [50, 64, 60]
    assert {(each.period, each.progress, each.problems) for each in filings} == {
        ("2020年5月", "已核对在校名单，[资助]发放到户。", "两所学校工期偏慢。")
    }


async def test_the_short_form_says_what_goes_along_unchanged_and_asks_for_words_the_first_time(
    seat: Seat, active: Desk
) -> None:
    async with seat(active) as person:
        await person.press("2", "f", "6", "0", "ctrl+s")
        assert "请填写落实情况。" in person.words
        await person.type("资助名单已核对。")
        await person.press("ctrl+s")
        assert person.screen.NAME == "ledger"
        await person.press("f")
        assert "资助名单已核对。" in person.words


async def test_filing_is_offered_only_for_tasks_that_one_may_file_for(
    seat: Seat, active: Desk, imported: Desk, as_unit: Callable[[str], Desk]
) -> None:
    helper = next(
        part.unit for part in read_task(active, EDUCATION)[0].parts if part.role is PartRole.RESPONSIBLE
    )
    for desk, offered in ((imported, False), (as_unit(helper), False), (active, True)):
        async with seat(desk) as person:
            await person.press("2")
            assert ("F 快速填报" in person.words.splitlines()[-1]) is offered
            await person.press("f")
            assert isinstance(person.screen, FormScreen) is offered
