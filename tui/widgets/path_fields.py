"""Fields for paths: what is dropped into them stands there as a path of its own."""

from dataclasses import dataclass

from textual.events import Paste
from textual.message import Message
from textual.widgets import Input, TextArea

from tui.dropping import paths_dropped


@dataclass
class WordsPasted(Message):
    """Lines of a document were pasted where a path is asked for."""

    words: str


class PathInput(Input):
    """For one path: a file that is dropped takes the place of what stood there; lines of words are told of."""

    def on_paste(self, event: Paste) -> None:
        if "\n" in event.text.strip():
            event.prevent_default().stop()
            self.post_message(WordsPasted(event.text))
        elif paths_dropped(event.text):
            with self.prevent(Input.Changed):
                self.value = ""


class PathsArea(TextArea):
    """For paths, one a line: files that are dropped come on lines of their own, below those that stand there."""

    def on_paste(self, event: Paste) -> None:
        paths = paths_dropped(event.text)
        if paths:
            event.prevent_default().stop()
            self.text = "\n".join([*self.text.splitlines(), *paths])
            self.move_cursor(self.document.end)
