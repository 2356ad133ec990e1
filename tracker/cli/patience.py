"""A word to a person who waits: said once, on a terminal only, when something takes longer than a second."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from tracker.cli import output

SECONDS = 1.0


@contextmanager
def told_when_slow(words: str, seconds: float = SECONDS) -> Iterator[None]:
    """Say `words` on the error stream if the block is not done after so many seconds."""
    if not sys.stderr.isatty():
        yield
        return
    timer = Timer(seconds, output.say, [words])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
