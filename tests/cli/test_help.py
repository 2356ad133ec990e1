"""Every command has its help and an example that works as a call, and stands in the documents."""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import Result

from tracker.cli.root import app

Duban = Callable[..., Result]
ROOT = Path(__file__).parents[2]
CHINESE = re.compile("[\u4e00-\u9fff]")


def all_commands() -> Iterator[tuple[str, ...]]:
    """Every command that does something, as the words that call it."""
    root = get_command(app)
    waiting: list[tuple[tuple[str, ...], object]] = [((), root)]
    while waiting:
        words, found = waiting.pop(0)
        if not isinstance(found, TyperGroup):
            yield words
            continue
        context = typer.Context(found)
        waiting += [
            ((*words, name), found.get_command(context, name)) for name in found.list_commands(context)
        ]


COMMANDS = list(all_commands())


def test_the_commands_that_people_were_promised_are_there() -> None:
    promised = """
        init | login | logout | whoami | version | remind | history | verify | tui | demo
        account list | account add | account password | account close | account can
        unit list | unit show | unit add | unit alias | unit group | unit resolve
        plan read | plan review | plan import | plan list | report monthly
        task list | task show | task assign | task dispatch | task sign | task dispute | task decide
        task file | task accept | task return | task claim | task verify | task refuse | task close
        task extend ask | task extend decide
    """
    wanted = {tuple(words.split()) for line in promised.strip().splitlines() for words in line.split("|")}
    assert wanted <= set(COMMANDS)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_chinese_help_with_an_example_of_itself(
    duban: Duban, words: tuple[str, ...]
) -> None:
    page = duban(*words, "--help")
    assert (page.exit_code, page.stderr) == (0, "")
    usage, _, rest = page.stdout.partition("\n\n")
    assert usage.startswith(f"用法：duban {' '.join(words)} [选项]")
    about, _, examples = rest.partition("示例：\n")
    assert CHINESE.match(about)
    calls = [line.strip() for line in examples.strip().splitlines()]
    assert calls
    assert all(f"duban {' '.join(words)}" in call for call in calls)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_option_and_argument_is_explained_in_chinese(duban: Duban, words: tuple[str, ...]) -> None:
    page = duban(*words, "--help").stdout
    listed = re.findall(r"^  (-\S.*|[^\s-].*)$", page.partition("示例：")[0], re.MULTILINE)
    assert all(CHINESE.search(line) for line in listed)
    for english in ("Show this", "Usage", "Options", "Arguments", "required", "default", "TEXT", "INTEGER"):
        assert english not in page


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_options_used_in_examples_exist(duban: Duban, words: tuple[str, ...]) -> None:
    page = duban(*words, "--help").stdout
    explained, _, examples = page.partition("示例：\n")
    for call in examples.strip().splitlines():
        for word in shlex.split(call):
            if re.fullmatch(r"-{1,2}[a-z][a-z-]*", word):
                assert re.search(rf"{word}\b", explained), f"{word} in {call}"


def test_every_command_stands_in_the_handbook_or_the_readme() -> None:
    handbook = ROOT / "docs" / "handbook.md"
    if not handbook.exists():
        pytest.skip("docs/handbook.md is not written yet")
    told = handbook.read_text(encoding="utf-8") + (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [" ".join(words) for words in COMMANDS if f"duban {' '.join(words)}" not in told]
    assert not missing
