"""A plan document in, a Plan out: the public entry of the reading room."""

from pathlib import Path

from tracker.domain.plan import Plan
from tracker.reading.readers import document_in, lines_of
from tracker.reading.reading import Reading, reading_of


def read_plan(path: Path, part: int | None = None) -> Plan:
    """The plan in a file; raises InputError, in Chinese, for every file that cannot become one."""
    return read_file(path, part).plan


def read_text(text: str, name: str) -> Plan:
    """The plan in pasted words or in a stream called `name`; raises InputError as `read_plan` does."""
    return reading_of(lines_of(text, name), name).plan


def read_file(path: Path, part: int | None = None) -> Reading:
    """The plan in a file with the trace of every word, for coverage and review; raises InputError.

    `part` chooses one of several plans in the file, counted from 1; without it they are read together.
    """
    return reading_of(document_in(path), path.name, part)
