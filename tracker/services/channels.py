"""Ways out of the house for a reminder. The program's own inbox needs none: it reads the log."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from tracker.errors import SetupError


@dataclass(frozen=True, slots=True)
class Letter:
    """A digest ready to go: `key` exists once, `unit` is a name, `text` is the whole letter."""

    key: str
    unit: str
    day: date
    text: str


class Channel(Protocol):
    """One way to deliver letters.

    After a crash the same letter is delivered again: a channel must use its key so that the
    receiver has it once (a file under that name, a message with that id).
    """

    name: str

    def deliver(self, letter: Letter) -> None:
        """Hand the letter over; when this returns, it has left. Raises DubanError when it has not."""


class FileOutbox:
    """Letters as text files in a folder, one a key, for whoever carries them on."""

    name = "文件发件箱"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def deliver(self, letter: Letter) -> None:
        """Write the letter whole or not at all; the same key overwrites the same file."""
        target = self.path_of(letter.key)
        part = target.with_suffix(f".{os.getpid()}.part")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8", newline="\n") as file:
                file.write(letter.text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise SetupError(
                f"催办“{letter.key}”不能写入发件箱“{self.folder}”：{error.strerror}。",
                "请清理磁盘或检查权限后重新运行，不会重复发送。",
            ) from error

    def path_of(self, key: str) -> Path:
        """The file of a key: no two keys share one."""
        safe = re.sub(r"[^\w-]", lambda found: f"%{ord(found.group()):02x}", key)
        return self.folder / f"{safe}.txt"
