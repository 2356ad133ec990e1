"""Two texts beside each other where there is room, one above the other where there is none."""

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content

from tui.widgets.prose import Prose


class Beside(Container):
    """The screen that it stands on lays it out sideways where it is wide (review.tcss)."""

    DEFAULT_CSS = """
    Beside {
        height: 1fr; background: $surface; border-top: solid $quiet 40%;
        layout: vertical; overflow-y: auto;
        VerticalScroll { height: auto; padding: 0 1; }
        VerticalScroll:focus { background: $panel; }
        #second { border-top: dashed $quiet 40%; }
    }
    """

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="first"):
            yield Prose(id="first-said")
        with VerticalScroll(id="second"):
            yield Prose(id="second-said")

    def say(self, first: Content, second: Content) -> None:
        """Show these two, from their beginnings."""
        for name, words in (("first", first), ("second", second)):
            self.query_one(f"#{name}-said", Prose).say(words)
            self.query_one(f"#{name}", VerticalScroll).scroll_home(animate=False)
        self.scroll_home(animate=False)

    def scroll_by(self, lines: int) -> None:
        """Scroll what is shown; both sides where they scroll apart."""
        for each in (self, *self.query(VerticalScroll)):
            each.scroll_relative(y=lines, animate=False)
