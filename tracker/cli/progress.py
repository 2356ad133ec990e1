"""A bar on the terminal for what takes longer than a second."""

import sys
import time
from collections.abc import Callable

PATIENCE, WIDTH = 1.0, 30


def bar(word: str, total: int = 0) -> Callable[[int], None]:
    """A function to be told how much is done; it draws on stderr when that is a terminal and time has passed."""
    began, drawn = time.monotonic(), 0.0

    def show(done: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        if not sys.stderr.isatty() or now - began < PATIENCE or (now - drawn < 0.1 and done != total):
            return
        drawn = now
        filled = "█" * (WIDTH * done // total) if total else ""
        measure = f"{filled:░<{WIDTH}} {done}/{total}" if total else str(done)
        sys.stderr.write(f"\r{word} {measure}" + ("\n" if done == total else ""))
        sys.stderr.flush()

    return show
