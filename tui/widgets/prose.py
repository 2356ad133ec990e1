"""Words that may be long: lines are broken as Chinese is set."""

from textual.content import Content
from textual.widgets import Static

from tui.wrapping import wrapped


class Prose(Static):
    """`say` shows the content, broken to the width there is, and again when the width changes.

    `hang` is by how much the second line of what takes several is set in.
    """

    def __init__(self, said: Content | str = "", *, id: str | None = None, hang: int = 0) -> None:
        self.hang = hang
        self.said = said if isinstance(said, Content) else Content(said)
        self.room = 0
        super().__init__(self.said, id=id)

    def say(self, said: Content | str) -> None:
        """Show these words."""
        self.said = said if isinstance(said, Content) else Content(said)
        self.update(wrapped(self.said, self.room, self.hang) if self.room else self.said)

    def on_resize(self) -> None:
        before, self.room = self.room, self.content_size.width
        if self.room != before:
            self.update(wrapped(self.said, self.room, self.hang))
            if before:  # what asks for room while room is being given out is not heard
                self.call_later(self.refresh, layout=True)
