"""The words of an order: made from the facts that its event keeps, so that they come out the same for ever."""

from collections.abc import Iterator

from tracker.domain.case import chinese
from tracker.domain.circular.value import Column, Table
from tracker.domain.ladder import OrderKind
from tracker.domain.order_events import EarlierOrder, OrderIssued
from tracker.domain.paper import Paper, numbered
from tracker.domain.reminders import Kind

MOST_IN_TEXT = 6  # more matters than these go to a table in the annex
TITLES = {
    OrderKind.LETTER: "关于办理{what}的提醒函",
    OrderKind.SLIP: "关于抓紧办理{what}的催办单",
    OrderKind.SUPERVISION: "关于限期办理{what}的督办单",
    OrderKind.TALK: "关于约谈{unit}负责人的建议",
}
WHO_ACTS = {
    OrderKind.LETTER: "请你单位联络员协调落实",
    OrderKind.SLIP: "请你单位主要负责人亲自过问、明确专人",
    OrderKind.SUPERVISION: "请你单位主要负责人牵头研究，逐项明确措施、责任人和完成时间",
}
ASKED = {
    Kind.SIGN: "尚未签收的，办理签收；认为不属本单位职责的，写明依据",
    Kind.FILING: "尚未填报的，补报落实情况、存在问题和下步措施",
    Kind.DEADLINE: "尚未办结的，办结后申请核验；一时不能办结的，报告进展、困难和预计完成时间",
    Kind.AHEAD: "没有到期的，抓紧推进并填报进展、困难和预计完成时间",
}
NEXT = {
    OrderKind.LETTER: "期满未办又没有正当理由的，将向你单位主要负责人发催办单。",
    OrderKind.SLIP: "期满未办又没有正当理由的，将发督办单，并报告分管领导。",
    OrderKind.SUPERVISION: "期满未办又没有正当理由的，将提请{group}研究是否约谈。",
}
IN_ADVANCE = "到期仍未办结的，按督办阶梯办理。"
COLUMNS = (Column("编号", 26), Column("任务", 46), Column("事由", 58), Column("应办日期", 26))


def paper_of(order: OrderIssued) -> Paper:
    """The paper of an order."""
    kind = OrderKind(order.order_kind)
    talk = kind is OrderKind.TALK
    parts = [("有关事项", tuple(matters(order)))]
    if order.earlier:
        parts.append(("此前督促情况", tuple(map(urged, order.earlier))))
    parts.append(("建议", (suggestion(order),)) if talk else ("办理要求", demands(order, kind)))
    long = len(order.items) > MOST_IN_TEXT
    return Paper(
        name=kind.word,
        number=order.order,
        office=order.office_name,
        day=order.day,
        title=TITLES[kind].format(what=what(order), unit=order.unit_name),
        salutation=f"{order.group if talk else order.unit_name}：",
        opening=opening(order, "该单位" if talk else "你单位", f"{order.unit_name}" if talk else ""),
        sections=numbered(parts),
        closing="以上建议当否，请审定。" if talk else "",
        tables=(table(order),) if long else (),
        copies=copies(order, kind),
    )


def table(order: OrderIssued) -> Table:
    """The matters, each in a line."""
    rows = tuple((i.task, i.title, i.fact, chinese(i.due)) for i in order.items)
    return Table("有关事项清单", COLUMNS, rows, "没有有关事项。")


def what(order: OrderIssued) -> str:
    """「控辍保学」 or 「控辍保学」等3项任务."""
    titles = tuple(dict.fromkeys(item.title for item in order.items))
    return f"“{titles[0]}”{f'等{len(titles)}项' if len(titles) > 1 else ''}任务"


def opening(order: OrderIssued, called: str, named: str) -> str:
    """By which plan the unit has the matters, and how many are late."""
    basis = "".join(f"《{title}》" for title in order.plans[:2]) + ("等" if len(order.plans) > 2 else "")
    ground = f"按照{basis}的任务分工，" if basis else ""
    whose = f"{named}承担" if named else f"由{called}承担"
    return f"{ground}{whose}的任务中，截至{chinese(order.day)}{at_issue(order)}。"


def at_issue(order: OrderIssued) -> str:
    """有2件事项超过时限没有办理，1件没有到期、需要抓紧."""
    ahead = sum(item.kind == Kind.AHEAD for item in order.items)
    late = len(order.items) - ahead
    said = [f"{late}件事项超过时限没有办理"] if late else []
    said += [f"{ahead}件{'' if late else '事项'}没有到期、需要抓紧"] if ahead else []
    return f"有{'，'.join(said)}"


def matters(order: OrderIssued) -> Iterator[str]:
    """The matters, each with its fact; too many are counted here and listed in the annex."""
    if len(order.items) > MOST_IN_TEXT:
        count = {kind: sum(item.kind == kind for item in order.items) for kind in Kind}
        said = "、".join(f"{UNDONE[kind]}{number}件" for kind, number in count.items() if number)
        yield f"{said}，逐件情况见附件。"
        return
    for number, item in enumerate(order.items, 1):
        yield f"{number}.“{item.title}”（{item.task}）：{item.fact}。"


UNDONE = {
    Kind.SIGN: "未签收",
    Kind.FILING: "未填报",
    Kind.DEADLINE: "未办结",
    Kind.DECISION: "未决定",
    Kind.AHEAD: "未到期",
}


def urged(earlier: EarlierOrder) -> str:
    """What was asked before, and that its limit passed without good reason."""
    kind = OrderKind(earlier.order_kind)
    reason = (
        f"所作答复经审定理由不成立（{earlier.answer.rstrip('。')}）"
        if earlier.answer
        else "没有提出经审定成立的理由"
    )
    return (
        f"{chinese(earlier.issued_on)}已发{kind.word}（{earlier.number}），要求于{chinese(earlier.limit)}前办理，"
        f"期满仍未办理，{reason}。"
    )


def demands(order: OrderIssued, kind: OrderKind) -> tuple[str, ...]:
    """Who has to do what by when, and what follows."""
    whole = all(item.kind == Kind.AHEAD for item in order.items)
    then = IN_ADVANCE if whole else NEXT[kind].format(group=order.group)
    own = f"办公室意见：{order.words.rstrip('。')}。" if order.words else ""
    asked = [words for matter, words in ASKED.items() if any(item.kind == matter for item in order.items)]
    return (
        f"（一）{WHO_ACTS[kind]}，于{chinese(order.limit)}前（{order.days}个工作日内）办理：{'；'.join(asked)}。{own}",
        "（二）确有正当理由不能按期办理的，请在上述期限内书面答复并附佐证材料，由本办公室审定；"
        "理由成立的不再催办或给予宽限。",
        f"（三）{then}",
    )


def suggestion(order: OrderIssued) -> str:
    """The proposal of a talk, which people decide."""
    return (
        f"建议由{order.group}负责同志约谈{order.unit_name}主要负责人，听取未办原因，商定完成时间和措施，"
        f"并于{chinese(order.limit)}前作出是否约谈的决定。本建议只列事实，不代替组织决定。"
    )


def copies(order: OrderIssued, kind: OrderKind) -> str:
    """Who gets a copy: the 分管领导 of the rung that is theirs."""
    if kind is not OrderKind.SUPERVISION:
        return ""
    leaders = "、".join(order.leaders) if order.leaders else f"{order.unit_name}分管领导"
    return f"抄送：{order.group}，{leaders}。"
