"""The ledger that a flow works on."""

from pathlib import Path

from tracker.services.automatic import automatic_desk
from tracker.services.desk import Desk
from tracker.settings import Settings


def ledger_of(home: Path | None) -> Desk:
    """The ledger in the folder `home` (DUBAN_HOME by default), with the automatic actor at it."""
    return automatic_desk(Settings(home=home) if home else Settings())
