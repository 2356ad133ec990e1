"""问题: the second ledger, 问题整改台账; each finding is a task and opens as one."""

from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from tracker.domain.permissions import Act, may
from tracker.domain.task import OPEN_STATES, State
from tracker.domain.units import Registry
from tracker.queries.findings import FindingPage, FindingRow, find_findings
from tracker.queries.tasks import TaskFilter
from tracker.services.units import registry
from tracker.services.views import look
from tui.actions import FINDINGS, bindings
from tui.forms.findings import raising, raising_again
from tui.forms.form import Form
from tui.forms.papers import printing_findings
from tui.screens.form import FormScreen, Outcome
from tui.screens.printing import Printing
from tui.widgets.list_table import Head, ListTable, Row
from tui.widgets.prose import Prose
from tui.words import day_in

MOST = 1000
STILL_OPEN = tuple(state for state in State if state is State.DRAFT or state in OPEN_STATES)
HEADS = (
    Head("编号", 11),
    Head("问题", share=3),
    Head("来源", 8),
    Head("责任单位", share=2),
    Head("整改时限", 10),
    Head("状态", 6),
    Head(" 灯号", 6),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What is listed, and the units that a finding may name."""

    page: FindingPage
    known: Registry


class FindingsScreen(Printing):
    """At first only what is not closed."""

    NAME = "findings"
    AUTO_FOCUS = "ListTable"
    BINDINGS = bindings(FINDINGS)
    help_title = "问题"
    help_words = (
        "问题整改台账：国家、省、市反馈，审计和督查发现的问题，各有来源、责任单位、整改措施和时限。"
        "先只列没有销号的，T换成全部。回车打开，签收、填报、核验、销号和任务一样办；由谁提出，就由谁核验销号。F6打印整改清单。"
    )

    def __init__(self) -> None:
        super().__init__()
        self.narrowed = TaskFilter(states=STILL_OPEN)
        self.found: Found | None = None

    def body(self) -> ComposeResult:
        yield Static("", id="count", markup=False)
        yield ListTable()
        yield Static("", id="empty", markup=False)
        yield Prose(id="words")

    def read(self) -> Found:
        with look(self.desk) as view:
            page = find_findings(view, self.narrowed, limit=MOST)
        return Found(page, registry(self.desk))

    def show(self, found: Found) -> None:
        self.found = found
        rows, total = found.page.rows, found.page.total
        kind = "没有销号的问题" if self.narrowed.states else "全部问题"
        limit = f"，显示前{len(rows):,}个" if len(rows) < total else ""
        self.query_one("#count", Static).update(f"{kind}{total:,}个{limit}")
        table = self.query_one(ListTable)
        table.fill(HEADS, [row_in_words(each) for each in rows])
        table.display = bool(rows)
        empty = self.query_one("#empty", Static)
        empty.display = not rows
        empty.update(self.empty_in_words())
        self.read_out()

    def empty_in_words(self) -> str:
        """An empty list says what to do next."""
        if self.narrowed.states:
            return "没有要整改的问题。按 T 查看全部。"
        return "还没有问题。" + ("按 N 登记，整改清单用 duban finding import 导入。" if self.raises else "")

    def papers(self) -> Form:
        return printing_findings(self.narrowed)

    @on(DataTable.RowHighlighted)
    def read_out(self) -> None:
        row = self.at_cursor
        self.query_one("#words", Prose).say(glance(row) if row else "")
        self.keys_follow(self.check_action("raise_again", ()))

    @property
    def at_cursor(self) -> FindingRow | None:
        """The finding under the cursor."""
        at = self.query_one(ListTable).cursor_row
        rows = self.found.page.rows if self.found else ()
        return rows[at] if 0 <= at < len(rows) else None

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the finding under the cursor, as the task that it is."""
        row = self.at_cursor
        if row is not None and self.found is not None:
            self.duban.open_task(row.code, [each.code for each in self.found.page.rows])

    @property
    def raises(self) -> bool:
        """Whether the reader raises findings by hand."""
        return self.desk.actor is not None and not may(self.desk.actor, Act.RAISE_FINDING)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Findings are raised by those who may; again only what was closed and has not come back yet."""
        if action == "raise_again":
            row = self.at_cursor if self.is_mounted else None
            closed = row is not None and row.standing.facts.state is State.CLOSED and not row.again
            return self.raises and closed
        return action != "raise_finding" or self.raises

    def action_turn_open(self) -> None:
        """Only what is open, or all."""
        self.narrowed = replace(self.narrowed, states=() if self.narrowed.states else STILL_OPEN)
        self.load()

    def action_raise_finding(self) -> None:
        """A finding by hand."""
        if self.found is not None:
            self.ask(raising(self.found.known))

    def action_raise_again(self) -> None:
        """The closed finding under the cursor came back."""
        row = self.at_cursor
        if row is not None:
            self.ask(raising_again(row))

    def ask(self, form: Form) -> None:
        """Show a form; the list reloads by itself when it has gone."""

        def done(outcome: Outcome | None) -> None:
            if outcome is not None:
                self.notify(outcome.said)

        self.app.push_screen(FormScreen(form), done)


def row_in_words(row: FindingRow) -> Row:
    """A finding in a line."""
    facts, until = row.standing.facts, day_in(row.until) if row.until else "未定"
    cells = (row.code, row.title, row.source.word, "、".join(row.units), until, facts.stage.word)
    return Row(row.code, (*cells, row.standing.light.colour))


def glance(row: FindingRow) -> str:
    """The one under the cursor: facts, measures, and the reason of its light."""
    links = f"　原为{row.earlier}" if row.earlier else ""
    links += f"　又出现，现为{row.again}" if row.again else ""
    return f"{row.title}：{row.facts}{links}\n整改措施：{row.measures}\n{row.standing.light.sentence}"
