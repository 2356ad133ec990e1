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


def evidence(value: str = "") -> Field:
    """What proves what is reported."""
    return Field("evidence", "佐证材料", value=value, hint="文件名或文号，用、分开")


def listed(text: str) -> tuple[str, ...]:
    """The names in a line, set apart by 、 or a comma."""
    for mark in "，,；;":
        text = text.replace(mark, "、")
    return tuple(name.strip() for name in text.split("、") if name.strip())
