"""Handing in a document: a file of the folder that is listed, a path typed or dropped, or words pasted."""

from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Input, Static, TabbedContent, TabPane, TextArea
from textual.worker import get_current_worker

from tracker.errors import DubanError
from tui.faults import Working
from tui.folder import MOST, Entry, entries_in, matching, narrowed, path_typed
from tui.widgets.list_table import Head, ListTable, Row
from tui.widgets.path_fields import PathInput, WordsPasted

ABSOLUTE = ("/", "~", "'/", '"/', "file://")
HEADS = (Head("名称", share=1), Head("修改日期", 10), Head("大小", 7))


@dataclass
class FolderRead(Message):
    """What stands in a folder, or why it cannot be read."""

    folder: Path
    entries: tuple[Entry, ...]
    problem: str = ""


@dataclass
class FileChosen(Message):
    """A file was chosen."""

    path: Path


@dataclass
class TextGiven(Message):
    """Words were pasted."""

    text: str


def stands(path: Path) -> bool:
    """Whether there is such a file or folder; a name too long for any is none."""
    try:
        return path.exists()
    except OSError:
        return False


class DocumentChooser(Vertical, Working):
    """`folder` is the one that is listed; `what` is what a pasted text should be (方案)."""

    DEFAULT_CSS = """
    DocumentChooser {
        height: 1fr;
        TabbedContent { height: 1fr; }
        TabPane { padding: 0 1; }
        #path { background: $panel; }
        #folder { height: 1; color: $quiet; }
        #paste-says { height: auto; color: $quiet; }
        TextArea { height: 1fr; border: none; padding: 0 1; background: $panel; }
        TextArea:focus { border: none; background: $boost; }
    }
    """

    def __init__(self, what: str, folder: Path) -> None:
        super().__init__()
        self.what, self.folder = what, folder
        self.wanted = folder
        self.entries: tuple[Entry, ...] = ()
        self.listed: list[Entry] = []

    def compose(self) -> ComposeResult:
        with TabbedContent():
            with TabPane("选文件", id="of-file"):
                yield PathInput(placeholder="键入文件名或路径，也可以把文件拖进来", id="path", compact=True)
                yield Static("", id="folder", markup=False)
                yield ListTable()
            with TabPane("粘贴文字", id="of-paste"):
                yield Static(Content(f"把{self.what}的文字粘贴到下面，按 ^S 读取。"), id="paste-says")
                yield TextArea(compact=True, show_line_numbers=False, soft_wrap=True)

    def on_mount(self) -> None:
        self.go_to(self.folder)

    def take_focus(self) -> None:
        """Put the cursor where one types or pastes."""
        self.query_one("#path" if self.by_file else TextArea).focus()

    def try_again(self) -> None:
        """After a file that could not be read: what is typed next takes the place of its name."""
        if self.by_file:
            self.query_one("#path", Input).select_all()

    @property
    def by_file(self) -> bool:
        """Whether a file is being chosen."""
        return self.query_one(TabbedContent).active != "of-paste"

    def turn(self) -> None:
        """From files to pasting and back."""
        self.query_one(TabbedContent).active = "of-paste" if self.by_file else "of-file"

    @on(WordsPasted)
    def take_words(self, message: WordsPasted) -> None:
        """Words that were pasted too early, or by who knows no other place, stand where pasted words belong."""
        self.query_one(TabbedContent).active = "of-paste"
        self.query_one(TextArea).text = message.words

    @on(TabbedContent.TabActivated)
    def follow(self) -> None:
        self.take_focus()

    def go_to(self, folder: Path) -> None:
        """List that folder; what another one asked for before answers is not heeded any more."""
        self.wanted = folder
        self.read_folder(folder)

    @work(thread=True, exclusive=True, exit_on_error=False, group="folder")
    def read_folder(self, folder: Path) -> None:
        """A folder may lie on a slow disk; the screen does not wait for it."""
        try:
            answer = FolderRead(folder.resolve(), entries_in(folder.resolve()))
        except DubanError as error:
            answer = FolderRead(folder, (), str(error))
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_folder_read(self, message: FolderRead) -> None:
        self.folder, self.entries = message.folder, message.entries
        self.lay(message.problem)

    @on(Input.Changed, "#path")
    def narrow(self, event: Input.Changed) -> None:
        folder, _ = narrowed(event.value, self.folder)
        if folder != self.wanted and event.value.strip().startswith(ABSOLUTE):
            self.go_to(folder)
        else:
            self.lay()

    def lay(self, problem: str = "") -> None:
        """List what matches the typed words."""
        _, words = narrowed(self.query_one("#path", Input).value, self.folder)
        found = matching(self.entries, words)
        self.listed = found[:MOST]
        table = self.query_one(ListTable)
        rows = [Row(str(each.path), (each.name, each.day, each.measure)) for each in self.listed]
        first_file = next((at for at, each in enumerate(self.listed) if not each.is_folder), 0)
        table.fill(HEADS, rows, first_file)
        more = f"（显示前{MOST}个，共{len(found):,}个，请再打几个字）" if len(found) > MOST else ""
        none = "" if any(not each.is_folder for each in found) else "  没有可以读的文件"
        self.query_one("#folder", Static).update(Content(problem or f"{self.folder}{more}{none}"))

    def on_key(self, event: object) -> None:
        """Arrows move in the list while the cursor stays in the field."""
        table, key = self.query_one(ListTable), getattr(event, "key", "")
        if key in ("down", "up") and self.query_one("#path").has_focus:
            table.action_cursor_down() if key == "down" else table.action_cursor_up()

    @on(Input.Submitted, "#path")
    @on(DataTable.RowSelected)
    def take(self) -> None:
        """Choose the file that was typed whole, else what the cursor is on; go into a folder."""
        typed = self.query_one("#path", Input).value
        path = path_typed(typed, self.folder) if typed.strip() else self.folder
        if not (typed.strip() and stands(path)) or self.query_one(ListTable).has_focus:
            at = self.query_one(ListTable).cursor_row
            path = self.listed[at].path if 0 <= at < len(self.listed) else path
        if stands(path) and path.is_dir():
            self.query_one("#path", Input).value = ""
            self.go_to(path)
        else:
            self.post_message(FileChosen(path))

    def hand_in(self) -> None:
        """What ^S reads: the chosen file or the pasted words."""
        if self.by_file:
            self.take()
        else:
            self.post_message(TextGiven(self.query_one(TextArea).text))
