"""The computed tables made anew from the log.

A change of their shape is never migrated column by column: what they say is in the log, so they are
dropped, made as the models describe them, and filled by the same fold as ever. So a released version
that changes them needs a revision of its own that does no more than this one.
"""

from alembic import op

from tracker.ledger.rebuild import make_anew

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    make_anew(op.get_bind())
