"""What came of a batch: every refusal with its reason, then what was done; each opens its task."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from tui.actions import BACK, bindings
from tui.forms.batch import Batch, Came
from tui.screens.page import Page
from tui.widgets.prose import Prose
from tui.widgets.row_table import RowTable
from tui.words import fit

WIDTHS = {"结果": 8, "编号": 10, "事项": 22}
PADDING, SCROLLBAR = 2, 1


class BatchResult(Page):
    """Nothing is read: it shows what the batch reported."""

    NAME = ""
    AUTO_FOCUS = "RowTable"
    BINDINGS = bindings(BACK)
    help_title = "批量办理结果"
    help_words = "没有办成的在前，各有原因和办法；办成的在后。回车打开任务，Esc返回。"

    def __init__(self, batch: Batch) -> None:
        super().__init__()
        self.handed_in = batch

    def body(self) -> ComposeResult:
        yield Static("", id="count")
        yield ResultTable()
        yield Prose(id="words")

    def read(self) -> Batch:
        return self.handed_in

    def show(self, found: Batch) -> None:
        refused = sum(each.error is not None for each in found.results)
        self.query_one("#count", Static).update(
            Content.assemble(
                (found.form.title, "bold"),
                f"：办成{len(found.results) - refused}项，",
                (f"没有办成{refused}项", "bold $error" if refused else "$quiet"),
            )
        )
        self.query_one(ResultTable).fill(found.results)
        self.read_out()

    @on(DataTable.RowHighlighted)
    def read_out(self) -> None:
        came = self.query_one(ResultTable).at_cursor
        self.query_one("#words", Prose).say(f"{came.facts.code}  {said(came)}" if came else "")

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the task under the cursor."""
        came = self.query_one(ResultTable).at_cursor
        if came is not None:
            self.duban.open_task(came.facts.code)

    def action_back(self) -> None:
        """To the list that the tasks were taken from."""
        self.dismiss()


class ResultTable(RowTable):
    """A row for each task of the batch."""

    def __init__(self) -> None:
        super().__init__()
        self.results: tuple[Came, ...] = ()

    def fill(self, results: tuple[Came, ...]) -> None:
        """Show these."""
        self.results = results
        self.lay()

    def on_resize(self) -> None:
        self.lay()

    def lay(self) -> None:
        at = self.cursor_row
        self.clear(columns=True)
        widths = {**WIDTHS, "编号": max([WIDTHS["编号"], *(len(each.facts.code) for each in self.results)])}
        taken = sum(widths.values()) + PADDING * (len(widths) + 1) + SCROLLBAR
        widths["说明"] = max(20, self.size.width - taken)
        for head, width in widths.items():
            self.add_column(Text(head), width=width)
        for came in self.results:
            done = came.error is None
            self.add_row(
                Text("已办" if done else "没有办成", style="" if done else "bold"),
                Text(came.facts.code),
                Text(fit(came.facts.title, widths["事项"])),
                Text("" if came.error is None else fit(came.error.message, widths["说明"])),
            )
        self.move_cursor(row=min(at, max(0, len(self.results) - 1)), animate=False)

    @property
    def at_cursor(self) -> Came | None:
        """The result under the cursor."""
        return self.results[self.cursor_row] if 0 <= self.cursor_row < len(self.results) else None


def said(came: Came) -> str:
    """The whole sentence of a result."""
    return str(came.error) if came.error is not None else f"{came.facts.title}：已办。"
