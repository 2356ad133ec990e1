"""A unit's work report as its sentences, each with its place: what may be filed for which task."""

import re
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.figures import Statement
from tracker.domain.plan import Place
from tracker.reading.blocks import Document, Line
from tracker.reading.characters import neutral
from tracker.reading.figures import statements
from tracker.reading.furniture import without_furniture
from tracker.reading.readers import document_in, lines_of
from tracker.reading.refusals import refuse_secret

SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
TOPIC = re.compile(r"(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十]+[)）])")
NUMBERED = re.compile(r"[（(]?(?:[一二三四五六七八九十]+|\d{1,2})[)）、.．]")
HEADING = re.compile(rf"{NUMBERED.pattern}[^。；;\d]{{2,24}}(?:。|$)")
SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a report that speak of one thing, and the figures that they state.

    `heading` is the short numbered sentence under which they stand: it says what they speak of.
    """

    text: str
    place: Place
    statements: tuple[Statement, ...] = ()
    heading: str = ""


def read_report(path: Path) -> tuple[Passage, ...]:
    """The passages of a report in a file; raises InputError for a file that cannot be read or is secret."""
    return passages(document_in(path), path.name)


def report_in(text: str, name: str) -> tuple[Passage, ...]:
    """The passages of a report that was pasted or came as a stream."""
    return passages(lines_of(text, name), name)


def passages(raw: Document, name: str) -> tuple[Passage, ...]:
    """The passages of a document: one for each 一是, （一） or line that begins something."""
    refuse_secret(raw, name)
    document = without_furniture(neutral(raw))
    found: list[Passage] = []
    heading = ""
    for line in (block for block in document.blocks if isinstance(block, Line)):
        own = HEADING.match(line.text.strip())
        heading = own[0] if own else "" if NUMBERED.match(line.text.strip()) else heading
        found += [
            Passage(words, line.place, tuple(statements(words)), heading)
            for words in topics(line.text)
            if len(words) >= SHORTEST and words != heading
        ]
    return tuple(found)


def topics(text: str) -> list[str]:
    """A paragraph cut before each 一是, 二是, （一）; the words before the first of them are a topic too."""
    starts = [0, *(match.start() for match in TOPIC.finditer(text) if begins(text, match.start()))]
    ends = [*starts[1:], len(text)]
    return [
        text[start:end].strip() for start, end in zip(starts, ends, strict=True) if text[start:end].strip()
    ]


def begins(text: str, place: int) -> bool:
    """Whether something begins here: at the start or after a full stop or semicolon."""
    return place > 0 and text[:place].rstrip()[-1:] in tuple("。；;:：")


def sentences(text: str) -> list[str]:
    """The sentences of a passage."""
    return [match[0].strip() for match in SENTENCE.finditer(text) if len(match[0].strip()) >= SHORTEST]
