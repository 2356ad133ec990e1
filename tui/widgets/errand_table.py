"""The table of what waits: what to do, which task, and why."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from tracker.queries.inbox import Waiting
from tui.actions import QUEUE, bindings
from tui.widgets.lights import chip_cell
from tui.widgets.row_table import RowTable
from tui.words import fit

PADDING, SCROLLBAR, TITLE = 2, 1, 36
FIXED = {"word": 8, "code": 10, "light": 6}
HEADS = {"word": "要办的事", "code": "编号", "title": "事项", "sentence": "说明", "light": " 灯号"}


class ErrandTable(RowTable):
    """`errands` are the rows that are shown."""

    BINDINGS = bindings(QUEUE)

    def __init__(self) -> None:
        super().__init__()
        self.errands: Sequence[Waiting] = ()
        self.room = 0

    def fill(self, errands: Sequence[Waiting]) -> None:
        """Show these; the cursor stays on its line, or on the last one."""
        self.errands = errands
        self.lay()

    def on_resize(self) -> None:
        if self.size.width != self.room:
            self.lay()

    def lay(self) -> None:
        """Columns to the width there is, then the rows."""
        at, self.room = self.cursor_row, self.size.width
        widths = column_widths(self.room)
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
    def at_cursor(self) -> Waiting | None:
        """The errand under the cursor."""
        return self.errands[self.cursor_row] if 0 <= self.cursor_row < len(self.errands) else None


def column_widths(room: int) -> dict[str, int]:
    """Cells for each column within `room`."""
    left = max(20, room - sum(FIXED.values()) - PADDING * len(HEADS) - SCROLLBAR)
    title = min(TITLE, left * 2 // 5)
    flexible = {"title": title, "sentence": left - title}
    return {name: FIXED.get(name) or flexible[name] for name in HEADS}


def cells_of(errand: Waiting, widths: Mapping[str, int], variables: Mapping[str, str]) -> dict[str, Text]:
    """The cells of an errand."""
    facts = errand.standing.facts
    return {
        "word": Text(errand.word),
        "code": Text(facts.code),
        "title": Text(fit(facts.title, widths["title"])),
        "sentence": Text(fit(errand.sentence, widths["sentence"])),
        "light": chip_cell(errand.standing.light.colour, variables),
    }
