"""What a command prints. stdout is data in one of three forms behind one interface, stderr is words."""

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.cli.cells import CONTROLS, cell_width, clean, fitted, on_one_line, wrapped

Row = Mapping[str, Any]
GAP = "  "
NARROWEST = 8


def as_words(value: Any) -> str:
    """A value as a person reads it: lists joined by 、, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(as_words(each) for each in value)
    return str(value)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: the key of its value, its heading, how it is shown.

    In a table that is too wide, a column that `grows` is cut, one marked `below` goes under its row, whole.
    """

    key: str
    heading: str
    show: Callable[[Any], str] = as_words
    grows: bool = False
    below: bool = False
    right: bool = False


def percent(value: int | None) -> str:
    """40%, or – where nothing was said."""
    return "–" if value is None else f"{value}%"


def print_rows(rows: Sequence[Row], columns: Sequence[Column], *, as_json: bool, as_table: bool) -> None:
    """Print a list: JSON when asked, a table on a terminal (or when asked), else tab-separated lines."""
    if as_json:
        print_json([dict(row) for row in rows])
    elif as_table or sys.stdout.isatty():
        print_table(rows, columns)
    else:
        print_tsv(rows, columns)


def print_json(value: Any) -> None:
    """Print a value as JSON (UTF-8, keys in the order given, days as ISO)."""
    write(as_json_text(value))


def as_json_text(value: Any) -> str:
    """A value as JSON in which even control characters beyond ASCII are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_as_json_value)
    return CONTROLS.sub(_escaped, text)


def print_tsv(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """Print headings and rows separated by tabs, one row a line."""
    write("\t".join(column.heading for column in columns))
    for row in rows:
        write("\t".join(shown(row, column) for column in columns))


def print_table(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """Print columns aligned by cells, no wider than the terminal; nothing at all where there is no row."""
    if not rows:
        return
    room = shutil.get_terminal_size((100, 24)).columns
    beside = list(columns)
    if natural_width(rows, columns) > room:
        beside = [column for column in columns if not column.below]
    lines = [[shown(row, column) for column in beside] for row in rows]
    widths = fitting_widths(beside, lines, room)
    write(joined([column.heading for column in beside], widths, beside))
    write(GAP.join("─" * width for width in widths))
    for row, line in zip(rows, lines, strict=True):
        write(joined(line, widths, beside))
        for column in columns:
            if column not in beside:
                print_below(shown(row, column), widths[0] + len(GAP), room)


def print_below(words: str, indent: int, room: int) -> None:
    """Print words under their row, from the second column on."""
    for line in wrapped(words, max(NARROWEST, room - indent)) if words else ():
        write(" " * indent + line)


def joined(words: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> str:
    """A row as a line."""
    cells = (
        fitted(word, width, right=column.right)
        for word, width, column in zip(words, widths, columns, strict=True)
    )
    return GAP.join(cells).rstrip()


def shown(row: Row, column: Column) -> str:
    """The value of a column as its cell shows it."""
    return on_one_line(column.show(row[column.key]))


def natural_width(rows: Sequence[Row], columns: Sequence[Column]) -> int:
    """How wide the table is with nothing cut."""
    cells = (
        max(cell_width(column.heading), *(cell_width(shown(row, column)) for row in rows))
        for column in columns
    )
    return sum(cells) + len(GAP) * (len(columns) - 1)


def fitting_widths(columns: Sequence[Column], lines: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column; the widest of those that may be cut give way until the line fits."""
    widths = [
        max(cell_width(column.heading), *(cell_width(line[index]) for line in lines))
        for index, column in enumerate(columns)
    ]
    growing = [index for index, column in enumerate(columns) if column.grows]
    excess = sum(widths) + len(GAP) * (len(columns) - 1) - room
    while excess > 0 and growing:
        widest = max(growing, key=lambda index: widths[index])
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
        excess -= 1
    return widths


def write(text: str) -> None:
    """Put a line of data on stdout."""
    sys.stdout.write(clean(text) + "\n")


def say(text: str) -> None:
    """Put a sentence on stderr."""
    sys.stdout.flush()
    sys.stderr.write(clean(text) + "\n")
    sys.stderr.flush()


def hush() -> None:
    """Let nothing more reach stdout: its reader has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _as_json_value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
