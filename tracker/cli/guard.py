"""Where everything that can go wrong becomes a sentence on stderr and an exit code."""

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError

from tracker.cli import output, usage
from tracker.cli.system_words import WORDS, in_chinese
from tracker.errors import DubanError, Exit

LOG = "errors.log"


def guarded(work: Callable[[], None]) -> int:
    """Do the work; returns the exit code, having said on stderr what went wrong."""
    try:
        try:
            work()
            sys.stdout.flush()
        except BrokenPipeError:
            output.hush()
    except Exception as error:  # noqa: BLE001 the last line of defence: a sentence, never a traceback
        return _told(error)
    except KeyboardInterrupt:
        output.say("\n已中断，没有保存未完成的操作。")
        return Exit.INTERRUPTED
    return Exit.OK


def _told(error: Exception) -> int:
    """Say what went wrong; returns the exit code."""
    words, code = _verdict(error)
    if words:
        output.say(in_chinese(words))
    return code


def _verdict(error: Exception) -> tuple[str, int]:
    match error:
        case typer.Exit():
            return "", error.exit_code
        case NoArgsIsHelpError():
            return error.message, Exit.USAGE
        case ClickException():
            return usage.sentence(error), Exit.USAGE
        case DubanError():
            return f"错误：{error}", error.exit_code
        case typer.Abort() | EOFError():
            return "输入没有完成，没有保存任何操作。", Exit.INTERRUPTED
    return f"错误：{_from_outside(error)}", Exit.FAILED


def _from_outside(error: Exception) -> str:
    """What a full disk or a missing right is called, or where the trace of something unexpected lies."""
    if isinstance(error, OSError) and error.errno in WORDS:
        about = f"“{error.filename}”" if error.filename else ""
        return f"{about}{error.strerror}，这次操作没有完成。请检查磁盘空间和权限后再试。"
    return f"程序遇到意外情况（{type(error).__name__}），这次操作没有完成。{_kept(error)}"


def _kept(error: Exception) -> str:
    """Keep the trace of an unexpected error in DUBAN_HOME and say where."""
    from tracker.settings import Settings

    try:
        path = Path(Settings().home) / LOG
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC).isoformat()} {' '.join(sys.argv)}\n")
            log.writelines(traceback.format_exception(error))
    except OSError as trouble:
        return f"详情无法写入日志：{trouble.strerror}。"
    return f"详情已写入“{path}”，请连同操作步骤报给维护人员。"
