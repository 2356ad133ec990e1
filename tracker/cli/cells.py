"""Text on a terminal: how wide it is, how it is cut and filled, and what of it must never get there.

A Chinese character takes two cells. Control characters in data could rewrite the screen that a person
trusts; they are shown as � instead.
"""

import re
import unicodedata

CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
CLOSING, OPENING = "。，、；：？！）》」』”’…", "（《「『“‘"
MOST_CARRIED = 4
REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """The text with control characters and marks that turn the writing direction replaced; lines stay."""
    return CONTROLS.sub(REPLACEMENT, text.replace("\r\n", "\n"))


def on_one_line(text: str) -> str:
    """Clean, with line breaks and tabs as single spaces."""
    return " ".join(clean(text).split())


def cell_width(text: str) -> int:
    """How many cells the text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """The text in exactly `width` cells: cut with … where it is longer, filled with spaces where shorter."""
    shown = cut(text, width)
    space = " " * (width - cell_width(shown))
    return space + shown if right else shown + space


def cut(text: str, width: int) -> str:
    """As much of the text as fits into `width` cells, with … where something is missing."""
    if cell_width(text) <= width:
        return text
    kept, used = "", 0
    for character in text:
        used += _cells(character)
        if used > width - 1:
            break
        kept += character
    return kept + "…"


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; words of Latin letters are kept whole where they fit."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in re.findall(r"[!-~]+|.", paragraph):
            if line and cell_width(line) + cell_width(piece) > width:
                line, carried = _broken(line, piece)
                lines.append(line.rstrip())
                line = carried
            line += piece if line or piece != " " else ""
        lines.append(line.rstrip())
    return lines


def _broken(line: str, piece: str) -> tuple[str, str]:
    """Where a line may end: not before closing punctuation, not after an opening bracket."""
    whole, carried = line, ""
    while line and ((carried or piece)[0] in CLOSING or line[-1] in OPENING):
        line, carried = line[:-1], line[-1] + carried
    return (line, carried) if len(carried) <= MOST_CARRIED and line else (whole, "")


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
