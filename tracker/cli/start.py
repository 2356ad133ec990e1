"""`duban tui`, `duban version`: starting the terminal interface, and saying which version this is."""

import os
import sys

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.errors import SetupError

app = shelf()


@command(
    app,
    "tui",
    "打开终端界面：总览、台账、任务、待办、催办。按键都写在最下一行，F1 是帮助。",
    "duban tui",
    "DUBAN_HOME=demo duban tui",
)
def tui() -> None:
    """Become the terminal interface; this program knows nothing of it but its name."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SetupError(
            "这里不是终端，不能打开终端界面。", "请在终端窗口里运行，或用 duban task list 等命令。"
        )
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, "-m", "tui"])  # noqa: S606 our own program, no shell


@command(app, "version", "显示版本。", "duban version")
def version() -> None:
    """Print the version of the installed program."""
    from importlib.metadata import version as installed

    output.write(f"duban {installed('duban')}")
