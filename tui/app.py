"""The program: one office's ledger, one person at it, two themes, its main screens."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.content import Content
from textual.screen import Screen

from tracker.domain.permissions import Act, Actor, may
from tracker.errors import DubanError
from tracker.services import accounts
from tracker.services.desk import Desk
from tracker.services.unexpected import in_words
from tui import scores, themes
from tui.actions import GENERAL, bindings
from tui.errands import Errand, Place
from tui.faults import Fault
from tui.listing import Listing
from tui.palette import Commands
from tui.screens.findings import FindingsScreen
from tui.screens.help import HelpScreen
from tui.screens.inbox import InboxScreen
from tui.screens.inspection import InspectionScreen
from tui.screens.inspections import InspectionsScreen
from tui.screens.ledger import LedgerScreen
from tui.screens.month import MonthScreen, MonthsScreen
from tui.screens.notice import Notice
from tui.screens.order import OrderScreen
from tui.screens.orders import OrdersScreen
from tui.screens.overview import OverviewScreen
from tui.screens.page import Page
from tui.screens.projects import ProjectsScreen
from tui.screens.score import ScoreScreen
from tui.screens.scores import ScoresScreen
from tui.screens.sign_in import SignInScreen
from tui.screens.task import TaskScreen
from tui.screens.waiting import WaitingScreen
from tui.type_ahead import TypeAhead
from tui.wrapping import wrapped

TOAST_WIDTH, TOAST_FRAME = 60, 4
HERE = Path(__file__).parent
# All screens' styles at once: Textual reads every style anew when a screen brings a file of its own.
STYLES: list[str | PurePath] = [HERE / "app.tcss", *sorted(HERE.glob("screens/*.tcss"))]
ProviderType = type[Provider] | Callable[[], type[Provider]]


class DubanApp(TypeAhead, inherit_bindings=False):
    """`desk` is the open ledger; `listing` is what the ledger screen was last narrowed to.

    `folder` is where a document was last looked for.
    """

    TITLE = "督办台账"
    CSS_PATH: ClassVar[list[str | PurePath]] = STYLES
    COMMANDS: ClassVar[set[ProviderType]] = {Commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(GENERAL),
        Binding("ctrl+c", "say_how_to_quit", show=False, system=True),
    ]
    MAIN: ClassVar[dict[str, Callable[["DubanApp"], Page]]] = {
        "overview": lambda app: OverviewScreen(),
        "ledger": lambda app: LedgerScreen(app.listing),
        "waiting": lambda app: WaitingScreen(),
        "inbox": lambda app: InboxScreen(),
        "plans": lambda app: app.plans(),
        "month": lambda app: app.month(),
        "orders": lambda app: OrdersScreen(),
        "inspections": lambda app: InspectionsScreen(),
        "findings": lambda app: FindingsScreen(),
        "projects": lambda app: ProjectsScreen(),
        "scores": lambda app: app.own_scores(),
    }

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.listing: Listing = Listing()
        self.folder = Path.cwd()
        self.register_theme(themes.day)
        self.register_theme(themes.night)
        self.theme = themes.NIGHT
        self.animation_level = (
            "none"  # a tab that slides costs a line over ssh twice what one that jumps does
        )

    def on_mount(self) -> None:
        if self.desk.actor is None:
            self.push_screen(SignInScreen())
        else:
            self.push_screen(OverviewScreen())

    def welcome(self, actor: Actor) -> None:
        """Seat whoever signed in and show the overview."""
        self.desk = self.desk.seated(actor)
        self.listing = Listing()
        self.switch_screen(OverviewScreen())

    def action_go(self, name: str) -> None:
        """Go to a main screen."""
        self.go_to(self.MAIN[name](self))

    def go_to(self, screen: Screen[None]) -> None:
        """Show a main screen in place of all that is shown.

        Nothing is awaited: what asked for it may stand on a screen that goes away.
        """
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(screen)

    def plans(self) -> Page:
        """The plans. What reads documents is a fifth of all that is loaded: it is loaded when it is needed."""
        from tui.screens.plans import PlansScreen

        return PlansScreen()

    def month(self) -> Page:
        """One's own month; for those who see all units, the list of them."""
        unit = self.desk.who.unit
        return MonthScreen(unit) if unit else MonthsScreen()

    def own_scores(self) -> Page:
        """One's own sheet; for those who see all units, the list of them."""
        unit = self.desk.who.unit
        return ScoreScreen(unit) if unit else ScoresScreen()

    def list_tasks(self, listing: Listing) -> None:
        """Show the ledger narrowed to `listing`."""
        self.listing = listing
        self.go_to(LedgerScreen(listing))

    def list_projects(self, fund: str) -> None:
        """Show the projects of a fund; of all of them where it is empty."""
        self.go_to(ProjectsScreen(fund))

    def list_waiting(self, kind: str) -> None:
        """Show what waits, of one kind."""
        self.go_to(WaitingScreen(kind))

    def action_import_plan(self) -> None:
        """Choose a plan to import."""
        from tui.screens.import_plan import ImportScreen

        self.go_to(ImportScreen())

    def review(self, checksum: str) -> None:
        """Go on with the review of a plan."""
        from tui.screens.review import ReviewScreen

        self.go_to(ReviewScreen(checksum))

    def open_task(self, code: str, among: Sequence[str] = ()) -> None:
        """Show the page of a task; from there one can go on to those that it was listed `among`."""
        self.push_screen(TaskScreen(code, among))

    def open_errand(self, errand: Errand) -> None:
        """Show the page of what an errand is about."""
        pages: dict[Place, Callable[[str], None]] = {
            Place.TASK: self.open_task,
            Place.ORDER: self.open_order,
            Place.INSPECTION: self.open_inspection,
            Place.SCORES: lambda unit: self.open_scores(unit, errand.points),
        }
        pages[errand.place](errand.code)

    def open_scores(self, unit: str, place: scores.Place | None) -> None:
        """Show the sheet of a unit."""
        self.push_screen(ScoreScreen(unit, place))

    def open_order(self, number: str) -> None:
        """Show the page of an order."""
        self.push_screen(OrderScreen(number))

    def open_inspection(self, code: str) -> None:
        """Show the page of an inspection."""
        self.push_screen(InspectionScreen(code))

    def action_command_palette(self) -> None:
        """The palette, with its words in Chinese."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="输入几个字或拼音首字母，如 tb 找到填报"))

    def action_help(self) -> None:
        """Help for the screen that is shown."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen.of(self.screen))

    def action_turn_theme(self) -> None:
        """Light by day, dark by night."""
        self.theme = themes.DAY if self.theme == themes.NIGHT else themes.NIGHT

    async def action_sign_out(self) -> None:
        """Forget who sits here and ask for a name again."""
        await asyncio.to_thread(accounts.sign_out, self.desk)
        self.go_to(SignInScreen())
        self.desk = replace(self.desk, actor=None)
        self.refresh_bindings()

    def action_say_how_to_quit(self) -> None:
        """People press ^C to leave; it may also be a copy gone wrong."""
        self.notify("退出程序请按 Ctrl+Q。")

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Whether a key did something; a capital letter, as with Caps Lock on, does what the letter does."""
        if await super()._check_bindings(key, priority):
            return True
        capital = len(key) == 1 and key.isupper()
        return capital and await super()._check_bindings(key.lower(), priority)

    def goes(self, key: str) -> bool:
        """Whether a key goes elsewhere, whatever the screen."""
        return key in self._bindings.key_to_bindings

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before sign-in there is nothing to go to; plans are imported by those who may."""
        if action == "import_plan":
            return self.desk.actor is not None and not may(self.desk.actor, Act.IMPORT_PLAN)
        if action in ("go", "sign_out", "command_palette"):
            return self.desk.actor is not None
        return True

    def notify(self, message: str, **how: Any) -> None:
        """Say something in passing: words as they are, lines broken as Chinese is set."""
        width = min(TOAST_WIDTH, self.size.width // 2) - TOAST_FRAME
        super().notify(wrapped(Content(message), max(10, width)).plain, **{**how, "markup": False})

    def explain(self, error: DubanError) -> None:
        """Say what went wrong and what to do about it."""
        self.forget_typed()
        if not (isinstance(self.screen, Notice) and self.screen.message == error.message):
            self.push_screen(Notice(error.message, error.remedy))

    def on_fault(self, message: Fault) -> None:
        """A fault of the program itself where it worked beside the screen: the program goes on."""
        self.explain(message.error)

    def _fatal_error(self) -> None:
        """A fault that the program cannot go on from: a sentence as the last word, the trace in a file."""
        assert self._exception is not None
        if not self._exit_renderables:
            said = in_words(self._exception, self.desk.home.path)
            self._exit_renderables.append(Text(f"{said}\n已退出，台账里保存过的都在。", no_wrap=True))
        self._close_messages_no_wait()

    def get_default_screen(self) -> Screen[None]:
        """The floor under all screens; always covered."""
        return Screen(id="floor")
