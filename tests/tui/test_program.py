"""The program as a whole: signing in and out, help, themes, leaving, Chinese throughout."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Event
from typing import Any

import pytest
from textual.color import Color
from textual.widgets import Input

from tracker.domain.lights import Colour
from tracker.domain.permissions import Role
from tracker.errors import SetupError
from tracker.queries.tasks import Order
from tracker.services.accounts import NewAccount, open_account
from tracker.services.desk import Desk
from tui import themes
from tui.actions import BACK, BATCH, FORM, GENERAL, IN_TURN, LEDGER, OPEN, OTHERS, QUEUE, STEPS, TASK
from tui.listing import Listing
from tui.screens.help import HelpScreen
from tui.screens.ledger import LedgerScreen, Listed
from tui.screens.overview import OverviewScreen
from tui.screens.sign_in import SignInScreen
from tui.widgets.task_table import TaskTable

Seat = Callable[..., Any]
PASSWORD = "a-long-enough-one"


@pytest.fixture
def nobody(imported: Desk) -> Desk:
    """A desk with nobody at it; the education bureau has an account."""
    open_account(imported, NewAccount("jyj", "马秀兰", Role.UNIT, "jyj"), PASSWORD)
    return replace(imported, actor=None)


async def sign_in(person: Any, name: str, password: str) -> None:
    person.screen.query_one("#name", Input).value = name
    person.screen.query_one("#password", Input).value = password
    person.screen.query_one("#password", Input).focus()
    await person.press("enter")


async def test_signing_in_shows_the_overview_of_that_account(seat: Seat, nobody: Desk) -> None:
    async with seat(nobody) as person:
        assert isinstance(person.screen, SignInScreen)
        assert "循化县扶贫开发工作领导小组办公室" in person.words
        await sign_in(person, "jyj", PASSWORD)
        assert isinstance(person.screen, OverviewScreen)
        assert "马秀兰（教育局）" in person.words


async def test_a_wrong_password_is_said_in_a_sentence(seat: Seat, nobody: Desk) -> None:
    async with seat(nobody) as person:
        await sign_in(person, "jyj", "not the password")
        assert isinstance(person.screen, SignInScreen)
        assert "账号或密码不对。" in person.words
        assert person.screen.query_one("#password", Input).value == ""


async def test_before_sign_in_there_is_nowhere_to_go(seat: Seat, nobody: Desk) -> None:
    async with seat(nobody) as person:
        person.screen.set_focus(None)
        await person.press("2", "ctrl+p")
        assert isinstance(person.screen, SignInScreen)


async def test_signing_out_leaves_nothing_of_the_account_on_the_screen(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("2", "enter", "f9")
        assert isinstance(person.screen, SignInScreen)
        assert len(person.app.screen_stack) == 2
        assert person.app.desk.actor is None
        assert "XH2020" not in person.words


async def test_a_practice_ledger_says_so_on_every_screen(seat: Seat, imported: Desk) -> None:
    practice = replace(imported, home=replace(imported.home, practice_day=date(2020, 3, 16)))
    async with seat(practice) as person:
        for key in ("1", "2", "3", "4"):
            await person.press(key)
            assert "演练日期 2020年3月16日" in person.words


async def test_help_lists_the_keys_that_work_here_and_only_those(seat: Seat, active: Desk) -> None:
    async with seat(active, (120, 40)) as person:
        person.app.open_task("XH2020-011")
        await person.settle()
        await person.press("f1")
        assert isinstance(person.screen, HelpScreen)
        assert "填报进展" in person.words
        assert "核验通过" not in person.words
        await person.press("escape")
        assert not isinstance(person.screen, HelpScreen)


async def test_ctrl_c_says_how_to_leave_and_ctrl_q_leaves(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("ctrl+c")
        assert "退出程序请按 Ctrl+Q。" in person.words
        await person.press("ctrl+q")
        assert person.app._exit


async def test_a_capital_letter_does_what_the_letter_does(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("2", "O")
        assert "排序 按时限" in person.words
        await person.press("slash", "O")
        assert person.screen.query_one(Input).value == "O"


async def test_a_letter_that_comes_as_chinese_is_explained(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("2", "飞")
        assert "现在是中文输入法，请切到英文" in person.shown
        await person.press("slash", "飞")
        assert person.screen.query_one("#search").value == "飞"


async def test_what_is_said_in_passing_may_hold_brackets_and_ends_no_line_badly(
    seat: Seat, imported: Desk
) -> None:
    async with seat(imported) as person:
        person.app.notify(
            "已采纳[资助]一项，其余各项请在本月二十五日以前继续填报进展情况、存在问题和下步措施。"
        )
        await person.settle()
        assert "已采纳[资助]一项" in person.words
        assert not any(
            line.split("▌")[-1].strip().startswith(("。", "，")) for line in person.words.splitlines()
        )


async def test_the_theme_turns_from_dark_to_light_and_back(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("2")
        for theme in (themes.night, themes.day, themes.night):
            assert person.app.current_theme is theme
            cell = person.screen.query_one("TaskTable").get_row_at(0)[-1]
            assert cell.style.bgcolor.name == theme.variables["light-none"]
            await person.press("f2")


@pytest.mark.parametrize("theme", [themes.day, themes.night])
@pytest.mark.parametrize("colour", list(Colour))
def test_the_words_on_lights_can_be_read(theme: Any, colour: Colour) -> None:
    under = Color.parse(theme.variables[f"light-{colour.value}"])
    over = Color.parse(theme.variables[f"on-light-{colour.value}"])
    assert contrast(under, over) >= 4.5


@pytest.mark.parametrize("theme", [themes.day, themes.night])
def test_quiet_words_warnings_and_errors_can_be_read(theme: Any) -> None:
    for ground in (theme.background, theme.surface, theme.panel):
        for words in (theme.foreground, theme.variables["quiet"], theme.error, theme.warning, theme.primary):
            assert contrast(Color.parse(ground), Color.parse(words)) >= 4.5, (ground, words)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize(
    "actions",
    [
        (*GENERAL, *TASK, *OTHERS, *STEPS, *BACK),
        (*GENERAL, *LEDGER, *OPEN),
        (*GENERAL, *BATCH, *QUEUE),
        (*FORM, *IN_TURN),
    ],
)
def test_no_key_means_two_things_on_a_screen(actions: Any) -> None:
    keys = [action.key for action in actions]
    assert len(keys) == len(set(keys))


ALLOWED = re.compile(r"XH2020-\d+|P001|office|jyj\S*|Esc|Tab|Shift|Ctrl|F\d|\^[A-Z]|\b[A-Z]\b|fpj|tb")


async def test_everything_on_the_screens_is_chinese(seat: Seat, filed: Desk, imported: Desk) -> None:
    async with seat(imported) as person:
        for keys in (("1",), ("2",), ("3",), ("4",), ("f1",), ("escape", "ctrl+p"), ("escape", "2", "u")):
            await person.press(*keys)
            assert not re.search("[A-Za-z]{2,}", ALLOWED.sub("", person.words)), (keys, person.words)
    async with seat(filed) as person:
        person.app.open_task("XH2020-011")
        await person.settle()
        for keys in (("right",), ("right",), ("right",), ("f",), ("f1",)):
            await person.press(*keys)
            assert not re.search("[A-Za-z]{2,}", ALLOWED.sub("", person.words)), (keys, person.words)


async def test_a_click_on_the_masthead_goes_there_from_every_screen(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        for name in ("ledger", "waiting", "inbox", "overview"):
            await person.click_on("#places", f"app.go('{name}')")
            assert name == person.screen.NAME
            assert len(person.app.screen_stack) == 2
        await person.press("2", "enter")
        await person.click_on("KeyLine", "app.simulate_key('f1')")
        assert len(person.app.screen_stack) == 4
        await person.press("escape")
        await person.click_on("#places", "app.go('overview')")
        assert person.screen.NAME == "overview"


async def test_while_a_page_is_read_it_says_so_and_what_is_typed_waits_for_it(
    seat: Seat, imported: Desk
) -> None:
    ready, readings = Event(), []

    class Slow(LedgerScreen):
        def read(self) -> Listed:
            readings.append(self.listing.order)
            ready.wait()
            return super().read()

    async with seat(imported) as person:
        person.app.push_screen(Slow(Listing()))
        while "读取中" not in person.words:
            await person.pilot.pause(0.05)
        await person.pilot.press("f1")
        assert isinstance(person.screen, HelpScreen)
        await person.pilot.press("escape", "o", "down", "down")
        assert person.app.listing.order is Order.CODE
        ready.set()
        await person.settle()
        assert readings == [Order.CODE, Order.CODE, Order.DEADLINE]
        assert "读取中" not in person.words
        assert person.screen.query_one(TaskTable).cursor_row == 2


async def test_a_fault_is_said_once_in_a_sentence_and_the_program_goes_on(seat: Seat, imported: Desk) -> None:
    faults = [ValueError("a fault of the program"), SetupError("台账正被其他程序占用。")]

    class Faulty(LedgerScreen):
        def read(self) -> Listed:
            if faults:
                raise faults.pop(0)
            return super().read()

    async with seat(imported) as person:
        person.app.push_screen(Faulty(Listing()))
        await person.settle()
        assert "程序遇到意外情况（ValueError），这次操作没有完成。" in person.shown
        assert "ValueError: a fault of the program" in (imported.home.path / "errors.log").read_text("utf-8")
        await person.press("enter")
        assert "没有读出，按F5重试" in person.words
        await person.press("f5")
        assert "台账正被其他程序占用。" in person.shown
        await person.press("enter", "f5")
        assert "共37项" in person.words
        assert "没有读出" not in person.words
