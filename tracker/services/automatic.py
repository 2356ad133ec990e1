"""Who acts when nobody sits at the desk: the account under which scheduled work stands in the log."""

from dataclasses import replace

import pendulum

from tracker.domain.permissions import Actor, Role
from tracker.services.desk import AUTOMATIC, ZONE, Desk, open_desk, practice_clock
from tracker.settings import Settings

SYSTEM = Actor(AUTOMATIC, "定时任务", Role.OFFICE)


def as_system(desk: Desk) -> Desk:
    """The desk with the automatic actor at it, for flows only: nobody can sign in as it."""
    return desk.seated(SYSTEM)


def automatic_desk(settings: Settings) -> Desk:
    """The ledger of these settings with the automatic actor at it.

    On a practice day it acts in the morning, or right after the last event: the same whenever it is run.
    """
    desk = open_desk(settings)
    if desk.home.practice_day:
        morning = pendulum.datetime(2000, 1, 1, 8, 30, tz=ZONE)
        desk = replace(desk, clock=practice_clock(desk, lambda: morning))
    return as_system(desk)
