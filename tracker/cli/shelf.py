"""Typer's commands and groups, speaking Chinese in their help, and loading a group only when it is called."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, ClassVar

from typer._click import Context
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info, get_group

from tracker.cli import help_page


class Command(TyperCommand):
    """A command whose help is a Chinese page."""

    def get_help(self, ctx: Context) -> str:
        """The help page as text."""
        return help_page.of_command(ctx)


class Group(TyperGroup):
    """A group whose help lists its commands in Chinese."""

    def get_help(self, ctx: Context) -> str:
        """The help page as text."""
        return help_page.of_group(ctx, [(name, self.short(ctx, name)) for name in self.list_commands(ctx)])

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:
        """The command that the first word names, and the words left. Raises a usage error in Chinese."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            from tracker.cli.usage import no_command

            raise no_command(name, known, ctx)
        return super().resolve_command(ctx, args)

    def short(self, ctx: Context, name: str) -> str:
        """The first sentence of a command's help."""
        found = self.get_command(ctx, name)
        return help_page.first_sentence(found.help or "") if found else ""


class Places(Group):
    """A group each of whose commands lives in a module that is imported when it is called.

    `places` says where: command name → (module, its line in the help, or nothing to ask the module itself).
    """

    places: ClassVar[Mapping[str, tuple[str, str]]]

    def list_commands(self, ctx: Context) -> list[str]:
        """The names of all commands, in the order in which people meet them."""
        return list(self.places)

    def get_command(self, ctx: Context, cmd_name: str) -> Any:
        """The command, from its module: one of several there, the only one, or a group."""
        if cmd_name not in self.places:
            return None
        module = import_module(self.places[cmd_name][0])
        for info in module.app.registered_commands:
            if info.name == cmd_name:
                return get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode=None)
        return get_group(module.app)

    def short(self, ctx: Context, name: str) -> str:
        """The line of help, without importing the module where `places` has it."""
        return self.places[name][1] or super().short(ctx, name)


class Root(Places):
    """`duban` itself."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run the command line and leave with its exit code, whatever happens."""
        from tracker.cli.guard import guarded

        sys.exit(guarded(lambda: self._run(list(sys.argv[1:] if args is None else args))))

    def _run(self, args: list[str]) -> None:
        with self.make_context("duban", args) as context:
            self.invoke(context)
