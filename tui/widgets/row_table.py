"""A table whose rows are opened by Enter, said so in the footer, and whose cells are text, never markup."""

from rich.text import Text
from textual.widgets import DataTable

from tui.actions import OPEN, bindings


class RowTable(DataTable[Text]):
    """`screen.open` opens the row under the cursor; a light keeps its own colours there."""

    DEFAULT_CSS = "RowTable { height: 1fr; background: $background; scrollbar-size-horizontal: 0; }"
    BINDINGS = bindings(OPEN)

    def __init__(self) -> None:
        super().__init__(cursor_type="row", cursor_foreground_priority="renderable", zebra_stripes=True)

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self.lay())

    def lay(self) -> None:
        """Lay out the rows anew; lights take the colours of the theme then."""
