"""一、总体情况: the whole, its parts, the two on-time rates and the filing rate, against the month before."""

from collections.abc import Iterable
from dataclasses import replace

from tracker.domain.case import chinese
from tracker.domain.circular.duties import Outcome, counted, duties, filing_rate, having
from tracker.domain.circular.findings import Findings
from tracker.domain.circular.material import Material, Snapshot, TaskRecord
from tracker.domain.circular.numbers import Count, Points, Rate, Ref, Units, change
from tracker.domain.circular.phrases import TITLE, body, counts, joined
from tracker.domain.circular.rectification import rectification
from tracker.domain.circular.situations import (
    ALWAYS,
    Situation,
    by_situation,
    count,
    counted_with_steps,
    of_colour,
    on_time_rate,
)
from tracker.domain.circular.value import Paragraph, Run, Section
from tracker.domain.counting import in_total
from tracker.domain.lights import Colour
from tracker.domain.pauses import Clock
from tracker.domain.printed import clip

PLANS = 8


def overall(found: Findings) -> Section:
    """The section; every number in it is the length of a list or the share of one in another."""
    material = found.material
    paragraphs = (
        whole(material),
        lights(material),
        on_time(material),
        filings(found),
        *rectification(material.rectified, material.month, material.cutoff),
    )
    return Section("一、总体情况", paragraphs)


def whole(material: Material) -> Paragraph:
    """How many tasks there are and how they divide; then the same against the month before."""
    now = material.now
    units = tuple(Ref(record.code, material.lead_name(record)) for record in now.answered)
    steps = tuple(record for record in now if not in_total(record.facts))
    divided = by_situation(now.items)
    parts = [(each.value, count(each.value, records)) for each, records in divided.items()]
    shown = [(word, number) for word, number in parts if number.refs or word in ALWAYS]
    return body(
        "本月尚未结束，本期按编制当日的数据计算。" if material.running else "",
        f"截至{chinese(material.cutoff)}，共交办任务",
        count("任务总数", now.items),
        "项",
        *(("（另有子任务", count("子任务", steps), "项，随总任务计数）") if steps else ()),
        "，第一牵头单位",
        Units("第一牵头单位", units),
        "个。",
        *by_plan(material),
        "其中，",
        *counts(shown),
        "。",
        *against_last_month(material, divided),
    )


def by_plan(material: Material) -> tuple[Run, ...]:
    """How the tasks divide among plans, where there are several."""
    if len(material.plans) < 2:
        return ()
    named = {plan.id: f"《{clip(plan.title, TITLE)}》" for plan in material.plans[:PLANS]}
    lists: dict[str, list[Ref]] = {}
    for record in material.now.items:
        words = named.get(record.facts.plan, "其他方案")
        lists.setdefault(words, []).append(Ref(record.code, record.facts.title))
    return (*counts((words, Count("方案任务", tuple(refs))) for words, refs in lists.items()), "。")


def against_last_month(
    material: Material, divided: dict[Situation, tuple[TaskRecord, ...]]
) -> tuple[Run, ...]:
    """与4月末相比，…: the whole and its parts, each with its change; small parts only where they changed."""
    before = material.before
    if before is None:
        return ("本期是首次通报，没有上月数据可比。",)
    changes = [moved("任务总数", codes(material.now.items), codes(before.items))]
    earlier = by_situation(before.items)
    for each, records in divided.items():
        now, then = codes(records), codes(earlier[each])
        if each in ALWAYS or len(now) != len(then):
            changes.append(moved(each.value, now, then))
    return (f"与{before.day.month}月末相比，", *joined(changes, "，"), "。")


def codes(records: Iterable[TaskRecord]) -> list[str]:
    """The codes of these tasks."""
    return [record.code for record in records]


def moved(word: str, now: list[str], before: list[str]) -> tuple[Run, ...]:
    """已销号增加3项, 滞后持平 (a number too: tasks may have come and gone)."""
    number = change(f"{word}比上月增减", now, before)
    if not number.by:
        return (f"{word}持平",)
    return (f"{word}{'增加' if number.by > 0 else '减少'}", number, "项")


def lights(material: Material) -> Paragraph:
    """How many tasks have each light."""
    found = [(colour.word, count(colour.word, of_colour(material.now.items, colour))) for colour in Colour]
    shown = [(word, number) for word, number in found if number.refs or word == Colour.RED.word]
    return body("按亮灯情况分，", *counts(shown), "。")


def on_time(material: Material) -> Paragraph:
    """Both on-time rates: against the original and against the approved deadlines."""
    original, approved = (on_time_rate(material.now, original=each) for each in (True, False))
    if not original and not approved:
        return body("尚无任务办结或到期，不计算按期率。", *extended(material))
    before = material.before or Snapshot(material.cutoff)
    return body(
        *rate_words("按原定时限", original, on_time_rate(before, original=True)),
        "；",
        *rate_words("按批准的时限（含延期）", approved, on_time_rate(before, original=False)),
        "。",
        *extended(material),
    )


def rate_words(label: str, rate: Rate, before: Rate) -> tuple[Run, ...]:
    """按原定时限，已办结或到期10项，按期办结7项，按期率70.0%，比上月末上升3.3个百分点."""
    if not rate:
        return (f"{label}，尚无任务办结或到期",)
    whole, kept = Count(f"{label}已办结或到期", rate.refs), Count(f"{label}按期办结", rate.kept)
    since = compared(f"{rate.says}比上月末升降", rate, before, "上月末")
    return (f"{label}，已办结或到期", whole, "项，按期办结", kept, "项，按期率", rate, *since)


def compared(says: str, rate: Rate, before: Rate, when: str) -> tuple[Run, ...]:
    """，比上月末上升3.3个百分点; nothing where there was no rate then."""
    points = Points(says, rate, before)
    if not before:
        return ()
    if not points.by:
        return (f"，与{when}持平",)
    return (f"，比{when}{'上升' if points.by > 0 else '下降'}", points, "个百分点")


def extended(material: Material) -> tuple[Run, ...]:
    """The tasks whose deadline was put off in the month by more than the days on which their clock stood."""
    before = material.before or Snapshot(material.cutoff)
    put_off = []
    for record in material.now:
        earlier = before.by_code.get(record.code)
        held = earlier.facts.deadline if earlier else record.facts.original_deadline
        pauses = tuple(
            p for p in record.facts.clock.pauses if p.until and (not earlier or p.until > before.day)
        )
        if record.facts.deadline != (held and Clock(pauses).put_off(held)):
            put_off.append(record)
    if not put_off:
        return ()
    return ("本月批准延期", *counted_with_steps("本月批准延期", tuple(put_off)), "。")


def filings(found: Findings) -> Paragraph:
    """What was due to be filed in the month and what became of it."""
    owed = found.owed
    if not owed:
        return body("本月没有到期的填报。")
    outcomes = [(each.value, counted(each.value, having(owed, each))) for each in Outcome]
    shown = [(word, number) for word, number in outcomes if number.refs]
    rate = filing_rate(owed)
    return body(
        "本月应填报",
        counted("本月应填报", owed),
        "项次，其中",
        *counts(shown, "项次"),
        "，填报率",
        rate,
        *compared("填报率比上月升降", rate, rate_of_last_month(found.material), "上月"),
        "。",
    )


def rate_of_last_month(material: Material) -> Rate:
    """The filing rate of the month before, as its own circular gave it."""
    if material.before is None:
        return Rate("填报率")
    last = replace(material, month=material.month.previous, now=material.before, before=None, running=False)
    return filing_rate(duties(last))
