"""Ways out of the house for a reminder. The program's own inbox needs none: it reads the log."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tracker.domain.case import chinese
from tracker.domain.reminders import Digest
from tracker.errors import SetupError


@dataclass(frozen=True, slots=True)
class Letter:
    """A digest ready to go: `unit` is a unit's code or the office's key, `name` what it is called."""

    digest: Digest
    name: str
    office: str

    @property
    def key(self) -> str:
        """The key that exists once."""
        return self.digest.key

    @property
    def unit(self) -> str:
        """The code of the unit."""
        return self.digest.unit

    @property
    def lines(self) -> tuple[str, ...]:
        """What there is to do, a sentence each."""
        return self.digest.lines

    @property
    def text(self) -> str:
        """The whole letter."""
        day = chinese(self.digest.day)
        numbered = "\n".join(f"{number}. {line}" for number, line in enumerate(self.lines, 1))
        return (
            f"催办\n\n{self.name}：\n\n"
            f"截至{day}，你单位有以下{len(self.lines)}件事需要办理：\n\n{numbered}\n\n"
            f"{self.office}\n{day}\n"
        )


class Channel(Protocol):
    """One way to deliver letters.

    After a crash the same letter is delivered again: a channel must use its key so that the
    receiver has it once (a file under that name, a message with that id).
    """

    name: str

    def deliver(self, letter: Letter) -> None:
        """Hand the letter over; when this returns, it has left. Raises DubanError when it has not."""

    def withdraw(self, key: str) -> None:
        """Take back what a run that was cut short may have delivered, where that can be done."""


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

    def withdraw(self, key: str) -> None:
        """Remove the letter's file if it is there. Raises SetupError where it cannot be removed."""
        try:
            self.path_of(key).unlink(missing_ok=True)
        except OSError as error:
            raise SetupError(
                f"发件箱中作废的催办“{self.path_of(key)}”不能删除：{error.strerror}。",
                "请检查权限后重新运行。",
            ) from error

    def path_of(self, key: str) -> Path:
        """The file of a key: no two keys share one. Slashes become underlines, other marks their code."""
        safe = re.sub(r"[^\w/-]|_", lambda found: f"%{ord(found.group()):02x}", key).replace("/", "_")
        return self.folder / f"{safe}.txt"
