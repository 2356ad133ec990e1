"""Printed rows to paragraphs: by indents, by rows that end short, by type size; over page ends too."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reading.readers.pdf.rows import Row, joined

INDENT = 1.3  # in sizes: an indent of two characters, with room for sloppy ones
SHORT = 0.6  # in sizes: room left in a row beyond what the next word needs
HEADLINE = 1.12  # a centred row this much larger than the text is a headline
LARGE = 1.2  # a row this much larger is one wherever it stands
CENTRED = 1.5  # in sizes: how much the two sides of a centred row may differ
SET_IN = 2.6  # in sizes: a centred row of the text's own size is set in further than a paragraph
PITCH = 2.6  # in sizes: rows of one paragraph are not further apart
STOPS = "。！？；：!?;:"
GOES_ON = "、，,和及与的《“"  # a row that ends so is never a paragraph's last

_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十百\d]{1,3}[、.．）)是]|第[一二三四五六七八九十百\d]{1,3}[章条节]|附[件表录]?[\d一二三四五：:]|[①-⑳●•]"
)
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节]"
)

_WHOLE_TITLE = re.compile(r"(?:方案|规划|计划|意见|通知|办法|要点|清单|细则|分解表|分工表)$")
_TITLE_GOES_ON = re.compile(
    r"^[的及和暨与》]|(?:方案|规划|计划|意见|通知|办法|要点|清单|细则|表|纲要|目标|任务)$"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows joined to one text; `row` counts from 1 on the page where it begins."""

    text: str
    page: int
    row: int
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its page, and with the sides of that page's text."""

    row: Row
    page: int
    number: int
    left: float
    right: float

    @property
    def indent(self) -> float:
        return (self.row.left - self.left) / self.row.size

    @property
    def slack(self) -> float:
        return (self.right - self.row.right) / self.row.size

    @property
    def centred(self) -> bool:
        return self.indent > 0.5 and abs(self.indent - self.slack) < CENTRED


def body_size(rows: Sequence[Row]) -> float:
    """The type size that most characters have."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 12.0


def placed(pages: Sequence[tuple[int, float, Sequence[Row]]]) -> list[list[Placed]]:
    """Rows of (page number, page width, rows) with the text's sides, learnt from all pages of a kind."""
    kinds: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for number, width, rows in pages:
        kinds[number % 2, round(width)] += rows
    sides = {kind: _sides(rows) for kind, rows in kinds.items()}
    return [
        [Placed(row, number, i, *sides[number % 2, round(width)]) for i, row in enumerate(rows, start=1)]
        for number, width, rows in pages
    ]


def _sides(rows: Sequence[Row]) -> tuple[float, float]:
    if not rows:
        return 0.0, 0.0
    often = max(2, len(rows) // 20)
    lefts = Counter(round(row.left / 3) for row in rows)
    frequent = [row.left for row in rows if lefts[round(row.left / 3)] >= often]
    rights = sorted(row.right for row in rows)
    return min(frequent or [row.left for row in rows]), rights[int(0.95 * (len(rights) - 1))]


def paragraphs(rows: Sequence[Placed], body: float) -> list[Paragraph]:
    """Rows in reading order, with no table between them, to paragraphs."""
    groups: list[list[Placed]] = []
    for row in rows:
        if groups and _goes_on(groups[-1], row, body):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_paragraph(group, body) for group in groups]


def _paragraph(group: Sequence[Placed], body: float) -> Paragraph:
    text = ""
    for placed_row in group:
        text = joined(text, placed_row.row.text)
    first = group[0]
    return Paragraph(text, first.page, first.number, headline=_headline(first, body))


def _headline(row: Placed, body: float) -> bool:
    size = row.row.size
    if size >= LARGE * body:
        return True
    return row.centred and (size >= HEADLINE * body or min(row.indent, row.slack) > SET_IN)


def _goes_on(paragraph: Sequence[Placed], then: Placed, body: float) -> bool:
    last = paragraph[-1]
    if _apart(last, then):
        return False
    if _is_titled(last, body) and _headline(then, body):
        below = _NUMBERED.match(then.row.text) or _stands_below(last, then)
        return last.page == then.page and not below
    if _begins(last, then):
        return False
    if last.slack * last.row.size > then.row.first_unit + SHORT * then.row.size:
        return False
    if then.indent > INDENT:
        return _hangs(paragraph, then)
    return True


def _is_titled(row: Placed, body: float) -> bool:
    """A headline, or the full first row of one: centred, and no sentence's end."""
    return _headline(row, body) or (row.centred and row.row.text[-1:] not in STOPS)


def _stands_below(title: Placed, then: Placed) -> bool:
    """Whether a centred row below a title is none of it: （2025年3月10日）, or an organ below what is whole."""
    text = then.row.text
    if text[0] in "（(" or "".join(text.split()) == "目录":
        return True
    return bool(_WHOLE_TITLE.search(title.row.text)) and len(text) > 5 and not _TITLE_GOES_ON.search(text)


def _begins(last: Placed, then: Placed) -> bool:
    """A heading's number begins a paragraph, and behind a full stop an indent or any number does."""
    text = then.row.text
    if _HEADING.match(text) and last.row.text[-1:] not in GOES_ON:
        return True
    return last.row.text[-1:] in STOPS and (then.indent > INDENT or bool(_NUMBERED.match(text)))


def _apart(last: Placed, then: Placed) -> bool:
    """Too far from each other, or not of the same size, to be one paragraph."""
    size = max(last.row.size, then.row.size)
    far = last.page == then.page and then.row.base - last.row.base > PITCH * size
    return far or abs(last.row.size - then.row.size) > 0.12 * size


def _hangs(paragraph: Sequence[Placed], then: Placed) -> bool:
    """Whether an indented row belongs to a numbered paragraph whose number stands out to the left."""
    first, last = paragraph[0], paragraph[-1]
    stands_out = then.indent - first.indent > INDENT and _NUMBERED.match(first.row.text)
    follows = len(paragraph) == 1 or abs(last.indent - then.indent) < 0.5
    return bool(stands_out and follows and not _NUMBERED.match(then.row.text) and first.indent > -0.5)
