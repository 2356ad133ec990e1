"""What is being done and for how long already, where it takes longer than a second."""

from time import monotonic

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

WORDS_AFTER, BAR = 1.0, 12


class Patience(Static):
    """One line, hidden while nothing is being done."""

    DEFAULT_CSS = "Patience { height: 1; padding: 0 1; color: $accent; display: none; }"

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.words = ""
        self.began = 0.0
        self.timer: Timer | None = None

    def on_mount(self) -> None:
        self.timer = self.set_interval(0.25, self.tick, pause=True)

    def begin(self, words: str) -> None:
        """Something begins that may take long."""
        self.words, self.began = words, monotonic()
        if self.timer is not None:
            self.timer.resume()

    def end(self) -> None:
        """It is over."""
        self.display = False
        if self.timer is not None:
            self.timer.pause()

    def tick(self) -> None:
        seconds = monotonic() - self.began
        if seconds >= WORDS_AFTER:
            at = int(seconds * 4) % BAR
            bar = "".join("█" if (place - at) % BAR < 3 else "░" for place in range(BAR))
            self.update(Content(f"{bar} {self.words}，已用{seconds:.0f}秒，Esc停止等待"))
            self.display = True
