"""The keys that work here and now, at the foot of every screen."""

from textual.content import Content
from textual.screen import Screen

from tui.widgets.link_line import Link, LinkLine


class KeyLine(LinkLine):
    """F1 帮助  ^P 命令: what has the focus decides which."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; padding: 0 1; background: $panel; color: $footer-description-foreground; }
    """

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self.show_keys)

    def show_keys(self, screen: Screen[object]) -> None:
        """The first key of each action that can be taken and wants to be shown."""
        keys: dict[str, Link] = {}
        for _node, binding, enabled, tip in screen.active_bindings.values():
            if binding.show and enabled:
                said = self.app.get_key_display(binding)
                words = Content.assemble((said, "bold $footer-key-foreground"), f" {binding.description}")
                keys.setdefault(binding.action, Link(words, f"app.simulate_key('{binding.key}')", tip))
        self.link_up(keys.values())
