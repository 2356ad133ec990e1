"""A table of tasks: the same columns wherever tasks are listed, fitted to the width there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from rich.text import Text
from textual.message import Message
from textual.widgets import DataTable
from textual.widgets.data_table import RowDoesNotExist

from tracker.domain.standing import Standing
from tui.widgets.lights import chip_cell
from tui.widgets.row_table import RowTable
from tui.words import day_in, fit, percent

PADDING = 2
SCROLLBAR = 1
WIDE = 110
FIXED = {"code": 11, "state": 6, "deadline": 10, "claimed": 4, "verified": 4, "light": 6}
HEADS = {
    "code": " 编号",
    "title": "事项",
    "lead": "牵头单位",
    "state": "状态",
    "deadline": "时限",
    "claimed": "自报",
    "verified": "核定",
    "light": " 灯号",
}


@dataclass
class Looked(Message):
    """The cursor is on this task; None on an empty table."""

    standing: Standing | None


@dataclass
class Opened(Message):
    """A task was opened."""

    code: str


@dataclass
class Sorted(Message):
    """The head of a column was clicked."""

    column: str


class TaskTable(RowTable):
    """Rows are tasks under their codes, a * before those that are marked. 自报 and 核定 stay two columns."""

    def __init__(self) -> None:
        super().__init__()
        self.rows_shown: Sequence[Standing] = ()
        self.marked: set[str] = set()
        self.room = 0

    def fill(self, rows: Sequence[Standing], *, from_the_top: bool = False) -> None:
        """Show these tasks; the cursor stays on its task where that is still there, unless begun from the top."""
        held = None if from_the_top else self.code_at_cursor
        self.rows_shown = rows
        self.marked &= {each.facts.code for each in rows}
        self.lay()
        if held is None:
            self.move_cursor(row=0, animate=False)
        else:
            self.go_to(held)
        self.post_message(Looked(self.looked_at))

    def on_resize(self) -> None:
        if self.size.width != self.room:
            self.lay()

    def lay(self) -> None:
        """Columns to the width there is, then the rows."""
        at, self.room = self.cursor_row, self.size.width
        wide = self.room >= WIDE
        widths = column_widths(
            self.room, widest_title(self.rows_shown), widest_code(self.rows_shown), wide=wide
        )
        self.clear(columns=True)
        for name, width in widths.items():
            self.add_column(Text(HEADS[name]), width=width, key=name)
        variables = self.app.theme_variables
        for each in self.rows_shown:
            cells = cells_of(each, widths, variables, None if wide else each.day.year)
            cells["code"] = self.code_cell(each.facts.code)
            self.add_row(*(cells[name] for name in widths), key=each.facts.code)
        self.move_cursor(row=min(at, max(0, len(self.rows_shown) - 1)), animate=False)

    def code_cell(self, code: str) -> Text:
        """The code, with a mark where it is marked."""
        marked = code in self.marked
        return Text(f"*{code}" if marked else f" {code}", style="bold" if marked else "")

    def turn_mark(self) -> None:
        """Mark the task under the cursor or take its mark away, and go to the next one."""
        code = self.code_at_cursor
        if code is not None:
            self.marked ^= {code}
            self.update_cell(code, "code", self.code_cell(code))
            self.action_cursor_down()

    def turn_all_marks(self) -> None:
        """Mark everything that is listed, or nothing where everything is marked."""
        listed = {each.facts.code for each in self.rows_shown}
        self.marked = set() if self.marked == listed else listed
        for code in listed:
            self.update_cell(code, "code", self.code_cell(code))

    @property
    def rows_marked(self) -> tuple[Standing, ...]:
        """The marked tasks in the order of the list."""
        return tuple(each for each in self.rows_shown if each.facts.code in self.marked)

    def go_to(self, code: str) -> None:
        """Put the cursor on a task, if it is listed."""
        try:
            self.move_cursor(row=self.get_row_index(code), animate=False)
        except RowDoesNotExist:
            return

    @property
    def looked_at(self) -> Standing | None:
        """The task under the cursor."""
        return self.rows_shown[self.cursor_row] if 0 <= self.cursor_row < len(self.rows_shown) else None

    @property
    def code_at_cursor(self) -> str | None:
        """Its code."""
        return self.looked_at.facts.code if self.looked_at else None

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        self.post_message(Looked(self.looked_at))

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        if event.row_key.value is not None:
            self.post_message(Opened(event.row_key.value))

    def on_data_table_header_selected(self, event: DataTable.HeaderSelected) -> None:
        event.stop()
        self.post_message(Sorted(event.column_key.value or ""))


def widest_title(rows: Sequence[Standing]) -> int:
    """Cells of the longest title."""
    return max((cell_len(each.facts.title) for each in rows), default=0)


def widest_code(rows: Sequence[Standing]) -> int:
    """Cells of the longest code with the place of its mark; sub-tasks have longer ones."""
    return max((FIXED["code"], *(len(each.facts.code) + 1 for each in rows)))


def column_widths(room: int, title: int, code: int, *, wide: bool) -> dict[str, int]:
    """Cells for each column within `room`; the narrow table leaves out the state and shortens the deadline.

    What the longest title (`title` cells) does not need goes to the units.
    """
    fixed = {**FIXED, "code": code} | ({} if wide else {"deadline": 7})
    names = [name for name in HEADS if wide or name != "state"]
    taken = sum(fixed.get(name, 0) + PADDING for name in names) + SCROLLBAR
    left = max(20, room - taken)
    lead = max(left * 2 // 5, left - max(title, 20))
    flexible = {"title": left - lead, "lead": lead}
    return {name: fixed.get(name) or flexible[name] for name in names}


def cells_of(
    each: Standing, widths: dict[str, int], variables: Mapping[str, str], year: int | None
) -> dict[str, Text]:
    """The cells of a task; what it says is text, never markup."""
    facts = each.facts
    return {
        "code": Text(facts.code),
        "title": Text(fit(facts.title, widths["title"])),
        "lead": Text(fit("、".join(facts.lead) or "未定", widths["lead"])),
        "state": Text(facts.stage.word),
        "deadline": Text(deadline_cell(facts.deadline, year)),
        "claimed": Text(f"{percent(facts.claimed):>4}"),
        "verified": Text(f"{percent(facts.verified):>4}"),
        "light": chip_cell(each.light.colour, variables),
    }


def deadline_cell(day: date | None, year: int | None) -> str:
    """12-31 in this year; in another one 2021-03, where there is no room for all of it."""
    if day is None or year is None or day.year == year:
        return day_in(day, year=year)
    return f"{day:%Y-%m}"
