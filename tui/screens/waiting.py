"""待办: what waits for me — the office's decisions, a unit's signatures, filings and deadlines."""

from collections import Counter
from dataclasses import dataclass

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import DataTable, Static

from tracker.domain.commands import Command, Dispatch, Sign
from tracker.domain.permissions import Act
from tracker.errors import DubanError
from tracker.queries.inbox import Waiting, waiting
from tracker.services.tasks import Refusal, perform_all
from tracker.services.views import look
from tui.actions import BATCH, bindings
from tui.screens.notice import Notice
from tui.screens.page import Failed, Page
from tui.screens.question import Question
from tui.widgets.kind_tabs import KindTabs
from tui.widgets.lights import chip_cell
from tui.widgets.row_table import RowTable
from tui.widgets.task_glance import TaskGlance
from tui.words import day_in, fit

BATCHES: dict[str, type[Command]] = {Act.DISPATCH.word: Dispatch, Act.SIGN.word: Sign}
WIDTHS = {"word": 10, "code": 10, "title": 0, "lead": 16, "deadline": 10, "light": 6}
HEADS = {
    "word": "要办的事",
    "code": "编号",
    "title": "事项",
    "lead": "牵头单位",
    "deadline": "时限",
    "light": " 灯号",
}


@dataclass
class BatchDone(Message):
    """How many acts of a batch were done, and which were refused."""

    word: str
    done: int
    refused: list[Refusal]


class WaitingScreen(Page):
    """Begins with the errands of one kind where `kind` is given."""

    NAME = "waiting"
    CSS_PATH = "waiting.tcss"
    AUTO_FOCUS = "RowTable"
    BINDINGS = bindings(BATCH)
    help_title = "待办"
    help_words = (
        "列出等你处理的事：办公室是待裁定、待采纳、待审批、待核验、待销号、待交办；"
        "单位是待签收、被退回、本期待填报、快到期。左右箭头或鼠标换类别，回车打开任务去办。"
        "只列交办或只列签收时，可按B把列出的一次办完。"
    )

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self.first_kind = kind
        self.rows: tuple[Waiting, ...] | None = None

    def body(self) -> ComposeResult:
        yield KindTabs(self.first_kind)
        yield RowTable()
        yield Static("", id="empty", markup=False)
        yield TaskGlance()

    def read(self) -> tuple[Waiting, ...]:
        with look(self.desk) as view:
            return waiting(view)

    def show(self, found: tuple[Waiting, ...]) -> None:
        self.rows = found
        self.query_one(KindTabs).count(Counter(row.word for row in found))
        self.lay()

    @property
    def kind(self) -> str:
        """The kind that is listed; empty is all of them."""
        return self.query_one(KindTabs).kind

    @on(KindTabs.TabActivated)
    def turn_to(self) -> None:
        self.lay()

    def on_resize(self) -> None:
        self.lay()

    @property
    def listed(self) -> list[Waiting]:
        """The rows of the kind that is shown."""
        return [row for row in self.rows or () if self.kind in ("", row.word)]

    def lay(self) -> None:
        """Put the listed rows into the table."""
        if self.rows is None:
            return
        table = self.query_one(RowTable)
        at = table.cursor_row
        table.clear(columns=True)
        narrow = self.size.width < 110
        widths = {
            name: width for name, width in WIDTHS.items() if not (narrow and name in ("lead", "deadline"))
        }
        widths["title"] = self.size.width - sum(widths.values()) - 2 * len(widths) - 1
        for name, width in widths.items():
            table.add_column(Text(HEADS[name]), width=width, key=name)
        for row in self.listed:
            cells = cells_of(row, widths, self.app.theme_variables)
            table.add_row(*(cells[name] for name in widths))
        table.move_cursor(row=min(at, max(0, len(self.listed) - 1)), animate=False)
        table.display = bool(self.listed)
        empty = self.query_one("#empty", Static)
        empty.display = not self.listed
        empty.update("现在没有等你处理的事。按 2 查看台账。")
        self.glance()
        self.refresh_bindings()

    @on(DataTable.RowHighlighted)
    def glance(self) -> None:
        row = self.at_cursor
        self.query_one(TaskGlance).show(row.standing if row else None, row.sentence if row else "")

    @property
    def at_cursor(self) -> Waiting | None:
        """The row under the cursor."""
        at = self.query_one(RowTable).cursor_row
        return self.listed[at] if 0 <= at < len(self.listed) else None

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the task under the cursor."""
        if self.at_cursor is not None:
            self.duban.open_task(self.at_cursor.standing.facts.code)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A batch is offered only for a list of one kind that can be done without words."""
        return action != "batch" or (self.kind in BATCHES and bool(self.listed))

    def action_batch(self) -> None:
        """Ask, then do the listed acts one by one."""
        kind, rows = self.kind, self.listed

        def go_on(sure: bool | None) -> None:
            if sure:
                self.perform(
                    kind,
                    [
                        BATCHES[kind](task=row.standing.facts.code, seen=row.standing.facts.version)
                        for row in rows
                    ],
                )

        self.app.push_screen(Question(f"把列出的{len(rows)}项任务全部{kind}？", f"全部{kind}"), go_on)

    @work(thread=True, exclusive=True, exit_on_error=False, group="act")
    def perform(self, word: str, commands: list[Command]) -> None:
        """Each act on its own, off the event loop."""
        try:
            done, refused = perform_all(self.desk, commands)
            self.post_message(BatchDone(word, len(done), refused))
        except DubanError as error:
            self.post_message(Failed(error))

    def on_batch_done(self, message: BatchDone) -> None:
        self.load()
        if message.refused:
            reasons = "\n".join(str(refusal.error) for refusal in message.refused)
            self.app.push_screen(
                Notice(f"已{message.word}{message.done}项，{len(message.refused)}项没有办成：\n{reasons}")
            )
        else:
            self.notify(f"已{message.word}{message.done}项。")


def cells_of(row: Waiting, widths: dict[str, int], variables: dict[str, str]) -> dict[str, Text]:
    """The cells of an errand."""
    facts = row.standing.facts
    return {
        "word": Text(row.word),
        "code": Text(facts.code),
        "title": Text(fit(facts.title, widths["title"])),
        "lead": Text(fit("、".join(facts.lead), WIDTHS["lead"])),
        "deadline": Text(day_in(facts.deadline)),
        "light": chip_cell(row.standing.light.colour, variables),
    }
