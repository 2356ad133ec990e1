"""The ledger as precedent: who led what, for proposing who could lead the next such item."""

from sqlmodel import Session, col, exists, select

from tracker.domain.matters import Matter
from tracker.domain.task import PartRole
from tracker.ledger import tables

T, P = tables.Task, tables.Part
LATEST = 500  # tasks looked back on, so that one page costs the same in every ledger


def precedents(session: Session, office: str) -> list[Matter]:
    """The latest tasks that have lead units, each with the codes of these, first lead first."""
    is_lead = col(P.role) == PartRole.LEAD.value
    led = exists().where(col(P.office) == T.office, col(P.task) == T.code, is_lead, col(P.unit).is_not(None))
    wanted = select(T).where(T.office == office, led)
    rows = session.exec(wanted.order_by(col(T.sorts_as).desc()).limit(LATEST)).all()
    leads: dict[str, list[str]] = {row.code: [] for row in rows}
    parts = select(P.task, P.unit).where(P.office == office, is_lead, col(P.task).in_(leads))
    for task, unit in session.exec(parts.order_by(col(P.task), col(P.position))):
        if unit:
            leads[task].append(unit)
    return [Matter(row.code, row.title, row.text, leads=tuple(leads[row.code])) for row in rows]
