"""The lists of a review: each with its word, its columns, its rows, and what is said of a row on either side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content

from tracker.services.review import Sheet
from tui.review import comparison, items, names, notes
from tui.widgets.list_table import Head, Row

Sides = tuple[Content, Content]


@dataclass(frozen=True, slots=True)
class Listing:
    """`counted` are how many the tab says; a list that is not `always` there is hidden while it is empty."""

    name: str
    word: str
    heads: tuple[Head, ...]
    rows: Callable[[Sheet], Sequence[Row]]
    sides: Callable[[Sheet, str], Sides]
    always: bool = False


LISTS = (
    Listing("items", "条目", items.HEADS, items.rows, items.sides, always=True),
    Listing("names", "单位名称", names.HEADS, names.rows, names.sides),
    Listing("compared", "与原方案比较", comparison.HEADS, comparison.rows, comparison.sides),
    Listing("problems", "未读懂", notes.PROBLEM_HEADS, notes.problem_rows, notes.problem_sides),
    Listing("told", "已更正", notes.TOLD_HEADS, notes.told_rows, notes.told_sides),
)
BY_NAME = {each.name: each for each in LISTS}
