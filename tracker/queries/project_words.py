"""What the log says of projects, in a line each."""

from collections.abc import Callable
from typing import Any

from tracker.domain import project_events as p
from tracker.domain.case import chinese
from tracker.domain.events import Event
from tracker.domain.project import Money

PROJECT_DETAILS: dict[type[Event], Callable[[Any, dict[str, str]], str]] = {
    p.FundAllotted: lambda event, _: f"{event.fund}{event.amount}万元；{event.document}",
    p.ProjectRaised: lambda event, _: (
        f"{event.fund}，批复{event.approved}万元，主管单位{event.owner}，实施单位{event.implementer}"
    ),
    p.MoneyReported: lambda event, _: (
        f"{Money(event.money).word}{event.amount}万元（{chinese(event.on)}）{event.note}"
    ),
    p.WorkFinished: lambda event, _: f"{chinese(event.on)}完工；{event.note}",
    p.ProjectAccepted: lambda event, _: f"{chinese(event.on)}验收；{event.acceptance}",
}
