"""督查: the inspections that one may know of, the latest first."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from tracker.domain.permissions import Act, may
from tracker.domain.units import Registry
from tracker.queries.inspections import InspectionRow, find_inspections
from tracker.services.units import registry
from tracker.services.views import look
from tui.actions import INSPECTIONS, bindings
from tui.forms.schemes import drafting
from tui.forms.ties import ending, stating
from tui.screens.acting import ActingPage
from tui.widgets.list_table import Head, ListTable, Row
from tui.widgets.prose import Prose
from tui.words import day_in

MOST = 500
HEADS = (
    Head("编号", 12),
    Head("名称", share=2),
    Head("办到哪一步", 10),
    Head("时间", 12),
    Head("对象", share=1),
    Head("问题", 4, right=True),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What is listed, how many there are in all, and the units that a scheme may name."""

    rows: tuple[InspectionRow, ...]
    total: int
    known: Registry


class InspectionsScreen(ActingPage):
    """Opening one shows its page."""

    NAME = "inspections"
    AUTO_FOCUS = "ListTable"
    BINDINGS = bindings(INSPECTIONS)
    help_title = "督查"
    help_words = (
        "督查按经批准的方案开展，最新的在上。单位只看得到通知过自己的、或已向自己反馈结论的。"
        "回车打开。办公室和督查人员按N拟订方案，按T申报回避；办公室按W解除。"
    )

    def __init__(self) -> None:
        super().__init__()
        self.found: Found | None = None

    def body(self) -> ComposeResult:
        yield Static("", id="count", markup=False)
        yield ListTable()
        yield Static("", id="empty", markup=False)
        yield Prose(id="words")

    def read(self) -> Found:
        with look(self.desk) as view:
            page = find_inspections(view, limit=MOST)
        return Found(page.rows, page.total, registry(self.desk))

    def show(self, found: Found) -> None:
        self.found = found
        shown = len(found.rows)
        limit = f"，显示最新{shown:,}次" if shown < found.total else ""
        self.query_one("#count", Static).update(f"督查{found.total:,}次{limit}")
        table = self.query_one(ListTable)
        table.fill(HEADS, [row_in_words(each) for each in found.rows])
        table.display = bool(found.rows)
        empty = self.query_one("#empty", Static)
        empty.display = not found.rows
        empty.update("没有你能看到的督查。" + ("按 N 拟订督查方案。" if self.drafts else "按 2 查看台账。"))
        self.read_out()

    @on(DataTable.RowHighlighted)
    def read_out(self) -> None:
        at = self.query_one(ListTable).cursor_row
        rows = self.found.rows if self.found else ()
        self.query_one("#words", Prose).say(glance(rows[at]) if at < len(rows) else "")

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the inspection under the cursor."""
        code = self.query_one(ListTable).at_cursor
        if code is not None:
            self.duban.open_inspection(code)

    @property
    def drafts(self) -> bool:
        """Whether the reader may draft a scheme."""
        return self.desk.actor is not None and not may(self.desk.actor, Act.DRAFT_SCHEME)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A scheme is drafted, and a tie stated, by those who inspect; a tie is ended by those who may."""
        if action == "end_tie":
            return self.desk.actor is not None and not may(self.desk.actor, Act.STATE_TIE)
        return action not in ("draft", "tie") or self.drafts

    def action_draft(self) -> None:
        """A new scheme."""
        if self.found is not None:
            known = self.found.known
            self.ask(lambda _: drafting(known))

    def action_tie(self) -> None:
        """Somebody stands aside."""
        if self.found is not None:
            known = self.found.known
            self.ask(lambda desk: stating(desk, known))

    def action_end_tie(self) -> None:
        """A tie no longer holds."""
        self.ask(ending)


def row_in_words(each: InspectionRow) -> Row:
    """An inspection in a line."""
    days = f"{day_in(each.start, year=each.start.year)}至{day_in(each.end, year=each.start.year)}"
    units = (
        each.units[0] + (f"等{len(each.units)}个" if len(each.units) > 1 else "") if each.units else "未定"
    )
    return Row(each.code, (each.code, each.title, each.state.word, days, units, str(each.problems or "-")))


def glance(each: InspectionRow) -> str:
    """The one under the cursor, with what it waits for."""
    kind = "通知单位" if each.announced else "四不两直"
    waits = f"；复核{day_in(each.answer_by)}前答复" if each.answer_by else ""
    members = "、".join(each.members) or "未定"
    return f"{each.title}（{kind}）　督查人员：{members}{waits}\n范围：{'、'.join(each.scope) or '未定'}"
