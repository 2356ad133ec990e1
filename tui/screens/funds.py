"""资金: each fund with what was allotted, what became of it, and the rates; opening one lists its projects."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from tracker.domain.permissions import Act, may
from tracker.domain.project import money_text
from tracker.queries.projects import FundRow, fund_rows
from tracker.services.views import look
from tui.actions import BACK, FUNDS, bindings
from tui.forms.funds import allotting
from tui.screens.acting import ActingPage
from tui.widgets.list_table import Head, ListTable, Row
from tui.widgets.prose import Prose
from tui.words import money, rate_in

HEADS = (
    Head("资金", share=1),
    Head("下达", 9, right=True),
    Head("批复", 9, wide=True, right=True),
    Head("报账", 9, right=True),
    Head("报账率", 8, right=True),
    Head("结算", 9, wide=True, right=True),
    Head("结算率", 8, wide=True, right=True),
    Head("项目", 4, right=True),
    Head("完工", 4, right=True),
    Head("验收", 4, right=True),
)


class FundsScreen(ActingPage):
    """The last line is all of them together."""

    NAME = "projects"
    CSS_PATH = "projects.tcss"
    AUTO_FOCUS = "ListTable"
    BINDINGS = bindings(FUNDS, BACK)
    help_title = "资金"
    help_words = (
        "按资金来源汇总，金额都是万元：报账率、结算率占下达金额（没有登记下达的，占批复金额），完工率、验收率占项目个数，"
        "各种比率现算现用。回车列出这笔资金的项目。下达的资金由办公室按N登记；单位只看得到自己的项目，看不到下达金额。"
    )

    def __init__(self) -> None:
        super().__init__()
        self.funds: tuple[FundRow, ...] = ()

    def body(self) -> ComposeResult:
        yield ListTable()
        yield Static("", id="empty", markup=False)
        yield Prose(id="words")

    def read(self) -> tuple[FundRow, ...]:
        with look(self.desk) as view:
            return fund_rows(view)

    def show(self, found: tuple[FundRow, ...]) -> None:
        self.funds = found
        table = self.query_one(ListTable)
        table.fill(HEADS, [row_in_words(each) for each in found])
        table.display = bool(found)
        empty = self.query_one("#empty", Static)
        empty.display = not found
        empty.update("还没有登记资金和项目。" + ("按 N 登记下达的资金。" if self.keeps else ""))
        self.read_out()

    @on(DataTable.RowHighlighted)
    def read_out(self) -> None:
        row = self.at_cursor
        self.query_one("#words", Prose).say(glance(row) if row else "")

    @property
    def at_cursor(self) -> FundRow | None:
        """The fund under the cursor."""
        at = self.query_one(ListTable).cursor_row
        return self.funds[at] if 0 <= at < len(self.funds) else None

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """List the projects of the fund under the cursor."""
        row = self.at_cursor
        if row is not None:
            self.duban.list_projects(row.fund)

    @property
    def keeps(self) -> bool:
        """Whether the reader keeps the project ledger."""
        return self.desk.actor is not None and not may(self.desk.actor, Act.KEEP_PROJECTS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Money is noted by those who may."""
        return action != "allot" or self.keeps

    def action_allot(self) -> None:
        """Money that reached the county, of the fund under the cursor at first."""
        row = self.at_cursor
        fund = row.fund if row else ""
        self.ask(lambda desk: allotting(desk, fund))

    def action_back(self) -> None:
        """To the projects."""
        self.dismiss()


def row_in_words(row: FundRow) -> Row:
    """A fund in a line."""
    return Row(
        row.fund,
        (
            row.fund or "合计",
            *(money(each) for each in (row.allotted, row.approved, row.reimbursed)),
            rate_in(row.reimbursed_rate),
            money(row.settled),
            rate_in(row.settled_rate),
            *(str(each) for each in (row.projects, row.finished, row.accepted)),
        ),
    )


def glance(row: FundRow) -> str:
    """The fund under the cursor with every sum and rate."""
    return (
        f"{row.fund or '合计'}\n"
        f"下达{money_text(row.allotted)}万元　批复{money_text(row.approved)}　"
        f"报账{money_text(row.reimbursed)}（{rate_in(row.reimbursed_rate)}）　"
        f"结算{money_text(row.settled)}（{rate_in(row.settled_rate)}）\n"
        f"项目{row.projects}个，已报账{row.paying}个，完工{row.finished}个（{rate_in(row.finished_rate)}），"
        f"验收{row.accepted}个（{rate_in(row.accepted_rate)}）"
    )
