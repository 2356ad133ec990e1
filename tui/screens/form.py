"""Any form on screen: fields, errors beside them, Ctrl+S to save; what was typed is never lost to an error."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, RadioSet

from tracker.errors import DubanError, InputError, StaleError
from tui.actions import FORM, PICK, bindings
from tui.faults import Working
from tui.forms.form import Answers, Form
from tui.forms.offers import Offer, Offers
from tui.screens.mark_picker import MarkPicker
from tui.screens.picker import Choice, Picked
from tui.type_ahead import Typed
from tui.widgets.field_box import FieldBox
from tui.widgets.key_line import KeyLine
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from tui.app import DubanApp


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, in a sentence; or (`error`) why it cannot be done on this page any more; or `skipped`."""

    said: str = ""
    error: DubanError | None = None
    skipped: bool = False


@dataclass
class Submitted(Message):
    """The ledger took it."""

    said: str


@dataclass
class Refused(Message):
    """The ledger did not."""

    error: DubanError


@dataclass
class Doubted(Message):
    """Something in the answers does not fit; nothing was saved."""

    answers: Answers
    doubts: tuple[str, ...]


@dataclass
class OffersRead(Message):
    """What can be chosen for a field."""

    box: FieldBox
    offers: tuple[Offer, ...]


class FormScreen(ModalScreen[Outcome | None], Working):
    """Answers None where it was left without saving."""

    AUTO_FOCUS = "Input, TextArea, RadioSet, #save"
    BINDINGS = bindings(FORM, PICK)
    help_words = (
        "带*的必须填写。Tab到下一栏，Shift+Tab到上一栏，Ctrl+S保存，Esc取消。"
        "保存不成时内容都还在，按提示改好再存。"
    )

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.doubted: Answers | None = None
        self.picking = False
        self.help_title = form.title

    @property
    def duban(self) -> "DubanApp":
        """The program."""
        return cast("DubanApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = f"{self.form.title}  {self.form.code}".rstrip()
            with VerticalScroll(id="fields", can_focus=False):
                if self.form.subject:
                    yield Prose(self.form.subject, id="title")
                yield Prose(self.form.says, id="says")
                for field in self.form.fields:
                    yield FieldBox(field)
            yield Prose(id="problem")
            with Horizontal(id="buttons"):
                yield Button(
                    f"{self.form.title} ^S", variant="primary", id="save", compact=True, action="screen.save"
                )
                yield Button("取消 Esc", id="cancel", compact=True, action="screen.cancel")
        yield KeyLine()

    def on_mount(self) -> None:
        self.set_class(len(self.form.fields) > 2, "-tall")
        self.ask_what_applies()
        self.call_after_refresh(self.query_one("#fields").scroll_home, animate=False)

    @on(RadioSet.Changed)
    def ask_what_applies(self) -> None:
        """Show the questions that belong to what is chosen now, and no others."""
        boxes = {box.field.name: box for box in self.query(FieldBox)}
        for box in boxes.values():
            if box.field.when is not None:
                choice, answer = box.field.when
                box.display = boxes[choice].text == answer

    @property
    def box_at_cursor(self) -> FieldBox | None:
        """The field in which the cursor stands."""
        return next((box for box in self.query(FieldBox) if box.has_focus_within), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A list is offered where there is one."""
        box = self.box_at_cursor if action == "pick" else None
        return action != "pick" or (box is not None and box.field.offered is not None)

    def action_pick(self) -> None:
        """Choose for the field at the cursor."""
        if self.box_at_cursor is not None and self.box_at_cursor.field.offered is not None:
            self.picking = True
            self.read_offers(self.box_at_cursor, self.box_at_cursor.field.offered)

    @work(thread=True, exclusive=True, exit_on_error=False, group="offers")
    def read_offers(self, box: FieldBox, offers: Offers) -> None:
        """Read off the event loop."""
        try:
            self.post_message(OffersRead(box, offers(self.duban.desk)))
        except DubanError as error:
            self.post_message(Refused(error))

    def on_offers_read(self, message: OffersRead) -> None:
        """What is chosen is added to the field."""
        self.picking = False
        choices = [Choice(each.words, each.typed, each.keys) for each in message.offers]

        def take(picked: Picked | None) -> None:
            if picked is not None:
                message.box.add("、".join(picked.choice.value))

        self.app.push_screen(MarkPicker(message.box.field.label, choices), take)

    @on(Input.Submitted)
    def save_quickly(self) -> None:
        if self.form.quick:
            self.action_save()

    @property
    def saving(self) -> bool:
        """Whether the answers are on their way to the ledger."""
        return self.query_one("#save", Button).disabled

    def holds(self, typed: Typed) -> bool:
        """What is typed behind the answers is meant for what comes after them."""
        return self.saving or self.picking

    def action_save(self) -> None:
        """Understand what was typed, then hand it in off the event loop."""
        answers = self.answers()
        if answers is not None and not self.saving:
            self.query_one("#save", Button).disabled = True
            self.say("正在保存……")
            self.submit(answers)

    def answers(self) -> Answers | None:
        """What was typed, understood; None after each field has said what is wrong with it."""
        answers: dict[str, Any] = {}
        wrong: list[FieldBox] = []
        for box in self.query(FieldBox):
            if not box.display:
                answers[box.field.name] = box.field.unasked
                continue
            try:
                answers[box.field.name] = box.field.understand(box.text)
                box.say("")
            except InputError as error:
                box.say(str(error))
                wrong.append(box)
        if wrong:
            self.duban.forget_typed()
            self.say(f"有{len(wrong)}处要改，没有保存。")
            wrong[0].take_focus()
            return None
        return answers

    @work(thread=True, exclusive=True, exit_on_error=False, group="act")
    def submit(self, answers: Answers) -> None:
        """Hand the answers in; only messages come back."""
        desk = self.duban.desk
        try:
            doubts = () if answers == self.doubted else self.form.doubts(desk, answers)
            if doubts:
                self.post_message(Doubted(answers, doubts))
                return
            self.post_message(Submitted(self.form.submit(desk, answers)))
        except DubanError as error:
            self.post_message(Refused(error))

    @on(Doubted)
    def ask_again(self, message: Doubted) -> None:
        """Say what does not fit; saving the same once more keeps it as it is."""
        self.doubted = message.answers
        self.let_go_on()
        self.say(f"请核对：{'；'.join(message.doubts)}。还没有保存，确认无误再保存一次。")

    @on(Submitted)
    def close_done(self, message: Submitted) -> None:
        self.dismiss(Outcome(message.said))

    @on(Refused)
    def explain(self, message: Refused) -> None:
        self.let_go_on()
        if isinstance(message.error, StaleError):
            self.dismiss(Outcome(error=message.error))
        else:
            self.say(str(message.error))

    def on_fault(self) -> None:
        """The program says it; the answers are still there."""
        self.say("没有保存。")
        self.let_go_on()

    def let_go_on(self) -> None:
        """The answers were not taken as they are: what was typed behind them is not heeded."""
        self.duban.forget_typed()
        self.picking = False
        self.query_one("#save", Button).disabled = False

    def say(self, words: str) -> None:
        """Show a sentence above the buttons."""
        self.query_one("#problem", Prose).say(words)

    def action_cancel(self) -> None:
        """Leave without saving."""
        self.dismiss(None)
