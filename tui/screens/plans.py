"""方案: the reviews that were begun, the plans that were imported, with sub-plans and revisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from tracker.domain.permissions import Act, may
from tracker.domain.review import Review
from tracker.domain.review_phrases import state
from tracker.queries.plans import PlanRow, plans_of, tie
from tracker.queries.tasks import TaskFilter
from tracker.services.review import reviews
from tracker.services.views import look
from tui.listing import Listing
from tui.screens.page import Page
from tui.widgets.list_table import Head, ListTable, Row
from tui.widgets.prose import Prose
from tui.words import day_in

HEADS = (
    Head("编号", 7),
    Head("标题", share=3),
    Head("关系", share=1),
    Head("条目", 4),
    Head("已销号", 6),
    Head("导入日期", 10),
)
BEGUN = "review "


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reviews that are not confirmed yet (the office's alone), and plans."""

    begun: tuple[Review, ...]
    plans: tuple[PlanRow, ...]


class PlansScreen(Page):
    """Opening a review goes on with it; opening a plan lists its tasks."""

    NAME = "plans"
    AUTO_FOCUS = "ListTable"
    help_title = "方案"
    help_words = (
        "已导入的方案，各有多少条目、多少已销号；子方案排在主方案下面。没有核对完的方案排在最前，回车接着核对。"
        "在已导入的方案上按回车，列出它的任务。办公室按 I 导入新方案。"
    )

    def __init__(self) -> None:
        super().__init__()
        self.shelf = Shelf((), ())

    def body(self) -> ComposeResult:
        yield Static("", id="count", markup=False)
        yield ListTable()
        yield Static("", id="empty", markup=False)
        yield Prose(id="words")

    @property
    def may_import(self) -> bool:
        """Whether whoever is at the desk imports plans."""
        return not may(self.desk.who, Act.IMPORT_PLAN)

    def read(self) -> Shelf:
        with look(self.desk) as view:
            plans = tuple(plans_of(view))
        return Shelf(reviews(self.desk) if self.may_import else (), plans)

    def show(self, found: Shelf) -> None:
        self.shelf = found
        rows = list(rows_of(found))
        words = f"已导入{len(found.plans)}个方案"
        words += f"，核对中{len(found.begun)}个" if found.begun else ""
        words += "。按 I 导入新方案" if self.may_import else ""
        self.query_one("#count", Static).update(words)
        self.query_one(ListTable).fill(HEADS, rows)
        self.query_one(ListTable).display = bool(rows)
        empty = self.query_one("#empty", Static)
        empty.display = not rows
        empty.update(
            "还没有方案。" + ("按 I 导入第一个：选一个文件，或粘贴文字。" if self.may_import else "")
        )
        self.read_out()

    @property
    def key(self) -> str:
        """What the cursor is on."""
        return self.query_one(ListTable).at_cursor or ""

    @property
    def plan(self) -> PlanRow | None:
        """The plan under the cursor."""
        return next((each for each in self.shelf.plans if each.id == self.key), None)

    @property
    def review(self) -> Review | None:
        """The review under the cursor."""
        checksum = self.key.removeprefix(BEGUN)
        return next((each for each in self.shelf.begun if each.checksum == checksum), None)

    @on(DataTable.RowHighlighted)
    def read_out(self) -> None:
        words = Content("")
        if self.review is not None:
            words = of_review(self.review)
        elif self.plan is not None:
            words = of_plan(self.plan, self.shelf.plans)
        self.query_one("#words", Prose).say(words)

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Go on with the review, or list the tasks of the plan."""
        if self.review is not None:
            self.duban.review(self.review.checksum)
        elif self.plan is not None:
            wanted = TaskFilter(plan=self.plan.id)
            self.duban.list_tasks(Listing(filter=wanted, heading=f"方案{self.plan.id}"))


def rows_of(shelf: Shelf) -> Iterator[Row]:
    """Reviews first, then plans, each sub-plan under its parent."""
    for review in shelf.begun:
        title = review.head.title
        cells = ("核对中", title, ties_of(review), str(len(review.tasks)), "", "")
        yield Row(f"{BEGUN}{review.checksum}", cells)
    known = {plan.id for plan in shelf.plans}
    for plan in shelf.plans:
        if plan.parent not in known:
            yield from with_sub_plans(plan, shelf.plans, 0)


def with_sub_plans(plan: PlanRow, plans: Sequence[PlanRow], depth: int) -> Iterator[Row]:
    """A plan and what hangs below it, set in."""
    title = f"{'　' * (depth - 1)}└ {plan.title}" if depth else plan.title
    cells = (plan.id, title, tie(plan), str(plan.tasks), str(plan.closed), day_in(plan.imported_on))
    yield Row(plan.id, cells)
    for each in plans:
        if each.parent == plan.id:
            yield from with_sub_plans(each, plans, depth + 1)


def ties_of(review: Review) -> str:
    """What a plan under review will be to others."""
    said = [f"{review.parent}的子方案"] if review.parent else []
    return "，".join([*said, *([f"修订{review.revises}"] if review.revises else [])])


def of_review(review: Review) -> Content:
    """How far a review is."""
    return Content.assemble(
        (f"《{review.head.title}》", "bold"), f"  {review.file}\n{state(review)}按回车接着核对。"
    )


def of_plan(plan: PlanRow, plans: Sequence[PlanRow]) -> Content:
    """The whole title, the file, and how it is tied to others."""
    revised = next((f"，已由{each.id}修订" for each in plans if each.revises == plan.id), "")
    below = [each.id for each in plans if each.parent == plan.id]
    subs = f"，子方案{'、'.join(below)}" if below else ""
    gone = f"\n不再列入的任务：{'、'.join(plan.gone)}" if plan.gone else ""
    said = "，".join(part for part in (plan.file, tie(plan)) if part)
    return Content.assemble((f"《{plan.title}》", "bold"), f"（{plan.id}）\n{said}{revised}{subs}{gone}")
