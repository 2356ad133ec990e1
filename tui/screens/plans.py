"""方案: the reviews that were begun, the plans that were imported, with sub-plans and revisions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from tracker.domain.permissions import Act, may
from tracker.domain.review import Review
from tracker.errors import DubanError
from tracker.queries.plans import PlanRow, plans_of
from tracker.queries.tasks import TaskFilter
from tracker.services.begun_reviews import Begun, Damaged, begun, set_aside
from tracker.services.recognition import recognisable, recognise
from tracker.services.review import discard
from tracker.services.views import look
from tui.actions import PLANS, bindings
from tui.listing import Listing
from tui.plans import BEGUN, DAMAGED, HEADS, Shelf, counted, of_plan, of_review, rows_of
from tui.screens.page import Failed, Page
from tui.screens.question import Question
from tui.widgets.list_table import ListTable
from tui.widgets.prose import Prose

MOST_SHOWN = 4


@dataclass
class Done(Message):
    """What was done, in a sentence."""

    words: str


class PlansScreen(Page):
    """Opening a review goes on with it; opening a plan lists its tasks."""

    NAME = "plans"
    AUTO_FOCUS = "ListTable"
    BINDINGS: ClassVar[list[BindingType]] = bindings(PLANS)
    help_title = "方案"
    help_words = (
        "已导入的方案，各有多少条目、多少已销号；子方案排在主方案下面。没有核对完的方案排在最前，回车接着核对，D放弃。"
        "在已导入的方案上按回车，列出它的任务。办公室按 I 导入新方案。导入时名录中没有、后来登记了的单位，"
        "按 B 补到写着这个名称、还没有交办的任务里。"
    )

    def __init__(self) -> None:
        super().__init__()
        self.shelf = Shelf()

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
        return Shelf(begun(self.desk) if self.may_import else Begun(), plans, recognisable(self.desk))

    def show(self, found: Shelf) -> None:
        self.shelf = found
        rows = list(rows_of(found))
        self.query_one("#count", Static).update(counted(found, may_import=self.may_import))
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
        return next((each for each in self.shelf.begun.reviews if each.checksum == checksum), None)

    @property
    def damaged(self) -> Damaged | None:
        """The damaged file under the cursor."""
        number = self.key.removeprefix(DAMAGED)
        return next((each for each in self.shelf.begun.damaged if each.number == number), None)

    @on(DataTable.RowHighlighted)
    def read_out(self) -> None:
        words = Content("")
        if self.damaged is not None:
            words = Content(str(self.damaged.error))
        elif self.review is not None:
            words = of_review(self.review)
        elif self.plan is not None:
            words = of_plan(self.plan, self.shelf.plans)
        self.query_one("#words", Prose).say(words)
        self.refresh_bindings()

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Go on with the review, or list the tasks of the plan."""
        if self.damaged is not None:
            self.duban.explain(self.damaged.error)
        elif self.review is not None:
            self.duban.review(self.review.checksum)
        elif self.plan is not None:
            wanted = TaskFilter(plan=self.plan.id)
            self.duban.list_tasks(Listing(filter=wanted, heading=f"方案{self.plan.id}"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is begun or damaged can be given up, what would get units now can be filled in."""
        if action == "give_up":
            return self.review is not None or self.damaged is not None
        return action != "recognise" or bool(self.shelf.recognisable)

    def action_give_up(self) -> None:
        """Forget the review, or put the damaged file aside."""
        review, damaged = self.review, self.damaged
        if damaged is not None:
            words = f"移走损坏的核对记录{damaged.number}？文件改名保留，方案要重新读取。"
            self.sure(words, "移走", lambda: self.put_aside(damaged.number))
        elif review is not None:
            words = f"放弃核对《{review.title}》？{len(review.told)}处更正不会保留。"
            self.sure(words, "放弃", lambda: self.forget(review))

    def put_aside(self, number: str) -> str:
        """Out of the way, under another name."""
        path = set_aside(self.desk, number)
        return f"已移走，改名为“{path.name}”。" if path else "已经移走了。"

    def forget(self, review: Review) -> str:
        """The document can be read anew."""
        discard(self.desk, review)
        return f"已放弃核对《{review.title}》。"

    def action_recognise(self) -> None:
        """Put units that the registry has learnt into the draft tasks that name them."""
        found = self.shelf.recognisable
        shown = "\n".join(f"{each.task}：{each.sentence}" for each in found[:MOST_SHOWN])
        more = f"\n等{len(found)}项" if len(found) > MOST_SHOWN else ""
        words = f"把名录中新登记的单位补到{len(found)}项待交办任务里？\n{shown}{more}"
        self.sure(words, "补上", lambda: f"已补上{len(recognise(self.desk))}项任务的单位。")

    def sure(self, words: str, yes: str, doing: Callable[[], str]) -> None:
        """Ask, then do it."""

        def take(answer: bool | None) -> None:
            if answer:
                self.attempt(doing)

        self.app.push_screen(Question(words, yes), take)

    @work(thread=True, exit_on_error=False, group="act")
    def attempt(self, doing: Callable[[], str]) -> None:
        """Only messages come back."""
        try:
            self.post_message(Done(doing()))
        except DubanError as error:
            self.post_message(Failed(error))

    @on(Done)
    def show_done(self, message: Done) -> None:
        self.notify(message.words)
        self.load()
