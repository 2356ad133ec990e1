"""What units still owe after its day: the matters that orders are about.

A unit's signature, the filing and the work of the first lead; for a divided task its parts file. The same
questions decide whether an order's matter is still open.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.domain.case import chinese
from tracker.domain.cycles import Period, periods_between
from tracker.domain.escalation import Matter
from tracker.domain.reminders import Kind
from tracker.domain.task import PartRole, State
from tracker.ledger import tables
from tracker.queries.clocks import clock_of, cycle_of

UNITS_TURN = (State.DISPATCHED, State.ACTIVE)
MOST_PERIODS = 3  # more than these are counted, not listed


def open_matters(row: tables.Task, parts: Sequence[tables.Part], day: date) -> Iterator[Matter]:
    """The matters of a task that are open and late on `day`."""
    if row.state not in UNITS_TURN:
        return
    for part in parts:
        yield from unsigned(row, part, day)
    lead = next((part.unit for part in parts if part.role == PartRole.LEAD), None)
    if lead is not None and row.state == State.ACTIVE:
        if not row.children:
            yield from unfiled(row, lead, day)
        yield from undone(row, lead, day)


def unsigned(row: tables.Task, part: tables.Part, day: date) -> Iterator[Matter]:
    """The signature that a part owes."""
    limit = row.sign_by
    if part.unit is None or part.role == PartRole.GUIDE or part.signed_on or limit is None or day <= limit:
        return
    fact = (
        f"{chinese(row.dispatched_on)}交办，应于{chinese(limit)}前签收，逾期{late(row, limit, day)}天未签收"
    )
    yield matter(row, part.unit, Kind.SIGN, limit, fact)


def unfiled(row: tables.Task, lead: str, day: date) -> Iterator[Matter]:
    """The filings that the first lead has not made since the last one: one matter, however many periods."""
    missed = missed_periods(row, day)
    if missed:
        first = missed[0]
        undone = "未填报或退回后未重报" if row.returned else "未填报"
        fact = f"{periods_in_words(missed)}进展{undone}，逾期{late(row, first.due, day)}天"
        yield matter(row, lead, Kind.FILING, first.due, fact)


def periods_in_words(missed: Sequence[Period]) -> str:
    """2020年5月、2020年6月; of many the first and the last, and how many."""
    if len(missed) <= MOST_PERIODS:
        return "、".join(period.label for period in missed)
    return f"{missed[0].label}至{missed[-1].label}共{len(missed)}期"


def undone(row: tables.Task, lead: str, day: date) -> Iterator[Matter]:
    """The work itself, once the deadline that holds has passed."""
    deadline = row.deadline
    if deadline is None or day <= deadline:
        return
    first = row.original_deadline
    moved = f"（原定{chinese(first)}）" if first and first != deadline else ""
    fact = f"时限{chinese(deadline)}{moved}，逾期{late(row, deadline, day)}天未办结，{progress_of(row)}"
    yield matter(row, lead, Kind.DEADLINE, deadline, fact)


def late(row: tables.Task, limit: date, day: date) -> int:
    """The days since the limit on which the task's clock ran: a pause never counts against a unit."""
    return clock_of(row).days(limit, day)


def progress_of(row: tables.Task) -> str:
    """Both progresses, never merged."""
    if row.claimed is None and row.verified is None:
        return "尚未填报进度"
    claimed = "未报" if row.claimed is None else f"{row.claimed}%"
    verified = "未核" if row.verified is None else f"{row.verified}%"
    return f"自报进度{claimed}，核定进度{verified}"


def missed_periods(row: tables.Task, day: date) -> list[Period]:
    """The periods since the last one filed whose day has passed; none in which the task's clock stood."""
    if row.active_on is None:
        return []
    clock = clock_of(row)
    missed: list[Period] = []
    for period in periods_between(cycle_of(row), row.active_on, day):
        if period.label in row.filed_periods:
            missed = []
        elif row.active_on <= period.due < day and not clock.covers(period.due):
            missed.append(period)
    return missed


def matter(row: tables.Task, unit: str, kind: Kind, due: date, fact: str) -> Matter:
    """A matter of that task."""
    return Matter(unit, row.code, row.title, kind, due, fact, row.plan, tuple(row.leaders), clock_of(row))
