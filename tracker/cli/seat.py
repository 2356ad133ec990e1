"""The ledger of this DUBAN_HOME, with whoever is signed in on the command line."""

from tracker.services.accounts import resume
from tracker.services.desk import Desk, open_desk


def desk() -> Desk:
    """The desk with the signed-in account. Raises NotFoundError without a ledger, SignInError without a session."""
    return resume(open_desk())
