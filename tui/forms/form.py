"""What a form is: a sentence, fields, and the command that follows from the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.domain.commands import Command
from tracker.domain.permissions import Act
from tui.forms.fields import Field, Kind
from tui.sheet import Sheet

Answers = Mapping[str, Any]


def no_fields(sheet: Sheet) -> tuple[Field, ...]:
    """For acts that need no words."""
    return ()


@dataclass(frozen=True, slots=True)
class Form:
    """The form of an act. `says` explains on the form what follows from the act."""

    act: Act
    says: Callable[[Sheet], str]
    command: Callable[[Sheet, Answers], Command]
    fields: Callable[[Sheet], tuple[Field, ...]] = no_fields


def stem(sheet: Sheet) -> dict[str, Any]:
    """What every command begins with: the task, and the version that was seen."""
    return {"task": sheet.task.code, "seen": sheet.task.version}


def reason(label: str, hint: str = "") -> Field:
    """A reason that must be given."""
    return Field("reason", label, Kind.LINES, hint=hint, required=True)


def evidence(last: tuple[str, ...] = ()) -> Field:
    """Files that prove what is reported; those of the last time are named, not sent again."""
    names = "、".join(file_name(each) for each in last)
    before = f"；上次：{names}" if names else ""
    return Field("evidence", "佐证材料", Kind.FILES, hint=f"文件路径，一行一个{before}")


def file_name(kept: str) -> str:
    """The name of a kept file: the log says `SM3 name` of it."""
    return kept.partition(" ")[2] or kept
