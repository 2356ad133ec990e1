"""A page from which acts are done on its tasks in place, without going to the task's own page."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from tracker.errors import DubanError, RefusedError
from tracker.services.tasks import why_not
from tui.forms.act_form import ActForm
from tui.forms.form import Form
from tui.screens.form import FormScreen, Outcome
from tui.screens.page import Failed, Page
from tui.sheet import Sheet, read_sheet

Wrap = Callable[[Form], FormScreen]


@dataclass
class SheetRead(Message):
    """The task that an act is wanted on has been read."""

    sheet: Sheet
    act_form: ActForm
    wrap: Wrap


class ActingPage(Page):
    """`ask` opens the form of an act on a task; `done` is told what came of it."""

    @work(thread=True, exclusive=True, exit_on_error=False, group="ask")
    def ask(self, code: str, act_form: ActForm, wrap: Wrap = FormScreen) -> None:
        """Read the task off the event loop; its form follows, or the sentence why it cannot be done."""
        try:
            sheet = read_sheet(self.desk, code)
            reason, remedy = why_not(self.desk, sheet.task, act_form.act)
            if reason:
                raise RefusedError(reason, remedy)
            answer: Message = SheetRead(sheet, act_form, wrap)
        except DubanError as error:
            answer = Failed(error)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_sheet_read(self, message: SheetRead) -> None:
        if self.is_current:
            self.app.push_screen(message.wrap(message.act_form.on(message.sheet)), self.done)

    def done(self, outcome: Outcome | None) -> None:
        """Say what came of a form; the page reloads by itself when the form has gone."""
        if outcome is None:
            return
        if outcome.error is None:
            self.notify(outcome.said)
        else:
            self.duban.explain(outcome.error)
