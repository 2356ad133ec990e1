"""A page from which things are done in place, without going to the page of the task, order or inspection."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from tracker.errors import DubanError
from tracker.services.desk import Desk
from tui.faults import Fault
from tui.forms.form import Form
from tui.screens.form import FormScreen, Outcome
from tui.screens.page import Failed, Page
from tui.type_ahead import Typed

Wrap = Callable[[Form], FormScreen]


@dataclass
class FormRead(Message):
    """The form that was wanted, filled with what is known."""

    form: Form
    wrap: Wrap


class ActingPage(Page):
    """`ask` opens a form that is first read from the ledger; `done` is told what came of it."""

    asking: bool = False

    def ask(self, make: Callable[[Desk], Form], wrap: Wrap = FormScreen) -> None:
        """Read the form off the event loop; it follows, or the sentence why the act cannot be done."""
        self.asking = True
        self.read_form(make, wrap)

    @work(thread=True, exclusive=True, exit_on_error=False, group="ask")
    def read_form(self, make: Callable[[Desk], Form], wrap: Wrap) -> None:
        """Only messages come back."""
        try:
            answer: Message = FormRead(make(self.desk), wrap)
        except DubanError as error:
            answer = Failed(error)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def holds(self, typed: Typed) -> bool:
        """What is typed behind the key that opens a form is meant for the form."""
        return self.asking or super().holds(typed)

    def on_form_read(self, message: FormRead) -> None:
        self.asking = False
        if self.is_current:
            self.app.push_screen(message.wrap(message.form), self.done)

    @on(Failed)
    @on(Fault)
    def ask_no_more(self) -> None:
        self.asking = False

    def done(self, outcome: Outcome | None) -> None:
        """Say what came of a form; the page reloads by itself when the form has gone."""
        if outcome is None:
            return
        if outcome.error is None:
            self.notify(outcome.said)
        else:
            self.duban.explain(outcome.error)
