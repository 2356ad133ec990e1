"""The items of a review: doubts first, each as it will be a task beside the words that it was read from."""

from datetime import date

from textual.content import Content

from tracker.domain.case import chinese
from tracker.domain.plan_shares import NOT_DIVIDED, is_left_undivided, shares_in_words
from tracker.domain.review import ReviewItem, item_called
from tracker.domain.review_phrases import where
from tracker.domain.task import PartRole
from tracker.services.review import Sheet
from tui.widgets.list_table import WAITS, Head, Row
from tui.words import day_in

HEADS = (
    Head("编号", 13),
    Head("事项", share=3),
    Head("牵头单位", share=2),
    Head("时限", 10),
    Head("核对", 8),
)
DOUBT, NAME, LEADERLESS, PROPOSED, NOBODY = "疑问", "单位待认", "无牵头", "有建议", "无单位"
ORDER = {DOUBT: 0, NAME: 1, LEADERLESS: 2, PROPOSED: 4, NOBODY: 5, "已去掉": 6}  # all others stand between


def rows(sheet: Sheet) -> list[Row]:
    """A row for each item: doubts, units that wait for an answer, tasks, then what nobody is named for."""
    waiting = {name.name for name in sheet.unanswered}
    listed = [row_of(sheet, each, waiting) for each in sheet.review.items]
    return sorted(listed, key=lambda row: ORDER.get(str(row.cells[-1]), 3))


def row_of(sheet: Sheet, each: ReviewItem, waiting: set[str]) -> Row:
    mark = mark_of(sheet, each, waiting)
    draft = sheet.drafts.get(each.key)
    until = "" if draft is None else until_when(each, draft.deadline)
    tone = WAITS if mark in (DOUBT, NAME, LEADERLESS, PROPOSED) else "quiet"
    return Row(each.key, (each.key, each.item.title, lead_of(sheet, each), until, mark), tone)


def until_when(each: ReviewItem, deadline: date | None) -> str:
    """The day; else whether the plan says that there is none, or says nothing."""
    if deadline is not None:
        return day_in(deadline)
    return "长期" if any(one.open for one in each.item.deadlines) else "没有写明"


def lead_of(sheet: Sheet, each: ReviewItem) -> str:
    """Who leads; where nobody does, who is proposed, as a question."""
    proposed = sheet.proposals.get(each.key, ())
    return "、".join(each.item.lead) or (f"{proposed[0].unit.name}？" if proposed else "")


def mark_of(sheet: Sheet, each: ReviewItem, waiting: set[str]) -> str:
    """How far the item is looked at."""
    if each.dropped:
        return "已去掉"
    if each.open_doubts:
        return DOUBT
    if not each.is_task:
        return PROPOSED if sheet.proposals.get(each.key) else NOBODY
    if waiting.intersection(each.names):
        return NAME
    if each.by_hand or each.looked_at:
        return "手工补充" if each.by_hand else "已核对"
    return "" if each.item.lead else LEADERLESS


def sides(sheet: Sheet, key: str) -> tuple[Content, Content]:
    """The item as it will be, and its source."""
    each = item_called(sheet.review, key)
    return item_in_words(sheet, each), source_in_words(each)


def item_in_words(sheet: Sheet, each: ReviewItem) -> Content:
    """Title, doubts, units, deadline and targets, a line each."""
    item = each.item
    lines = [Content.styled(f"{each.key} {item.title}", "bold")]
    lines += [Content.styled(f"疑问：{doubt}", "$warning") for doubt in each.open_doubts]
    if each.dropped:
        lines.append(Content.styled("已去掉，不作为任务。按 X 恢复。", "$quiet"))
    elif not each.is_task:
        lines.append(Content.styled("没有责任单位，不作为任务。要成为任务，按回车填写单位。", "$quiet"))
    lines += [
        Content.styled(
            f"建议牵头：{proposal.unit.name}（{proposal.points:g}分）：{proposal.sentence}", "$accent"
        )
        for proposal in sheet.proposals.get(each.key, ())
    ]
    open_names = sheet.open_in(each)
    for role in PartRole:
        named = getattr(item, role.value)
        if named:
            lines.append(
                said(role.word, "、".join(f"{name}？" if name in open_names else name for name in named))
            )
    if open_names:
        lines.append(Content.styled("打？的名录中没有，到“单位名称”一页确认。", "$warning"))
    if each.is_task and not item.lead:
        lines.append(Content.styled("没有牵头单位，交办以前要指定。", "$warning"))
    if item.leaders:
        lines.append(said("责任领导", "、".join(item.leaders)))
    lines.append(said("时限", deadline_in_words(sheet, each)))
    if item.targets:
        lines.append(said("目标", "；".join(dict.fromkeys(target.text for target in item.targets))))
    lines += [said("分解", words) for target in item.targets if (words := shares_in_words(target))]
    draft = sheet.drafts.get(each.key)
    if draft is not None and is_left_undivided(item, draft):
        lines.append(Content.styled(NOT_DIVIDED, "$warning"))
    return Content("\n").join(lines)


def deadline_in_words(sheet: Sheet, each: ReviewItem) -> str:
    """Each deadline with the words that it was read from; else the plan's own."""
    dated = [
        f"{chinese(each.date) or ('没有截止日' if each.open else '未换算成日期')}（{each.text}）"
        for each in each.item.deadlines
    ]
    if dated:
        return "；".join(dated)
    draft = sheet.drafts.get(each.key)
    until = draft.deadline if draft else sheet.review.head.default_deadline
    return f"{chinese(until)}（方案的总时限）" if until else "没有写明"


def source_in_words(each: ReviewItem) -> Content:
    """The words of the document, place by place."""
    lines: list[Content] = []
    for source in each.sources:
        lines.append(Content.styled(where(source), "$primary bold"))
        lines += [Content(words) for words in (source.title, *source.text.split("\n")) if words.strip()]
        lines += [
            Content.styled(words, "$accent") for words in source.assignment.split("\n") if words.strip()
        ]
    return Content("\n").join(lines)


def said(head: str, words: str) -> Content:
    """A head and what is said under it."""
    return Content.assemble((f"{head}：", "bold $primary"), words)
