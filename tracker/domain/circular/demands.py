"""四、下步要求: what falls due next month by unit, and what the problems found ask of whom."""

from datetime import date, timedelta

from tracker.domain.circular.duties import Outcome, having
from tracker.domain.circular.findings import Findings
from tracker.domain.circular.material import Material, TaskRecord
from tracker.domain.circular.numbers import Count, Ref
from tracker.domain.circular.phrases import FEW, UNIT, Room, body, headed, item, joined, named
from tracker.domain.circular.situations import counted_with_steps, of_colour
from tracker.domain.circular.value import Paragraph, Run, Section
from tracker.domain.codes import in_order
from tracker.domain.cycles import periods_between
from tracker.domain.lights import Colour
from tracker.domain.printed import clip, month_day
from tracker.domain.task import OPEN_STATES


def demands(found: Findings, room: Room) -> Section:
    """The section; its dates are the deadlines of the tasks and the next filing day of the ledger."""
    material = found.material
    due = due_next(material)
    words = span_words(material)
    heading: tuple[Run, ...] = (
        (f"{words}到期", *counted_with_steps(f"{words}到期", due)) if due else (f"{words}到期事项",)
    )
    listed = due_by_unit(due, material, room) if due else (body(f"{words}没有到期的任务。"),)
    asked = requests(found)
    parts = ((heading, listed), *(((("整改和补报",), asked),) if asked else ()))
    return Section("四、下步要求", headed(parts))


def span(material: Material) -> tuple[date, date]:
    """From the day after the cut-off to the end of the next month."""
    return material.cutoff + timedelta(1), material.month.next.last


def span_words(material: Material) -> str:
    """6月; in the middle of May: 5月余下时间和6月."""
    following = f"{material.month.next.month}月"
    left = material.cutoff < material.month.last
    return f"{material.month.month}月余下时间和{following}" if left else following


def due_next(material: Material) -> tuple[TaskRecord, ...]:
    """The open tasks whose deadline lies in the span, the earliest first."""
    first, last = span(material)
    found = [
        record
        for record in material.now.answered
        if record.facts.state in OPEN_STATES
        and not record.standing.done
        and record.facts.deadline is not None
        and first <= record.facts.deadline <= last
    ]
    return tuple(sorted(found, key=lambda record: (record.facts.deadline or last, in_order(record.code))))


def due_by_unit(records: tuple[TaskRecord, ...], material: Material, room: Room) -> tuple[Paragraph, ...]:
    """1.县教育局2项：6月30日“控辍保学”（XH2020-012）、…; the unit with the earliest deadline first."""
    units: dict[str, list[TaskRecord]] = {}
    for record in records:
        units.setdefault(material.lead_name(record), []).append(record)
    items = [
        item(position, clip(unit, UNIT), *due_words(unit, tasks))
        for position, (unit, tasks) in enumerate(list(units.items())[: room.entries], 1)
    ]
    left = [record for tasks in list(units.values())[room.entries :] for record in tasks]
    if left:
        refs = tuple(Ref(record.code, material.lead_name(record)) for record in left)
        items.append(body("其余", Count("其余到期事项", refs), "项见附件3。"))
    return tuple(items)


def due_words(unit: str, records: list[TaskRecord]) -> tuple[Run, ...]:
    """2项：“控辍保学”（XH2020-012）6月30日、…"""
    parts = [
        (*named(record), month_day(record.facts.deadline) if record.facts.deadline else "")
        for record in records[:FEW]
    ]
    refs = tuple(Ref(record.code, unit) for record in records)
    ending = "等。" if len(records) > FEW else "。"
    return (Count("到期事项", refs), "项：", *joined(parts, "、"), ending)


def requests(found: Findings) -> tuple[Paragraph, ...]:
    """What the leads of red, unfiled and doubtful tasks are to put into their next filing, one line each."""
    by = f"在{month_day(day)}前" if (day := next_filing_day(found.material)) else "在下次填报时"
    unfiled = having(found.owed, Outcome.MISSING, Outcome.RETURNED)
    red, doubted = of_colour(found.now.answered, Colour.RED), tuple(d.record for d in found.doubted)
    unfiled_refs = Count("未报和退回后未重报", tuple(duty.ref for duty in unfiled))
    asked: list[tuple[Run, ...]] = []
    if red:
        reds = counted_with_steps("红灯事项", red)
        asked.append(("红灯事项", *reds, f"，由牵头单位{by}填报时写明滞后原因、下步措施和完成日期。"))
    if unfiled:
        asked.append(("未报和退回后未重报的", unfiled_refs, f"项次，由牵头单位{by}补报。"))
    if doubted:
        doubtful = counted_with_steps("数据存疑", doubted)
        asked.append(("数据存疑的", *doubtful, f"，由牵头单位核实，{by}填报时更正或说明。"))
    return tuple(item(position, *runs) for position, runs in enumerate(asked, 1))


def next_filing_day(material: Material) -> date | None:
    """The next day on which filings are due, where it is one and the same for all open tasks."""
    first, last = span(material)
    days = set()
    for facts in (record.facts for record in material.now):
        if facts.state in OPEN_STATES and facts.active_on is not None:
            cycle = facts.cycle
            due = (period.due for period in periods_between(cycle, first, last))
            days.add(next((day for day in due if day >= first), None))
    return days.pop() if len(days) == 1 else None
