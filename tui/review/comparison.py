"""A revised plan against the tasks of the one before: what is new, changed and gone, for the office to decide."""

from textual.content import Content

from tracker.domain.review import item_called
from tracker.domain.review_phrases import apart
from tracker.domain.review_revision import Compared, Kind
from tracker.services.review import Sheet
from tui.review.items import said, source_in_words
from tui.widgets.list_table import Head, Row

HEADS = (Head("变化", 8), Head("编号", 13), Head("事项", share=3), Head("任务", 11), Head("差别", share=2))
ORDER = (Kind.CHANGED, Kind.NEW, Kind.GONE, Kind.UNCHANGED)


def rows(sheet: Sheet) -> list[Row]:
    """What differs first; what is unchanged at the end."""
    return [row_of(each) for each in sorted(sheet.compared, key=lambda each: ORDER.index(each.kind))]


def row_of(each: Compared) -> Row:
    what = "、".join(one.what for one in each.differences)
    remark = "任务保持不变" if each.left else what
    return Row(
        key_of(each), (each.kind, each.item, each.title, each.task, remark), "accent" if each.left else ""
    )


def key_of(each: Compared) -> str:
    """The item, or the task that no item goes on with."""
    return each.item or f"task {each.task}"


def compared_called(sheet: Sheet, key: str) -> Compared:
    """The row of that key."""
    return next(each for each in sheet.compared if key_of(each) == key)


def sides(sheet: Sheet, key: str) -> tuple[Content, Content]:
    """What differs and what can be decided; the words of the new version."""
    each = compared_called(sheet, key)
    lines = [Content.styled(f"{each.kind}：{each.title}", "bold")]
    for one in each.differences:
        was, now = apart(one.was, one.now)
        lines += [said(f"{one.what}，原", was), said(f"{one.what}，现", now)]
    lines.append(Content.styled(meaning(each), "$quiet"))
    source = (
        source_in_words(item_called(sheet.review, each.item)) if each.item else Content("新稿中没有这一条。")
    )
    return Content("\n").join(lines), source


def meaning(each: Compared) -> str:
    """What confirming does, and that it can be decided otherwise."""
    done = {
        Kind.CHANGED: f"确认后任务{each.task}改到新稿，原时限和履历都保留。",
        Kind.NEW: "确认后成为新任务。",
        Kind.GONE: f"确认后任务{each.task}标明不再列入，仍留在台账中，不会删除。",
        Kind.UNCHANGED: f"接续任务{each.task}，没有变化。",
    }[each.kind]
    return f"{f'任务{each.task}保持不变。' if each.left else done}按回车改作别的决定。"
