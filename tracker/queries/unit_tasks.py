"""What the months of units are made from: their tasks, what they filed, and what they were asked for."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import col, exists, or_, select

from tracker.domain.filing_turns import FiledNote
from tracker.domain.task import FilingState, PartRole, State
from tracker.ledger import tables
from tracker.queries.parts import named
from tracker.queries.standings import fact_columns
from tracker.queries.view import View

T, P, F, A = tables.Task, tables.Part, tables.Filing, tables.Asking


def tasks_of(view: View, units: Sequence[str], first: date, last: date) -> dict[str, list[tables.Task]]:
    """By unit, the dispatched tasks that may ask something of it, those it only advises left out.

    Of a task that it does not lead it is asked a signature, or what somebody asked it for.
    """
    own = (col(P.office) == T.office, col(P.task) == T.code, col(P.unit).in_(units))
    asked = exists().where(col(A.office) == P.office, col(A.task) == P.task, col(A.unit) == P.unit)
    asks = or_(
        P.role == PartRole.LEAD.value,
        col(P.signed_on).is_(None),
        col(T.sign_by).between(first, last),
        asked,
    )
    wanted = select_columns(col(P.unit).label("whose"), *fact_columns()).where(
        col(T.office) == view.office,
        col(T.state) != State.DRAFT.value,
        *own,
        col(P.role) != PartRole.GUIDE.value,
        asks,
    )
    found: dict[str, dict[str, Any]] = {}
    for row in named(view.session.connection().execute(wanted)):
        found.setdefault(row.whose, {})[row.code] = row
    return {unit: sorted(of.values(), key=lambda row: row.sorts_as) for unit, of in found.items()}


def filings_of(view: View, units: Sequence[str]) -> dict[str, dict[str, list[FiledNote]]]:
    """By unit and task, what the unit filed and what was not replaced, in order."""
    columns = (F.unit, F.task, F.number, F.period, F.filed_on, F.late, F.state, F.answer)
    own = (col(F.office) == view.office, col(F.unit).in_(units), col(F.state) != FilingState.REPLACED.value)
    rows = named(view.session.connection().execute(select_columns(*map(col, columns)).where(*own)))
    found: dict[str, dict[str, list[FiledNote]]] = {}
    for row in sorted(rows, key=attrgetter("number")):  # sorted here: SQLite would go through all filings
        note = FiledNote(row.period, row.filed_on, row.late, FilingState(row.state), row.answer)
        found.setdefault(row.unit, {}).setdefault(row.task, []).append(note)
    return found


def asked_of(view: View, units: Sequence[str]) -> dict[str, dict[str, dict[str, tables.Asking]]]:
    """By unit and task, what the unit was asked to file for its part, by period."""
    found: dict[str, dict[str, dict[str, tables.Asking]]] = {}
    for each in view.session.exec(select(A).where(A.office == view.office, col(A.unit).in_(units))):
        found.setdefault(each.unit, {}).setdefault(each.task, {})[each.period] = each
    return found


def instructed_of(view: View, units: Sequence[str]) -> dict[str, list[tables.Instruction]]:
    """By task that the units have a part in, the instructions that ask for an answer."""
    row = tables.Instruction
    own = select(P.task).where(P.office == view.office, col(P.unit).in_(units))
    wanted = select(row).where(
        row.office == view.office, col(row.answer_by).is_not(None), col(row.task).in_(own)
    )
    found: dict[str, list[tables.Instruction]] = {}
    for each in view.session.exec(wanted.order_by(row.task, col(row.number))):
        found.setdefault(each.task, []).append(each)
    return found
