"""The first screen: counts by light and state, what falls due, what waits for me, the latest reminders."""

from collections import Counter
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content

from tracker.domain.lights import Colour
from tracker.domain.permissions import Act, may
from tracker.domain.rates import Measure, Rates
from tracker.queries.inbox import Sent, reminders
from tracker.queries.overview import Overview, overview
from tracker.queries.tasks import Order, TaskFilter
from tracker.services.views import look
from tui.errands import Errand, errands, kinds_in_order
from tui.forms.form import Form
from tui.forms.papers import printing_reports
from tui.listing import Listing
from tui.screens.printing import Printing
from tui.widgets.count_list import Chosen, CountList, Entry
from tui.widgets.lights import chip
from tui.words import day_in, fit

LATEST, UNIT = 20, 14
WORDS = {Measure.ORIGINAL: "原定", Measure.APPROVED: "批准"}


@dataclass(frozen=True, slots=True)
class Desktop:
    """All that the overview shows."""

    counts: Overview
    waiting: tuple[Errand, ...]
    sent: tuple[Sent, ...]
    sent_in_all: int


class OverviewScreen(Printing):
    """Each count opens the list behind it."""

    NAME = "overview"
    help_title = "总览"
    help_words = (
        "总览按今天的日期计算：各灯号、各状态有多少项任务，哪些快到期，哪些等你处理，最近收到哪些催办。"
        "选中一行按回车，打开它背后的名单。按期率有两个：按原定时限，和按批准的时限（含延期）；打开是计入它的任务，最差的在前。"
        "子任务随总任务计数，问题另计，都另列在状态一栏下面。办公室和领导按F6生成督查通报和调度会材料。"
    )

    def body(self) -> ComposeResult:
        with Grid(id="panels"):
            yield CountList("灯号", id="lights")
            yield CountList("状态", id="states")
            yield CountList("时限", id="due")
            yield CountList("等我处理", id="waiting")
            yield CountList("最近催办", id="sent")

    def read(self) -> Desktop:
        with look(self.desk) as view:
            sent, in_all = reminders(view, LATEST)
            return Desktop(overview(view), errands(view), sent, in_all)

    def show(self, found: Desktop) -> None:
        counts = found.counts
        self.panel("lights").fill(
            [
                Entry(chip_line(count.word, count.filter.light), str(count.number), count.filter)
                for count in counts.lights
            ],
            "台账里还没有任务。\n请办公室按 I 导入方案。",
        )
        self.panel("lights").border_subtitle = f"共{counts.total:,}项"
        self.panel("states").fill(
            [
                Entry(Content(count.word), str(count.number), count.filter)
                for count in (*counts.states, *counts.beside)
            ],
            "没有任务",
        )
        due = [Entry(Content(count.word), str(count.number), count.filter) for count in counts.due]
        self.panel("due").fill([*due, *rate_entries(counts.rates)], "没有任务")
        self.show_waiting(found.waiting)
        self.show_sent(found.sent, found.sent_in_all)

    def show_waiting(self, rows: tuple[Errand, ...]) -> None:
        """How many of each kind wait."""
        numbers = Counter(row.word for row in rows)
        panel = self.panel("waiting")
        panel.fill(
            [Entry(Content(word), str(numbers[word]), word) for word in kinds_in_order(rows)],
            "现在没有等你处理的事",
        )
        panel.border_subtitle = f"共{len(rows)}件" if rows else ""

    def show_sent(self, rows: tuple[Sent, ...], in_all: int) -> None:
        """The latest reminders, a line each."""
        panel = self.panel("sent")
        entries = [
            Entry(
                Content(
                    f"{day_in(sent.day, year=self.desk.today.year)} {who(sent, self.desk.who.unit)}{first_of(sent)}"
                ),
                "",
                sent,
            )
            for sent in rows
        ]
        panel.fill(entries, "还没有催办")
        panel.border_subtitle = f"共{in_all:,}条" if rows else ""

    def panel(self, name: str) -> CountList:
        """The panel of that name."""
        return self.query_one(f"#{name}", CountList)

    @on(Chosen, "#lights")
    @on(Chosen, "#states")
    @on(Chosen, "#due")
    def list_tasks(self, message: Chosen) -> None:
        wanted, order = message.entry.value, Order.CODE
        if wanted.rated is not None:
            order = Order.LIGHT
        self.duban.list_tasks(Listing(filter=wanted, heading=message.entry.said, order=order))

    @on(Chosen, "#waiting")
    def list_waiting(self, message: Chosen) -> None:
        self.duban.list_waiting(message.entry.value)

    @on(Chosen, "#sent")
    def list_sent(self) -> None:
        self.duban.action_go("inbox")

    def papers(self) -> Form:
        return printing_reports(self.desk.today)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The circular and the meeting's page are written by those who report."""
        return action != "print" or (self.desk.actor is not None and not may(self.desk.actor, Act.REPORT))

    def action_open(self) -> None:
        """Open the list behind the selected count."""
        if isinstance(self.focused, CountList):
            self.focused.action_select()


def rate_entries(rates: Rates) -> list[Entry]:
    """Both on-time rates; opening one lists the tasks that it is of."""
    return [
        Entry(Content(f"按期率（{WORDS[measure]}）"), rates.by(measure).text, TaskFilter(rated=measure))
        for measure in Measure
    ]


def chip_line(word: str, colour: Colour | None) -> Content:
    """A light with its word."""
    return chip(colour, word) if colour is not None else Content(word)


def who(sent: Sent, own: str | None) -> str:
    """Whom a reminder went to, for those who see everybody's."""
    return "" if own else f"{fit(sent.unit, UNIT)}："


def first_of(sent: Sent) -> str:
    """The first line of a reminder and how many follow."""
    more = f"（等{len(sent.lines)}条）" if len(sent.lines) > 1 else ""
    return (sent.lines[0] if sent.lines else "") + more
