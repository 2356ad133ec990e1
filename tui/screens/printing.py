"""Pages whose things can be printed."""

from tui.actions import PRINT, bindings
from tui.forms.form import Form
from tui.screens.form import FormScreen, Outcome
from tui.screens.page import Page


class Printing(Page):
    """Subclasses say with `papers` what is written into files; F6 asks and writes it."""

    BINDINGS = bindings(PRINT)

    def papers(self) -> Form:
        """The form that writes what is on screen."""
        raise NotImplementedError

    def action_print(self) -> None:
        """Ask what is wanted, write it, and say where it is."""
        self.app.push_screen(FormScreen(self.papers()), self.printed)

    def printed(self, outcome: Outcome | None) -> None:
        """Say where it is, or why it could not be written."""
        if outcome is None:
            return
        if outcome.error is not None:
            self.duban.explain(outcome.error)
        else:
            self.notify(outcome.said)
