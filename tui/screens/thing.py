"""The page of one thing of the ledger: what it is, what it says, and what may be done with it now."""

from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tracker.errors import StaleError
from tui.actions import BACK, Action, bindings
from tui.forms.form import Form
from tui.screens.form import FormScreen, Outcome
from tui.screens.page import Page
from tui.widgets.act_bar import ActBar
from tui.widgets.prose import Prose


@dataclass(frozen=True, slots=True)
class Shown:
    """`head` stands still above, `words` scroll; `actions` are what may be done now; `found` is what forms need."""

    head: Content
    words: Content
    actions: tuple[Action, ...]
    found: Any


class ThingPage(Page):
    """Subclasses read a `Shown` and give the `form_of` an action; the rest is the same for everything."""

    AUTO_FOCUS = "#scroll"
    BINDINGS = bindings(BACK)

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code
        self.shown: Shown | None = None

    def body(self) -> ComposeResult:
        yield Prose(id="head")
        with VerticalScroll(id="scroll"):
            yield Prose(id="said", hang=4)
        yield ActBar()

    def read(self) -> Shown:
        raise NotImplementedError

    def form_of(self, name: str, found: Any) -> Form:
        """The form of an action on what was read."""
        raise NotImplementedError

    def show(self, found: Shown) -> None:
        self.shown = found
        self.query_one("#head", Prose).say(found.head)
        self.query_one("#said", Prose).say(found.words)
        self.query_one(ActBar).offer(found.actions)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what this account may do now."""
        if action != "do":
            return True
        return self.shown is not None and any(each.name == parameters[0] for each in self.shown.actions)

    def action_do(self, name: str) -> None:
        """Open the form of an action."""
        if self.shown is not None:
            self.app.push_screen(FormScreen(self.form_of(name, self.shown.found)), self.done)

    def done(self, outcome: Outcome | None) -> None:
        """The page reloads by itself when the form has gone; here it says what came of it."""
        if outcome is None:
            return
        if isinstance(outcome.error, StaleError):
            self.load()
        if outcome.error is not None:
            self.duban.explain(outcome.error)
        else:
            self.notify(outcome.said)

    def action_back(self) -> None:
        """To where one came from."""
        self.dismiss()
