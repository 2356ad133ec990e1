"""A folder as one chooses a document in it: its folders and the files that can be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from tracker.errors import InputError
from tracker.services.documents import READABLE

MOST = 500
UP = ".."


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder or a readable file; `at` is when it was last changed (seconds, as the system has it)."""

    path: Path
    name: str
    is_folder: bool
    size: int
    at: float

    @property
    def day(self) -> str:
        """The day of the last change, by the clock of this machine."""
        return "" if self.name == UP else f"{datetime.fromtimestamp(self.at).astimezone():%Y-%m-%d}"

    @property
    def measure(self) -> str:
        """How large, in words."""
        if self.is_folder:
            return "文件夹"
        return (
            f"{self.size / 1024 / 1024:.1f} MB" if self.size >= 1024 * 1024 else f"{self.size / 1024:.0f} KB"
        )


def entries_in(folder: Path) -> tuple[Entry, ...]:
    """Folders by name, then files, the latest first; hidden ones left out. Raises InputError where it cannot be read."""
    try:
        found = [entry for path in folder.iterdir() if (entry := entry_of(path))]
    except OSError as error:
        raise InputError(f"文件夹“{folder}”打不开。", "请换一个文件夹，或粘贴文字。") from error
    folders = sorted((each for each in found if each.is_folder), key=lambda each: each.name)
    files = sorted((each for each in found if not each.is_folder), key=lambda each: (-each.at, each.name))
    up = [] if folder.parent == folder else [Entry(folder.parent, UP, True, 0, 0)]
    return (*up, *folders, *files)


def entry_of(path: Path) -> Entry | None:
    """The entry of a path; None for what is hidden, gone, or cannot be read as a document."""
    try:
        is_folder = path.is_dir()
        if path.name.startswith((".", "~$")) or not (is_folder or path.suffix.lower() in READABLE):
            return None
        about = path.stat()
    except OSError:
        return None
    return Entry(path, path.name, is_folder, about.st_size, about.st_mtime)


def path_typed(text: str, folder: Path) -> Path:
    """The path that was typed, or dropped into the terminal: quoted, escaped or as a file:// address."""
    words = text.strip().strip("'\"")
    if words.startswith("file://"):
        words = unquote(words.removeprefix("file://"))
    elif "\\ " in words:
        words = words.replace("\\ ", " ")
    return folder / Path(words).expanduser()


def narrowed(text: str, folder: Path) -> tuple[Path, str]:
    """The folder that typed words lead to, and the words that its entries must hold."""
    words = text.strip()
    if not words:
        return folder, ""
    path = path_typed(words, folder)
    if words.endswith(("/", "\\")) or words in (UP, "~"):
        return path, ""
    return path.parent, path.name


def matching(entries: Sequence[Entry], words: str) -> list[Entry]:
    """The entries that hold the words."""
    wanted = words.lower()
    return [each for each in entries if wanted in each.name.lower()]
