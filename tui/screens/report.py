"""粘贴工作总结: a unit's report chosen or pasted; what it says of one task is proposed, sentence by sentence."""

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from tracker.domain.figures import Statement, Verdict
from tracker.errors import DubanError
from tracker.services.documents import pasted
from tracker.services.unit_reports import Proposal, ReportRead, read_for_tasks
from tui.actions import BACK, READ, bindings
from tui.faults import Fault, Working
from tui.screens.mark_picker import WideMarkPicker
from tui.screens.picker import Choice, Picked
from tui.widgets.document_chooser import DocumentChooser, FileChosen, TextGiven
from tui.widgets.key_line import KeyLine
from tui.widgets.patience import Patience
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from tui.app import DubanApp


@dataclass(frozen=True, slots=True)
class Taken:
    """The sentences that a person said yes to, and the figures in them."""

    sentences: tuple[str, ...]
    figures: tuple[Statement, ...]

    @property
    def warning(self) -> str:
        """What does not close among the figures, in a sentence; empty where all do."""
        wrong = [each.sentence for each in self.figures if each.verdict in (Verdict.WRONG, Verdict.ROUNDING)]
        return f"其中{len(wrong)}处数字对不上：{''.join(wrong)}请核对后再报。" if wrong else ""


@dataclass
class ReportFound(Message):
    """The report was read."""

    found: ReportRead


@dataclass
class ReportRefused(Message):
    """It cannot be read."""

    error: DubanError


class SentencePicker(WideMarkPicker):
    """The sentences that speak of the task, each with the check of its figures; all are marked at first."""

    help_title = "选句子"
    help_words = (
        "这些是总结里说到这项任务的句子，数字已经核算。回车选中或取消，Ctrl+S填入“落实情况”，Esc不填。"
    )


class ReportScreen(ModalScreen[Taken | None], Working):
    """Answers with what a person takes over for the task `code`; nothing is filed here."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(BACK, READ)
    help_title = "粘贴工作总结"
    help_words = (
        "选一份工作总结，或按^T换到粘贴，把文字粘贴进来，按^S读取。程序找出说到这项任务的句子，核算其中的占比和合计，"
        "由你选哪些填入“落实情况”。"
    )

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code

    @property
    def duban(self) -> "DubanApp":
        """The program."""
        return cast("DubanApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = f"粘贴工作总结  {self.code}"
            yield DocumentChooser("工作总结", self.duban.folder)
            yield Prose(id="problem")
            yield Patience()
        yield KeyLine()

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
        self.read_report(message.path)

    @on(TextGiven)
    def read_text(self, message: TextGiven) -> None:
        self.begin("粘贴的文字")
        self.read_report(message.text)

    def begin(self, name: str) -> None:
        """Say what is being read."""
        self.query_one("#problem", Prose).say("")
        self.query_one(Patience).begin(f"正在读取{name}")

    @work(thread=True, exclusive=True, exit_on_error=False, group="read")
    def read_report(self, given: Path | str) -> None:
        """Read off the event loop."""
        try:
            with pasted(given) if isinstance(given, str) else nullcontext(given) as path:
                answer: Message = ReportFound(read_for_tasks(self.duban.desk, path))
        except DubanError as error:
            answer = ReportRefused(error)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_fault(self, message: Fault) -> None:
        """The program says it."""
        self.on_report_refused(ReportRefused(message.error))

    def on_report_refused(self, message: ReportRefused) -> None:
        self.query_one(Patience).end()
        self.query_one("#problem", Prose).say(str(message.error))
        self.query_one(DocumentChooser).try_again()

    def on_report_found(self, message: ReportFound) -> None:
        """Let the sentences about this task be chosen, or say that there are none."""
        self.query_one(Patience).end()
        found = message.found
        own = next((each for each in found.proposals if each.task == self.code), None)
        if own is None:
            words = f"读了{found.passages}段，没有说到这项任务的句子。请换一份总结，或按Esc回去自己填写。"
            self.query_one("#problem", Prose).say(words)
            return

        def take(picked: Picked | None) -> None:
            if picked is not None:
                sentences = picked.choice.value
                figures = (each for words in sentences for each in figures_in(own, words))
                self.dismiss(Taken(sentences, tuple(dict.fromkeys(figures))))

        choices = [Choice(in_words(own, str(place), sentence), sentence) for place, sentence in own.sentences]
        self.app.push_screen(SentencePicker("填入“落实情况”的句子", choices, choices), take)

    def action_back(self) -> None:
        """Take nothing over."""
        self.dismiss(None)


def figures_in(proposal: Proposal, sentence: str) -> list[Statement]:
    """The checked figures of a sentence."""
    return [each for each in proposal.figures if each.text in sentence]


def in_words(proposal: Proposal, place: str, sentence: str) -> str:
    """A sentence with its place, and below it what its figures come to."""
    checks = [f"    {each.verdict.word}：{each.sentence}" for each in figures_in(proposal, sentence)]
    return "\n".join([f"{place}：{sentence}", *checks])
