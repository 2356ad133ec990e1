"""A task's page: where it stands, its words, units, deadlines, filings and history, and what I may do now."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import TabbedContent, TabPane

from tracker.domain.permissions import Act
from tracker.errors import DubanError, StaleError
from tui.actions import BACK, BEHIND, OTHERS, STEPS, TASK, Action, bindings
from tui.forms.acts import FORMS
from tui.forms.form import Form
from tui.forms.papers import printing_task
from tui.screens.filing_form import FilingFormScreen
from tui.screens.form import FormScreen, Outcome
from tui.screens.others import OthersScreen
from tui.screens.printing import Printing
from tui.sheet import Sheet, read_page, read_sheet
from tui.widgets.act_bar import ActBar
from tui.widgets.prose import Prose
from tui.widgets.task_filings import filings_in_words
from tui.widgets.task_head import head_in_words
from tui.widgets.task_history import history_in_words
from tui.widgets.task_units import units_in_words
from tui.widgets.task_words import words_of

HANG = {"filings": 12, "history": 18, "words": 6, "units": 10}
PANES = {"words": "任务", "units": "单位和时限", "filings": "填报", "history": "经过"}


class TaskScreen(Printing):
    """`sheet` is what the page shows; acts name its version, so that a stale one is refused."""

    NAME = "ledger"
    AUTO_FOCUS = "ContentTabs"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(BACK, TASK, OTHERS, STEPS),
        ("down", "scroll(1)"),
        ("up", "scroll(-1)"),
        ("pagedown,space", "scroll(10)"),
        ("pageup", "scroll(-10)"),
    ]
    help_title = "任务"
    help_words = (
        "上方是灯号和理由。左右箭头换页签，上下箭头翻看；从清单打开的，]到下一项，[到上一项。最下面一行是你现在可以办的事，按字母键或用鼠标点；"
        "M列出其他能办的，如批示、调整单位、中止，再按一个字母。不能办的不列出。原定时限永远保留，每次延期另记一条。自报进度由单位填，核定进度由办公室采纳时定。F6打印责任链条。"
    )

    def __init__(self, code: str, among: Sequence[str] = ()) -> None:
        super().__init__()
        self.code, self.among = code, among
        self.sheet: Sheet | None = None
        self.lights_wanted = False

    def body(self) -> ComposeResult:
        yield Prose(id="head")
        with TabbedContent():
            for name, title in PANES.items():
                with TabPane(title, id=name), VerticalScroll(can_focus=False):
                    yield Prose(id=f"{name}-said", hang=HANG[name])
        yield ActBar()

    def read(self) -> Sheet:
        return (read_page if self.lights_wanted else read_sheet)(self.desk, self.code)

    @on(TabbedContent.TabActivated)
    def read_lights(self) -> None:
        """The lights of every day take longer than all the rest: they are read when the course is looked at."""
        self.lights_wanted = self.query_one(TabbedContent).active == "history"
        if self.lights_wanted and self.sheet is not None and not self.sheet.lights:
            self.load()

    def show(self, found: Sheet) -> None:
        self.sheet = found
        self.query_one("#head", Prose).say(head_in_words(found))
        said = {
            "words": words_of(found),
            "units": units_in_words(found),
            "filings": filings_in_words(found),
            "history": history_in_words(found),
        }
        for name, content in said.items():
            self.query_one(f"#{name}-said", Prose).say(content)
        tabs = self.query_one(TabbedContent)
        tabs.get_tab("filings").label = Content(f"填报 {len(found.task.filings)}")
        tabs.get_tab("history").label = Content(f"经过 {len(found.history)}")
        moves = tuple(action for action in TASK if action.act in found.acts)
        self.query_one(ActBar).offer((*moves, *(OTHERS if self.behind else ())), self.behind)
        self.refresh_bindings()

    @property
    def behind(self) -> tuple[Action, ...]:
        """The acts that can be done now and have no key of their own."""
        acts = self.sheet.acts if self.sheet else ()
        return tuple(action for action in BEHIND if action.act in acts)

    def papers(self) -> Form:
        return printing_task(self.desk, self.code)

    def action_others(self) -> None:
        """Choose one of the acts that have no key of their own."""

        def take(chosen: Action | None) -> None:
            if chosen is not None:
                self.action_act(chosen.name)

        self.app.push_screen(OthersScreen(self.behind), take)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the acts that this account may do now, and steps to tasks that are there."""
        if action == "step":
            return self.beside(int(str(parameters[0]))) is not None
        if action == "others":
            return bool(self.behind)
        if action != "act":
            return True
        return self.sheet is not None and any(act.value == parameters[0] for act in self.sheet.acts)

    def action_act(self, name: str) -> None:
        """Open the form of an act."""
        if self.sheet is not None:
            form = FORMS[Act(name)].on(self.sheet)
            files = name == Act.FILE
            self.app.push_screen(FilingFormScreen(form, self.code) if files else FormScreen(form), self.done)

    def done(self, outcome: Outcome | None) -> None:
        """The page reloads by itself when the form has gone; here it says what came of it."""
        if outcome is None:
            return
        if outcome.error is None:
            self.notify(outcome.said)
        else:
            self.tell(outcome.error)

    def tell(self, error: DubanError) -> None:
        """A stale act is refused in a sentence; the page shows the new state behind it."""
        if isinstance(error, StaleError):
            self.load()
        self.duban.explain(error)

    def beside(self, by: int) -> str | None:
        """The task that stands so many lines further down in the list that one came from."""
        at = self.among.index(self.code) + by if self.code in self.among else -1
        return self.among[at] if 0 <= at < len(self.among) else None

    def action_step(self, by: int) -> None:
        """To the next task of the list, or the one before; the tab stays."""
        code = self.beside(by)
        if code is not None:
            self.code = code
            self.load()

    def action_scroll(self, lines: int) -> None:
        """Scroll the page that is shown."""
        pane = self.query_one(TabbedContent).active_pane
        if pane is not None:
            pane.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        """To where one came from."""
        self.dismiss()
