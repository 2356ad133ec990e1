"""The help of a command as a page of Chinese text, aligned by cells."""

import shutil
from collections.abc import Iterable

from typer._click import Context
from typer.core import TyperArgument, TyperGroup, TyperOption

from tracker.cli.cells import cell_width, fitted, wrapped

WIDEST, LEFT = 100, 30
HELP_WORDS = "显示这份说明。"
Pair = tuple[str, str]


def of_command(context: Context) -> str:
    """Usage, what it does, its arguments and options, and examples."""
    command = context.command
    parameters = command.get_params(context)
    arguments = [each for each in parameters if isinstance(each, TyperArgument)]
    options = [each for each in parameters if isinstance(each, TyperOption) and not each.hidden]
    usage = " ".join([context.command_path, "[选项]", *map(_place_of, arguments)])
    return "\n\n".join(
        [
            f"用法：{usage}",
            "\n".join(wrapped(command.help or "", _room())),
            *_section("参数", ((_plain(each), each.help or "") for each in arguments)),
            *_section("选项", map(_option, options)),
            "示例：\n" + "\n".join(f"  {line}" for line in (command.epilog or "").splitlines()),
        ]
    )


def of_group(context: Context, commands: list[Pair]) -> str:
    """Usage, what the group is for, and its commands."""
    return "\n\n".join(
        [
            f"用法：{context.command_path} 命令 [选项] …",
            "\n".join(wrapped(context.command.help or "", _room())),
            *_section("命令", commands),
            f"每条命令的说明和示例：{context.command_path} 命令 --help",
        ]
    )


def usage_of(context: Context) -> str:
    """The one line of usage that goes with a complaint."""
    if isinstance(context.command, TyperGroup):
        return f"{context.command_path} 命令 [选项] …"
    arguments = (each for each in context.command.params if isinstance(each, TyperArgument))
    return " ".join([context.command_path, "[选项]", *map(_place_of, arguments)])


def first_sentence(text: str) -> str:
    """The words up to the first full stop."""
    return text.split("。", maxsplit=1)[0] + "。" if text else ""


def spoken(parameter: object) -> str:
    """A parameter as its user writes it: --limit, 编号."""
    if isinstance(parameter, TyperOption):
        return max(parameter.opts, key=len)
    return _plain(parameter) if isinstance(parameter, TyperArgument) else ""


def _section(title: str, pairs: Iterable[Pair]) -> list[str]:
    lines = list(pairs)
    if not lines:
        return []
    left = min(LEFT, max(cell_width(name) for name, _ in lines))
    return [f"{title}：\n" + "\n".join(line for pair in lines for line in _entry(*pair, left))]


def _entry(name: str, words: str, left: int) -> list[str]:
    told = wrapped(words, _room() - left - 4)
    if cell_width(name) > left:
        return [f"  {name}", *(f"  {' ' * left}  {line}" for line in told)]
    first, *others = told
    return [f"  {fitted(name, left)}  {first}".rstrip(), *(f"  {' ' * left}  {line}" for line in others)]


def _option(option: TyperOption) -> Pair:
    names = ", ".join(sorted(option.opts, key=len))
    if option.secondary_opts:
        names += " / " + ", ".join(option.secondary_opts)
    if not option.is_flag and not option.count:
        names += f" {option.metavar or '值'}"
    words = HELP_WORDS if option.name == "help" else option.help or ""
    return names, words + ("（必填）" if option.required else "")


def _place_of(argument: TyperArgument) -> str:
    name = _plain(argument) + ("…" if argument.nargs != 1 else "")
    return name if argument.required else f"[{name}]"


def _plain(argument: TyperArgument) -> str:
    return argument.metavar or (argument.name or "").upper()


def _room() -> int:
    return min(WIDEST, shutil.get_terminal_size((80, 24)).columns)
