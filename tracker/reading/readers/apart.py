"""Reads a file in a process of its own, so that a hostile one can neither hang nor crash the program.

What comes back is JSON: a process that fell to a document can hand over wrong words, never code.
"""

import gc
import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import tracker
from tracker.domain.plan import Place, Problem
from tracker.errors import InputError
from tracker.reading.blocks import Block, Cell, Document, Emphasis, Line, Strong, Table

SECONDS = 60  # a 30-page PDF of tables takes three of the processor
MEMORY = 2 * 1024**3  # bytes of address space
ANSWER = 200 * 1024 * 1024  # bytes; the largest plan that passes the other limits gives a tenth
_REFUSED = 3


def read_apart(path: Path, module: str, seconds: float = SECONDS) -> Document:
    """What `module.read(path)` gives, computed in a process with limits; raises InputError as it does."""
    command = [sys.executable, "-m", __name__, module, str(path.absolute())]
    root = Path(tracker.__file__).parents[1]
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=root, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except OSError as error:
        raise InputError("读取文件的程序启动不了。", "请检查安装是否完整，再试一次。") from error
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"文件“{path.name}”读了 {seconds:g} 秒还没有读完，已停止。",
            "请拆分后分别导入，或改用 Word 文件。",
        ) from error
    if done.returncode == _REFUSED:
        message, remedy = json.loads(done.stdout)
        raise InputError(message, remedy)
    document = _understood(done.stdout) if done.returncode == 0 else None
    if document is None:
        raise InputError(
            f"文件“{path.name}”已损坏或过于复杂，读不下去。", "请用办公软件打开后另存一份再导入。"
        )
    return document


def _understood(answer: bytes) -> Document | None:
    """The document in an answer, None when there is none in it."""
    if len(answer) > ANSWER:
        return None
    try:
        return _document(json.loads(answer))
    except (ValueError, TypeError, KeyError, IndexError):
        return None


def _place(data: list[Any]) -> Place:
    return Place(*data)


def _problems(data: list[Any]) -> tuple[Problem, ...]:
    return tuple(Problem(_place(place), quote, message) for place, quote, message in data)


def _strong(data: list[Any]) -> Strong:
    return tuple((Emphasis(kind), text) for kind, text in data)


def _block(data: list[Any]) -> Block:
    if data[0] == "line":
        return Line(data[1], _place(data[2]), data[3], _strong(data[4]))
    rows = tuple(
        tuple(Cell(text, _place(place), covered, _strong(strong)) for text, place, covered, strong in row)
        for row in data[1]
    )
    return Table(rows, _place(data[2]), data[3])


def _document(data: list[Any]) -> Document:
    blocks, problems, furniture = data
    return Document(tuple(map(_block, blocks)), _problems(problems), _problems(furniture))


def _flat_place(place: Place) -> list[Any]:
    return [place.page, place.line, place.cell]


def _flat_problems(problems: tuple[Problem, ...]) -> list[Any]:
    return [[_flat_place(p.place), p.quote, p.message] for p in problems]


def _flat_block(block: Block) -> list[Any]:
    if isinstance(block, Line):
        return ["line", block.text, _flat_place(block.place), block.level, block.strong]
    rows = [
        [[cell.text, _flat_place(cell.place), cell.covered, cell.strong] for cell in row]
        for row in block.rows
    ]
    return ["table", rows, _flat_place(block.place), block.name]


def _flat_document(document: Document) -> list[Any]:
    blocks = [_flat_block(block) for block in document.blocks]
    return [blocks, _flat_problems(document.problems), _flat_problems(document.furniture)]


def _limit_memory() -> None:
    try:
        import resource  # not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(module: str, path: str) -> int:
    _limit_memory()
    gc.disable()  # the process ends with the answer; collecting would cost more with every page
    try:
        document = importlib.import_module(module).read(Path(path))
    except InputError as error:
        sys.stdout.write(json.dumps([error.message, error.remedy]))
        return _REFUSED
    sys.stdout.write(json.dumps(_flat_document(document)))
    return 0


if __name__ == "__main__":
    sys.exit(_answer(*sys.argv[1:]))
