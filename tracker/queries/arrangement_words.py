"""What is said of the arrangements of a task in its history."""

from collections.abc import Callable
from typing import Any

from tracker.domain import arrangement_events as a
from tracker.domain import office_events as o
from tracker.domain.case import chinese
from tracker.domain.cycles import Cycle
from tracker.domain.events import Event


def milestone(each: a.MilestoneDraft) -> str:
    name = f"{each.name}，" if each.name else ""
    return f"{chinese(each.day)}{name and '：'}{name}权重{each.weight}"


def target_divided(event: a.TargetDivided, units: dict[str, str]) -> str:
    shares = "、".join(f"{units.get(unit, unit)}{value:g}" for unit, value in event.shares)
    return f"第{event.target + 1}个目标值：{shares}"


def cycle_words(event: a.CycleSet | o.CycleAdopted, _: dict[str, str]) -> str:
    since = f"，从{chinese(event.since)}起" if isinstance(event, a.CycleSet) and event.since else ""
    return f"{Cycle(event.cycle, event.due_day, event.months_later).words}{since}"


def part_asked(event: a.PartAsked, units: dict[str, str]) -> str:
    named = "、".join(units.get(unit, unit) for unit in event.units)
    what = f"：{event.what}" if event.what else ""
    return f"{named}于{chinese(event.due)}前填报{event.period}{what}"


def instructed(event: a.Instructed, units: dict[str, str]) -> str:
    until = f"（{chinese(event.answer_by)}前回复）" if event.answer_by else ""
    return f"{event.by}：{event.words}{until}"


def followed(event: a.UnitsFollowed, units: dict[str, str]) -> str:
    if event.over:
        heirs = "、".join(units.get(each.successor, each.successor) for each in event.successions)
        return f"{event.why}，由{heirs}接管，名称不变"
    return f"{event.why}，{'；'.join(dict.fromkeys(map(succeeded, event.successions)))}"


def succeeded(each: a.Succession) -> str:
    """Who came after whom; records of before name the heir alone."""
    if each.successor == each.unit and each.former:
        return f"{each.former}更名为{each.name}"
    return f"{each.former and f'原由{each.former}承担，'}改由{each.name}承担"


def recognised(each: a.NameRecognised, units: dict[str, str]) -> str:
    return f"“{each.name}”即{'、'.join(units.get(code, name) for code, name in each.units)}"


ARRANGEMENT_DETAILS: dict[type[Event], Callable[[Any, dict[str, str]], str]] = {
    a.MilestonesSet: lambda event, _: "；".join(map(milestone, event.milestones)),
    a.CycleSet: cycle_words,
    a.TargetDivided: target_divided,
    a.Divided: lambda event, _: f"子任务{event.part}“{event.title}”，权重{event.weight}",
    a.PartAsked: part_asked,
    a.Instructed: instructed,
    a.InstructionAnswered: lambda event, _: f"第{event.number}条批示：{event.words}",
    a.UnitsFollowed: followed,
    a.UnitsRecognised: lambda event, units: "，".join(recognised(each, units) for each in event.names),
}
