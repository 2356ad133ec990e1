"""What was not understood, and what was corrected."""

from textual.content import Content

from tracker.services.review import Sheet
from tui.review.items import said
from tui.widgets.list_table import Head, Row

PROBLEM_HEADS = (Head("位置", 16), Head("原文", share=3), Head("说明", share=3))
TOLD_HEADS = (Head("序号", 4), Head("更正", share=1))


def problem_rows(sheet: Sheet) -> list[Row]:
    """A row for each thing that was not understood."""
    return [
        Row(str(at), (str(each.place), each.quote, each.message))
        for at, each in enumerate(sheet.review.head.problems)
    ]


def problem_sides(sheet: Sheet, key: str) -> tuple[Content, Content]:
    """What is the matter, and the words."""
    each = sheet.review.head.problems[int(key)]
    advice = "如果其中有一条任务，回到“条目”按 N 补上。"
    left = Content("\n").join([said("未读懂", each.message), Content.styled(advice, "$quiet")])
    return left, Content("\n").join(
        [Content.styled(f"原文（{each.place}）", "$primary bold"), Content(each.quote)]
    )


def told_rows(sheet: Sheet) -> list[Row]:
    """The corrections, the latest first."""
    told = sheet.review.told
    return [Row(str(at), (str(at + 1), told[at])) for at in reversed(range(len(told)))]


def told_sides(sheet: Sheet, key: str) -> tuple[Content, Content]:
    """A correction in full."""
    return Content(f"{sheet.review.told[int(key)]}。"), Content.styled(
        "按 Z 撤回最近一次更正，一次做的几处一起撤回。", "$quiet"
    )
