"""Alembic's way into the ledger's tables. The connection is handed over by `schema.upgrade`."""

from alembic import context
from sqlmodel import SQLModel

from tracker.ledger import tables  # noqa: F401 - fills the metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
