"""The kinds of errands, each with its number, on as many lines as they need; a kind of which there are none is not there."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from tui.widgets.act_bar import lines_of
from tui.widgets.link_line import Link, LinkLine, clickable

EVERYTHING = "全部"


class KindTabs(LinkLine):
    """`kind` is the one that is listed; empty is all of them. `first` is the one to begin with."""

    DEFAULT_CSS = "KindTabs { height: auto; padding: 0 1; }"

    @dataclass
    class Turned(Message):
        """Another kind is listed."""

        kind: str

    def __init__(self, first: str) -> None:
        super().__init__()
        self.kind, self.first = "", first
        self.numbers: Mapping[str, int] = {}

    @property
    def kinds(self) -> tuple[str, ...]:
        """All, then each that there is."""
        return ("", *self.numbers)

    def count(self, numbers: Mapping[str, int]) -> None:
        """Write the kinds with their numbers; where the kind that is listed has gone, all are listed."""
        held, self.first = self.first or self.kind, ""
        self.numbers = numbers
        self.kind = held if held in numbers else ""
        self.say()

    def say(self) -> None:
        """Each kind with its number; the one that is listed is underlined."""
        self.links = tuple(self.link_of(at, kind) for at, kind in enumerate(self.kinds))
        self.lay()

    def link_of(self, at: int, kind: str) -> Link:
        """审核填报 7"""
        number = self.numbers[kind] if kind else sum(self.numbers.values())
        style = "bold underline $primary" if kind == self.kind else "$foreground"
        words = Content(f"{kind or EVERYTHING} {number}").stylize(style)
        return Link(words, f"screen.go_to_kind({at})")

    def lay(self) -> None:
        """Fill line after line."""
        pieces = (Content.assemble(clickable(link), " ") for link in self.links)
        self.show_words(Content("\n").join(lines_of(pieces, self.room)))

    def turn(self, by: int) -> None:
        """To the next kind, or the one before; none behind the last."""
        self.go_to(self.kinds.index(self.kind) + by)

    def go_to(self, at: int) -> None:
        """To the kind in that place."""
        if 0 <= at < len(self.kinds) and self.kinds[at] != self.kind:
            self.kind = self.kinds[at]
            self.say()
            self.post_message(self.Turned(self.kind))
