"""三、存在问题: each red and yellow task by name, what was not filed, what was sent back, what does not add up."""

from collections.abc import Sequence
from datetime import date

from tracker.domain.case import chinese
from tracker.domain.circular.duties import Duty, Outcome, counted, having
from tracker.domain.circular.findings import Findings
from tracker.domain.circular.material import Material, TaskRecord
from tracker.domain.circular.numbers import Count, Ref
from tracker.domain.circular.phrases import Room, body, by_unit, headed, item, leads, named, rest
from tracker.domain.circular.situations import counted_with_steps, of_colour
from tracker.domain.circular.value import Paragraph, Run, Section
from tracker.domain.lights import Colour
from tracker.domain.printed import sentence
from tracker.domain.task import OPEN_STATES

REASON = 60
Part = tuple[Sequence[Run], Sequence[Paragraph]]


def problems(found: Findings, room: Room) -> Section:
    """The section, its parts always in the same order; a part without content says so."""
    answered = found.now.answered
    others = [colour_part(answered, each, room) for each in (Colour.ORANGE, Colour.GREY)]
    parts = (
        red_part(answered, room),
        *(part for part in others[:1] if part[1]),
        yellow_part(found, room),
        *(part for part in others[1:] if part[1]),
        filing_part(found, room),
        returned_part(found, room),
        doubt_part(found, room),
    )
    return Section("三、存在问题", headed(parts))


def red_part(answered: Sequence[TaskRecord], room: Room) -> Part:
    """The red lights."""
    records = of_colour(answered, Colour.RED)
    if not records:
        return ("红灯事项",), (body("没有红灯事项。"),)
    heading: tuple[Run, ...] = ("红灯事项", *counted_with_steps("红灯事项", records))
    return heading, (*named_items(records, room.red), *rest(records, room.red, "附件1"))


def yellow_part(found: Findings, room: Room) -> Part:
    """The yellow lights; those done late before this month are named in one sentence."""
    records = of_colour(found.now.answered, Colour.YELLOW)
    if not records:
        return ("黄灯事项",), (body("没有黄灯事项。"),)
    old = [record for record in records if found.done_before(record)]
    fresh = [record for record in records if not found.done_before(record)]
    heading: tuple[Run, ...] = ("黄灯事项", *counted_with_steps("黄灯事项", records))
    return heading, (
        *named_items(fresh, room.entries),
        *rest(fresh, room.entries, "附件3"),
        *done_late(old, found.material, room.entries),
    )


def colour_part(answered: Sequence[TaskRecord], colour: Colour, room: Room) -> Part:
    """The lights of another colour; no paragraphs where there are none."""
    records = of_colour(answered, colour)
    heading: tuple[Run, ...] = (f"{colour.word}事项", *counted_with_steps(f"{colour.word}事项", records))
    return heading, (*named_items(records, room.entries), *rest(records, room.entries, "附件3"))


def named_items(records: Sequence[TaskRecord], room: int) -> tuple[Paragraph, ...]:
    """1.县教育局“控辍保学”（XH2020-012）：reason; days; what the unit itself says stands in the way."""
    return tuple(
        item(
            position,
            leads(record),
            "牵头的",
            *named(record),
            f"：{record.standing.light.sentence}",
            days(record),
            hindrance(record),
            "。",
        )
        for position, record in enumerate(records[:room], 1)
    )


def days(record: TaskRecord) -> str:
    """How many days are left; the sentence of a late task has its days already."""
    standing, deadline = record.standing, record.facts.deadline
    if deadline is None or standing.days_left is None or record.facts.state not in OPEN_STATES:
        return ""
    if standing.overdue_days:
        spoken = f"逾期{standing.overdue_days}天"
        return "" if spoken in standing.light.sentence else f"，已{spoken}"
    if standing.days_left < 0:
        return ""
    if (stopped := record.facts.clock.stands_since) is not None:
        return (
            f"；时限{chinese(deadline)}，{stopped.month}月{stopped.day}日停止计时，剩{standing.days_left}天"
        )
    if standing.days_left == 0:
        return f"；时限{chinese(deadline)}，当日到期"
    return f"；距时限{chinese(deadline)}还有{standing.days_left}天"


def hindrance(record: TaskRecord) -> str:
    """What the lead's last filing gives as its problems, if it was filed this month."""
    filings = [note for note in record.lead_filings[-1:] if note.filed_on >= first_of_month(record)]
    words = sentence(filings[-1].problems, REASON) if filings else ""
    return f"；单位反映：{words}" if words and words not in ("无", "暂无", "没有") else ""


def first_of_month(record: TaskRecord) -> date:
    """The first day of the month in which the task is looked at."""
    return record.standing.day.replace(day=1)


def done_late(records: Sequence[TaskRecord], material: Material, room: int) -> tuple[Paragraph, ...]:
    """Those done late in earlier months, by name."""
    if not records:
        return ()
    listed = by_unit(records, material.lead_name, lambda record: record.code, room, "往月超期办结")
    refs = tuple(Ref(record.code, record.facts.title) for record in records)
    return (body("以前月份超期办结的", Count("往月超期办结", refs), "项：", *listed, "。"),)


def filing_part(found: Findings, room: Room) -> Part:
    """Units that did not file, or filed late."""
    owed = found.owed
    missing, late = having(owed, Outcome.MISSING), having(owed, Outcome.LATE)
    if not missing and not late:
        words = "应填报的单位都按时填报。" if owed else "本月没有到期的填报。"
        return ("未按时填报",), (body(words),)
    heading: tuple[Run, ...] = ("未按时填报", counted("未按时填报", missing + late), "项次")
    return heading, (*duty_list("未报", missing, room), *duty_list("迟报", late, room))


def duty_list(word: str, owed: tuple[Duty, ...], room: Room) -> tuple[Paragraph, ...]:
    """未报3项次：县教育局2项（…）、…"""
    if not owed:
        return ()
    units = by_unit(owed, lambda duty: duty.unit, lambda duty: duty.record.code, room.entries, word)
    return (body(word, counted(word, owed), "项次：", *units, "。"),)


def returned_part(found: Findings, room: Room) -> Part:
    """Filings that the office sent back, with its reasons."""
    backs = found.returned
    if not backs:
        return ("退回的填报",), (body("本月没有退回填报。"),)
    refs = tuple(Ref(back.record.code, f"{back.unit} {back.note.period}") for back in backs)
    heading: tuple[Run, ...] = ("退回的填报", Count("退回的填报", refs), "项次")
    items = tuple(
        item(
            position,
            back.unit,
            *named(back.record),
            f"{back.note.period}填报，退回理由：{sentence(back.note.answer, REASON) or '未写明'}。",
        )
        for position, back in enumerate(backs[: room.entries], 1)
    )
    return heading, (*items, *rest([back.record for back in backs], room.entries, "附件3"))


def doubt_part(found: Findings, room: Room) -> Part:
    """Figures that contradict each other."""
    doubted = found.doubted
    if not doubted:
        return ("数据存疑",), (body("没有发现前后矛盾的数据。"),)
    records = tuple(doubt.record for doubt in doubted)
    heading: tuple[Run, ...] = ("数据存疑", *counted_with_steps("数据存疑", records))
    items = tuple(
        item(position, leads(doubt.record), "牵头的", *named(doubt.record), f"：{doubt.sentence}。")
        for position, doubt in enumerate(doubted[: room.entries], 1)
    )
    return heading, (*items, *rest(records, room.entries, "附件3"))
