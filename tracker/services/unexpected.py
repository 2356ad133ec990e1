"""What nobody expected, in a sentence: what a full disk or a missing right is called, else where the trace lies."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from tracker.errors import DubanError
from tracker.services.system_words import WORDS
from tracker.settings import Settings

LOG = "errors.log"


def in_words(error: BaseException, home: Path | None = None) -> DubanError:
    """The error as a person is told it; the trace of one that has no words yet goes to LOG in the home.

    `home` is the open one; else that of the settings.
    """
    if isinstance(error, DubanError):
        return error
    if isinstance(error, OSError) and error.errno in WORDS:
        about = f"“{error.filename}”" if error.filename else ""
        return DubanError(f"{about}{WORDS[error.errno]}，这次操作没有完成。", "请检查磁盘空间和权限后再试。")
    if isinstance(error, UnicodeEncodeError):
        words = "输入中有不是 UTF-8 的字符，这次操作没有完成。"
        return DubanError(words, "请检查终端和输入法的编码后重新输入。")
    return DubanError(
        f"程序遇到意外情况（{type(error).__name__}），这次操作没有完成。",
        kept(error, home or Path(Settings().home)),
    )


def kept(error: BaseException, home: Path) -> str:
    """Keep the trace and say where."""
    try:
        path = home / LOG
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC).isoformat()} {' '.join(sys.argv)}\n")
            log.writelines(traceback.format_exception(error))
    except OSError as trouble:
        return f"详情无法写入日志：{WORDS.get(trouble.errno or 0, trouble.strerror)}。"
    return f"详情已写入“{path}”，请连同操作步骤报给维护人员。"
