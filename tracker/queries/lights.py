"""The lights of very many tasks at once, from the facts that a light follows from and no others."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, Text, cast
from sqlalchemy import select as select_columns
from sqlmodel import col, not_, or_

from tracker.domain.lights import Colour
from tracker.domain.pauses import Clock
from tracker.domain.standing import LightBasis, colour_on, whole_from
from tracker.domain.task import State
from tracker.domain.weighted import Weighted
from tracker.ledger import tables
from tracker.queries.clocks import clock_from, cycle_from
from tracker.queries.parts import BATCH, named, plain, shape
from tracker.queries.slips import MissedItem, missed_items, still_missed
from tracker.queries.standings import SORTS_AS, fact_columns
from tracker.queries.view import View

T = tables.Task
AT_ONCE = 1000  # rows
KEPT = 16384
AS_TEXT = ("earlier_cycles", "milestones", "filed_periods", "pauses")  # parsed here: many tasks have the same


@dataclass(frozen=True, slots=True)
class Coloured:
    """A task with its light, and nothing more than lists are sorted by."""

    code: str
    sorts_as: str
    colour: Colour
    deadline: date | None


def lights_of(view: View, admitted: Sequence[Any]) -> Iterator[Coloured]:
    """The lights of the tasks that the conditions admit, in no order.

    A closed task's light has been the same since it was closed, so SQL says it; the others are looked at
    one by one, a divided one together with its parts.
    """
    closed = col(T.state) == State.CLOSED.value
    settled = select_columns(col(T.code), col(T.sorts_as), kept_deadline(), col(T.deadline)).where(
        *admitted, closed
    )
    for code, sorts_as, kept, deadline in view.session.connection().execute(settled):
        yield Coloured(code, sorts_as, Colour.GREEN if kept else view.pack.done_late, deadline)
    others = select_columns(*basis_columns()).where(*admitted, not_(closed))
    missed = missed_items(view) if view.pack.slips_missed else {}
    divided: list[Any] = []
    for rows in some_at_once(view, others):
        slips = slips_of(view, [row.code for row in rows if row.code in missed], missed)
        divided += (row for row in rows if row.children)
        for row in rows:
            if not row.children:
                colour = colour_on(basis_of(row, slips.get(row.code, 0)), view.day, view.pack)
                yield Coloured(row.code, row.sorts_as, colour, row.deadline)
    slips = slips_of(view, [row.code for row in divided if row.code in missed], missed)
    wholes = wholes_of(view, [row.code for row in divided])
    for row in divided:
        basis = basis_of(row, slips.get(row.code, 0))
        colour = colour_on(basis, view.day, view.pack, wholes[row.code])
        yield Coloured(row.code, row.sorts_as, colour, row.deadline)


def some_at_once(view: View, wanted: Select[Any]) -> Iterator[list[Any]]:
    """The rows, so many at a time."""
    found = view.session.connection().execute(wanted.execution_options(yield_per=AT_ONCE))
    as_named = shape(tuple(found.keys()))
    return (list(map(as_named, rows)) for rows in found.partitions())


def wholes_of(view: View, codes: Sequence[str]) -> dict[str, Weighted | None]:
    """By divided task, the weighted figures of its parts, whatever level they go down to."""
    below: dict[str, list[Any]] = {}
    for start in range(0, len(codes), BATCH):
        some = col(T.parent).in_(codes[start : start + BATCH])
        parts = select_columns(*basis_columns()).where(col(T.office) == view.office, some)
        for row in sorted(named(view.session.connection().execute(parts)), key=SORTS_AS):
            below.setdefault(row.parent, []).append(row)
    deeper = [row.code for rows in below.values() for row in rows if row.children]
    wholes = wholes_of(view, deeper) if deeper else {}
    return {
        code: whole_from([(basis_of(row, 0), wholes.get(row.code)) for row in below.get(code, ())], view.day)
        for code in codes
    }


def slips_of(view: View, codes: Sequence[str], missed: Mapping[str, Sequence[MissedItem]]) -> dict[str, int]:
    """By task, how many of its missed slips are about what is open still."""
    if not codes:
        return {}
    wanted = select_columns(*fact_columns()).where(col(T.office) == view.office, col(T.code).in_(codes))
    return still_missed(view, plain(view, wanted, T), missed)


def kept_deadline() -> Any:
    """That the work was done by the deadline that held, or had none."""
    return or_(col(T.deadline).is_(None), col(T.done_on) <= col(T.deadline))


def basis_columns() -> list[Any]:
    """The columns that a light follows from, with those that lists are sorted by."""
    plainly = (
        *(T.code, T.sorts_as, T.parent, T.children, T.weight, T.state, T.cycle, T.due_day, T.months_later),
        *(T.dispatched_on, T.active_on, T.original_deadline, T.deadline, T.claimed, T.verified),
        *(T.claim_on, T.done_on, T.filing_pending, T.returned, T.suspended_on, T.cancelled_on, T.begun),
    )
    texts = (cast(col(getattr(T, name)), Text).label(name) for name in AS_TEXT)
    return [*map(col, plainly), *texts]


def basis_of(row: Any, slips: int) -> LightBasis:
    """A row of these columns as what its light follows from."""
    return LightBasis(
        state=State(row.state),
        cycle=cycle_from(row.cycle, row.due_day, row.months_later, values_in(row.earlier_cycles)),
        milestones=milestones_in(row.milestones),
        dispatched_on=row.dispatched_on,
        active_on=row.active_on,
        original_deadline=row.original_deadline,
        deadline=row.deadline,
        claimed=row.claimed,
        verified=row.verified,
        claim_on=row.claim_on,
        done_on=row.done_on,
        filed_periods=values_in(row.filed_periods),
        filing_pending=row.filing_pending,
        returned=row.returned,
        slips_missed=slips,
        clock=clock_in(row.pauses),
        suspended_on=row.suspended_on,
        cancelled_on=row.cancelled_on,
        begun=row.begun,
        weight=row.weight,
    )


@lru_cache(KEPT)
def values_in(text: str) -> tuple[Any, ...]:
    """A JSON list, lists in it as tuples."""
    return tuple(tuple(each) if isinstance(each, list) else each for each in json.loads(text))


@lru_cache(KEPT)
def milestones_in(text: str) -> tuple[tuple[date, int], ...]:
    """Milestones as their column keeps them."""
    return tuple((date.fromisoformat(day), percent) for day, percent in values_in(text))


@lru_cache(KEPT)
def clock_in(text: str) -> Clock:
    """A clock as its column of pauses keeps it."""
    return clock_from(values_in(text))
