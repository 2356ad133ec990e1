"""How PostgreSQL compares text: by its bytes, as SQLite and Python do, whatever the language of the database.

Moments, codes and subjects are compared and sorted as text. In a database made for Chinese or English, `~` sorts
before the digits, and a log read up to it would be empty.
"""

from itertools import groupby

from sqlalchemy import Connection, text

_OTHERWISE = text(
    "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() "
    "AND data_type IN ('character varying', 'text') AND collation_name IS DISTINCT FROM 'C' ORDER BY 1, 2"
)


def compare_by_bytes(connection: Connection) -> None:
    """Give every column of text the collation C; nothing to do on SQLite, or where it is done."""
    if connection.dialect.name != "postgresql":
        return
    quoted = connection.dialect.identifier_preparer.quote
    columns = connection.execute(_OTHERWISE).all()
    for table, rows in groupby(columns, key=lambda row: row.table_name):
        changes = ", ".join(
            f'ALTER COLUMN {quoted(row.column_name)} TYPE {row.data_type} COLLATE "C"' for row in rows
        )
        connection.exec_driver_sql(f"ALTER TABLE {quoted(table)} {changes}")
