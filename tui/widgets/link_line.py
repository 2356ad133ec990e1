"""A line of words, each of which does something when it is clicked."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.events import MouseMove
from textual.style import Style
from textual.widgets import Static

BETWEEN, CLOSE = Content("  "), Content(" ")


@dataclass(frozen=True)
class Link:
    """Words, the action that is run where the line stands, and a sentence about it for the mouse."""

    words: Content
    run: str
    tip: str = ""


class LinkLine(Static):
    """One widget for the whole line: a widget for each word is most of what a change of page costs.

    Words stand closer together where there is no room for all of them.
    """

    DEFAULT_CSS = "LinkLine { height: 1; text-wrap: nowrap; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(markup=False, id=id, classes=classes)
        self.auto_links = False
        self.links: tuple[Link, ...] = ()
        self.room = 0
        self.laid = Content("")

    def link_up(self, links: Iterable[Link]) -> None:
        """Show these, and only these."""
        shown = tuple(links)
        if shown != self.links:
            self.links = shown
            self.lay()

    def lay(self) -> None:
        """Set the words to the width there is."""
        words = [clickable(link) for link in self.links]
        line = BETWEEN.join(words)
        self.show_words(CLOSE.join(words) if 0 < self.room < line.cell_length else line)

    def show_words(self, words: Content) -> None:
        """Put them on the screen where they are not there yet."""
        if not words.is_same(self.laid):
            self.laid = words
            self.update(words)

    def on_resize(self) -> None:
        before, self.room = self.room, self.content_size.width
        if self.room != before:
            self.lay()
            if before:  # as in Prose
                self.call_later(self.refresh, layout=True)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Tell about the words below the mouse."""
        run = event.style.meta.get("@click")
        self.tooltip = next((link.tip for link in self.links if link.run == run), None)


def clickable(link: Link) -> Content:
    """The words with what a click on them runs."""
    return link.words.stylize(Style.from_meta({"@click": link.run}))
