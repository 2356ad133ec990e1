"""How a command enters the command line: with its Chinese help and at least one example."""

from collections.abc import Callable
from typing import Any, TypeVar

import typer

from tracker.cli.shelf import Command, Group

Function = TypeVar("Function", bound=Callable[..., Any])
HELP_NAMES = {"help_option_names": ["-h", "--help"]}


def shelf() -> typer.Typer:
    """A place for the commands of a module; a group that knows its places takes them from there."""
    return typer.Typer(add_completion=False)


def group(name: str, help: str, cls: type[Group] = Group) -> typer.Typer:
    """A group of commands."""
    return typer.Typer(
        name=name,
        cls=cls,
        help=help,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        context_settings=HELP_NAMES,
    )


def command(
    app: typer.Typer, name: str, help: str, example: str, *more: str
) -> Callable[[Function], Function]:
    """Put the decorated function into `app` under `name`."""
    return app.command(
        name, cls=Command, help=help, epilog="\n".join((example, *more)), context_settings=HELP_NAMES
    )
