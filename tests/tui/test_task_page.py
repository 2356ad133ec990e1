"""A task's page: its words, its light, and the acts that may be done now, and only those."""

from collections.abc import Callable
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from tracker.domain import commands as c
from tracker.domain.permissions import ON_TASKS, Actor, Role
from tracker.domain.task import State
from tracker.services.desk import Desk
from tracker.services.tasks import acts_offered, perform, read_task
from tui.actions import BEHIND
from tui.widgets.act_bar import ActBar

EDUCATION = "XH2020-011"
Seat = Callable[..., Any]
SIZES = [(80, 24), (120, 40)]


async def open_page(person: Any, code: str = EDUCATION) -> None:
    person.app.open_task(code)
    await person.settle()


def offered_on(person: Any) -> set[str]:
    """The acts that the page offers: by button and by key, which must agree, and those behind the last button."""
    runs = [link.run.removeprefix("screen.") for link in person.screen.query_one(ActBar).links]
    buttons = {"others" if run == "others" else run.removeprefix("act('").removesuffix("')") for run in runs}
    keys = {
        active.binding.id
        for active in person.screen.active_bindings.values()
        if active.binding.action.startswith("act(")
    }
    behind = {action.name for action in person.screen.behind}
    assert buttons == keys | ({"others"} if behind else set())
    return keys | behind


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_shows_words_place_and_the_sentence_of_the_light(
    seat: Seat, active: Desk, size: tuple[int, int]
) -> None:
    async with seat(active, size) as person:
        await open_page(person)
        task, _ = read_task(active, EDUCATION)
        assert task.title in person.words
        assert "《循化县巩固脱贫成果实施工作方案》" in person.words
        assert task.place in person.words
        assert person.screen.sheet.standing.light.sentence in person.words
        assert "时限2020年12月31日" in person.words


async def test_the_page_offers_exactly_the_acts_of_the_account(
    seat: Seat, active: Desk, imported: Desk
) -> None:
    task, _ = read_task(active, EDUCATION)
    for desk in (active, imported, imported.seated(Actor("audit", "审计", Role.AUDITOR))):
        async with seat(desk) as person:
            await open_page(person)
            assert offered_on(person) == {act.value for act in acts_offered(desk, task)}


async def test_a_key_of_an_act_that_may_not_be_done_does_nothing(seat: Seat, active: Desk) -> None:
    async with seat(active) as person:
        await open_page(person)
        page = person.screen
        await person.press("d", "v", "k")
        assert person.screen is page
    assert read_task(active, EDUCATION)[0].state is State.ACTIVE


async def test_the_palette_offers_the_same_acts_and_finds_them_by_pinyin(seat: Seat, active: Desk) -> None:
    async with seat(active) as person:
        await open_page(person)
        await person.press("ctrl+p")
        assert isinstance(person.screen, CommandPalette)
        offered = {option.prompt.plain for option in person.screen.query_one(OptionList).options}
        assert {words.split("\n")[0] for words in offered if words.startswith("办理")} == {
            "办理：填报进展  F",
            "办理：申请延期  E",
            "办理：申请办结  C",
            "办理：其他  M",
            "办理：要求填报  M T",
        }
        await person.press("t", "b", "j", "z")
        await person.press("enter")
        assert person.screen.form.title == "填报进展"


async def test_the_other_acts_stand_behind_one_key_each_with_its_letter(
    seat: Seat, filed: Desk, imported: Desk
) -> None:
    async with seat(imported) as person:
        await open_page(person)
        page = person.screen
        assert "M 其他" in person.words
        await person.press("m")
        for words in ("P  批示", "U  调整单位", "Z  中止"):
            assert words in person.words
        await person.press("k")
        assert person.screen is not page
        await person.press("escape", "m", "z")
        assert person.screen.form.title == "中止"
        await person.press("escape", "m", "enter")
        assert person.screen.form.title == "批示"
        await person.press("escape")
        await person.press("ctrl+p", "z", "z", "enter")
        assert person.screen.form.title == "中止"


def test_acts_that_can_be_offered_together_have_different_letters() -> None:
    states = {action: ON_TASKS[action.act].states for action in BEHIND if action.act}
    for one, other in combinations(BEHIND, 2):
        assert one.key != other.key or not states[one] & states[other]


async def test_a_click_on_an_act_opens_its_form(seat: Seat, dispatched: Desk, as_unit: Any) -> None:
    async with seat(as_unit("jyj")) as person:
        await open_page(person)
        await person.click_on("ActBar", "screen.act('sign')")
        assert "签收后由你单位承担" in person.words
        await person.press("enter")
        assert offered_on(person) == {"file", "ask_extension", "claim", "ask_part"}
    assert read_task(dispatched, EDUCATION)[0].state is State.ACTIVE


async def test_a_stale_act_is_refused_in_a_sentence_and_the_page_reloads(
    seat: Seat, active: Desk, imported: Desk
) -> None:
    async with seat(active) as person:
        await open_page(person)
        await person.press("c")
        perform(active, c.FileProgress(task=EDUCATION, progress="另一位同事填报", claimed=20))
        await person.type("验收报告")
        await person.press("ctrl+s")
        assert "在你查看之后已变化" in person.shown
        assert "没有保存" in person.shown
        await person.press("enter")
        assert "自报20%" in person.words
        assert person.screen.sheet.task.version == read_task(active, EDUCATION)[0].version
    assert read_task(active, EDUCATION)[0].state is State.ACTIVE


async def test_titles_and_texts_with_brackets_are_shown_as_they_are(
    seat: Seat, filed: Desk, imported: Desk
) -> None:
    async with seat(filed, (120, 40)) as person:
        await open_page(person)
        await person.press("right", "right")
        assert "已核对在校名单，[资助]发放到户。" in person.words


async def test_every_version_of_the_deadline_stays_on_the_page(
    seat: Seat, active: Desk, imported: Desk
) -> None:
    perform(active, c.AskExtension(task=EDUCATION, until=date(2021, 3, 31), reason="工期顺延", progress=40))
    perform(imported, c.DecideExtension(task=EDUCATION, granted=True, reason="同意"))
    async with seat(imported) as person:
        await open_page(person)
        await person.press("right", "pagedown")
        assert "原定时限  2020年12月31日" in person.words
        assert "第1次延期 2021年3月31日（现行）" in person.words


async def test_the_history_tells_who_did_what_when(seat: Seat, filed: Desk) -> None:
    async with seat(filed, (120, 40)) as person:
        await open_page(person)
        await person.press("right", "right", "right")
        assert "2020-04-24 09:00  填报进展  2020年4月，自报进度45%  jyj-1" in person.words


async def test_a_task_that_is_not_ones_own_is_refused_in_a_sentence(seat: Seat, as_unit: Any) -> None:
    async with seat(as_unit("slj")) as person:
        await open_page(person)
        assert "没有由你单位承担的任务" in person.shown


async def test_from_a_list_one_goes_on_to_the_next_task_without_going_back(
    seat: Seat, imported: Desk
) -> None:
    async with seat(imported) as person:
        await person.press("2", "enter", "left_square_bracket")
        assert person.screen.sheet.task.code == "XH2020-001"
        await person.press("right_square_bracket", "right_square_bracket")
        assert person.screen.sheet.task.code == "XH2020-003"
        await person.press("left_square_bracket")
        assert person.screen.sheet.task.code == "XH2020-002"


async def test_the_course_of_a_task_shows_its_lights_between_its_events(
    seat: Seat, filed: Desk, wall: Any
) -> None:
    wall.go_to("2020-06-30")
    async with seat(filed, (120, 40)) as person:
        await open_page(person)
        await person.press("right", "right", "right")
        lines = person.words.splitlines()
        assert "时限2020年12月31日，还有184天" in person.words
        lights = [at for at, line in enumerate(lines) if line.startswith(" 2020-") and "灯 " in line]
        filing = next(at for at, line in enumerate(lines) if "2020-04-24 09:00  填报进展" in line)
        assert any(at > filing for at in lights)
        assert "灯号由日志逐日推算，哪一天用哪一天的规则。" in person.words


async def test_a_terminal_made_tiny_and_large_again_shows_what_it_showed(seat: Seat, active: Desk) -> None:
    async with seat(active) as person:
        await open_page(person)
        shown = person.words
        await person.pilot.resize_terminal(20, 5)
        await person.settle()
        assert EDUCATION in person.words
        await person.pilot.resize_terminal(80, 24)
        await person.settle()
        assert person.words == shown
