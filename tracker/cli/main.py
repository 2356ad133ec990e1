"""The entry of `duban`. It imports next to nothing itself, so that even an early Ctrl-C gets its sentence."""

import sys
from typing import NoReturn

from tracker.errors import Exit


def run() -> NoReturn:
    """Run the command line on the words of this process, and leave with its exit code."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        from tracker.cli.root import app

        app()
    except KeyboardInterrupt:
        sys.stderr.write("\n已中断。\n")
        sys.exit(Exit.INTERRUPTED)
    raise AssertionError("the command line always leaves with an exit code")
