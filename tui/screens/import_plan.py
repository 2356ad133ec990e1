"""导入方案: choose a file or paste a plan's words; what was read goes on to its review."""

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from tracker.errors import DubanError, SeveralPlansError
from tracker.services.begun_reviews import how_many_begun
from tracker.services.documents import pasted
from tracker.services.review import open_review
from tui.actions import BACK, READ, bindings
from tui.faults import Fault
from tui.screens.page import Failed, Page
from tui.screens.picker import Choice, Picked, Picker
from tui.widgets.document_chooser import DocumentChooser, FileChosen, TextGiven
from tui.widgets.patience import Patience


@dataclass
class PlanRead(Message):
    """A plan was read, or its review taken up again; it is kept under the checksum."""

    checksum: str


@dataclass
class PlansFound(Message):
    """There are several plans in what was given."""

    given: Path | str
    titles: tuple[str, ...]


class ImportScreen(Page):
    """Ends in the review of the plan."""

    NAME = "plans"
    BINDINGS = bindings(BACK, READ)
    help_title = "导入方案"
    help_words = (
        "选一个方案文件（Word、PDF、Excel、网页、纯文本），或把方案的文字粘贴进来。读完进入核对：每一条和原文并排，"
        "有疑问的排在最前；确认以前台账里什么都没有。键入几个字缩小范围，上下箭头选择，回车读取；"
        "文件夹回车进入，“..”是上一级。同一份方案没有核对完的，再读一次就接着核对。"
    )

    def body(self) -> ComposeResult:
        yield DocumentChooser("方案", self.duban.folder)
        yield Static("", id="begun", markup=False)
        yield Patience()

    def read(self) -> int:
        return how_many_begun(self.desk)

    def show(self, found: int) -> None:
        begun = self.query_one("#begun", Static)
        begun.display = bool(found)
        begun.update(Content(f"另有{found}份方案没有核对完，按 Esc 回到方案列表接着核对。"))

    def action_turn_source(self) -> None:
        """From files to pasting and back."""
        self.query_one(DocumentChooser).turn()

    def action_read_document(self) -> None:
        """Read what is chosen or pasted."""
        self.query_one(DocumentChooser).hand_in()

    @on(FileChosen)
    def read_file(self, message: FileChosen) -> None:
        self.duban.folder = message.path.parent
        self.begin(message.path.name)
        self.read_plan(message.path)

    @on(TextGiven)
    def read_text(self, message: TextGiven) -> None:
        self.begin("粘贴的文字")
        self.read_plan(message.text)

    def begin(self, name: str) -> None:
        """Say what is being read."""
        self.query_one(Patience).begin(f"正在读取{name}")

    @work(thread=True, exclusive=True, exit_on_error=False, group="read")
    def read_plan(self, given: Path | str, part: int | None = None) -> None:
        """Read off the event loop; the answer of a reading that nobody waits for any more is dropped."""
        try:
            with pasted(given) if isinstance(given, str) else nullcontext(given) as path:
                answer: Message = PlanRead(open_review(self.desk, path, part).checksum)
        except SeveralPlansError as error:
            answer = PlansFound(given, error.titles)
        except DubanError as error:
            answer = Failed(error)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_plan_read(self, message: PlanRead) -> None:
        self.query_one(Patience).end()
        self.duban.review(message.checksum)

    def on_plans_found(self, message: PlansFound) -> None:
        """Let one of them be chosen."""
        self.query_one(Patience).end()

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self.begin(picked.choice.words)
                self.read_plan(message.given, picked.choice.value)

        choices = [Choice(f"{at} 《{title}》", at) for at, title in enumerate(message.titles, 1)]
        self.app.push_screen(Picker(f"里面有{len(choices)}个方案，导入哪一个", choices), take)

    @on(Failed)
    @on(Fault)
    def let_choose_again(self) -> None:
        self.query_one(Patience).end()
        self.query_one(DocumentChooser).try_again()

    @property
    def is_reading(self) -> bool:
        """Whether a document is being read."""
        return any(worker.group == "read" and not worker.is_finished for worker in self.workers)

    def action_back(self) -> None:
        """Stop waiting, or go back to the plans."""
        if self.is_reading:
            self.workers.cancel_group(self, "read")
            self.query_one(Patience).end()
        else:
            self.duban.action_go("plans")
