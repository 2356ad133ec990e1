"""Reading a plan without keeping anything of it: no ledger, no account."""

import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from tracker.domain.plan import Plan
from tracker.errors import InputError
from tracker.reading.document import read_plan
from tracker.reading.readers.intake import ASK_FOR_SMALLER, MAX_BYTES
from tracker.reading.wire import plan_as_json

STREAM = "标准输入.txt"


def read_document(path: Path) -> Plan:
    """The plan in a file. Raises InputError, in Chinese, for every file that cannot become one."""
    return read_plan(path)


def read_stream(stream: BinaryIO) -> Plan:
    """The plan that comes through a pipe, its kind told by its bytes. Raises InputError as for a file."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"标准输入超过 {MAX_BYTES // 1024 // 1024} MB 的上限。", ASK_FOR_SMALLER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / STREAM
        path.write_bytes(data)
        return read_plan(path)


def as_json(plan: Plan) -> dict[str, Any]:
    """The plan as objects, lists, strings, numbers and nulls: the contract of `duban plan read --json`."""
    return plan_as_json(plan)
