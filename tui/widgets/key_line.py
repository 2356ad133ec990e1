"""The keys that work here and now, in one line at the foot of every screen."""

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

KEY = "[@click=app.simulate_key('{key}')][bold $footer-key-foreground]$said[/] $label[/]"
BETWEEN = Content("  ")


class KeyLine(Static):
    """One line of text, not one widget for each key as in Textual's footer, which mounts them all anew
    whenever the focus moves: most of what a change of page cost.
    """

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; height: 1; padding: 0 1; background: $panel; text-wrap: nowrap;
        color: $footer-description-foreground;
    }
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.auto_links = False
        self.keys: tuple[tuple[str, str, str], ...] = ()

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self.show_keys)

    def show_keys(self, screen: Screen[object]) -> None:
        """Show the keys of what has the focus; each can be clicked."""
        bindings = [
            each.binding for each in screen.active_bindings.values() if each.binding.show and each.enabled
        ]
        once = {binding.action: binding for binding in reversed(bindings)}
        keys = tuple(
            (binding.key, self.app.get_key_display(binding), binding.description)
            for binding in bindings
            if once[binding.action] is binding
        )
        if keys != self.keys:
            self.keys = keys
            self.update(BETWEEN.join(key_said(*each) for each in keys))


def key_said(key: str, said: str, label: str) -> Content:
    """F1 帮助"""
    return Content.from_markup(KEY.replace("{key}", key), said=said, label=label)
