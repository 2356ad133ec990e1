"""F1: what this screen is for and which keys it has, from the registry of actions."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tui.actions import BACK, Action, bindings
from tui.offered import offered_on
from tui.widgets.prose import Prose
from tui.words import pad

MOVING = "上下箭头移动，回车打开，Tab换到下一处；也可以用鼠标点。用中文输入法时，请先切到英文再按字母键。"


class HelpScreen(ModalScreen[None]):
    """`title` and `words` of the screen below, and its live actions by group."""

    BINDINGS = bindings(BACK)

    def __init__(self, title: str, words: str, actions: list[Action]) -> None:
        super().__init__()
        self.heading, self.words, self.actions = title, words, actions

    @classmethod
    def of(cls, screen: Screen[object]) -> "HelpScreen":
        """The help of a screen."""
        title = getattr(screen, "help_title", "") or "帮助"
        return cls(title, getattr(screen, "help_words", ""), offered_on(screen))

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = f"帮助：{self.heading}"
            box.border_subtitle = "Esc 返回"
            with VerticalScroll():
                yield Prose(self.words, id="words")
                yield Static(keys_in_words(self.actions), id="keys")
                yield Prose(MOVING, id="moving")

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_back(self) -> None:
        """Close it."""
        self.dismiss()


def keys_in_words(actions: list[Action]) -> Content:
    """The keys in columns that line up: group, key, label, sentence."""
    lines: list[Content] = []
    group = ""
    for action in sorted(actions, key=lambda each: list("查办前程").index(each.group[0])):
        if action.group != group:
            group = action.group
            lines.append(Content.styled(group, "bold $primary"))
        key = Content.styled(pad(action.key_said, 6), "bold $accent")
        lines.append(Content.assemble("  ", key, pad(action.label, 12), (action.help, "$quiet")))
    return Content("\n").join(lines)
