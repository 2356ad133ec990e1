"""Choosing one thing of many: type words or pinyin initials, arrows, Enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.actions import BACK, bindings


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its words, other spellings that find it, and what choosing it answers."""

    words: str
    value: Any
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen; the screen answers None when it was left."""

    choice: Choice


class Picker(ModalScreen[Picked | None]):
    """Answers with the chosen one."""

    BINDINGS = bindings(BACK)
    help_title = "选择"
    help_words = "输入几个字或拼音首字母缩小范围，上下箭头选择，回车确定，Esc返回。"

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.heading, self.choices = title, choices
        self.listed: list[Choice] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = self.heading
            box.border_subtitle = "回车 确定  Esc 返回"
            yield Input(placeholder="输入几个字或拼音首字母", compact=True)
            yield OptionList()

    def on_mount(self) -> None:
        self.list_matching("")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        self.list_matching(event.value)

    def list_matching(self, words: str) -> None:
        """List what the words find."""
        wanted = words.strip().lower()
        self.listed = [each for each in self.choices if wanted in each.words.lower() or wanted in each.keys]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([self.option_of(each) for each in self.listed])
        if self.listed:
            options.highlighted = 0
        else:
            options.add_option(Option(Content("没有找到，换几个字试试"), disabled=True))

    def option_of(self, each: Choice) -> Option:
        """A choice as it is listed."""
        return Option(Content(each.words))

    def on_key(self, event: Any) -> None:
        """Arrows move in the list while the cursor stays in the field."""
        options = self.query_one(OptionList)
        if event.key in ("down", "up") and self.focused is not options:
            event.stop()
            options.action_cursor_down() if event.key == "down" else options.action_cursor_up()

    @on(Input.Submitted)
    def take_highlighted(self) -> None:
        self.choose(self.query_one(OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        self.choose(event.option_index)

    def choose(self, at: int | None) -> None:
        """Answer with the choice in that line."""
        if at is not None and at < len(self.listed):
            self.dismiss(Picked(self.listed[at]))

    def action_back(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)
