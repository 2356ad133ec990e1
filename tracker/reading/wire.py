"""A plan as JSON and back: what `duban plan read --json` prints and what the log keeps.

Dates are ISO days; places count from 1. `plan_from_json(plan_as_json(plan)) == plan` for every plan.
"""

from datetime import date
from typing import Any

from tracker.domain.plan import Duty, Horizon, Place, Plan, PlanDeadline, PlanItem, PlanTarget, Problem


def plan_as_json(plan: Plan) -> dict[str, Any]:
    """The plan as objects, lists, strings, numbers and nulls only."""
    return {
        "title": plan.title,
        "document_number": plan.document_number,
        "issued": _day(plan.issued),
        "issuers": list(plan.issuers),
        "horizon": plan.horizon and {"start": _day(plan.horizon.start), "end": _day(plan.horizon.end)},
        "default_deadline": _day(plan.default_deadline),
        "duties": [{"text": duty.text, "cycle": duty.cycle, "due": duty.due} for duty in plan.duties],
        "items": [item_as_json(item) for item in plan.items],
        "unassigned": [item_as_json(item) for item in plan.unassigned],
        "problems": [
            {"place": place_as_json(problem.place), "quote": problem.quote, "message": problem.message}
            for problem in plan.problems
        ],
    }


def plan_from_json(data: dict[str, Any]) -> Plan:
    """The plan that `plan_as_json` gave; raises KeyError, TypeError or ValueError for anything else."""
    horizon = data["horizon"]
    return Plan(
        title=data["title"],
        document_number=data["document_number"],
        issued=_date(data["issued"]),
        issuers=tuple(data["issuers"]),
        horizon=horizon and Horizon(date.fromisoformat(horizon["start"]), date.fromisoformat(horizon["end"])),
        default_deadline=_date(data["default_deadline"]),
        duties=tuple(Duty(duty["text"], duty["cycle"], duty["due"]) for duty in data["duties"]),
        items=tuple(map(item_from_json, data["items"])),
        unassigned=tuple(map(item_from_json, data["unassigned"])),
        problems=tuple(
            Problem(place_from_json(problem["place"]), problem["quote"], problem["message"])
            for problem in data["problems"]
        ),
    )


def item_as_json(item: PlanItem) -> dict[str, Any]:
    """One item, assigned or not."""
    return {
        "number": item.number,
        "title": item.title,
        "text": item.text,
        "assignment": item.assignment,
        "lead": list(item.lead),
        "responsible": list(item.responsible),
        "guide": list(item.guide),
        "leaders": list(item.leaders),
        "deadlines": [{"text": d.text, "date": _day(d.date), "open": d.open} for d in item.deadlines],
        "targets": [_target(target) for target in item.targets],
        "place": place_as_json(item.place),
        "doubts": list(item.doubts),
    }


def item_from_json(data: dict[str, Any]) -> PlanItem:
    """The item that `item_as_json` gave."""
    return PlanItem(
        number=data["number"],
        title=data["title"],
        text=data["text"],
        assignment=data["assignment"],
        lead=tuple(data["lead"]),
        responsible=tuple(data["responsible"]),
        guide=tuple(data["guide"]),
        leaders=tuple(data["leaders"]),
        deadlines=tuple(PlanDeadline(d["text"], _date(d["date"]), d["open"]) for d in data["deadlines"]),
        targets=tuple(map(_target_from, data["targets"])),
        place=place_from_json(data["place"]),
        doubts=tuple(data["doubts"]),
    )


def place_as_json(place: Place) -> dict[str, Any]:
    """Page, line and cell, null where unknown."""
    return {"page": place.page, "line": place.line, "cell": place.cell}


def place_from_json(data: dict[str, Any]) -> Place:
    """The place that `place_as_json` gave."""
    return Place(data["page"], data["line"], data["cell"])


def _target(target: PlanTarget) -> dict[str, Any]:
    value = list(target.value) if isinstance(target.value, tuple) else target.value
    said: dict[str, Any] = {
        "text": target.text,
        "name": target.name,
        "op": target.op,
        "value": value,
        "unit": target.unit,
    }
    if target.shares:
        said["shares"] = [{"unit": unit, "value": share} for unit, share in target.shares]
    return said | ({"per": target.per} if target.per else {})


def _target_from(data: dict[str, Any]) -> PlanTarget:
    value = data["value"]
    pair = (value[0], value[1]) if isinstance(value, list) else value
    shares = tuple((share["unit"], share["value"]) for share in data.get("shares", ()))
    return PlanTarget(data["text"], data["name"], data["op"], pair, data["unit"], shares, data.get("per", ""))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
