"""A review on the screen: what is shown, and how a correction is asked for and made."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual import work
from textual.message import Message

from tracker.domain import review_steps as s
from tracker.domain.review import Review, ReviewItem, item_called
from tracker.domain.units import Registry
from tracker.errors import DubanError
from tracker.queries.plans import PlanRow
from tracker.services import review as services
from tracker.services.desk import Desk
from tracker.services.plans import Imported
from tracker.services.review import Sheet
from tui.forms.fields import Field
from tui.forms.form import Answers, Form
from tui.screens.form import FormScreen, Outcome
from tui.screens.mark_picker import WideMarkPicker
from tui.screens.page import Failed, Page
from tui.screens.picker import Choice, Picked, Picker
from tui.screens.question import Question

Steps = Callable[[Answers], tuple[s.Correction, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A review as it stands, with the units and plans that it can be tied to."""

    sheet: Sheet
    registry: Registry
    plans: tuple[PlanRow, ...]


@dataclass
class Corrected(Message):
    """The review as it was corrected and kept."""

    review: Review


@dataclass
class Confirmed(Message):
    """The plan is in the ledger."""

    imported: Imported


@dataclass
class Discarded(Message):
    """The review was given up."""


class ReviewPage(Page):
    """`found` is what the screen shows; `key` is what the cursor is on, in the list called `listed`.

    `acting` is so until an act is done, `busy` until the screen shows what became of it.
    """

    acting = busy = False
    found: Found | None = None
    listed = "items"
    key: str | None = None

    @property
    def sheet(self) -> Sheet:
        """The review as it is shown."""
        assert self.found is not None
        return self.found.sheet

    @property
    def item(self) -> ReviewItem | None:
        """The item under the cursor."""
        if self.listed != "items" or self.key is None:
            return None
        return item_called(self.sheet.review, self.key)

    @property
    def plans(self) -> tuple[PlanRow, ...]:
        """The plans that were imported."""
        assert self.found is not None
        return self.found.plans

    @property
    def registry(self) -> Registry:
        """The units of the office."""
        assert self.found is not None
        return self.found.registry

    def ask(self, title: str, code: str, fields: tuple[Field, ...], steps: Steps, says: str = "") -> None:
        """Open a form; the page reads the review again when it has gone."""
        review = self.sheet.review

        def submit(desk: Desk, answers: Answers) -> str:
            return services.correct(desk, review, *steps(answers)).told[-1]

        self.app.push_screen(FormScreen(Form(title, says, submit, fields, code)), self.done)

    def done(self, outcome: Outcome | None) -> None:
        """What somebody else changed meanwhile is said on the page, which shows it."""
        if outcome is not None and outcome.error is not None:
            self.post_message(Failed(outcome.error))

    def choose(self, title: str, offered: Iterable[Choice], none: str = "没有可选的。") -> None:
        """Let one correction be chosen, and make it."""

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self.correct(picked.choice.value)

        listed = list(offered)
        self.app.push_screen(Picker(title, listed), take) if listed else self.notify(none)

    def mark(self, title: str, offered: list[Choice], marked: Sequence[Choice] = ()) -> None:
        """Let several corrections be chosen, and make them."""

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self.correct(*picked.choice.value)

        self.app.push_screen(WideMarkPicker(title, offered, marked), take)

    def sure(self, words: str, yes: str, go_on: Callable[[], object]) -> None:
        """Ask, then go on."""

        def take(answer: bool | None) -> None:
            if answer:
                go_on()

        self.app.push_screen(Question(words, yes), take)

    def correct(self, *steps: s.Correction) -> None:
        """Correct the review that is shown."""
        self.act(lambda: Corrected(services.correct(self.desk, self.sheet.review, *steps)))

    def act(self, doing: Callable[[], Message]) -> None:
        """Do it off the event loop; a key pressed before the screen shows what the last one did is not heeded."""
        if not self.busy:
            self.workers.cancel_group(self, "load")
            self.acting = self.busy = True
            self.attempt(doing)

    def on_fault(self) -> None:
        """What was asked for is over."""
        self.acting = self.busy = False

    @work(thread=True, exit_on_error=False, group="act")
    def attempt(self, doing: Callable[[], Message]) -> None:
        """Only messages come back."""
        try:
            self.post_message(doing())
        except DubanError as error:
            self.post_message(Failed(error))
