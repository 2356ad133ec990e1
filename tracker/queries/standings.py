"""Where tasks stand on the view's day, with all that lists show; very many lights alone are in `lights`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import col

from tracker.domain.standing import Standing, TaskFacts, standing
from tracker.domain.task import PartRole, State, TaskKind
from tracker.ledger import tables
from tracker.ledger.projection import table_of
from tracker.queries.clocks import clock_of, cycle_of
from tracker.queries.parts import BATCH, parts_by_task, plain, units_by_code
from tracker.queries.slips import missed_slips
from tracker.queries.view import View

T = tables.Task
SORTS_AS = attrgetter("sorts_as")  # sorted here: SQLite would go through all tasks in their order
WORDS = frozenset(
    {
        "text",
        "assignment",
        "place",
        "deadline_words",
        "claim_basis",
        "claim_evidence",
        "milestone_names",
    }
)


def fact_columns() -> list[Any]:
    """The columns that facts are made of, without those that hold many words."""
    return [column for column in table_of(T).c if column.name not in WORDS]


def standings(view: View, rows: Sequence[tables.Task]) -> Iterable[Standing]:
    """Where the tasks of these rows stand on the view's day."""
    below = children_of(view, [row.code for row in rows if row.children])
    every = [*rows, *chain.from_iterable(below.values())]
    parts = parts_by_task(view, [row.code for row in every])
    units = units_by_code(view, {part.unit for some in parts.values() for part in some if part.unit})
    slips = missed_slips(view, every, parts) if view.pack.slips_missed else {}

    def stands(row: tables.Task) -> Standing:
        own = [stands(child) for child in below.get(row.code, ())]
        facts = facts_of(row, parts.get(row.code, ()), units, slips.get(row.code, 0))
        return standing(facts, view.day, view.pack, own)

    yield from map(stands, rows)


def children_of(view: View, codes: Sequence[str]) -> dict[str, list[tables.Task]]:
    """By task, the tasks that it was divided into, in the order of their division; theirs as well."""
    found: dict[str, list[tables.Task]] = {}
    for start in range(0, len(codes), BATCH):
        some = codes[start : start + BATCH]
        wanted = select_columns(*fact_columns()).where(col(T.office) == view.office, col(T.parent).in_(some))
        for row in sorted(plain(view, wanted, T), key=SORTS_AS):
            found.setdefault(row.parent, []).append(row)
    divided = [row.code for rows in found.values() for row in rows if row.children]
    return found | children_of(view, divided) if divided else found


def standings_of(view: View, codes: Sequence[str]) -> Iterator[Standing]:
    """Where the tasks with these codes stand, in this order."""
    for start in range(0, len(codes), BATCH):
        some = codes[start : start + BATCH]
        wanted = select_columns(*fact_columns()).where(col(T.office) == view.office, col(T.code).in_(some))
        by_code = {row.code: row for row in plain(view, wanted, T)}
        yield from standings(view, [by_code[code] for code in some])


def facts_of(
    row: Any, parts: Sequence[tables.Part], units: dict[str, tables.Unit], slips: int = 0
) -> TaskFacts:
    """A row as the flat facts of its task, units under the names that they have in it."""

    def names(role: PartRole) -> tuple[str, ...]:
        of_role = [part for part in parts if part.role == role.value]
        return tuple(dict.fromkeys(part.group or part.name for part in of_role))

    lead = next((part.unit for part in parts if part.role == PartRole.LEAD.value), None)
    return TaskFacts(
        code=row.code,
        plan=row.plan,
        number=row.number,
        title=row.title,
        state=State(row.state),
        version=row.version,
        lead=names(PartRole.LEAD),
        responsible=names(PartRole.RESPONSIBLE),
        lead_unit=lead,
        lead_kind=units[lead].kind if lead in units else "",
        cycle=cycle_of(row),
        milestones=tuple((date.fromisoformat(day), percent) for day, percent in row.milestones),
        dispatched_on=row.dispatched_on,
        sign_by=row.sign_by,
        active_on=row.active_on,
        original_deadline=row.original_deadline,
        deadline=row.deadline,
        claimed=row.claimed,
        verified=row.verified,
        claim_on=row.claim_on,
        done_on=row.done_on,
        closed_on=row.closed_on,
        closing_number=row.closing_number,
        filed_periods=tuple(row.filed_periods),
        filing_pending=row.filing_pending,
        returned=row.returned,
        slips_missed=slips,
        waits_for=tuple(row.waits_for.split()),
        kind=TaskKind(row.kind),
        parent=row.parent,
        weight=row.weight,
        clock=clock_of(row),
        suspended_on=row.suspended_on,
        cancelled_on=row.cancelled_on,
        stopped_because=row.stopped_because,
        claimed_by=row.claimed_by,
        verified_by=row.verified_by,
        stated_claimed=row.stated_claimed,
        stated_verified=row.stated_verified,
        begun=row.begun,
    )
