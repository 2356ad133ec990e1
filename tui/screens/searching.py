"""A list that is narrowed by words typed above it."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.widgets import DataTable, Input, Static

from tui.screens.page import Page


class SearchingPage(Page):
    """`search_line` is the field with the count beside it; `seek` is told the words when they change."""

    def search_line(self, text: str, placeholder: str) -> ComposeResult:
        """The line above the list."""
        with Horizontal(classes="finding"):
            yield Input(text, placeholder=placeholder, id="search", compact=True)
            yield Static("", id="count", markup=False)

    def seek(self, text: str) -> None:
        """List what these words find."""
        raise NotImplementedError

    def say_in_all(self, words: str) -> None:
        """Show how many there are."""
        self.query_one("#count", Static).update(Content(words))

    @on(Input.Changed, "#search")
    def find(self, event: Input.Changed) -> None:
        self.seek(event.value)

    @on(Input.Submitted, "#search")
    def to_table(self) -> None:
        self.query_one(DataTable).focus()

    def on_key(self, event: Key) -> None:
        """Esc leaves the search field."""
        if event.key == "escape" and self.query_one("#search").has_focus:
            event.stop()
            self.to_table()

    def action_search(self) -> None:
        """To the search field."""
        self.query_one("#search").focus()
