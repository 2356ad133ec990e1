"""A percent, typed or stepped with the arrows."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

STEP, LEAP, WHOLE = 5, 10, 100


class PercentInput(Input):
    """Up and down go to the next whole step; digits replace what stands there when the cursor comes in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", f"step({STEP})"),
        ("down", f"step(-{STEP})"),
        ("pageup", f"step({LEAP})"),
        ("pagedown", f"step(-{LEAP})"),
    ]

    def action_step(self, by: int) -> None:
        """To the next multiple of the step, upwards or downwards, within 0 and 100."""
        held = self.value.strip().rstrip("%")
        number = int(held) if held.isascii() and held.isdigit() else 0
        size = abs(by)
        stepped = (number // size + 1) * size if by > 0 else ((number - 1) // size) * size
        self.value = str(min(WHOLE, max(0, stepped)))
        self.cursor_position = len(self.value)
