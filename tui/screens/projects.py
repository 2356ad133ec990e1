"""项目: the projects with their money and works, narrowed, searched and sorted; each is a task and opens as one."""

from dataclasses import dataclass, replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import DataTable, Input, Static

from tracker.domain.permissions import Act, may
from tracker.domain.project import Works, money_text
from tracker.domain.units import Registry, search_initials
from tracker.queries.projects import ProjectOrder, ProjectPage, ProjectRow, find_projects
from tracker.queries.tasks import TaskFilter
from tracker.services.units import registry
from tracker.services.views import look
from tui.actions import PROJECT_NARROWING, PROJECTS, SEARCH, bindings
from tui.forms.funds import raising_project
from tui.listing import EVERYTHING, name_of
from tui.screens.acting import ActingPage
from tui.screens.funds import FundsScreen
from tui.screens.picker import Choice, Picked, Picker
from tui.screens.searching import SearchingPage
from tui.widgets.filter_bar import FilterBar
from tui.widgets.list_table import Head, ListTable, Row
from tui.widgets.prose import Prose
from tui.words import day_in, money, rate_in

MOST = 1000
HEADS = (
    Head("编号", 11),
    Head("项目", share=2),
    Head("资金", share=1),
    Head("实施单位", share=1, wide=True),
    Head("批复", 9, right=True),
    Head("报账", 9, wide=True, right=True),
    Head("报账率", 8, right=True),
    Head("工程", 6),
    Head(" 灯号", 6),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What is listed, and the units that a project may name."""

    page: ProjectPage
    known: Registry


class ProjectsScreen(ActingPage, SearchingPage):
    """`fund` is the name of the one fund that is listed, where one came from the funds."""

    NAME = "projects"
    CSS_PATH = "projects.tcss"
    AUTO_FOCUS = "ListTable"
    BINDINGS = bindings(SEARCH, PROJECTS, PROJECT_NARROWING)
    help_title = "项目"
    help_words = (
        "项目台账：资金来源、批复金额、报账率（报账占批复）、工程和灯号，金额都是万元。下方是光标所在项目的分管领导、主管和实施单位、"
        "结算和验收。回车打开，签收、填报、报账结算、完工、验收和任务一样办。S按资金来源汇总。"
    )

    def __init__(self, fund: str = "") -> None:
        super().__init__()
        self.narrowed, self.order = TaskFilter(fund=fund), ProjectOrder.CODE
        self.found: Found | None = None
        self.listed_anew = True

    def body(self) -> ComposeResult:
        yield from self.search_line("", "查找：编号、项目、单位或拼音首字母")
        yield FilterBar(PROJECT_NARROWING)
        yield ListTable()
        yield Static("", id="empty", markup=False)
        yield Prose(id="words")

    def read(self) -> Found:
        with look(self.desk) as view:
            page = find_projects(view, self.narrowed, order=self.order, limit=MOST)
        return Found(page, registry(self.desk))

    def show(self, found: Found) -> None:
        self.found = found
        rows, total = found.page.rows, found.page.total
        some = f"显示前{len(rows):,}个，" if len(rows) < total else ""
        self.say_in_all(f"{some}共{total:,}个项目")
        table = self.query_one(ListTable)
        table.fill(HEADS, [row_in_words(each) for each in rows], 0 if self.listed_anew else None)
        self.listed_anew = False
        table.display = bool(rows)
        empty = self.query_one("#empty", Static)
        empty.display = not rows
        empty.update(self.empty_in_words())
        values = {
            "unit": name_of(self.narrowed.unit, found.known.units),
            "works": self.narrowed.works.word if self.narrowed.works else EVERYTHING,
            "order": f"按{self.order.word}",
            "clear": self.narrowed.fund,
        }
        self.query_one(FilterBar).say(values, narrowed=self.narrowed != TaskFilter())
        self.read_out()

    def empty_in_words(self) -> str:
        """An empty list says what to do next."""
        if self.narrowed != TaskFilter():
            return "没有符合条件的项目。按 X 去掉筛选，或换几个字查找。"
        return "还没有项目。" + ("按 N 登记。" if self.keeps else "按 2 查看台账。")

    @on(DataTable.RowHighlighted)
    def read_out(self) -> None:
        row = self.at_cursor
        self.query_one("#words", Prose).say(glance(row) if row else "")

    @property
    def at_cursor(self) -> ProjectRow | None:
        """The project under the cursor."""
        at = self.query_one(ListTable).cursor_row
        rows = self.found.page.rows if self.found else ()
        return rows[at] if 0 <= at < len(rows) else None

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the project under the cursor, as the task that it is."""
        row = self.at_cursor
        if row is not None and self.found is not None:
            self.duban.open_task(row.code, [each.code for each in self.found.page.rows])

    @property
    def keeps(self) -> bool:
        """Whether the reader keeps the project ledger."""
        return self.desk.actor is not None and not may(self.desk.actor, Act.KEEP_PROJECTS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Projects are raised by those who may."""
        return action != "raise_project" or self.keeps

    def narrow(self, **changes: Any) -> None:
        """List anew with these changes to the filter."""
        self.narrowed = replace(self.narrowed, **changes)
        self.listed_anew = True
        self.load()

    def seek(self, text: str) -> None:
        if text != self.narrowed.text:
            self.narrow(text=text)

    def action_turn_works(self) -> None:
        """The next stage of works, then all of them again."""
        stages = (None, *Works)
        self.narrow(works=stages[(stages.index(self.narrowed.works) + 1) % len(stages)])

    def action_turn_order(self) -> None:
        """The next way to sort."""
        orders = list(ProjectOrder)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.narrow()

    def action_clear(self) -> None:
        """All projects again, in the same order."""
        self.narrowed = TaskFilter()
        self.query_one("#search", Input).value = ""
        self.narrow()

    def action_pick_unit(self) -> None:
        """Choose a unit."""
        if self.found is None:
            return
        units = [Choice(each.name, each.code, search_initials(each)) for each in self.found.known.units]

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self.narrow(unit=picked.choice.value)

        self.app.push_screen(Picker("只看哪个单位", [Choice("全部", "", "qb"), *units]), take)

    def action_funds(self) -> None:
        """The funds; opening one lists its projects."""
        self.app.push_screen(FundsScreen())

    def action_raise_project(self) -> None:
        """A new project, of the fund that is listed."""
        if self.found is not None:
            known, fund = self.found.known, self.narrowed.fund
            self.ask(lambda desk: raising_project(known, fund))


def row_in_words(row: ProjectRow) -> Row:
    """A project in a line."""
    return Row(
        row.code,
        (
            row.code,
            row.standing.facts.title,
            row.fund,
            row.implementer,
            money(row.approved),
            money(row.reimbursed),
            rate_in(row.reimbursed_rate),
            row.works.word,
            row.standing.light.colour,
        ),
    )


def glance(row: ProjectRow) -> str:
    """The one under the cursor: whose it is, its money, its works, and the reason of its light."""
    facts = row.standing.facts
    until = f"　时限{day_in(facts.deadline)}" if facts.deadline else ""
    finished = f"　{day_in(row.finished_on)}完工" if row.finished_on else ""
    accepted = f"　{day_in(row.accepted_on)}验收（{row.acceptance}）" if row.accepted_on else ""
    return (
        f"{facts.title}（{row.fund}）　{facts.stage.word}{until}\n"
        f"分管领导：{row.leader or '未写明'}　主管：{row.owner}　实施：{row.implementer}\n"
        f"批复{money_text(row.approved)}万元　报账{money_text(row.reimbursed)}　结算{money_text(row.settled)}"
        f"{finished}{accepted}\n{row.standing.light.sentence}"
    )
