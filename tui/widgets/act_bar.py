"""The acts that can be done now, each with its key and clickable; on as many lines as they need."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from tui.actions import Action
from tui.widgets.link_line import CLOSE, Link, LinkLine, clickable


class ActBar(LinkLine):
    """Above the footer. Nothing is cut: what has no room on a line goes to the next one."""

    DEFAULT_CSS = "ActBar { height: auto; background: $panel; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.head = self.behind = ()  # type: tuple[Content, ...]

    def offer(self, actions: Sequence[Action], behind: Sequence[Action] = ()) -> None:
        """Offer these and no others; those `behind` the last one of them are named after it."""
        self.head = (Content.styled("可以办：" if actions else "现在没有需要你办的事。", "$quiet"),)
        labels = "、".join(each.label for each in behind)
        self.behind = tuple(Content.styled(each, "$quiet") for each in labels.split("、")) if labels else ()
        self.links = tuple(link_of(action) for action in actions)
        self.lay()

    def lay(self) -> None:
        """Fill line after line."""
        pieces = (*self.head, *map(clickable, self.links), *self.behind)
        self.show_words(Content("\n").join(lines_of(pieces, self.room)))


def link_of(action: Action) -> Link:
    """S 签收"""
    words = Content.assemble(f" {action.key_said} ", f"{action.label} ")
    return Link(words.stylize("$button-color-foreground on $primary"), f"screen.{action.run}", action.help)


def lines_of(pieces: Iterable[Content], room: int) -> list[Content]:
    """The pieces in lines of at most `room` cells, none of them cut."""
    lines: list[Content] = []
    for piece in pieces:
        if lines and (not room or lines[-1].cell_length + 1 + piece.cell_length <= room):
            lines[-1] = CLOSE.join((lines[-1], piece))
        else:
            lines.append(piece)
    return lines
