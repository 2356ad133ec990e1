"""The entry of `duban`. It imports next to nothing itself, so that even an early Ctrl-C gets its sentence."""

import gc
import sys
from typing import NoReturn

from tracker.errors import Exit

FEWER_COLLECTIONS = (
    100_000  # what is imported stays anyway; a twentieth of the start was spent looking for it
)


def run() -> NoReturn:
    """Run the command line on the words of this process, and leave with its exit code."""
    gc.set_threshold(FEWER_COLLECTIONS)
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
