"""Verifying the ledger, as a person asks for it: the log, the tables, and the files that the log names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tracker.domain.permissions import Act
from tracker.errors import DamagedError
from tracker.ledger import chain
from tracker.ledger.evidence import Named
from tracker.ledger.verification import Verified, verify
from tracker.services.desk import Desk

MOST_NAMED = 10


class FileState(StrEnum):
    """Whether a file is on disk as the log says."""

    WHOLE = "whole"
    CHANGED = "changed"
    GONE = "gone"

    @property
    def word(self) -> str:
        """The state as people say it."""
        return {"whole": "完好", "changed": "内容被改动", "gone": "不见了"}[self.value]


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that the log names, and how it was found."""

    named: Named
    state: FileState


def verify_ledger(desk: Desk, expect: str = "", progress: Callable[[int], None] = lambda _: None) -> Verified:
    """Walk the log, compare the tables with it, and look at each evidence file that it names.

    `expect` is a head hash kept from before. Raises DamagedError with the first place that does not hold,
    or naming the files that are changed or gone; RefusedError without the right to ask.
    """
    desk.require(Act.READ_LOG, "verify")
    found = verify(desk.engine, desk.office, expect, progress)
    refuse_lost([each for each in check_files(desk, found.evidence) if each.state is not FileState.WHOLE])
    return found


def evidence_files(desk: Desk) -> tuple[Checked, ...]:
    """Every evidence file that the log names, in the order of the log, and how it is found on disk.

    Raises as `verify_ledger` does for log and tables, not for files.
    """
    desk.require(Act.READ_LOG, "verify")
    return check_files(desk, verify(desk.engine, desk.office).evidence)


def check_files(desk: Desk, named: Sequence[Named]) -> tuple[Checked, ...]:
    """Each file with its state; the content of one that is named twice is read once."""
    states: dict[tuple[str, str], FileState] = {}
    for each in named:
        key = (each.digest, Path(each.name).suffix.lower())
        if key not in states:
            states[key] = state_of(desk.home.evidence / "".join(key), each.digest)
    return tuple(Checked(each, states[each.digest, Path(each.name).suffix.lower()]) for each in named)


def state_of(path: Path, digest: str) -> FileState:
    """Whether the file's content still has the SM3."""
    try:
        content = path.read_bytes()
    except OSError:
        return FileState.GONE
    return FileState.WHOLE if chain.sm3(content) == digest else FileState.CHANGED


def refuse_lost(lost: Sequence[Checked]) -> None:
    """Raise DamagedError naming the files."""
    if not lost:
        return
    shown = "；".join(
        f"{each.named.subject.rpartition('/')[2]}（日志第{each.named.seq}条）的“{each.named.name}”{each.state.word}"
        for each in lost[:MOST_NAMED]
    )
    more = f"等{len(lost)}个" if len(lost) > MOST_NAMED else f"{len(lost)}个"
    raise DamagedError(
        f"日志和各表一致，但佐证材料有{more}与日志不符：{shown}。",
        "请用备份恢复这些文件，并查明原因；用 duban verify --files 查看全部。",
    )
