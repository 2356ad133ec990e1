"""Glyphs to printed rows and words, by position only: what a page says left to right, top to bottom."""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tracker.reading.readers.pdf.page import Glyph

SAME_ROW = 0.45  # baselines closer than this share of the size are one row
SAME_GLYPH = 0.3  # the same character printed twice this close is bold, not two characters
WORD_GAP = 0.22  # between Latin letters, in sizes
WIDE_GAP = 0.4  # between other characters: a gap that was typed
CLOSING = frozenset("、，。；：！？）〕】》」』”’…％%,.;:!?)]}")


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row."""

    text: str
    glyphs: tuple[Glyph, ...]

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return max(g.right for g in self.glyphs)

    @property
    def base(self) -> float:
        return self.glyphs[0].base

    @property
    def size(self) -> float:
        """The type size, taken from Chinese characters where there are any."""
        square = [
            g.size for g in self.glyphs if unicodedata.east_asian_width(g.text) == "W" and g.text.isalpha()
        ]
        return median(square or [g.size for g in self.glyphs])

    @property
    def first_unit(self) -> float:
        """How much room its first word needs, with the punctuation that may not start a row."""
        end = 1
        if _latin(self.glyphs[0].text):
            while end < len(self.glyphs) and _latin(self.glyphs[end].text):
                end += 1
        while end < len(self.glyphs) and self.glyphs[end].text in CLOSING:
            end += 1
        return self.glyphs[end - 1].right - self.glyphs[0].left


def rows_of(glyphs: list[Glyph]) -> list[Row]:
    """Glyphs in any order to rows from top to bottom."""
    bundles: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.base):
        if bundles and glyph.base - bundles[-1][0].base <= SAME_ROW * max(glyph.size, bundles[-1][0].size):
            bundles[-1].append(glyph)
        else:
            bundles.append([glyph])
    return [_row(bundle) for bundle in bundles]


def joined(first: str, then: str) -> str:
    """Two pieces of one sentence: Latin words keep a space between them, Chinese needs none."""
    if first and then and _letter(first[-1]) and _letter(then[0]):
        return f"{first} {then}"
    return first + then


def _row(glyphs: list[Glyph]) -> Row:
    once: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (g.left, g.base)):
        if not any(
            g.text == glyph.text and abs(g.left - glyph.left) < SAME_GLYPH * g.size for g in once[-3:]
        ):
            once.append(glyph)
    return Row(_spaced(once), tuple(once))


def _spaced(glyphs: list[Glyph]) -> str:
    gaps = [(b.left - a.right) / max(a.size, b.size) for a, b in pairwise(glyphs)]
    wide = max(WIDE_GAP, median(gaps) + 0.35) if gaps else WIDE_GAP
    words = glyphs[0].text
    for gap, before, after in zip(gaps, glyphs, glyphs[1:], strict=False):
        limit = WORD_GAP if _latin(before.text) and _latin(after.text) else wide
        words += (" " if gap > limit else "") + after.text
    return as_typed(words)


def as_typed(text: str) -> str:
    """Radicals and compatibility characters that fonts put in place of the real ones, put right."""
    return "".join(unicodedata.normalize("NFKC", c) if _stand_in(c) else c for c in text)


def _stand_in(character: str) -> bool:
    return "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff"


def _latin(text: str) -> bool:
    return text.isascii() and (text.isalnum() or text in "-_./@'&")


def _letter(text: str) -> bool:
    return text.isascii() and text.isalpha()
