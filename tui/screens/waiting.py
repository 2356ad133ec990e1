"""待办: what waits for me — decisions, signatures, filings, deadlines, orders to answer, schemes to approve."""

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable, Static

from tracker.services.views import look
from tui.actions import BATCH, bindings
from tui.errands import Errand, errands, kinds_in_order
from tui.forms.batch import AS_BATCH
from tui.forms.form import Form
from tui.screens.batching import BatchingPage
from tui.screens.form import FormScreen, Outcome
from tui.screens.queue_form import QueueForm
from tui.widgets.errand_table import ErrandTable
from tui.widgets.kind_tabs import KindTabs
from tui.widgets.task_glance import TaskGlance

MOST = 1000


class WaitingScreen(BatchingPage):
    """Begins with the errands of one kind where `kind` is given."""

    NAME = "waiting"
    AUTO_FOCUS = "ErrandTable"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BATCH), ("left", "turn(-1)"), ("right", "turn(1)")]
    help_title = "待办"
    help_words = (
        "列出等你处理的事：办公室是待裁定、待采纳、待审批、待核验、待销号、待交办；"
        "单位是待签收、被退回、本期待填报、快到期；还有要答复、审定的督办文书和要批准的督查方案。左右箭头或鼠标换类别，回车就地办理，办完接着办同类的下一件；"
        "O打开它的页面。只列一类、又不必逐件填写时，可按B把列出的一次办完。"
    )

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self.first_kind = kind
        self.rows: tuple[Errand, ...] | None = None
        self.deciding = self.following = ""

    def body(self) -> ComposeResult:
        yield KindTabs(self.first_kind)
        yield Static("", id="limit", markup=False)
        yield ErrandTable()
        yield Static("现在没有等你处理的事。按 2 查看台账。", id="empty", markup=False)
        yield TaskGlance()

    def read(self) -> tuple[Errand, ...]:
        with look(self.desk) as view:
            return errands(view)

    def show(self, found: tuple[Errand, ...]) -> None:
        self.rows = found
        numbers = Counter(row.word for row in found)
        self.query_one(KindTabs).count({word: numbers[word] for word in kinds_in_order(found)})
        self.lay()
        self.go_on()

    @property
    def kind(self) -> str:
        """The kind that is listed; empty is all of them."""
        return self.query_one(KindTabs).kind

    @on(KindTabs.Turned)
    def turn_to(self) -> None:
        self.lay()

    def action_turn(self, by: int) -> None:
        """To the next kind, or the one before."""
        self.query_one(KindTabs).turn(by)

    def action_go_to_kind(self, at: int) -> None:
        """To the kind in that place."""
        self.query_one(KindTabs).go_to(at)

    @property
    def listed(self) -> Sequence[Errand]:
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
        glance = self.query_one(TaskGlance)
        if row is None or row.standing is not None:
            glance.show(row.standing if row else None, row.sentence if row else "")
        else:
            glance.say(f"{row.code}  {row.title}\n{row.sentence}")

    @on(DataTable.RowSelected)
    def action_decide(self) -> None:
        """Decide what is under the cursor in place; what has no form of its own is done on the task's page."""
        row = self.query_one(ErrandTable).at_cursor
        if row is not None:
            self.decide(row)

    def decide(self, row: Errand) -> None:
        """Open the form of an errand, or its page."""
        left = sum(each.word == row.word for each in self.listed)

        def in_turn(form: Form) -> FormScreen:
            return QueueForm(form, f"{row.word}还有{left}件", lambda: self.duban.open_errand(row))

        self.deciding = row.word
        if row.make is None:
            self.duban.open_errand(row)
        else:
            self.ask(row.make, in_turn)

    def done(self, outcome: Outcome | None) -> None:
        """The next one follows when the list has been read again; it is read by itself when the form has gone."""
        if outcome is None:
            return
        if not outcome.skipped:
            super().done(outcome)
        if outcome.error is None:
            self.following = self.deciding
        if outcome.skipped and not self.query_one(ErrandTable).go_to_next(self.deciding, beyond=True):
            self.following = ""
            self.notify(f"{self.deciding}后面没有了。")

    def go_on(self) -> None:
        """After a decision, the next one of its kind."""
        word, self.following = self.following, ""
        table = self.query_one(ErrandTable)
        if not word or not self.is_current:
            return
        row = table.at_cursor if table.go_to_next(word) else None
        if row is not None:
            self.decide(row)
        elif not any(each.word == word for each in self.listed):
            self.notify(f"{word}都办完了。")

    def action_open(self) -> None:
        """Open the page of what is under the cursor."""
        row = self.query_one(ErrandTable).at_cursor
        if row is not None:
            self.duban.open_errand(row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A batch is offered only for a list of one kind that need not be decided one by one."""
        return action != "batch" or (self.kind in AS_BATCH and bool(self.listed))

    def action_batch(self) -> None:
        """Do the listed errands one by one, after a form that asks once for all of them."""
        self.run_batch(AS_BATCH[self.kind], [row.standing.facts for row in self.listed if row.standing])
