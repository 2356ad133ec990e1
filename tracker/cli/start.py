"""`duban tui`, `duban version`: starting the terminal interface, and saying which version this is."""

import os
import sys

from tracker.cli import output
from tracker.cli.commands import command, shelf

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
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, "-m", "tui"])  # noqa: S606 our own program, no shell


@command(app, "version", "显示版本。", "duban version")
def version() -> None:
    """Print the version of the installed program."""
    from importlib.metadata import version as installed

    output.write(f"duban {installed('duban')}")
