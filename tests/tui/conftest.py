"""The program run headless on a real ledger, with a person at the desk and a clock that stands still."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from at_rest import at_rest, press
from rich.cells import cell_len
from textual._compositor import Compositor
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet
from textual.events import Key
from textual.pilot import Pilot

from tracker.domain import commands as c
from tracker.domain.permissions import Actor
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tui.app import DubanApp

EDUCATION = "XH2020-011"
PATIENCE = 240
SET_VARIABLES = Stylesheet.set_variables
PARSED: dict[tuple[tuple[str, str], ...], LRUCache[tuple[Any, ...], Any]] = {}


@dataclass
class Seat:
    """A person before the running program."""

    pilot: Pilot[None]

    @property
    def app(self) -> Any:
        """The program."""
        return self.pilot.app

    @property
    def screen(self) -> Any:
        """The screen that is shown."""
        return self.pilot.app.screen

    @property
    def words(self) -> str:
        """Everything that can be read on the screen, a line each."""
        strips = self.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def shown(self) -> str:
        """The same without line breaks, frames and spaces, for sentences that run over several lines."""
        return "".join(character for character in self.words if character not in " \n│─╭╮╰╯▌")

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the program has come to rest."""
        await press(self.pilot, *keys)

    async def type_ahead(self, *keys: str) -> None:
        """Press keys faster than the program works, as a person does who knows the way."""
        for key in keys:
            self.app.post_message(Key(key, None))
        await self.settle()

    async def click(self, where: Any) -> None:
        """Click on a widget."""
        await self.pilot.click(where)
        await self.settle()

    async def click_on(self, line: str, run: str) -> None:
        """Click on the words of a line that run this."""
        shown = self.screen.query_one(line)
        words = next(link.words.plain for link in shown.links if link.run == run)
        lines = shown.laid.plain.split("\n")
        at = next(number for number, said in enumerate(lines) if words in said)
        column = cell_len(lines[at].partition(words)[0])
        await self.pilot.click(shown, offset=(column + shown.gutter.left, at))
        await self.settle()

    async def type(self, words: str) -> None:
        """Put words where the cursor is, as a paste does, so that Chinese can be typed too."""
        from textual import events

        self.app.post_message(events.Paste(words))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is on its way, read, written or drawn any more."""
        await at_rest(self.pilot)


@pytest.fixture
def seat() -> Callable[..., Any]:
    """`async with seat(desk, size=(80, 24)) as person:` runs the program; what it raises fails the test."""
    return at


@asynccontextmanager
async def at(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Seat]:
    app = DubanApp(desk)
    app.animation_level = "none"
    with_variables(app.stylesheet, app.stylesheet._variables)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "set_variables", with_variables)
        patch.setattr(Compositor, "render_update", unwatched)
        async with asyncio.timeout(PATIENCE), app.run_test(size=size, notifications=True) as pilot:
            person = Seat(pilot)
            await person.settle()
            yield person


def with_variables(sheet: Stylesheet, variables: dict[str, str]) -> None:
    """Give a style sheet the colours of a theme; what was parsed with these colours before is not parsed again."""
    sheet._parse_cache = LRUCache(1)
    SET_VARIABLES(sheet, variables)
    sheet._parse_cache = PARSED.setdefault(tuple(variables.items()), LRUCache(1024))


def unwatched(compositor: Compositor, *_: Any, **__: Any) -> None:
    """Nobody looks at a terminal between two keys: what is to be seen is drawn when `words` asks for it.

    Drawing after each key took a fifth of these tests; test_snapshots draws everything.
    """
    compositor._dirty_regions.clear()


@pytest.fixture
def as_unit(imported: Desk, unit_actor: Callable[[str], Actor]) -> Callable[[str], Desk]:
    """The imported ledger with somebody of a unit at the desk."""
    return lambda code: imported.seated(unit_actor(code))


@pytest.fixture
def dispatched(imported: Desk) -> Desk:
    """The office's desk; the education task has been dispatched."""
    perform(imported, c.Dispatch(task=EDUCATION))
    return imported


@pytest.fixture
def active(dispatched: Desk, as_unit: Callable[[str], Desk], wall: Any) -> Desk:
    """The education bureau's desk; it signed on 17 March and it is 24 April now."""
    wall.go_to("2020-03-17")
    perform(as_unit("jyj"), c.Sign(task=EDUCATION))
    wall.go_to("2020-04-24")
    return as_unit("jyj")


@pytest.fixture
def filed(active: Desk) -> Desk:
    """The education bureau's desk; it has filed 45% for April with a number for the first target."""
    filing = c.FileProgress(
        task=EDUCATION,
        progress="已核对在校名单，[资助]发放到户。",
        problems="两所学校工期偏慢。",
        next_steps="五月底前完成封顶。",
        claimed=45,
        values=((0, 95.5),),
    )
    perform(active, filing)
    return active
