"""Spreadsheets: ledgers in .xlsx, .xls, .et, .ods and .csv."""

from pathlib import Path

from tracker.reading.blocks import Document
from tracker.reading.readers.apart import read_apart


def read(path: Path) -> Document:
    """A ledger's visible sheets, each as its title lines and one table.

    Raises InputError, with what to do, for an encrypted, broken or too large file.
    """
    return read_apart(path, "tracker.reading.readers.sheet.reader")
