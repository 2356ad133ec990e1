"""Keys typed faster than the program reads and draws: they wait, and act one after the other, each on what is there then."""

from collections import deque
from dataclasses import dataclass
from time import monotonic
from typing import Protocol, runtime_checkable

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

Typed = Key | Paste
LONGEST = 1.0  # seconds
FLOOR_AND_SCREEN = 2
ROUNDS = 3  # a key, the message that a widget makes of it, the message that the screen makes of that


@runtime_checkable
class Holding(Protocol):
    """A screen that lets what is typed wait while it reads or saves."""

    def holds(self, typed: Typed) -> bool:
        """Whether `typed` has to wait now."""


@dataclass
class WorkedOff(Message):
    """What waits may go on; `after` is what was typed last, which `rounds` more messages may come of."""

    after: Typed | None = None
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class UnderWay:
    """What was typed last, which widget of which screen works on it, and since when (seconds of the system's clock)."""

    typed: Typed
    screen: Screen[object]
    at: Widget
    since: float


class TypeAhead(App[None], inherit_bindings=False):
    """Textual hands a key to whatever has the focus now, though the key before may be about to change that."""

    def __init__(self) -> None:
        super().__init__()
        self.typed: deque[Typed] = deque()
        self.under_way: UnderWay | None = None

    def on_mount(self) -> None:
        """What waits goes on wherever one comes to."""
        self.screen_change_signal.subscribe(self, lambda _: self.call_later(self.work_off))
        self.call_later(self.work_off)

    async def on_event(self, event: Event) -> None:
        """Everything that is typed goes through one queue, except what works always, such as leaving."""
        if not isinstance(event, Typed) or event.is_forwarded or self.works_always(event):
            await super().on_event(event)
        else:
            self.typed.append(event)
            await self.work_off()

    def works_always(self, typed: Typed) -> bool:
        """Whether it is a key that no screen may hold back."""
        key = typed.key if isinstance(typed, Key) else ""
        return any(binding.priority for binding in self._bindings.key_to_bindings.get(key, ()))

    async def work_off(self) -> None:
        """Hand on what waits, as far as it need not wait."""
        while self.typed and not self.held_up(self.typed[0]):
            typed, screen = self.typed.popleft(), self.screen
            at = self.focused or screen
            self.under_way = UnderWay(typed, screen, at, monotonic())
            await super().on_event(typed)
            self.send_behind(WorkedOff(typed, ROUNDS))

    def send_behind(self, word: WorkedOff) -> None:
        """The same way that the key goes, so that it comes back when the key has been worked off."""
        if self.under_way is None or not self.under_way.at.post_message(word):
            self.under_way = None

    def held_up(self, typed: Typed) -> bool:
        """Whether what was typed before is still being worked off, or the screen is not ready for more."""
        screen = self.screen
        if self.working_off or len(self.screen_stack) < FLOOR_AND_SCREEN:
            return True
        if not screen.is_mounted:
            screen.post_message(WorkedOff())
            return True
        return isinstance(screen, Holding) and screen.holds(typed)

    @property
    def working_off(self) -> bool:
        """Whether the screen still works on what was typed last.

        A widget that goes away may take the word with it that it is done: nothing waits for that for long.
        """
        last = self.under_way
        return last is not None and last.screen is self.screen and monotonic() - last.since < LONGEST

    def on_worked_off(self, message: WorkedOff) -> None:
        """Behind what the last key still asks for, such as a change of focus."""
        if self.under_way is not None and message.after is self.under_way.typed:
            if message.rounds:
                self.send_behind(WorkedOff(message.after, message.rounds - 1))
                return
            self.under_way = None
        self.call_later(self.work_off)

    def forget_typed(self) -> None:
        """What was typed before something went wrong was meant for what would have come otherwise."""
        self.typed.clear()
