"""Breaking Chinese lines: anywhere between characters, never before ，。）or after （, Latin words whole."""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

PIECE = re.compile(r"[!-~]+|\s+|.", re.DOTALL)
NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…—％%")
NOT_LAST = frozenset("（《〈「『【〔“‘")


def wrapped(content: Content, width: int, hang: int = 0) -> Content:
    """The content with its lines broken to at most `width` cells, their continuations set in by `hang`."""
    lines: list[Content] = []
    for line in content.split("\n", allow_blank=True):
        first, *others = line.divide(list(breaks(line.plain, width, width - hang))) or [line]
        lines.append(first.rstrip() if others or first.cell_length > width else first)
        lines += [Content(" " * hang).append(piece.rstrip()) for piece in others]
    return Content("\n").join(lines)


def breaks(line: str, width: int, width_after: int) -> Iterator[int]:
    """The offsets at which a line is broken: its first part fits `width` cells, the others `width_after`."""
    start = 0
    while cell_len(line[start:].rstrip()) > width:
        end = break_after(line, start, width)
        yield end
        start, width = end, width_after


def break_after(line: str, start: int, width: int) -> int:
    """The end of the part that begins at `start`: the last place within `width` cells where a break is allowed."""
    ends = list(piece_ends(line, start, width))
    allowed = [end for end in ends if may_break(line, end)]
    return (allowed or ends)[-1]


def piece_ends(line: str, start: int, width: int) -> Iterator[int]:
    """The ends of the pieces that fit, a piece too long for any line cut where it must be; at least one."""
    used, end = 0, start
    for match in PIECE.finditer(line, start):
        piece = match.group()
        size = 0 if piece.isspace() and used else cell_len(piece)
        if used + size > width:
            break
        used, end = used + cell_len(piece), match.end()
        yield end
    if end == start:
        yield start + max(1, fitting(line[start:], width))


def fitting(words: str, width: int) -> int:
    """How many characters of the words fit into `width` cells."""
    count = used = 0
    for character in words:
        used += cell_len(character)
        if used > width:
            break
        count += 1
    return count


def may_break(line: str, at: int) -> bool:
    """Whether a line may end before the character at `at`."""
    following = line[at:].lstrip()[:1]
    return following not in NOT_FIRST and line[:at].rstrip()[-1:] not in NOT_LAST
