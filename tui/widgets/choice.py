"""One of several choices; which one is chosen is said by a mark, not by colour alone."""

from textual.content import Content
from textual.widgets import RadioButton, RadioSet


class Choice(RadioButton):
    """(*) chosen, ( ) not; all marks are one cell wide in every terminal."""

    BUTTON_LEFT = ""
    BUTTON_RIGHT = ""

    def __init__(self, label: Content, value: bool) -> None:
        super().__init__(label, value=value, compact=True)

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # noqa: N802 - the name is Textual's
        """The mark."""
        return "(*)" if self.value else "( )"


class Choices(RadioSet):
    """The cursor begins on what is chosen already, not on the first one."""

    def on_mount(self) -> None:
        self.call_later(self.go_to_chosen)

    def go_to_chosen(self) -> None:
        """From the first one, where Textual begins."""
        for _ in range(self.pressed_index):
            self.action_next_button()
