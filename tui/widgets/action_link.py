"""Words that do something when clicked."""

from textual.content import Content
from textual.widgets import Static


class ActionLink(Static):
    """`run` is the action, taken where the widget stands."""

    DEFAULT_CSS = """
    ActionLink { width: auto; height: 1; padding: 0 1; }
    ActionLink:hover { text-style: underline; }
    """

    def __init__(
        self, words: Content, run: str, tip: str, *, id: str | None = None, classes: str = ""
    ) -> None:
        super().__init__(words, id=id, classes=classes)
        self.run = run
        self.tooltip = tip

    async def on_click(self) -> None:
        await self.run_action(self.run)
