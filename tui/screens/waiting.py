"""待办: what waits for me — the office's decisions, a unit's signatures, filings and deadlines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

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
from tui.widgets.errand_table import ErrandTable
from tui.widgets.kind_tabs import KindTabs
from tui.widgets.task_glance import TaskGlance

BATCHES: dict[str, type[Command]] = {Act.DISPATCH.word: Dispatch, Act.SIGN.word: Sign}
MOST = 1000


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
    AUTO_FOCUS = "ErrandTable"
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
        yield Static("", id="limit", markup=False)
        yield ErrandTable()
        yield Static("现在没有等你处理的事。按 2 查看台账。", id="empty", markup=False)
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

    @property
    def listed(self) -> Sequence[Waiting]:
        """The rows that are shown."""
        return self.query_one(ErrandTable).errands

    def lay(self) -> None:
        """Show the rows of the kind; of very many the most urgent, and say so."""
        if self.rows is None:
            return
        of_kind = [row for row in self.rows if self.kind in ("", row.word)]
        table = self.query_one(ErrandTable)
        table.fill(of_kind[:MOST])
        table.display = bool(of_kind)
        self.query_one("#empty").display = not of_kind
        limit = self.query_one("#limit", Static)
        limit.display = len(of_kind) > MOST
        limit.update(f"显示前{MOST:,}件，共{len(of_kind):,}件")
        self.glance()
        self.refresh_bindings()

    @on(DataTable.RowHighlighted)
    def glance(self) -> None:
        row = self.query_one(ErrandTable).at_cursor
        self.query_one(TaskGlance).show(row.standing if row else None, row.sentence if row else "")

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the task under the cursor."""
        row = self.query_one(ErrandTable).at_cursor
        if row is not None:
            self.duban.open_task(row.standing.facts.code)

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
