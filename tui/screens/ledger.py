"""台账: the tasks one may see, narrowed, searched and sorted; at most 1,000 of them at once, and it says so."""

from dataclasses import dataclass, replace
from typing import Any

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from tracker.domain.counting import Beside
from tracker.domain.lights import Colour
from tracker.domain.permissions import may
from tracker.domain.task import Stage
from tracker.domain.unit_names import pinyin_initials
from tracker.domain.units import Unit, search_initials
from tracker.queries import tasks
from tracker.queries.beside import beside_total
from tracker.queries.filing_rights import may_file
from tracker.queries.tasks import Order
from tracker.services.units import registry
from tracker.services.views import look
from tui.actions import LEDGER, NARROWING, bindings
from tui.errands import task_form
from tui.forms.batch import BATCH_ACTS
from tui.forms.quick_filing import QUICK_FILING
from tui.listing import Listing
from tui.screens.batching import BatchingPage
from tui.screens.picker import Choice, Picked, Picker
from tui.screens.searching import SearchingPage
from tui.widgets.filter_bar import FilterBar
from tui.widgets.task_glance import TaskGlance
from tui.widgets.task_table import Looked, Opened, Sorted, TaskTable

MOST = 1000
SORTS = {"code": Order.CODE, "deadline": Order.DEADLINE, "light": Order.LIGHT}


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a listing, what of them no total counts, the units that it can be narrowed to.

    `fileable` are the tasks that the reader may file for now.
    """

    page: tasks.Page
    beside: Beside
    units: tuple[Unit, ...]
    fileable: frozenset[str]


class LedgerScreen(BatchingPage, SearchingPage):
    """`listing` is kept by the program, so that it is the same when one comes back."""

    NAME = "ledger"
    AUTO_FOCUS = "TaskTable"
    BINDINGS = bindings(LEDGER)
    help_title = "台账"
    help_words = (
        "列出你能看到的全部任务。查找框里输入编号、事项、单位的字，或拼音首字母（fpj找到扶贫局的任务）。"
        "“自报”是单位填报的进度，“核定”是办公室采纳的进度，两者分开。下方是光标所在任务的全名和亮灯的理由。"
        "空格选中（编号前有*），A全选列出的，B对选中的一起办一件事，没有办成的逐项说明原因。"
    )

    def __init__(self, listing: Listing) -> None:
        super().__init__()
        self.listing = listing
        self.units: tuple[Unit, ...] = ()
        self.fileable: frozenset[str] = frozenset()
        self.listed_anew = True
        self.total, self.beside = 0, Beside()

    def body(self) -> ComposeResult:
        yield from self.search_line(self.listing.filter.text, "查找：编号、事项、单位或拼音首字母")
        yield FilterBar(NARROWING)
        yield TaskTable()
        yield Static("", id="empty")
        yield TaskGlance()

    def read(self) -> Listed:
        with look(self.desk) as view:
            page = tasks.find(view, self.listing.filter, order=self.listing.order, limit=MOST)
            beside = beside_total(view, self.listing.filter)
            fileable = may_file(view, (each.facts for each in page.rows))
        return Listed(page, beside, registry(self.desk).units, fileable)

    def show(self, found: Listed) -> None:
        self.units, self.fileable = found.units, found.fileable
        self.query_one(TaskTable).fill(found.page.rows, from_the_top=self.listed_anew)
        self.listed_anew = False
        self.total, self.beside = found.page.total, found.beside
        self.say_count()
        self.query_one(TaskTable).display = bool(found.page.rows)
        empty = self.query_one("#empty", Static)
        empty.display = not found.page.rows
        empty.update(Content(self.empty_in_words()))
        self.query_one(FilterBar).say(self.listing.values(found.units), narrowed=self.listing.narrowed)

    def empty_in_words(self) -> str:
        """An empty list says what to do next."""
        if self.listing.narrowed:
            return "没有符合条件的任务。按 X 去掉筛选，或换几个字查找。"
        if self.desk.who.unit:
            return "办公室还没有向你单位交办任务。"
        return "台账里还没有任务。请办公室按 I 导入方案。"

    def narrow(self, **changes: Any) -> None:
        """List anew with these changes to the filter."""
        narrowed, heading = replace(self.listing.filter, **changes), self.listing.heading
        if {"stages", "light"} & changes.keys():
            narrowed, heading = replace(narrowed, counted=None), ""
        if "stages" in changes:
            narrowed = replace(narrowed, states=())
        self.relist(replace(self.listing, filter=narrowed, heading=heading))

    def relist(self, listing: Listing) -> None:
        """List anew and remember it."""
        self.listing = self.duban.listing = listing
        self.listed_anew = True
        self.load()

    def seek(self, text: str) -> None:
        if text != self.listing.filter.text:
            self.narrow(text=text)

    def on_looked(self, message: Looked) -> None:
        self.query_one(TaskGlance).show(message.standing)
        self.follow_keys()

    def on_opened(self, message: Opened) -> None:
        self.duban.open_task(message.code, self.codes)

    def on_sorted(self, message: Sorted) -> None:
        if message.column in SORTS:
            self.relist(replace(self.listing, order=SORTS[message.column]))

    def action_open(self) -> None:
        """Open the task under the cursor."""
        code = self.query_one(TaskTable).code_at_cursor
        if code is not None:
            self.duban.open_task(code, self.codes)

    @property
    def codes(self) -> tuple[str, ...]:
        """What is listed."""
        return tuple(each.facts.code for each in self.query_one(TaskTable).rows_shown)

    def say_count(self) -> None:
        """How many there are, shown and marked."""
        table = self.query_one(TaskTable)
        words = count_in_words(len(table.rows_shown), self.total, len(table.marked))
        self.say_in_all(f"{words}{self.beside.short}")
        self.follow_keys()

    def follow_keys(self) -> None:
        """The keys that work rest on whether anything is marked, and on the task under the cursor."""
        table = self.query_one(TaskTable)
        self.keys_follow((bool(table.marked), table.code_at_cursor in self.fileable))

    def action_mark(self) -> None:
        """Mark the task under the cursor, or not."""
        self.query_one(TaskTable).turn_mark()
        self.say_count()

    def action_mark_all(self) -> None:
        """Mark all that is listed, or nothing."""
        self.query_one(TaskTable).turn_all_marks()
        self.say_count()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Marks are for those who may act; a batch needs marks; a filing a task that one may file for."""
        if action in ("mark", "mark_all"):
            return self.desk.actor is not None and any(
                not may(self.desk.actor, act.act) for act in BATCH_ACTS
            )
        if action not in ("act_on_marked", "quick_filing"):
            return True
        table = next(iter(self.query(TaskTable)), None)
        if action == "act_on_marked":
            return table is not None and bool(table.marked)
        return table is not None and table.code_at_cursor in self.fileable

    def action_quick_filing(self) -> None:
        """The short form for progress; the list stays where it is."""
        code = self.query_one(TaskTable).code_at_cursor
        if code is not None:
            self.ask(task_form(code, QUICK_FILING))

    def action_act_on_marked(self) -> None:
        """Choose what to do with the marked tasks."""
        self.choose_batch([each.facts for each in self.query_one(TaskTable).rows_marked])

    def batch_done(self) -> None:
        """What was dealt with is marked no more."""
        self.query_one(TaskTable).marked.clear()

    def action_turn_order(self) -> None:
        """The next way to sort."""
        self.relist(replace(self.listing, order=self.listing.following_order))

    def action_clear(self) -> None:
        """All tasks again, in the same order."""
        self.query_one("#search", Input).value = ""
        self.relist(Listing(order=self.listing.order))

    def action_pick_unit(self) -> None:
        """Choose a unit."""
        choices = [Choice(unit.name, unit.code, search_initials(unit)) for unit in self.units]
        self.pick("单位", choices, "unit", "")

    def action_pick_light(self) -> None:
        """Choose a light."""
        self.pick("灯号", [with_initials(colour.word, colour) for colour in Colour], "light", None)

    def action_pick_state(self) -> None:
        """Choose a state."""
        self.pick("状态", [with_initials(stage.word, (stage,)) for stage in Stage], "stages", ())

    def pick(self, title: str, choices: list[Choice], field: str, everything: object) -> None:
        """Let one of the choices, or all, be chosen for a field of the filter."""

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self.narrow(**{field: picked.choice.value})

        self.app.push_screen(Picker(f"只看哪个{title}", [Choice("全部", everything, "qb"), *choices]), take)


def with_initials(words: str, value: object) -> Choice:
    """A choice that its pinyin initials find too."""
    return Choice(words, value, pinyin_initials(words).lower())


def count_in_words(shown: int, total: int, marked: int = 0) -> str:
    """How many there are, that not all are shown where that is so, and how many are marked."""
    said = f"已选{marked:,}项，" if marked else ""
    if shown < total:
        return f"{said}显示前{shown:,}项，共{total:,}项，请缩小范围"
    return f"{said}共{total:,}项"
