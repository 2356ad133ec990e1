"""The table of what waits: what to do, to what, and why."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from tui.actions import QUEUE, bindings
from tui.errands import Errand
from tui.widgets.lights import chip_cell
from tui.widgets.row_table import RowTable
from tui.words import fit

PADDING, SCROLLBAR, TITLE = 2, 1, 36
WORD, CODE, LIGHT = (8, 12), (10, 16), 6
HEADS = {"word": "要办的事", "code": "编号", "title": "事项", "sentence": "说明", "light": " 灯号"}


class ErrandTable(RowTable):
    """`errands` are the rows that are shown."""

    BINDINGS = bindings(QUEUE)

    def __init__(self) -> None:
        super().__init__()
        self.errands: Sequence[Errand] = ()
        self.room = 0

    def fill(self, errands: Sequence[Errand]) -> None:
        """Show these; the cursor stays on its line, or on the last one."""
        self.errands = errands
        self.lay()

    def on_resize(self) -> None:
        if self.size.width != self.room:
            self.lay()

    def lay(self) -> None:
        """Columns to the width there is, then the rows."""
        at, self.room = self.cursor_row, self.size.width
        widths = column_widths(self.room, self.errands)
        self.clear(columns=True)
        for name, width in widths.items():
            self.add_column(Text(HEADS[name]), width=width, key=name)
        for errand in self.errands:
            cells = cells_of(errand, widths, self.app.theme_variables)
            self.add_row(*(cells[name] for name in widths))
        self.move_cursor(row=min(at, max(0, len(self.errands) - 1)), animate=False)

    def go_to_next(self, word: str, *, beyond: bool = False) -> bool:
        """Put the cursor on the next errand of that kind, from here on or `beyond`; False where there is none."""
        start = self.cursor_row + beyond
        following = (at for at, each in enumerate(self.errands) if at >= start and each.word == word)
        found = next(following, None)
        if found is not None:
            self.move_cursor(row=found, animate=False)
        return found is not None

    @property
    def at_cursor(self) -> Errand | None:
        """The errand under the cursor."""
        return self.errands[self.cursor_row] if 0 <= self.cursor_row < len(self.errands) else None


def column_widths(room: int, errands: Sequence[Errand]) -> dict[str, int]:
    """Cells for each column within `room`; words and codes get what the longest one needs."""
    word = widest([each.word for each in errands], *WORD)
    code = widest([each.code for each in errands], *CODE)
    left = max(20, room - word - code - LIGHT - PADDING * len(HEADS) - SCROLLBAR)
    title = min(TITLE, left * 2 // 5)
    return {"word": word, "code": code, "title": title, "sentence": left - title, "light": LIGHT}


def widest(words: Sequence[str], least: int, most: int) -> int:
    """The width of the longest of the words, within bounds."""
    return min(most, max([least, *map(cell_len, words)]))


def cells_of(errand: Errand, widths: Mapping[str, int], variables: Mapping[str, str]) -> dict[str, Text]:
    """The cells of an errand; only tasks have a light."""
    standing = errand.standing
    return {
        "word": Text(fit(errand.word, widths["word"])),
        "code": Text(fit(errand.code, widths["code"])),
        "title": Text(fit(errand.title, widths["title"])),
        "sentence": Text(fit(errand.sentence, widths["sentence"])),
        "light": chip_cell(standing.light.colour, variables) if standing else Text(""),
    }
