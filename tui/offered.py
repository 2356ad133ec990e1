"""What can be done on a screen now, for the palette and for help."""

from textual.screen import Screen

from tui.actions import EVERY, Action


def offered_on(screen: Screen[object]) -> list[Action]:
    """The actions whose keys are live, and those behind a key (`behind` of the screen), each once.

    Told apart by their sentence too: two screens may do something else under one name.
    """
    live = {
        (active.binding.action, active.binding.tooltip)
        for active in screen.active_bindings.values()
        if active.enabled
    }
    live |= {(action.run, action.help) for action in getattr(screen, "behind", ())}
    offered = (action for action in EVERY if (action.run, action.help) in live)
    return list({(action.run, action.help): action for action in offered}.values())
