"""Text of a PostgreSQL is compared by its bytes, whatever the language of the database."""

from alembic import op

from tracker.ledger.collation import compare_by_bytes

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    compare_by_bytes(op.get_bind())
