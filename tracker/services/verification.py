"""Verifying the ledger, as a person asks for it."""

from collections.abc import Callable

from tracker.domain.permissions import Act
from tracker.ledger.verification import Verified, verify
from tracker.services.desk import Desk


def verify_ledger(desk: Desk, expect: str = "", progress: Callable[[int], None] = lambda _: None) -> Verified:
    """Walk the log and compare the tables with it; `expect` is a head hash kept from before.

    Raises DamagedError with the first place that does not hold, RefusedError without the right to ask.
    """
    desk.require(Act.READ_LOG, "verify")
    return verify(desk.engine, desk.office, expect, progress)
