"""What a reader hands over: a plan, its items, and what could not be read.

`duban plan read --json` prints exactly these fields; dates are ISO days.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in the document, each counted from 1: page (PDF), line, cell (`表1!C5`)."""

    page: int | None = None
    line: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        spoken = (
            f"第{self.page}页" if self.page else "",
            f"第{self.line}行" if self.line else "",
            f"单元格{self.cell}" if self.cell else "",
        )
        return "".join(spoken) or "位置不详"


@dataclass(frozen=True, slots=True)
class PlanDeadline:
    """A deadline as printed; `date` is its last day, None when open (持续推进) or relative (交办后7日)."""

    text: str
    date: datetime.date | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """A number to reach. `op` is one of = >= <= > < ≈ range; `value` is a pair for range.

    `shares` is how the plan divides it, (unit or year as printed, number); `per` is "year" where it is to be
    reached every year.
    """

    text: str
    name: str
    op: str
    value: float | tuple[float, float]
    unit: str
    shares: tuple[tuple[str, float], ...] = ()
    per: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A reporting duty: `cycle` is weekly, half-monthly, monthly, quarterly, half-yearly, yearly or once.

    `due` is the day in the cycle, as printed (`25日前`, `12月上旬`).
    """

    text: str
    cycle: str
    due: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not understood: where, the words, and what was expected."""

    place: Place
    quote: str
    message: str


@dataclass(frozen=True, slots=True)
class Horizon:
    """The span of years that a plan covers, both days included."""

    start: datetime.date
    end: datetime.date


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A numbered node of the plan; with an assignment it becomes a task.

    `assignment` is the assigning words as printed, lines joined by newline. `lead` is filled only
    where the text marks a lead; unit names are written out in full as a clerk would.
    """

    number: str
    title: str
    text: str
    assignment: str = ""
    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    guide: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    deadlines: tuple[PlanDeadline, ...] = ()
    targets: tuple[PlanTarget, ...] = ()
    place: Place = Place()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A document as read. `unassigned` are the numbered items that nobody is named for."""

    title: str
    document_number: str | None = None
    issued: datetime.date | None = None
    issuers: tuple[str, ...] = ()
    horizon: Horizon | None = None
    default_deadline: datetime.date | None = None
    duties: tuple[Duty, ...] = ()
    items: tuple[PlanItem, ...] = ()
    unassigned: tuple[PlanItem, ...] = ()
    problems: tuple[Problem, ...] = ()
