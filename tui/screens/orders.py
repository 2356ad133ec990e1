"""文书: the orders that one may see; and, for the office, what the ladder says is due to be issued."""

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from tracker.domain.permissions import Act, may
from tracker.queries.orders import OrderFilter, OrderPage, OrderRow
from tui.actions import BACK, ISSUE, ORDERS, bindings
from tui.forms.orders import issuing, issuing_all
from tui.orders import Due, read_due, read_orders
from tui.screens.form import FormScreen, Outcome
from tui.screens.page import Page
from tui.widgets.list_table import Head, ListTable, Row
from tui.widgets.prose import Prose
from tui.words import day_in

MOST = 500
ORDER_HEADS = (
    Head("文号", 17),
    Head("文书", 8),
    Head("单位", share=2),
    Head("期限", 10),
    Head("办到哪一步", share=3),
)
DUE_HEADS = (Head("单位", share=2), Head("应发", 8), Head("送", 10), Head("期限", 10), Head("事项", share=3))


class OrdersScreen(Page):
    """At first only what somebody still has to do something about."""

    NAME = "orders"
    AUTO_FOCUS = "ListTable"
    BINDINGS = bindings(ORDERS)
    help_title = "督办文书"
    help_words = (
        "提醒函、催办单、督办单和约谈建议，新的在前。先只列还有人要办的，T换成全部。回车打开。"
        "单位只看得到发给自己的。办公室按P查看按督办阶梯到期应发的，逐件签发。"
    )

    def __init__(self) -> None:
        super().__init__()
        self.narrowed = OrderFilter(waiting=True)

    def body(self) -> ComposeResult:
        yield Static("", id="count", markup=False)
        yield ListTable()
        yield Static("", id="empty", markup=False)
        yield Prose(id="words")

    def read(self) -> OrderPage:
        return read_orders(self.desk, self.narrowed, MOST)

    def show(self, found: OrderPage) -> None:
        self.found = found
        kind = "还有人要办的文书" if self.narrowed.waiting else "全部文书"
        shown = len(found.rows)
        limit = f"，显示最新{shown:,}件" if shown < found.total else ""
        self.query_one("#count", Static).update(f"{kind}{found.total:,}件{limit}")
        table = self.query_one(ListTable)
        table.fill(ORDER_HEADS, [order_row(each) for each in found.rows])
        table.display = bool(found.rows)
        empty = self.query_one("#empty", Static)
        empty.display = not found.rows
        empty.update(self.empty_in_words())
        self.read_out()

    def empty_in_words(self) -> str:
        """An empty list says what to do next."""
        if self.narrowed.waiting:
            return "没有要办的督办文书。按 T 查看全部。"
        return "还没有签发过督办文书。" + ("按 P 查看到期应发的。" if self.issues else "")

    @property
    def issues(self) -> bool:
        """Whether the reader issues orders."""
        return self.desk.actor is not None and not may(self.desk.actor, Act.ISSUE_ORDER)

    @on(DataTable.RowHighlighted)
    def read_out(self) -> None:
        at = self.query_one(ListTable).cursor_row
        rows = self.found.rows
        words = (
            f"{rows[at].number}　{'、'.join(rows[at].tasks)}\n{rows[at].sentence}" if at < len(rows) else ""
        )
        self.query_one("#words", Prose).say(words)

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the order under the cursor."""
        number = self.query_one(ListTable).at_cursor
        if number is not None:
            self.duban.open_order(number)

    def action_turn_open(self) -> None:
        """Only what is open, or all."""
        self.narrowed = replace(self.narrowed, waiting=not self.narrowed.waiting)
        self.load()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Proposals are for those who issue."""
        return action != "propose" or self.issues

    def action_propose(self) -> None:
        """What is due."""
        self.app.push_screen(DueScreen())


class DueTable(ListTable):
    """What is due; Enter issues it."""

    BINDINGS = bindings(ISSUE)


class DueScreen(Page):
    """Nothing is issued by itself: a person looks at each."""

    NAME = "orders"
    AUTO_FOCUS = "ListTable"
    BINDINGS = bindings(BACK)
    help_title = "应发文书"
    help_words = (
        "按督办阶梯和宽限天数，今天应发给各单位的文书。前一级没有过期、或理由成立的，不列。"
        "回车看清所列事项后签发，A把列出的全部签发；签发才编号、才发出。"
    )

    def __init__(self) -> None:
        super().__init__()
        self.due: tuple[Due, ...] = ()

    def body(self) -> ComposeResult:
        yield Static("", id="count", markup=False)
        yield DueTable()
        yield Static("现在没有到期应发的督办文书。按 Esc 返回。", id="empty", markup=False)

    def read(self) -> tuple[Due, ...]:
        return read_due(self.desk)

    def show(self, found: tuple[Due, ...]) -> None:
        self.due = found
        self.query_one("#count", Static).update(f"到期应发{len(found):,}件")
        self.query_one(DueTable).fill(DUE_HEADS, [due_row(each) for each in found])
        self.query_one(DueTable).display = bool(found)
        self.query_one("#empty").display = not found

    @on(DataTable.RowSelected)
    def action_issue(self) -> None:
        """Issue what is under the cursor, after a look at its matters."""
        at = self.query_one(DueTable).cursor_row
        if at < len(self.due):
            due = self.due[at]
            self.app.push_screen(FormScreen(issuing(due.proposal, due.name)), self.done)

    def action_issue_all(self) -> None:
        """Issue all that is listed, after a look at how many of what kind."""
        if self.due:
            form = issuing_all([(each.proposal, each.name) for each in self.due])
            self.app.push_screen(FormScreen(form), self.done)

    def done(self, outcome: Outcome | None) -> None:
        """Say what was issued; the list reloads by itself."""
        if outcome is not None:
            self.notify(outcome.said)

    def action_back(self) -> None:
        """To the list of orders."""
        self.dismiss()


def order_row(row: OrderRow) -> Row:
    """An order in a line."""
    return Row(row.number, (row.number, row.kind.word, row.unit_name, day_in(row.limit), row.sentence))


def due_row(due: Due) -> Row:
    """A proposal in a line."""
    step = due.proposal.step
    matters = "、".join(dict.fromkeys(each.title for each in due.proposal.matters))
    said = f"{len(due.proposal.tasks)}项：{matters}"
    return Row(
        due.proposal.unit, (due.name, step.kind.word, step.rung.word, day_in(due.proposal.limit), said)
    )
