"""What the log says of scores, in a line each."""

from collections.abc import Callable
from typing import Any

from tracker.domain import score_events as s
from tracker.domain.events import Event

SCORE_DETAILS: dict[type[Event], Callable[[Any, dict[str, str]], str]] = {
    s.ScoringAdopted: lambda event, _: event.name,
    s.ScoringEnded: lambda event, _: f"理由：{event.reason}",
    s.ScoreEntered: lambda event, units: (
        f"{event.period} {units.get(event.unit, event.unit)} {event.term}：{event.value}；依据：{event.basis}"
    ),
    s.ScoreObjected: lambda event, units: (
        f"{event.period} {units.get(event.unit, event.unit)} {event.term}；理由：{event.reason}"
    ),
    s.ScoreObjectionDecided: lambda event, units: (
        f"{event.period} {units.get(event.unit, event.unit)} {event.term}："
        f"{f'改为{event.points}分' if event.upheld else '不成立'}；理由：{event.reason}"
    ),
    s.ScoresFrozen: lambda event, _: f"{event.period}，{event.table}，{len(event.sheets)}个单位",
}
