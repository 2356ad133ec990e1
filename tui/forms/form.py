"""What a form is, whatever it is about: a sentence, fields, and the one service that takes the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.services.desk import Desk
from tui.forms.fields import Field, Kind

Answers = Mapping[str, Any]


def none(desk: Desk, answers: Answers) -> tuple[str, ...]:
    """For forms whose answers cannot be doubted."""
    return ()


@dataclass(frozen=True, slots=True)
class Form:
    """`title` is what is done, `code` and `subject` what it is done to; `says` explains what follows from it.

    `submit` calls one service with what was answered and returns the sentence that says what was done;
    it runs off the event loop and raises DubanError. `doubts` are what does not fit in the answers, a sentence
    each: they are said before the first save, and a second one goes through. Of a `quick` one, Enter is enough.
    """

    title: str
    says: str
    submit: Callable[[Desk, Answers], str]
    fields: tuple[Field, ...] = ()
    code: str = ""
    subject: str = ""
    doubts: Callable[[Desk, Answers], tuple[str, ...]] = none
    quick: bool = False


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
