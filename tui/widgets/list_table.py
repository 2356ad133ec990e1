"""A table of any list: columns fitted to the width there is, rows with a key, the cursor kept on its line."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from tracker.domain.lights import Colour
from tui.widgets.lights import chip_cell
from tui.widgets.row_table import RowTable
from tui.words import fit

PADDING, SCROLLBAR = 2, 1
WAITS = "warning"  # the tone of a row that waits for a person
WIDE = 110


@dataclass(frozen=True, slots=True)
class Head:
    """A column: `width` cells, or a `share` of what the fixed columns leave.

    `wide` only where there is room; `right` where its cells, such as numbers, stand at the right.
    """

    words: str
    width: int = 0
    share: int = 0
    wide: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`key` tells what the row stands for; `tone` is the style of its last cell (`warning`).

    A cell is words, or the colour of a light, which is shown with its word.
    """

    key: str
    cells: tuple[str | Colour, ...]
    tone: str = ""


class ListTable(RowTable):
    """`rows_shown` are what is listed."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: Sequence[Head] = ()
        self.rows_shown: Sequence[Row] = ()
        self.room = 0

    def fill(self, heads: Sequence[Head], rows: Sequence[Row], at: int | None = None) -> None:
        """List these; the cursor stays on its line, or goes to line `at`."""
        self.heads, self.rows_shown = heads, rows
        self.lay(self.cursor_row if at is None else at)

    def on_resize(self) -> None:
        if self.size.width != self.room:
            self.lay()

    def lay(self, at: int | None = None) -> None:
        """Columns to the width there is, then the rows."""
        at = self.cursor_row if at is None else at
        self.room = self.size.width
        fitting = [column for column, head in enumerate(self.heads) if self.room >= WIDE or not head.wide]
        widths = column_widths([self.heads[column] for column in fitting], self.room)
        self.clear(columns=True)
        for column, width in zip(fitting, widths, strict=True):
            self.add_column(self.in_cell(self.heads[column].words, column, width), width=width)
        for row in self.rows_shown:
            cells = [
                self.in_cell(row.cells[column], column, width)
                for column, width in zip(fitting, widths, strict=True)
            ]
            if row.tone:
                cells[-1].stylize(self.app.theme_variables[row.tone])
            self.add_row(*cells)
        self.move_cursor(row=max(0, min(at, len(self.rows_shown) - 1)), animate=False)

    def in_cell(self, cell: str | Colour, column: int, width: int) -> Text:
        """Words cut to the column; a light in the colours of the theme."""
        if isinstance(cell, Colour):
            return chip_cell(cell, self.app.theme_variables)
        return Text(fit(cell, width), justify="right" if self.heads[column].right else None)

    @property
    def at_cursor(self) -> str | None:
        """The key of the row under the cursor."""
        return self.rows_shown[self.cursor_row].key if 0 <= self.cursor_row < len(self.rows_shown) else None


def column_widths(heads: Sequence[Head], room: int) -> list[int]:
    """Cells for each column within `room`."""
    left = max(20, room - sum(head.width + PADDING for head in heads) - SCROLLBAR)
    shares = sum(head.share for head in heads) or 1
    return [head.width or left * head.share // shares for head in heads]
