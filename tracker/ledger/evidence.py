"""The files that the log names: each stands there with the SM3 of its content."""

import re
from dataclasses import dataclass

from tracker.domain.events import Event

NAMED = re.compile(r"([0-9a-f]{64}) (.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Named:
    """A file as an event names it; `subject` is what the event is about (`task/XH2020-012`)."""

    digest: str
    name: str
    subject: str
    seq: int


def may_name(payload: str) -> bool:
    """Whether an event's JSON can name files; most cannot, and need not be read for that."""
    return '"evidence":["' in payload


def named_in(event: Event, seq: int) -> tuple[Named, ...]:
    """The files that the event with that number names."""
    found = (NAMED.fullmatch(each) for each in getattr(event, "evidence", ()))
    return tuple(Named(each[1], each[2], event.subject, seq) for each in found if each)
