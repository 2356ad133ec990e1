"""A part of a list: so many rows from a place on, and a sentence about the rest."""

from collections.abc import Sequence

from tracker.cli import output
from tracker.cli.output import Column, Row


def print_listed(
    rows: Sequence[Row],
    columns: Sequence[Column],
    *,
    limit: int | None,
    offset: int,
    as_json: bool,
    as_table: bool,
) -> None:
    """Print at most `limit` of `rows` after the first `offset`, and say what is left out."""
    listed = rows[offset : None if limit is None else offset + limit]
    output.print_rows(listed, columns, as_json=as_json, as_table=as_table)
    say_rest(len(listed), len(rows), offset)


def say_rest(listed: int, total: int, offset: int) -> None:
    """Say on stderr which of `total` rows were listed, where that is not all of them."""
    if total > listed > 0:
        output.say(f"共{total}项，列出第{offset + 1}到第{offset + listed}项。")
    elif total > 0 == listed:
        output.say(f"共{total}项，第{offset}项以后没有了。")
