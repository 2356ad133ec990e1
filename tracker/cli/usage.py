"""What Typer complains of, in Chinese."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from typer._click import Context
from typer._click import exceptions as complaints

from tracker.cli import help_page

_EXTRA = re.compile(r"Got unexpected extra argument\(s\) \((?P<words>.*)\)", re.DOTALL)
_NO_VALUE = re.compile(r"Option '(?P<name>.*)' does not take a value\.")


def sentence(complaint: complaints.ClickException) -> str:
    """What is wrong with the call, how it is written, and where the help is."""
    context = getattr(complaint, "ctx", None)
    told = f"错误：{_what(complaint)}"
    if context is None:
        return told
    return f"{told}\n用法：{help_page.usage_of(context)}\n说明：{context.command_path} --help"


def no_command(name: str, known: Sequence[str], context: Context) -> complaints.UsageError:
    """The complaint about a command that does not exist, with the one that may be meant."""
    return complaints.UsageError(f"没有命令“{name}”。" + meant(get_close_matches(name, known)), context)


def meant(alike: Sequence[str]) -> str:
    """是不是 --limit？ or nothing."""
    return f"是不是 {alike[0]}？" if alike else ""


def _what(complaint: complaints.ClickException) -> str:
    known = _known(complaint)
    if known:
        return known
    for pattern, words in _PLAIN:
        found = pattern.fullmatch(complaint.message)
        if found:
            return words(found)
    return complaint.message


def _known(complaint: complaints.ClickException) -> str:
    match complaint:
        case complaints.MissingParameter(param=parameter):
            return f"缺少{_kind(parameter)}“{help_page.spoken(parameter)}”。"
        case complaints.BadParameter(param_hint=str() as option):
            return f"缺少选项“{option}”。{complaint.message}"
        case complaints.BadParameter(param=parameter) if parameter is not None:
            return f"{_kind(parameter)}“{help_page.spoken(parameter)}”的值不对：{complaint.message}"
        case complaints.NoSuchOption():
            return f"没有选项“{complaint.option_name}”。" + meant(complaint.possibilities or ())
        case complaints.BadOptionUsage() if "requires" in complaint.message:
            return f"选项“{complaint.option_name}”后面缺少值。"
    return ""


def _kind(parameter: object) -> str:
    return "参数" if getattr(parameter, "param_type_name", "") == "argument" else "选项"


_PLAIN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_EXTRA, lambda found: f"多出了“{found['words']}”，这条命令用不着。"),
    (_NO_VALUE, lambda found: f"选项“{found['name']}”后面不带值。"),
)
