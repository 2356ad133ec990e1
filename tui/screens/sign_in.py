"""Who are you: name and password, checked off the event loop."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Input, Label, Static

from tracker.domain.permissions import Actor
from tracker.errors import DubanError
from tracker.queries.overview import office_name
from tracker.services import accounts
from tui.faults import Fault, Working
from tui.type_ahead import Typed
from tui.widgets.key_line import KeyLine
from tui.widgets.masthead import today_said

if TYPE_CHECKING:
    from tui.app import DubanApp


@dataclass
class SignedIn(Message):
    """Name and password match."""

    actor: Actor


@dataclass
class NotSignedIn(Message):
    """They do not, or the ledger cannot be read."""

    error: DubanError


@dataclass
class OfficeNamed(Message):
    """Whose ledger this is."""

    name: str


class SignInScreen(Screen[None], Working):
    """Ends in `DubanApp.welcome`."""

    help_title = "登录"
    help_words = "输入领导小组办公室发给你的账号和密码，回车登录。忘记密码请联系办公室重设。"

    @property
    def duban(self) -> "DubanApp":
        """The program."""
        return cast("DubanApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = "督办台账"
            box.border_subtitle = today_said(self.duban.desk)
            yield Static("", id="office", markup=False)
            yield Label("账号")
            yield Input(id="name", max_length=32, compact=True)
            yield Label("密码")
            yield Input(id="password", password=True, compact=True)
            yield Static("", id="problem", markup=False)
            yield Button("登录", variant="primary", id="enter", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        self.read_name()

    @work(thread=True, exit_on_error=False, group="name")
    def read_name(self) -> None:
        """The office's name, from the ledger."""
        desk = self.duban.desk
        try:
            with desk.reading() as session:
                self.post_message(OfficeNamed(office_name(session, desk.office)))
        except DubanError as error:
            self.post_message(NotSignedIn(error))

    def on_office_named(self, message: OfficeNamed) -> None:
        self.query_one("#office", Static).update(Content(message.name))

    @on(Input.Submitted, "#name")
    def to_password(self) -> None:
        self.query_one("#password").focus()

    @on(Input.Submitted, "#password")
    @on(Button.Pressed, "#enter")
    def enter(self) -> None:
        name = self.query_one("#name", Input).value.strip()
        password = self.query_one("#password", Input).value
        if not name or not password:
            self.say("请填写账号和密码。")
            return
        self.say("正在核对……")
        self.query_one("#enter", Button).disabled = True
        self.check(name, password)

    @work(thread=True, exclusive=True, exit_on_error=False, group="check")
    def check(self, name: str, password: str) -> None:
        """Argon2 takes its time by design; the screen does not wait for it."""
        try:
            self.post_message(SignedIn(accounts.sign_in(self.duban.desk, name, password)))
        except DubanError as error:
            self.post_message(NotSignedIn(error))

    def on_signed_in(self, message: SignedIn) -> None:
        self.duban.welcome(message.actor)

    def holds(self, typed: Typed) -> bool:
        """What is typed behind the password is meant for what comes after it."""
        return self.query_one("#enter", Button).disabled

    def on_fault(self, message: Fault) -> None:
        """As if the password had not been right; the program says why."""
        self.on_not_signed_in(NotSignedIn(message.error))

    def on_not_signed_in(self, message: NotSignedIn) -> None:
        self.duban.forget_typed()
        self.query_one("#enter", Button).disabled = False
        self.query_one("#password", Input).value = ""
        self.query_one("#password").focus()
        self.say(str(message.error))

    def say(self, words: str) -> None:
        """Show a sentence below the fields."""
        self.query_one("#problem", Static).update(Content(words))
