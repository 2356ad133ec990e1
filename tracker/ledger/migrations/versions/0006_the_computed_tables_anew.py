"""The computed tables made anew from the log, for the same reason as in 0002."""

from alembic import op

from tracker.ledger.rebuild import make_anew

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    make_anew(op.get_bind())
