"""The names that the registry cannot place: asked once for the whole plan, each with who may be meant."""

from textual.content import Content

from tracker.domain.review import ReviewItem
from tracker.domain.review_names import Asked
from tracker.domain.review_phrases import answer_words
from tracker.domain.review_steps import NameIsNew, NameStep
from tracker.domain.unit_names import names_nobody
from tracker.services.review import Sheet
from tui.review.items import said, source_in_words
from tui.widgets.list_table import WAITS, Head, Row

HEADS = (Head("方案中的名称", share=3), Head("条目", 4), Head("可能是", share=3), Head("答复", share=2))
MOST = 12


def rows(sheet: Sheet) -> list[Row]:
    """Those without an answer first, the most frequent first among them."""
    ordered = sorted(sheet.asked, key=lambda each: (each.answer is not None, -len(each.items)))
    return [row_of(each) for each in ordered]


def row_of(each: Asked) -> Row:
    candidates = "、".join(unit.name for unit in each.candidates)
    answer = row_words(each, each.answer) if each.answer else "待确认"
    tone = "quiet" if each.answer else WAITS
    return Row(each.name, (each.name, str(len(each.items)), candidates or "没有相近的", answer), tone)


def row_words(each: Asked, answer: NameStep) -> str:
    """An answer as short as a column wants it."""
    return f"新单位{answer.code}" if isinstance(answer, NameIsNew) else answer_words(answer, each.meant)


def asked_called(sheet: Sheet, name: str) -> Asked:
    """The question about a name."""
    return next(each for each in sheet.asked if each.name == name)


def sides(sheet: Sheet, name: str) -> tuple[Content, Content]:
    """The question with its candidates or its answer, and the items in which the name stands."""
    each = asked_called(sheet, name)
    lines = [Content.styled(name, "bold"), *([] if each.answer else [Content(each.reason)])]
    if each.candidates:
        lines.append(said("可能是", "、".join(f"{unit.name}（{unit.code}）" for unit in each.candidates)))
    if each.answer:
        lines.append(said("已确认", answer_words(each.answer, each.meant)))
    remembered = "只用于这份方案" if names_nobody(name) else "下次也认得"
    lines.append(Content.styled(f"按回车确认，全方案通用，{remembered}。", "$quiet"))
    return Content("\n").join(lines), places(naming(sheet, name))


def naming(sheet: Sheet, name: str) -> list[ReviewItem]:
    """The tasks in which a name stands."""
    return [each for each in sheet.review.tasks if name in each.names]


def places(found: list[ReviewItem]) -> Content:
    """The first of these items with their words, and how many more there are."""
    first = found[:1]
    lines = [
        Content.styled(f"共{len(found)}个条目：{'、'.join(each.key for each in found[:MOST])}", "$quiet"),
        *map(source_in_words, first),
    ]
    return Content("\n").join(lines)
