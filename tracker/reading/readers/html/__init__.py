"""Web pages as people save them: the page's own text, its menus set aside."""

from pathlib import Path

from tracker.reading.blocks import Document
from tracker.reading.readers.apart import read_apart


def read(path: Path) -> Document:
    """A saved page (.html, .htm, .mht) as its own text, in paragraphs and tables.

    Read in a process with limits: markup can be made so that even a good parser takes hours.
    Raises InputError, with what to do, for a page without words or too large.
    """
    return read_apart(path, "tracker.reading.readers.html.reader")
