"""A clerk who types faster than the pages come: every key acts once, in order, on what is there by then."""

from collections.abc import Callable
from typing import Any

from textual.events import Key, Ready

from tracker.domain.task import State
from tracker.services.desk import Desk
from tracker.services.tasks import read_task
from tui.screens.form import FormScreen
from tui.screens.help import HelpScreen
from tui.screens.ledger import LedgerScreen

EDUCATION = "XH2020-011"
Seat = Callable[..., Any]


async def test_progress_is_filed_from_the_first_page_on_without_waiting_for_any(
    seat: Seat, active: Desk
) -> None:
    tabs = ["tab"] * (1 + len(read_task(active, EDUCATION)[0].targets))
    async with seat(active) as person:
        await person.type_ahead("2", "slash", "0", "1", "1", "enter", "down", "up", "f", "4", "5", *tabs)
        words = "春季学期资助已发放。"
        await person.type(words)
        await person.type_ahead("ctrl+s", "f1")
        assert isinstance(person.screen, HelpScreen)
        filing = read_task(active, EDUCATION)[0].filings[-1]
        assert (filing.claimed, filing.progress) == (45, words)


async def test_what_follows_a_batch_is_done_and_what_follows_a_refusal_is_not_heeded(
    seat: Seat, imported: Desk
) -> None:
    async with seat(imported) as person:
        await person.type_ahead("2", "a", "b", "enter", "ctrl+s", "f1")
        assert isinstance(person.screen, HelpScreen)
        assert read_task(imported, EDUCATION)[0].state is State.DISPATCHED
        await person.type_ahead("escape", "escape", "enter", "m", "z", "ctrl+s", "escape", "1")
        assert isinstance(person.screen, FormScreen)
        assert "请填写中止理由。" in person.words


async def test_a_key_typed_before_the_program_is_up_acts_when_it_is(seat: Seat, active: Desk) -> None:
    async with seat(active) as person:
        person.app.post_message(Key("2", None))
        person.app.post_message(Ready())  # as Textual says once, behind what was typed until then
        await person.settle()
        assert isinstance(person.screen, LedgerScreen)
