"""The two lines above every screen: whose ledger, which day, who; and where one can go."""

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from tracker.domain.case import chinese
from tracker.domain.permissions import Actor, Role
from tracker.errors import DubanError
from tracker.queries.overview import office_name, unit_name
from tracker.services.desk import Desk
from tui.actions import GENERAL, Action
from tui.faults import Working
from tui.widgets.link_line import Link, LinkLine

if TYPE_CHECKING:
    from tui.app import DubanApp

PLACES = tuple(action for action in GENERAL if action.group == "前往")


class Masthead(Vertical, Working):
    """`place` is the name of the main screen that is shown."""

    DEFAULT_CSS = """
    Masthead {
        height: 2;
        dock: top;
        .title { height: 1; background: $masthead; color: $on-masthead; padding: 0 1; }
        .places { height: 1; background: $panel; padding: 0 1; }
        #office { width: 1fr; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        #busy { width: 1fr; text-align: right; color: $accent; padding: 0 1; }
        #who { width: auto; max-width: 75%; margin-left: 2; }
        #places { width: auto; }
    }
    """

    class Named(Message):
        """The names of the office, and of the unit of whoever is signed in."""

        def __init__(self, office: str, unit: str) -> None:
            super().__init__()
            self.office, self.unit = office, unit

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def compose(self) -> ComposeResult:
        with Horizontal(classes="title"):
            yield Static("督办台账", id="office", markup=False)
            yield Static(Content(who_and_when(self.desk)), id="who")
        with Horizontal(classes="places"):
            yield LinkLine(id="places")
            yield Static("", id="busy", markup=False)

    def say_busy(self, words: str) -> None:
        """What takes its time, or nothing."""
        self.query_one("#busy", Static).update(words)

    @property
    def desk(self) -> Desk:
        """The open ledger."""
        return cast("DubanApp", self.app).desk

    def on_mount(self) -> None:
        self.query_one("#places", LinkLine).link_up(
            Link(place_said(action, action.name == self.place), action.run, action.help) for action in PLACES
        )
        self.read_name()

    @work(thread=True, exit_on_error=False)
    def read_name(self) -> None:
        """The names, from the ledger; where it cannot be read, the page below says so."""
        desk = self.desk
        own = desk.actor.unit if desk.actor else None
        with suppress(DubanError), desk.reading() as session:
            office = office_name(session, desk.office)
            unit = unit_name(session, desk.office, own) if own else ""
            if not get_current_worker().is_cancelled:
                self.post_message(self.Named(office, unit))

    def on_masthead_named(self, message: Named) -> None:
        self.query_one("#office", Static).update(Content(message.office))
        self.query_one("#who", Static).update(Content(who_and_when(self.desk, message.unit)))


def place_said(action: Action, here: bool) -> Content:
    """1 总览, standing out where one is."""
    return Content(f"{action.key_said} {action.label}").stylize("bold $primary" if here else "$foreground")


def who_and_when(desk: Desk, unit: str = "") -> str:
    """演练日期2020年6月3日  马秀兰(jyj): the day that counts here, and who is signed in."""
    return f"{today_said(desk)}  {said_of(desk.actor, unit)}" if desk.actor else today_said(desk)


def today_said(desk: Desk) -> str:
    """演练日期 2020年6月3日 in a ledger made to practise on, else the day alone."""
    practice = desk.home.practice_day is not None
    return f"演练日期 {chinese(desk.today)}" if practice else chinese(desk.today)


def said_of(actor: Actor, unit: str) -> str:
    """The person and where from, unless the name says it; the account where it is the office's own."""
    if actor.role is Role.OFFICE:
        return actor.account
    place = unit or actor.role.word
    return actor.person if place in actor.person else f"{actor.person}（{place}）"
