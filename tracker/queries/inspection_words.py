"""What the log says of inspections, in a line each."""

from collections.abc import Callable
from typing import Any

from tracker.domain import inspection_events as e
from tracker.domain.case import chinese
from tracker.domain.events import Event
from tracker.domain.inspection import DrawOf

Names = dict[str, str]


def scheme(event: e.SchemeDrafted, units: Names) -> str:
    return in_words(event.scheme, units)


def in_words(plan: e.Scheme, units: Names) -> str:
    """A scheme in a line."""
    kind = "" if plan.announced else "，不打招呼"
    named = "、".join(units.get(unit, unit) for unit in plan.units)
    of = f"，对象{named}" if named else ""
    about = f"，范围{'、'.join(plan.scope)}" if plan.scope else ""
    return f"{plan.title}，{chinese(plan.start)}至{chinese(plan.end)}{kind}{of}{about}"


def lots_drawn(event: e.LotsDrawn, units: Names) -> str:
    taken = "、".join(units.get(each, each) for each in event.drawn)
    again = f"；重抽理由：{event.reason}" if event.reason else ""
    return f"{DrawOf(event.of).word}，{len(event.candidates)}个中抽{event.count}个：{taken}；种子{event.seed}{again}"


def problem(event: e.ProblemRecorded, units: Names) -> str:
    return f"第{event.number}个，{units.get(event.unit, event.unit)}：{event.title}，限{chinese(event.until)}前整改"


def feedback(event: e.FeedbackGiven, units: Names) -> str:
    found = "、".join(code for _, code in event.findings)
    codes = f"；问题{found}" if found else "；没有问题"
    return f"{units.get(event.unit, event.unit)}，{chinese(event.review_by)}以前可以申请复核{codes}"


def decision(event: e.ReviewDecided, units: Names) -> str:
    outcome = "维持原结论" if event.upheld else "变更结论"
    gone = f"，撤销{len(event.withdrawn)}个问题" if event.withdrawn else ""
    late = "（超过期限）" if event.late else ""
    return f"{units.get(event.unit, event.unit)}，{outcome}{gone}{late}；理由：{event.reason}"


INSPECTION_DETAILS: dict[type[Event], Callable[[Any, Names], str]] = {
    e.SchemeDrafted: scheme,
    e.SchemeAmended: lambda event, units: f"{in_words(event.scheme, units)}；理由：{event.reason}",
    e.LotsDrawn: lots_drawn,
    e.SchemeApproved: lambda event, _: event.note,
    e.InspectedSucceeded: lambda event, _: event.why,
    e.MembersChanged: lambda event, _: f"{'、'.join(event.members)}；理由：{event.reason}",
    e.ProblemRecorded: problem,
    e.ProblemWithdrawn: lambda event, _: f"第{event.number}个；理由：{event.reason}",
    e.FeedbackGiven: feedback,
    e.ReviewAsked: lambda event, units: (
        f"{units.get(event.unit, event.unit)}，{chinese(event.answer_by)}以前答复；理由：{event.reason}"
    ),
    e.ReviewDecided: decision,
    e.InspectionClosed: lambda event, _: event.note,
    e.InspectionCancelled: lambda event, _: f"理由：{event.reason}",
    e.TieStated: lambda event, units: f"{event.account}与{units.get(event.unit, event.unit)}，{event.reason}",
    e.TieEnded: lambda event, units: f"{event.account}与{units.get(event.unit, event.unit)}，{event.reason}",
}
