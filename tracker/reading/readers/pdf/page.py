"""One page as printed: glyphs, rules and pictures, measured in points from its top left corner."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character; `base` is its baseline and grows down the page."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point that decides which table cell the character stands in."""
        return (self.left + self.right) / 2, self.base - 0.35 * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at height `at` from left to right, or at width `at` from top to bottom."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The box that a picture covers."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on a page that reading needs; `slanted` is text that runs across it, a watermark.

    `hidden` is text that is in the file but was cut away.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    slanted: str = ""
    hidden: str = ""
    pictures: tuple[Picture, ...] = ()

    @property
    def pictured(self) -> float:
        """The share of the page under pictures, overlaps counted twice."""
        covered = sum((p.right - p.left) * (p.bottom - p.top) for p in self.pictures)
        return min(1.0, covered / max(1.0, self.width * self.height))
