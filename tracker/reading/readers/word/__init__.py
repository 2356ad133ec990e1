"""Word documents (.docx, .docm): paragraphs with their automatic numbers, tables, text boxes."""

from pathlib import Path

from tracker.reading.blocks import Document
from tracker.reading.readers.apart import read_apart


def read(path: Path) -> Document:
    """A Word document as lines and tables, tracked changes taken as accepted.

    Raises InputError, with what to do, for an encrypted, broken or too large file.
    """
    return read_apart(path, "tracker.reading.readers.word.reader")
