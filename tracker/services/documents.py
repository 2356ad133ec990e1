"""Documents as people hand them in: a file, words through a pipe, words pasted; and reading a plan without keeping it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from tracker.domain.plan import Plan
from tracker.errors import InputError
from tracker.reading.coverage import Coverage, coverage
from tracker.reading.document import read_file, read_plan
from tracker.reading.readers import SUFFIXES
from tracker.reading.readers.intake import ASK_FOR_SMALLER, MAX_BYTES
from tracker.reading.wire import plan_as_json

STREAM, PASTED = "标准输入.txt", "粘贴的文字.txt"
READABLE = frozenset(SUFFIXES)


def read_document(path: Path, part: int | None = None) -> Plan:
    """The plan in a file, one of several by its number. Raises InputError, in Chinese, where there is none."""
    return read_plan(path, part)


def coverage_of(path: Path, part: int | None = None) -> Coverage:
    """What became of every character of the document in a file. Raises InputError as `read_document` does."""
    return coverage(read_file(path, part))


@contextmanager
def handed_in(file: Path, stream: BinaryIO) -> Iterator[Path]:
    """The file of a command, or for `-` what comes through the pipe, its kind told by its bytes.

    Raises InputError for a stream beyond the limit; it is gone when the block ends.
    """
    if str(file) != "-":
        yield file
        return
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"标准输入超过 {MAX_BYTES // 1024 // 1024} MB 的上限。", ASK_FOR_SMALLER)
    with as_file(data, STREAM) as path:
        yield path


@contextmanager
def pasted(text: str) -> Iterator[Path]:
    """Words that a person pasted, as a file until the block ends."""
    with as_file(text.encode("utf-8", "replace"), PASTED) as path:
        yield path


@contextmanager
def as_file(data: bytes, name: str) -> Iterator[Path]:
    """These bytes under that name, until the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        yield path


def as_json(plan: Plan) -> dict[str, Any]:
    """The plan as objects, lists, strings, numbers and nulls: the contract of `duban plan read --json`."""
    return plan_as_json(plan)
