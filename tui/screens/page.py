"""What the main screens have in common: they read off the event loop and show what was read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from unicodedata import east_asian_width

from textual import on, work
from textual.app import ComposeResult
from textual.events import Key
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, TextArea
from textual.worker import get_current_worker

from tracker.errors import DubanError
from tracker.services.desk import Desk
from tui.faults import Working
from tui.type_ahead import Typed, WorkedOff
from tui.widgets.key_line import KeyLine
from tui.widgets.masthead import Masthead

if TYPE_CHECKING:
    from tui.app import DubanApp

PATIENCE = 0.4  # seconds


@dataclass
class Loaded(Message):
    """What `read` found."""

    found: Any


@dataclass
class Failed(Message):
    """What was asked for could not be done, in words; `unread` where the page could not be read."""

    error: DubanError
    unread: bool = False


class Page(Screen[None], Working):
    """A screen over the ledger. `NAME` is its place in the masthead, `help_words` what F1 says first.

    `awaited` is so while what is shown is not there yet or about to change: what is typed waits for it.
    """

    NAME = ""
    help_title = ""
    help_words = ""
    waits: Timer | None = None
    reading: bool = False
    awaited: bool = True
    unread: bool = False
    asked_again: bool = False
    keys_rest_on: object = None

    @property
    def duban(self) -> "DubanApp":
        """The program."""
        return cast("DubanApp", self.app)

    @property
    def desk(self) -> Desk:
        """The open ledger with whoever sits at it."""
        return self.duban.desk

    def compose(self) -> ComposeResult:
        yield Masthead(self.NAME)
        yield from self.body()
        yield KeyLine()

    def body(self) -> ComposeResult:
        """The widgets between masthead and footer."""
        raise NotImplementedError

    def read(self) -> Any:
        """What the screen shows, read from the ledger; runs in a thread and touches no widget."""
        raise NotImplementedError

    def show(self, found: Any) -> None:
        """Put what was read on the screen."""
        raise NotImplementedError

    def keys_follow(self, facts: object) -> None:
        """Look anew at which keys work, if what they rest on is not what it was: a look takes longer than a move."""
        if facts != self.keys_rest_on:
            self.keys_rest_on = facts
            self.refresh_bindings()

    def holds(self, typed: Typed) -> bool:
        """What is typed waits for the page, except in a field and what leads away from here."""
        leads_away = isinstance(typed, Key) and (typed.key == "escape" or self.duban.goes(typed.key))
        return self.awaited and not leads_away and not isinstance(self.focused, Input | TextArea)

    def on_screen_suspend(self) -> None:
        """It will be read again."""
        self.awaited = True

    def on_screen_resume(self) -> None:
        if self.is_current and not self.unread:
            self.load()

    def say_reading(self) -> None:
        """It takes its time: say so."""
        self.query_one(Masthead).say_busy("读取中")

    def on_key(self, event: Key) -> None:
        """A letter that came as Chinese: the input method is on, and no key would do what it says."""
        if event.character is not None and east_asian_width(event.character) in "WF":
            self.notify("现在是中文输入法，请切到英文再按字母键。")

    def action_reload(self) -> None:
        """Read the ledger again."""
        self.load()

    def load(self) -> None:
        """Read the ledger; what is asked for while it is read, is read once that is over."""
        self.awaited, self.unread = True, False
        if self.waits is None:
            self.waits = self.set_timer(PATIENCE, self.say_reading)
        self.asked_again = self.reading
        if not self.reading:
            self.reading = True
            self.read_ledger()

    @work(thread=True, exit_on_error=False, group="load")
    def read_ledger(self) -> None:
        """Read in a thread; only messages come back."""
        try:
            answer: Message = Loaded(self.read())
        except DubanError as error:
            answer = Failed(error, unread=True)
        finally:
            self.reading = False
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    @on(Loaded)
    def show_loaded(self, message: Loaded) -> None:
        if self.asked_again:
            self.load()
            return
        self.show(message.found)
        self.end_waiting()

    def end_waiting(self) -> None:
        """It has been read, or cannot be."""
        if self.waits is not None:
            self.waits.stop()
            self.waits = None
            self.query_one(Masthead).say_busy("")
        self.awaited = False
        self.post_message(WorkedOff())

    @on(Failed)
    def explain(self, message: Failed) -> None:
        self.stop_waiting(message.unread)
        if self.is_current:
            self.duban.explain(message.error)

    def on_fault(self) -> None:
        """The program says it; whatever was read or asked for will not come."""
        self.stop_waiting(unread=self.waits is not None)

    def stop_waiting(self, unread: bool) -> None:
        """What could not be read is not read again until somebody asks: the sentence would come again and again."""
        self.end_waiting()
        self.unread = unread
        if unread:
            self.query_one(Masthead).say_busy("没有读出，按F5重试")
