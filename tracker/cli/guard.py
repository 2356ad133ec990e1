"""Where everything that can go wrong becomes a sentence on stderr and an exit code."""

import sys
from collections.abc import Callable

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError

from tracker.cli import output, usage
from tracker.errors import DubanError, Exit
from tracker.services.system_words import in_chinese


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
    from tracker.services.unexpected import in_words

    return f"错误：{in_words(error)}", Exit.FAILED
