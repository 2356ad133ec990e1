"""A panel of counts; each line can be opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.actions import OPEN, bindings
from tui.words import fit


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: what it says, its number, and what opening it hands over."""

    words: Content
    number: str
    value: Any

    @property
    def said(self) -> str:
        """The words alone."""
        return self.words.plain.strip()


@dataclass
class Chosen(Message):
    """A line was opened."""

    panel: "CountList"
    entry: Entry

    @property
    def control(self) -> "CountList":
        """The panel, for `@on(Chosen, "#lights")`."""
        return self.panel


class CountList(OptionList):
    """A bordered list under `heading`; numbers stand at the right edge."""

    DEFAULT_CSS = """
    CountList {
        border: round $quiet 60%; border-title-color: $primary; border-subtitle-color: $quiet;
        background: $surface; padding: 0 0 0 1; height: 100%;
        scrollbar-gutter: stable; text-wrap: nowrap;
        &:focus { border: round $primary; background: $surface; }
    }
    """

    BINDINGS = bindings(OPEN)

    def __init__(self, heading: str, *, id: str) -> None:
        super().__init__(id=id)
        self.border_title = heading
        self.entries: Sequence[Entry] = ()
        self.empty = ""

    def fill(self, entries: Sequence[Entry], empty: str) -> None:
        """Show these lines, or the sentence `empty` where there are none."""
        self.entries, self.empty = entries, empty
        self.lay()

    def on_resize(self) -> None:
        if self.entries:
            self.lay()

    def lay(self) -> None:
        """Set the lines to the width of the panel, keeping the cursor where it was."""
        held = self.highlighted
        self.clear_options()
        width = self.scrollable_content_region.width or 20
        if not self.entries:
            self.add_option(Option(Content(self.empty), disabled=True))
            return
        self.add_options([Option(in_line(entry, width)) for entry in self.entries])
        self.highlighted = min(held or 0, len(self.entries) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.entries:
            self.post_message(Chosen(self, self.entries[event.option_index]))


def in_line(entry: Entry, width: int) -> Content:
    """Words at the left, number at the right edge of `width` cells."""
    room = width - len(entry.number) - (1 if entry.number else 0)
    words = entry.words
    if words.cell_length > room:
        words = Content(fit(words.plain, room))
    gap = " " * (width - words.cell_length - len(entry.number))
    return Content.assemble(words, gap, (entry.number, "bold"))
