"""Every record of the log that is about a task: its own, and those of orders, inspections, reminders that name it."""

from sqlmodel import Session, select

from tracker.ledger import tables
from tracker.ledger.surroundings import in_batches

E, M = tables.Event, tables.Mention


def records_of(session: Session, office: str, code: str) -> list[tables.Event]:
    """The records about the task `code`, in the order of the log.

    Where a record of another subject names the task, the whole history of that subject belongs here (an order
    with its answer); of sign-ins and refusals the single records do. A plan names no codes.
    """
    naming = session.exec(select(M.subject, M.seq).where(M.office == office, M.task == code)).all()
    single = {seq for subject, seq in naming if subject.startswith("visit/")}
    whole = {f"task/{code}", *(subject for subject, seq in naming if seq not in single)}
    of_office = select(E).where(E.office == office)
    found = [
        *in_batches(session, of_office, E.subject, sorted(whole)),
        *in_batches(session, of_office, E.seq, sorted(single)),
    ]
    return sorted(found, key=lambda row: row.seq)
