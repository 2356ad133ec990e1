"""二、进展较好: done in time this month, ahead of schedule by what the office verified, and units without a fault."""

from collections.abc import Callable, Sequence

from tracker.domain.circular.duties import Outcome, having
from tracker.domain.circular.findings import Findings
from tracker.domain.circular.material import TaskRecord
from tracker.domain.circular.numbers import Ref, Units
from tracker.domain.circular.phrases import UNIT, Room, body, headed, item, leads, named, rest
from tracker.domain.circular.situations import counted_with_steps
from tracker.domain.circular.value import Paragraph, Run, Section
from tracker.domain.codes import in_order
from tracker.domain.lights import Colour
from tracker.domain.printed import clip, month_day
from tracker.domain.task import OPEN_STATES

AHEAD = 10  # percentage points that verified progress lies before expected progress
MOST = 8
Part = tuple[Sequence[Run], Sequence[Paragraph]]


def good_progress(found: Findings, room: Room) -> Section:
    """The section; a task or unit with doubtful figures is not praised."""
    most = min(MOST, room.entries)
    parts = (done_in_time(found, most), ahead(found, most), faultless(found, 2 * most))
    told = [part for part in parts if part is not None]
    none = (
        body("本月没有按期办结的任务，没有核定进度领先的任务，也没有全部任务按序时推进并按时填报的单位。"),
    )
    return Section("二、进展较好", headed(told) if told else none)


def done_in_time(found: Findings, room: int) -> Part | None:
    """The tasks verified as done in the month, by their original deadline."""
    done = [record for record in praised(found) if fresh(record, found)]
    done.sort(key=lambda record: (record.facts.done_on, in_order(record.code)))
    if not done:
        return None
    heading: tuple[Run, ...] = ("本月按原定时限办结", *counted_with_steps("本月按原定时限办结", tuple(done)))
    return heading, (*named_items(done, room, finished), *rest(done, room, "附件3"))


def fresh(record: TaskRecord, found: Findings) -> bool:
    """Found done since the last circular, and in time."""
    in_time = record.standing.on_time(original=True) is not False
    return record.standing.done and in_time and not found.done_before(record)


def finished(record: TaskRecord) -> str:
    """When it was done, against when it was due."""
    facts = record.facts
    deadline = facts.original_deadline
    due = f"，原定{deadline.year}年{month_day(deadline)}" if deadline else ""
    return f"{month_day(facts.done_on)}办结{due}" if facts.done_on else ""


def ahead(found: Findings, room: int) -> Part | None:
    """Open green tasks whose verified progress lies well before the expected one."""
    leading = [record for record in praised(found) if lead_of(record) >= AHEAD]
    leading.sort(key=lambda record: (-lead_of(record), in_order(record.code)))
    if not leading:
        return None
    says = f"核定进度超过序时{AHEAD}个百分点以上"
    heading: tuple[Run, ...] = (says, *counted_with_steps(says, tuple(leading)))
    return heading, (*named_items(leading, room, how_far), *rest(leading, room, "附件3"))


def lead_of(record: TaskRecord) -> int:
    """Points by which verified progress is ahead; 0 where the task is not open and green."""
    standing, facts = record.standing, record.facts
    if standing.light.colour is not Colour.GREEN or facts.state not in OPEN_STATES or standing.done:
        return 0
    if facts.verified is None or standing.expected is None:
        return 0
    return max(0, facts.verified - standing.expected)


def how_far(record: TaskRecord) -> str:
    """核定60%，序时应达45%."""
    return f"核定进度{record.facts.verified}%，序时应达{record.standing.expected}%"


def faultless(found: Findings, room: int) -> Part | None:
    """Units all of whose tasks are green and all of whose filings of the month came in time."""
    filed = {duty.record.facts.lead_unit for duty in having(found.owed, Outcome.IN_TIME)}
    faults = {duty.record.facts.lead_unit for duty in found.owed if duty.outcome is not Outcome.IN_TIME}
    faults |= {back.record.facts.lead_unit for back in found.returned}
    faults |= {doubt.record.facts.lead_unit for doubt in found.doubted}
    faults |= {r.facts.lead_unit for r in found.now if r.standing.light.colour is not Colour.GREEN}
    without = {code for code in filed - faults if code}
    if not without:
        return None
    units = sorted(without)
    material = found.material
    good = [record for record in found.now.answered if record.facts.lead_unit in without]
    refs = tuple(Ref(record.code, material.lead_name(record)) for record in good)
    heading: tuple[Run, ...] = (
        "牵头任务全部绿灯且按时填报的单位",
        Units("全部绿灯且按时填报的单位", refs),
        "个",
    )
    names = "、".join(clip(material.unit_name(code), UNIT) for code in units[:room])
    return heading, (body(names + ("等" if len(units) > room else "") + "。"),)


def praised(found: Findings) -> list[TaskRecord]:
    """The tasks whose figures are not in doubt."""
    out = {doubt.record.code for doubt in found.doubted}
    return [record for record in found.now.answered if record.code not in out]


def named_items(
    records: Sequence[TaskRecord], room: int, what: Callable[[TaskRecord], str]
) -> tuple[Paragraph, ...]:
    """1.县教育局“控辍保学”（XH2020-012）：…"""
    return tuple(
        item(position, leads(record), "牵头的", *named(record), "：", what(record), "。")
        for position, record in enumerate(records[:room], 1)
    )
