"""催办: the reminders sent to my unit (to all units, for the office), newest first."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from tracker.queries.inbox import Sent, reminders
from tracker.services.views import look
from tui.screens.page import Page
from tui.screens.picker import Choice, Picked, Picker
from tui.widgets.prose import Prose
from tui.widgets.row_table import RowTable
from tui.words import day_in, fit

MOST = 500
Found = tuple[tuple[Sent, ...], int]


class InboxScreen(Page):
    """Opening a reminder opens its task, or asks which of its tasks."""

    NAME = "inbox"
    CSS_PATH = "inbox.tcss"
    AUTO_FOCUS = "RowTable"
    help_title = "催办"
    help_words = "每个工作日8:30汇总成一份催办，最新的在上。下方是选中一份的全文，回车打开其中的任务。"

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Sent, ...] | None = None

    def body(self) -> ComposeResult:
        yield Static("", id="count", markup=False)
        yield RowTable()
        yield Static("", id="empty", markup=False)
        yield Prose(id="words")

    def read(self) -> Found:
        with look(self.desk) as view:
            return reminders(view, MOST)

    def show(self, found: Found) -> None:
        self.rows, total = found
        shown = len(self.rows)
        words = f"共{total:,}份" if shown == total else f"显示最新{shown:,}份，共{total:,}份"
        self.query_one("#count", Static).update(words)
        self.lay()

    def on_resize(self) -> None:
        self.lay()

    def lay(self) -> None:
        """Put the reminders into the table."""
        if self.rows is None:
            return
        table = self.query_one(RowTable)
        at = table.cursor_row
        table.clear(columns=True)
        widths = {"日期": 10, "单位": 20, "任务": 5}
        widths["内容"] = self.size.width - sum(widths.values()) - 2 * 4 - 1
        for head, width in widths.items():
            table.add_column(Text(head), width=width)
        for sent in self.rows:
            table.add_row(
                Text(day_in(sent.day)),
                Text(fit(sent.unit, 20)),
                Text(f"{len(sent.tasks)}项", justify="right"),
                Text(fit(sent.lines[0] if sent.lines else "", widths["内容"])),
            )
        table.move_cursor(row=min(at, max(0, len(self.rows) - 1)), animate=False)
        table.display = bool(self.rows)
        empty = self.query_one("#empty", Static)
        empty.display = not self.rows
        empty.update("还没有催办。按 3 查看等你处理的事，按 2 查看台账。")
        self.read_out()

    @on(DataTable.RowHighlighted)
    def read_out(self) -> None:
        sent = self.at_cursor
        self.query_one("#words", Prose).say("\n".join(sent.lines) if sent else "")

    @property
    def at_cursor(self) -> Sent | None:
        """The reminder under the cursor."""
        at = self.query_one(RowTable).cursor_row
        return self.rows[at] if self.rows and 0 <= at < len(self.rows) else None

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
                self.duban.open_task(picked.choice.value)

        self.app.push_screen(Picker("打开哪项任务", [Choice(code, code) for code in sent.tasks]), take)
