"""Faults of the program itself, where work is done off the event loop: said in a sentence, never as a traceback."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import Worker, WorkerState

from tracker.errors import DubanError
from tracker.services.unexpected import in_words

if TYPE_CHECKING:
    from tui.app import DubanApp


@dataclass
class Fault(Message):
    """What was under way did not come to its end, in words."""

    error: DubanError


class Working(MessagePump):
    """Whatever has workers: Textual tells only where they were begun that one of them failed."""

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell the screens and the program."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            home = cast("DubanApp", self.app).desk.home.path
            self.post_message(Fault(in_words(event.worker.error, home)))
