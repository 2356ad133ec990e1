"""核对: a plan before it becomes tasks; doubts first, each item beside the words that it was read from."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Tabs

from tracker.domain.new_units import one_unit
from tracker.domain.review_leads import first_can_lead
from tracker.domain.review_names import with_new_units
from tracker.domain.review_phrases import state
from tracker.errors import StaleError
from tracker.queries.plans import plans_of
from tracker.queries.tasks import TaskFilter
from tracker.services.review import go_on, look_at
from tracker.services.units import registry
from tracker.services.views import look
from tui.actions import BACK, REVIEW, Action, bindings
from tui.listing import Listing
from tui.review.lists import BY_NAME, LISTS
from tui.review.outcome import outcome
from tui.screens.notice import Notice
from tui.screens.page import Failed
from tui.screens.review_acts import ReviewActs
from tui.screens.review_page import Confirmed, Corrected, Discarded, Found
from tui.widgets.act_bar import ActBar
from tui.widgets.beside import Beside
from tui.widgets.list_table import WAITS, ListTable, Row
from tui.widgets.list_tabs import ListTabs
from tui.widgets.prose import Prose

RUNS = {each.run for each in REVIEW}


class ReviewScreen(ReviewActs):
    """The review is kept under `checksum` in the home, so that it goes on here or on the command line."""

    NAME = "plans"
    AUTO_FOCUS = "ListTable"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - no ClassVar in Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(BACK, REVIEW),
        ("left", "turn(-1)"),
        ("right", "turn(1)"),
        ("shift+down,ctrl+down,space", "scroll(4)"),
        ("shift+up,ctrl+up", "scroll(-4)"),
    ]
    help_title = "核对方案"
    help_words = (
        "有疑问的条目排在最前，下方（宽屏在左右两边）是读出的内容和它的原文。回车更正单位、时限和事项；"
        "读得没错按A。左右箭头换到“单位名称”：名录中找不到的名称在那里一次确认，全方案通用，下次也认得。"
        "空格和Shift+上下箭头翻看下方。每改一处都保存，随时可以离开，下次接着做；确认导入以前台账里什么都没有。"
    )

    def __init__(self, checksum: str) -> None:
        super().__init__()
        self.checksum = checksum
        self.lines: dict[str, int] = {}
        self.ahead: Sequence[Row] = ()

    def body(self) -> ComposeResult:
        yield Prose(id="head")
        yield ListTabs()
        yield ListTable()
        yield Beside()
        yield ActBar()

    def read(self) -> Found:
        with look(self.desk) as view:
            plans = tuple(plans_of(view))
        review = go_on(self.desk, self.checksum)
        known = with_new_units(registry(self.desk), review.names)
        return Found(look_at(self.desk, review), known, plans)

    def load(self) -> None:
        """While an act is under way there is nothing to read: the review may be over when it is done."""
        if not self.acting:
            super().load()

    def show(self, found: Found) -> None:
        self.found, self.busy = found, self.acting
        self.query_one("#head", Prose).say(self.head_in_words())
        self.query_one(ListTabs).count({each.name: self.number_of(each.name) for each in LISTS})
        self.lay(self.line_to_go_on())

    def line_to_go_on(self) -> int | None:
        """Where the row of the cursor stands now; where it was decided or moved away, the row that stood behind it."""
        rows = BY_NAME[self.listed].rows(self.sheet)
        lines = {row.key: line for line, row in enumerate(rows)}
        here, behind = (*(lines.get(row.key) for row in self.ahead), None, None)[:2]
        if here is None or behind is None:
            return behind if here is None else here
        decided = self.ahead[0].tone == WAITS != rows[here].tone
        stays = here == self.query_one(ListTable).cursor_row or behind == here + 1
        return here if stays and not decided else behind

    def head_in_words(self) -> Content:
        """Title and ties; how far it is, and what still holds it up."""
        review = self.sheet.review
        tied = [f"{review.parent}的子方案"] if review.parent else []
        tied += [f"修订{review.revises}"] if review.revises else []
        twin = next((each.id for each in self.plans if each.title == review.title), "")
        tied += [f"与{twin}同名，是它的修订稿就按 V"] if twin and not review.revises else []
        ties = f"  （{'，'.join(tied)}）" if tied else ""
        waiting = []
        if review.in_doubt:
            waiting.append(f"疑问{len(review.in_doubt)}条")
        if self.sheet.unanswered:
            waiting.append(f"单位名称待认{len(self.sheet.unanswered)}个")
        held = f"还要核对：{'、'.join(waiting)}" if waiting else "没有待核对的了，按^S确认导入"
        if not review.items:
            held = "没有读出条目，原因见“未读懂”一页：可以按 N 逐条补上，或按 D 放弃，换一份文件"
        elif not review.tasks:
            usual = "" if self.registry.units else "（名录还是空的，建议的是同级常设机构通常的名称）"
            held = "没有一条写明单位：" + (
                f"按 G 看建议牵头的单位，选中的一次采用{usual}；或按回车逐条填写"
                if self.sheet.proposals
                else "按回车逐条填写；名录里有了单位，才能建议由谁牵头"
            )
        return Content.assemble(
            (f"《{review.title}》", "bold"),
            "" if review.title != Path(review.file).stem else "（没有读出标题，这是文件名，按 H 改）",
            ties,
            f"\n{state(review)}",
            (held, "bold $warning" if waiting or self.sheet.hindrance else "bold $success"),
        )

    def number_of(self, name: str) -> str:
        """What the tab says beside its word: how many, and how many of them wait."""
        number = len(BY_NAME[name].rows(self.sheet))
        waiting = {"items": len(self.sheet.review.in_doubt), "names": len(self.sheet.unanswered)}.get(name, 0)
        return f"{number}（{waiting}待核对）" if waiting else str(number or "")

    @on(Tabs.TabActivated)
    def turn_to(self) -> None:
        name = self.query_one(ListTabs).shown
        if name != self.listed:
            self.lines[self.listed] = self.query_one(ListTable).cursor_row
            self.listed = name
            self.lay(self.lines.get(name, 0))

    def lay(self, at: int | None = None) -> None:
        """Show the rows of the list."""
        if self.found is not None:
            listing = BY_NAME[self.listed]
            self.query_one(ListTable).fill(listing.heads, listing.rows(self.sheet), at)
            self.look()

    @on(DataTable.RowHighlighted)
    def look(self) -> None:
        """Show what the cursor is on, and offer what can be done with it."""
        table = self.query_one(ListTable)
        self.key = table.at_cursor
        self.ahead = table.rows_shown[max(0, table.cursor_row) :][:2]
        if self.found is None:
            return
        sides = (Content(""), Content(""))
        if self.key is not None:
            sides = BY_NAME[self.listed].sides(self.sheet, self.key)
        self.query_one(Beside).say(*sides)
        self.refresh_bindings()
        self.query_one(ActBar).offer(
            tuple(each for each in REVIEW if each.name != "confirm" and self.can(each))
        )

    def can(self, action: Action) -> bool:
        """Whether it can be done now."""
        return bool(self.check_action(action.run, ()))

    @on(DataTable.RowSelected)
    def open_row(self) -> None:
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An act is offered where it can be done."""
        if self.found is None:
            return action not in RUNS
        return WHEN[action](self) if action in WHEN else True

    def action_turn(self, by: int) -> None:
        """To the next list."""
        self.query_one(ListTabs).turn(by)

    def action_scroll(self, lines: int) -> None:
        """Scroll the words below the list."""
        self.query_one(Beside).scroll_by(lines)

    def action_accept(self) -> None:
        """On to the next line, where this one does not move away by itself."""
        if self.item is not None and not (self.busy or self.item.open_doubts):
            self.query_one(ListTable).action_cursor_down()
        super().action_accept()

    @on(Corrected)
    def show_corrected(self) -> None:
        self.acting = False
        self.load()

    @on(Confirmed)
    def to_ledger(self, message: Confirmed) -> None:
        plan = message.imported.plan_id
        self.duban.list_tasks(Listing(filter=TaskFilter(plan=plan), heading=f"方案{plan}"))
        self.app.push_screen(
            Notice(outcome(message.imported), "按 A 全选，再按 B，可以一次全部交办。", "已导入")
        )

    @on(Discarded)
    def leave(self) -> None:
        self.duban.action_go("plans")

    @on(Failed)
    def read_again(self, message: Failed) -> None:
        """What somebody else changed meanwhile is shown behind the sentence that says so."""
        self.acting = self.busy = False
        if isinstance(message.error, StaleError):
            self.load()

    def action_back(self) -> None:
        """To the plans; what was corrected is kept."""
        self.duban.action_go("plans")


def on_standing_item(screen: ReviewScreen) -> bool:
    """Whether the cursor is on an item that was not dropped."""
    return screen.item is not None and not screen.item.dropped


WHEN: dict[str, Callable[[ReviewScreen], bool]] = {
    "accept": lambda screen: (
        on_standing_item(screen) and bool(screen.item and (screen.item.is_task or screen.item.open_doubts))
    ),
    "split": on_standing_item,
    "merge": on_standing_item,
    "first_leads": lambda screen: screen.listed == "items" and bool(first_can_lead(screen.sheet.review)),
    "propose": lambda screen: bool(screen.item and screen.sheet.proposals.get(screen.item.key)),
    "propose_all": lambda screen: screen.listed == "items" and len(screen.sheet.proposals) > 1,
    "register_all": lambda screen: (
        screen.listed == "names" and any(one_unit(each.name) for each in screen.sheet.unanswered)
    ),
    "drop": lambda screen: screen.item is not None,
    "accept_all": lambda screen: screen.listed == "items",
    "add": lambda screen: screen.listed == "items",
    "leave_all": lambda screen: screen.listed == "names" and bool(screen.sheet.unanswered),
    "belongs_to": lambda screen: bool(screen.plans),
    "revises": lambda screen: bool(screen.plans),
    "undo": lambda screen: bool(screen.sheet.review.told),
}
