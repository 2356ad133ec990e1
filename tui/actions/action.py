"""What an action is: the key, the words and the Textual action that belong together."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from tracker.domain.permissions import Act


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: its key, what the footer calls it, and a sentence for palette and help.

    `run` is the Textual action, taken where the key is bound; `act` is set where it is an act on a task;
    `always` actions work in every screen and dialogue.
    """

    name: str
    key: str
    label: str
    help: str
    group: str
    run: str
    shown: bool = True
    key_words: str = ""
    act: Act | None = None
    always: bool = False

    @property
    def binding(self) -> Binding:
        """The key binding of this action."""
        return Binding(
            self.key,
            self.run,
            self.label,
            show=self.shown,
            key_display=self.key_said,
            tooltip=self.help,
            id=self.name,
            priority=self.always,
        )

    @property
    def key_said(self) -> str:
        """The key as screens print it."""
        return self.key_words or self.key.replace("ctrl+", "^").upper()


def bindings(*groups: Iterable[Action]) -> list[BindingType]:
    """The key bindings of these actions."""
    return [action.binding for group in groups for action in group]


def does(name: str, key: str, label: str, help: str, *, shown: bool = False) -> Action:
    """An action that is done with the thing on screen, such as an order; `shown` where no bar of acts offers it."""
    return Action(name, key, label, help, "办理", f"do('{name}')", shown=shown)
