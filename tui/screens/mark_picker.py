"""Choosing several of many: Enter marks one or takes the mark away, Ctrl+S is done."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.actions import BACK, FORM, MARK_ALL, bindings
from tui.screens.picker import Choice, Picked, Picker
from tui.wrapping import wrapped

ROOM, LEAST, HANG = 3, 30, 4  # for the scrollbar; a width; the place behind the mark
KEYS = "回车 选中或取消  F2 全选或全不选  ^S 确定"


class MarkPicker(Picker):
    """Answers with a choice whose value are the values of the marked ones, in the order of marking."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(BACK, FORM[:1], MARK_ALL)
    help_title = "选几个"
    help_words = (
        "输入几个字或拼音首字母缩小范围，回车选中或取消，可以选几个；F2把列出的全部选中，再按全部取消。"
        "Ctrl+S确定，Esc返回。"
    )

    def __init__(self, title: str, choices: Sequence[Choice], marked: Sequence[Choice] = ()) -> None:
        super().__init__(title, choices)
        self.marked = list(marked)

    def on_mount(self) -> None:
        super().on_mount()
        self.say()
        self.call_after_refresh(self.mark_anew)

    def on_resize(self) -> None:
        self.call_after_refresh(self.mark_anew)

    def mark_anew(self) -> None:
        """The listed choices with their marks, to the width there is, as soon as there is any."""
        if not self.width:
            self.call_after_refresh(self.mark_anew)
            return
        options = self.query_one(OptionList)
        for at, each in enumerate(self.listed):
            options.replace_option_prompt_at_index(at, self.option_of(each).prompt)

    def say(self) -> None:
        """How many are marked, below the list."""
        self.query_one("#box").border_subtitle = f"已选{len(self.marked)}个  {KEYS}"

    def option_of(self, each: Choice) -> Option:
        """A choice with its mark."""
        mark = "(*)" if each in self.marked else "( )"
        words = Content(f"{mark} {each.words}")
        return Option(wrapped(words, max(self.width - ROOM, LEAST), HANG) if self.width else words)

    @property
    def width(self) -> int:
        """How wide the list is; 0 before it is laid out."""
        return self.query_one(OptionList).scrollable_content_region.width

    def choose(self, at: int | None) -> None:
        """Mark one or take its mark away."""
        if at is None or at >= len(self.listed):
            return
        each = self.listed[at]
        self.marked = (
            [other for other in self.marked if other != each] if each in self.marked else [*self.marked, each]
        )
        options = self.query_one(OptionList)
        options.replace_option_prompt_at_index(at, self.option_of(each).prompt)
        self.say()

    def action_mark_all(self) -> None:
        """Mark all that are listed; where all are, none."""
        unmarked = [each for each in self.listed if each not in self.marked]
        kept = self.marked if unmarked else [each for each in self.marked if each not in self.listed]
        self.marked = [*kept, *unmarked]
        self.mark_anew()
        self.say()

    def action_save(self) -> None:
        """Answer with the marked ones, or the one at the cursor."""
        at = self.query_one(OptionList).highlighted
        chosen: Sequence[Choice] = self.marked or (self.listed[at : at + 1] if at is not None else [])
        if chosen:
            words = "、".join(choice.words for choice in chosen)
            self.dismiss(Picked(Choice(words, tuple(choice.value for choice in chosen))))


class WideMarkPicker(MarkPicker):
    """The same for choices of several lines."""

    CSS_PATH = "wide_mark_picker.tcss"
