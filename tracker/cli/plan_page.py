"""A plan as read, for an office to check: what was found in it, by whom it is to be done, what is in doubt."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tracker.cli import proposal_words
from tracker.domain.case import chinese
from tracker.domain.plan import Plan, PlanItem
from tracker.domain.plan_shares import shares_in_words
from tracker.domain.proposals import Proposal


def page(plan: Plan, proposals: Mapping[int, Sequence[Proposal]]) -> Iterator[str]:
    """The lines of the page: head, assigned items, unassigned ones, and last what a person has to look at.

    `proposals` say who could lead an unassigned item, by its place among these.
    """
    yield f"《{plan.title}》"
    yield from (f"{label}：{words}" for label, words in _head(plan) if words)
    for item in plan.items:
        yield ""
        yield from item_lines(item)
    if plan.unassigned:
        yield ""
        yield f"没有写明责任单位的条目（{len(plan.unassigned)}个）："
    for at, item in enumerate(plan.unassigned):
        yield f"  {item.number} {item.title}"
        yield from (f"      {line}" for line in proposal_words.lines(proposals.get(at, ())))
    yield from _to_look_at(plan)


def summary(plan: Plan) -> str:
    """One sentence of counts."""
    doubts = sum(len(item.doubts) for item in (*plan.items, *plan.unassigned))
    return (
        f"有责任单位的条目{len(plan.items)}个，没有写明责任单位的{len(plan.unassigned)}个；"
        f"疑问{doubts}处，未读懂{len(plan.problems)}处。"
    )


def _head(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "文号", plan.document_number or ""
    yield "发文单位", "、".join(plan.issuers)
    yield "印发日期", chinese(plan.issued)
    yield "期间", _span(plan.horizon.start, plan.horizon.end) if plan.horizon else ""
    yield "总时限", chinese(plan.default_deadline)
    for duty in plan.duties:
        yield "报送要求", duty.text


def item_lines(item: PlanItem) -> Iterator[str]:
    """An item: number and title, then units, deadlines and targets, a line each."""
    yield f"{item.number} {item.title}"
    for label, names in (
        ("牵头", item.lead),
        ("责任", item.responsible),
        ("指导", item.guide),
        ("领导", item.leaders),
    ):
        if names:
            yield f"    {label}：{'、'.join(names)}"
    for deadline in item.deadlines:
        read = chinese(deadline.date) or ("没有截止日" if deadline.open else "未换算成日期")
        yield f"    时限：{read}（{deadline.text}）"
    if item.targets:
        yield f"    目标：{'；'.join(dict.fromkeys(target.text for target in item.targets))}"
    yield from (f"    分解：{words}" for target in item.targets if (words := shares_in_words(target)))


def _to_look_at(plan: Plan) -> Iterator[str]:
    doubts = [(item, doubt) for item in (*plan.items, *plan.unassigned) for doubt in item.doubts]
    if doubts:
        yield ""
        yield "请核对："
        yield from (f"  {item.number}（{item.place}）：{doubt}" for item, doubt in doubts)
    if plan.problems:
        yield ""
        yield "未读懂："
        yield from (f"  {each.place}“{each.quote}”：{each.message}" for each in plan.problems)


def _span(start: date, end: date) -> str:
    return f"{chinese(start)}至{chinese(end)}"
