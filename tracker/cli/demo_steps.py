"""What is being done while the demonstration is built: a bar on a terminal, else a line for each step."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from tracker.cli import output


class Steps:
    """Told what is being done, how much of it is done and of how much (0: nobody knows); draws on stderr."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self.draws = console.is_terminal
        self.bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not self.draws,
        )
        self.word = ""
        self.bar = TaskID(0)

    def __enter__(self) -> "Steps":
        self.bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bars.stop()

    def __call__(self, word: str, done: int, total: int) -> None:
        """Show that so much of `word` is done."""
        if word != self.word:
            self.begin(word)
        self.bars.update(self.bar, completed=done, total=total or None)

    def begin(self, word: str) -> None:
        """A new step takes the place of the one before."""
        self.word = word
        for each in self.bars.task_ids:
            self.bars.remove_task(each)
        self.bar = self.bars.add_task(word, total=None)
        if not self.draws:
            output.say(f"{word}……")
