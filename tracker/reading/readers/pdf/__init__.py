"""PDF with a text layer: pages -> ruled tables and printed rows -> paragraphs, furniture set aside."""

from pathlib import Path

from tracker.reading.blocks import Document
from tracker.reading.readers.apart import read_apart


def read(path: Path) -> Document:
    """A PDF as paragraphs and tables, each with its page.

    Raises InputError, with what to do, for a scanned, encrypted, broken, too large or unreadable file.
    """
    return read_apart(path, "tracker.reading.readers.pdf.reader")
