"""催办: the reminders sent to my unit (to all units, for the office), newest first."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from tracker.queries.inbox import Sent, reminders
from tracker.services.views import look
from tui.screens.page import Page
from tui.screens.picker import Choice, Picked, Picker
from tui.widgets.list_table import Head, ListTable, Row
from tui.widgets.prose import Prose
from tui.words import day_in

MOST = 500
OWN_HEADS = (Head("日期", 10), Head("任务", 5), Head("内容", share=1))
HEADS = (OWN_HEADS[0], Head("单位", 20), *OWN_HEADS[1:])
Found = tuple[tuple[Sent, ...], int]


class InboxScreen(Page):
    """Opening a reminder opens its task, or asks which of its tasks."""

    NAME = "inbox"
    AUTO_FOCUS = "ListTable"
    help_title = "催办"
    help_words = "每个工作日8:30汇总成一份催办，最新的在上。下方是选中一份的全文，回车打开其中的任务。"

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Sent, ...] = ()

    def body(self) -> ComposeResult:
        yield Static("", id="count", markup=False)
        yield ListTable()
        yield Static("还没有催办。按 3 查看等你处理的事，按 2 查看台账。", id="empty", markup=False)
        yield Prose(id="words")

    def read(self) -> Found:
        with look(self.desk) as view:
            return reminders(view, MOST)

    def show(self, found: Found) -> None:
        self.rows, total = found
        shown = len(self.rows)
        words = f"共{total:,}份" if shown == total else f"显示最新{shown:,}份，共{total:,}份"
        self.query_one("#count", Static).update(words)
        own = self.desk.who.unit is not None
        table = self.query_one(ListTable)
        table.fill(OWN_HEADS if own else HEADS, [row_in_words(sent, own=own) for sent in self.rows])
        table.display = bool(self.rows)
        self.query_one("#empty").display = not self.rows
        self.read_out()

    @on(DataTable.RowHighlighted)
    def read_out(self) -> None:
        sent = self.at_cursor
        self.query_one("#words", Prose).say("\n".join(sent.lines) if sent else "")

    @property
    def at_cursor(self) -> Sent | None:
        """The reminder under the cursor."""
        at = self.query_one(ListTable).cursor_row
        return self.rows[at] if 0 <= at < len(self.rows) else None

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the task of the reminder under the cursor."""
        sent = self.at_cursor
        if sent is None or not sent.tasks:
            return
        if len(sent.tasks) == 1:
            self.duban.open_task(sent.tasks[0])
            return

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self.duban.open_task(picked.choice.value, sent.tasks)

        self.app.push_screen(Picker("打开哪项任务", [Choice(code, code) for code in sent.tasks]), take)


def row_in_words(sent: Sent, *, own: bool) -> Row:
    """A reminder in a line; one's own unit is not named in one's own list."""
    unit = () if own else (sent.unit,)
    words = sent.lines[0] if sent.lines else ""
    return Row(sent.key, (day_in(sent.day), *unit, f"{len(sent.tasks):>2}项", words))
