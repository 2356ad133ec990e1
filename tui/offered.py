"""What can be done on a screen now, for the palette and for help."""

from textual.screen import Screen

from tui.actions import EVERY, Action


def offered_on(screen: Screen[object]) -> list[Action]:
    """The actions whose keys are live, and those behind a key (`behind` of the screen), each once."""
    live = {active.binding.action for active in screen.active_bindings.values() if active.enabled}
    live |= {action.run for action in getattr(screen, "behind", ())}
    return list({action.run: action for action in EVERY if action.run in live}.values())
