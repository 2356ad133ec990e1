"""Who acts when nobody sits at the desk: the account under which scheduled work stands in the log."""

from tracker.domain.permissions import Actor, Role
from tracker.services.desk import AUTOMATIC, Desk

SYSTEM = Actor(AUTOMATIC, "定时任务", Role.OFFICE)


def as_system(desk: Desk) -> Desk:
    """The desk with the automatic actor at it, for flows only: nobody can sign in as it."""
    return desk.seated(SYSTEM)
