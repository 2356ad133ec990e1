"""The prose of a document as one string whose every offset leads back to its place."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.plan import Place
from tracker.reading.blocks import Line


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the source from `start` up to, not including, `end`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Lines joined by newlines; `starts[i]` is where line i begins, `blocks[i]` its block in the document."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    blocks: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        """The index of the line that holds the character at `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def place_of(self, offset: int) -> Place:
        """Where the character at `offset` stands in the document."""
        return self.lines[self.line_at(offset)].place if self.lines else Place()

    def block_of(self, offset: int) -> int:
        """Which block of the document the character at `offset` belongs to."""
        return self.blocks[self.line_at(offset)] if self.blocks else 0

    def line_span(self, index: int) -> Span:
        """The characters of one line, its newline not included."""
        return Span(self.starts[index], self.starts[index] + len(self.lines[index].text))

    def words(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span.start : span.end]


def source_of(lines: Iterable[tuple[int, Line]]) -> Source:
    """The source made of numbered blocks that are lines."""
    kept = tuple(lines)
    starts, at = [], 0
    for _, line in kept:
        starts.append(at)
        at += len(line.text) + 1
    return Source(
        text="\n".join(line.text for _, line in kept),
        lines=tuple(line for _, line in kept),
        starts=tuple(starts),
        blocks=tuple(block for block, _ in kept),
    )
