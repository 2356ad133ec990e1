"""本月: what is asked of my unit, by when, and what it owes; the office opens any unit's."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from tracker.domain.case import chinese
from tracker.domain.permissions import Act
from tracker.domain.reminders import Kind
from tracker.queries.unit_month import Demand
from tui.actions import BACK, MONTH, QUEUE, bindings
from tui.errands import task_form
from tui.forms.decisions import DECISION_FORMS
from tui.forms.quick_filing import QUICK_FILING
from tui.month import Month, UnitSum, read_month, read_sums, shifted
from tui.screens.acting import ActingPage
from tui.screens.page import Page
from tui.widgets.list_table import Head, ListTable, Row
from tui.widgets.prose import Prose
from tui.words import day_in

DUTY_HEADS = (
    Head("时限", 10),
    Head("要办", 4),
    Head("编号", 11),
    Head("事项", share=1),
    Head("情况", 8),
    Head("说明", share=1),
)
SUMMED = (Kind.SIGN, Kind.FILING, Kind.ANSWER, Kind.DEADLINE)
SUM_HEADS = (
    Head("单位", share=1),
    *(Head(kind.word, 6, wide=kind is Kind.ANSWER, right=True) for kind in SUMMED),
    Head("已过期", 6, right=True),
    Head("按期（原）", 10, right=True),
    Head("按期（现）", 10, right=True),
)
IN_PLACE = {
    Kind.SIGN: Act.SIGN.word,
    Kind.FILING: Act.FILE.word,
    Kind.ANSWER: Act.ANSWER_INSTRUCTION.word,
}


class DutyTable(ListTable):
    """What is owed; Enter does it."""

    BINDINGS = bindings(QUEUE)


class MonthScreen(ActingPage):
    """`unit` is whose month it is: one's own, or the one that was opened from the list of all."""

    NAME = "month"
    AUTO_FOCUS = "ListTable"
    BINDINGS = bindings(MONTH, BACK)
    help_title = "本月"
    help_words = (
        "列出一个单位这个月要办的事：签收、填报（含要求填报的部分）、回复批示、办结，什么时限、办了没有；以前欠下没办的也在本月，按时限先后。"
        "本单位的回车就地办理，F只填进度，O打开任务页；看别的单位的，回车打开任务页。[和]看上个月、下个月。"
        "没有列出的不用报，同一事实只填一次。"
    )

    def __init__(self, unit: str) -> None:
        super().__init__()
        self.unit = unit
        self.first: date | None = None
        self.month: Month | None = None

    def body(self) -> ComposeResult:
        yield Prose(id="summary")
        yield DutyTable() if self.is_mine else ListTable()
        yield Static("这个月没有要办的事。按 [ 看上个月，按 2 查看台账。", id="empty", markup=False)

    def read(self) -> Month:
        return read_month(self.desk, self.unit, self.first or self.desk.today.replace(day=1))

    def show(self, found: Month) -> None:
        self.month, self.first = found, found.found.first
        self.query_one("#summary", Prose).say(
            Content.assemble((f"{found.title}\n", "bold $primary"), found.in_words)
        )
        demands = found.found.demands
        table = self.query_one(ListTable)
        table.fill(DUTY_HEADS, [demand_row(each, found.found.day) for each in demands])
        table.display = bool(demands)
        self.query_one("#empty").display = not demands
        self.offer_what_fits()

    @property
    def at_cursor(self) -> Demand | None:
        """The demand under the cursor."""
        at = self.query_one(ListTable).cursor_row
        demands = self.month.found.demands if self.month else ()
        return demands[at] if 0 <= at < len(demands) else None

    @on(DataTable.RowHighlighted)
    def offer_what_fits(self) -> None:
        self.keys_follow(self.check_action("quick_filing", ()))

    @on(DataTable.RowSelected)
    def action_decide(self) -> None:
        """Do what is under the cursor in place; what has no form of its own is done on the task's page."""
        demand = self.at_cursor
        if demand is not None and demand.owing and demand.kind in IN_PLACE and self.is_mine:
            self.ask(task_form(demand.task, DECISION_FORMS[IN_PLACE[demand.kind]]))
        else:
            self.action_open()

    def action_open(self) -> None:
        """Open the task under the cursor."""
        demand = self.at_cursor
        if demand is not None and self.month is not None:
            self.duban.open_task(
                demand.task, list(dict.fromkeys(each.task for each in self.month.found.demands))
            )

    @property
    def is_mine(self) -> bool:
        """Whether it is the reader's own unit."""
        actor = self.desk.actor
        return actor is not None and actor.unit == self.unit

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only one's own unit files; only those who came from a list go back to it."""
        if action == "quick_filing":
            demand = self.at_cursor if self.is_mounted else None
            fileable = self.month.fileable if self.month else ()
            return self.is_mine and demand is not None and demand.task in fileable
        return action != "back" or not self.is_mine

    def action_quick_filing(self) -> None:
        """The short form for progress."""
        demand = self.at_cursor
        if demand is not None:
            self.ask(task_form(demand.task, QUICK_FILING))

    def action_turn_month(self, by: int) -> None:
        """To the next month, or the one before."""
        if self.first is not None:
            self.first = shifted(self.first, by)
            self.load()

    def action_back(self) -> None:
        """To the list of all units."""
        self.dismiss()


class MonthsScreen(Page):
    """What every unit owes, for those who see all of them."""

    NAME = "month"
    AUTO_FOCUS = "ListTable"
    help_title = "各单位本月"
    help_words = (
        "每个单位现在欠办的签收、填报和到期事项各有几件，过期最多的在前；后两列是它牵头的任务的按期率，"
        "一个按原定时限，一个按现在批准的时限（含延期）。回车打开一个单位的清单。"
    )

    def __init__(self) -> None:
        super().__init__()
        self.sums: tuple[UnitSum, ...] = ()

    def body(self) -> ComposeResult:
        yield Prose(id="summary")
        yield ListTable()
        yield Static("", id="empty", markup=False)

    def read(self) -> tuple[UnitSum, ...]:
        return read_sums(self.desk)

    def show(self, found: tuple[UnitSum, ...]) -> None:
        self.sums = found
        late = sum(bool(each.overdue) for each in found)
        words = f"{chinese(self.desk.today)}，{len(found)}个单位有事要办，其中{late}个有已过期的。"
        self.query_one("#summary", Prose).say(words)
        self.query_one(ListTable).fill(SUM_HEADS, [sum_row(each) for each in found])
        self.query_one(ListTable).display = bool(found)
        empty = self.query_one("#empty", Static)
        empty.display = not found
        empty.update("各单位都没有欠办的事。按 2 查看台账。")

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the month of the unit under the cursor."""
        unit = self.query_one(ListTable).at_cursor
        if unit is not None:
            self.app.push_screen(MonthScreen(unit))


def demand_row(demand: Demand, day: date) -> Row:
    """A demand in a line; what is late says so in words."""
    left = (demand.due - day).days
    when = f"还有{left}天" if left > 0 else "今天到期" if left == 0 else f"已过期{-left}天"
    again = f"退回{demand.returned}次" if demand.returned else ""
    on = f"{demand.filed_on:%m-%d}办" if demand.filed_on is not None and not demand.owing else ""
    said = (when if demand.owing else on, demand.period, again, demand.note)
    words = "　".join(each for each in said if each)
    return Row(
        demand.task, (day_in(demand.due), demand.kind.word, demand.task, demand.title, demand.state, words)
    )


def sum_row(each: UnitSum) -> Row:
    """A unit in a line."""
    numbers = (each.owed[kind] for kind in SUMMED)
    kept = (each.rates.original.text, each.rates.approved.text)
    return Row(each.unit, (each.name, *(str(number or "-") for number in (*numbers, each.overdue)), *kept))
