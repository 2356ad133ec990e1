"""Acts on orders, inspections and scores, by anybody: what goes on in a ledger beside the tasks of its plans."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from inspection_desks import problem, scheme

from tracker.domain import inspection_commands as i
from tracker.domain.inspection import Inspection, InspectionState
from tracker.domain.order import OrderState
from tracker.domain.permissions import Actor, Role
from tracker.domain.scoring import Audience
from tracker.queries.inspections import find_inspections
from tracker.queries.orders import find_orders
from tracker.services import orders, scores
from tracker.services.desk import Desk
from tracker.services.inspections import draft_scheme, inspect, read_inspection
from tracker.services.views import look

OUTCOMES = (OrderState.EXCUSED, OrderState.REFUSED, OrderState.WITHDRAWN, OrderState.NOT_TALKED)
TURN = {
    InspectionState.DRAFT: ("approve",),
    InspectionState.APPROVED: ("begin",),
    InspectionState.UNDER_WAY: ("problem", "problem", "feedback"),
    InspectionState.FEEDBACK: ("review", "close"),
    InspectionState.REVIEW: ("decide",),
}
PERIOD, WHOM, WHY = "2020", Audience.DEPARTMENTS, "情况属实"


def besides(desk: Desk, chance: Random) -> tuple[str, Callable[[], Any], bool]:
    """An act that may be done or refused: its name, how it is done, and whether whoever does it has no right to."""
    stranger = chance.random() < 0.2
    kinds = (inspecting, inspecting, ordering, scoring)
    return chance.choice(kinds)(desk, chance, stranger)


def seats(desk: Desk, unit: str) -> dict[str, Desk]:
    """The desks at which the acts are done."""
    people = {
        "leader": Actor("leader", "分管副县长", Role.LEADER),
        "auditor": Actor("audit", "审计人员", Role.AUDITOR),
        "team": Actor("dc1", "督查人员", Role.INSPECTOR),
        "unit": Actor(f"{unit}-1", f"{unit}联络员", Role.UNIT, unit),
    }
    return {"office": desk, **{name: desk.seated(actor) for name, actor in people.items()}}


def drafting(desk: Desk, chance: Random, stranger: bool) -> tuple[str, Callable[[], Any], bool]:
    seat = seats(desk, "jyj")["auditor" if stranger else "team"]
    dates = {"start": desk.today, "end": desk.today + timedelta(80), "announced": chance.random() < 0.5}
    matter = f"第{chance.randrange(10**6)}号事项"
    return "draft", lambda: draft_scheme(seat, scheme(**dates, matters=(matter,))), stranger


def inspecting(desk: Desk, chance: Random, stranger: bool) -> tuple[str, Callable[[], Any], bool]:
    with look(desk) as view:
        known = find_inspections(view).rows
    if not known or chance.random() < 0.1:
        return drafting(desk, chance, stranger)
    found, _ = read_inspection(desk, chance.choice(known).code)
    unit = chance.choice(found.scheme.units)
    acts = inspection_acts(desk, found, unit)
    turn = [name for name in TURN.get(found.state, ()) if chance.random() < 0.8]
    name = chance.choice(turn or list(acts))
    command = acts[name]
    seat = {"approve": "leader", "cancel": "leader", "review": "unit", "decide": "leader"}.get(name, "team")
    seat = "auditor" if stranger else seat
    return name, lambda: inspect(seats(desk, unit)[seat], command), stranger


def inspection_acts(desk: Desk, found: Inspection, unit: str) -> dict[str, i.InspectionCommand]:
    code = {"inspection": found.code}
    matter = found.scheme.matters[0]
    until = desk.today.replace(year=desk.today.year + 1)
    return {
        "approve": i.ApproveScheme(**code),
        "begin": i.BeginInspection(**code),
        "problem": problem(found.code, unit=unit, matter=matter, until=until),
        "withdraw": i.WithdrawProblem(**code, number=1, reason=WHY),
        "feedback": i.GiveFeedback(**code, unit=unit, conclusion="总体较好"),
        "review": i.AskReview(**code, reason=WHY),
        "decide": i.DecideReview(**code, unit=unit, upheld=True, reason=WHY),
        "close": i.CloseInspection(**code),
        "cancel": i.CancelInspection(**code, reason=WHY),
    }


def ordering(desk: Desk, chance: Random, stranger: bool) -> tuple[str, Callable[[], Any], bool]:
    with look(desk) as view:
        issued = find_orders(view).rows
    known = chance.choice(issued) if issued and chance.random() < 0.7 else None
    if known is None:
        due = orders.propose(desk)
        unit = due[0].unit if due else "jyj"
        seat = seats(desk, unit)["unit" if stranger else "office"]
        return "issue", lambda: orders.issue(seat, unit), stranger
    number, people = known.number, seats(desk, known.unit)
    if chance.random() < 0.5:
        seat = people["auditor" if stranger else "unit"]
        return "answer", lambda: orders.answer(seat, number, "正在办理"), stranger
    seat, outcome = people["auditor" if stranger else "office"], chance.choice(OUTCOMES)
    return "settle", lambda: orders.settle(seat, number, outcome, WHY), stranger


def scoring(desk: Desk, chance: Random, stranger: bool) -> tuple[str, Callable[[], Any], bool]:
    people = seats(desk, "jyj")
    office, unit = (people["auditor" if stranger else name] for name in ("office", "unit"))
    acts: dict[str, Callable[[], Any]] = {
        "adopt": lambda: scores.adopt_table(office, "shicheng-departments"),
        "enter": lambda: scores.enter_score(office, PERIOD, WHOM, "jyj", "publicity", Decimal(1), WHY),
        "object": lambda: scores.object_to_score(unit, PERIOD, WHOM, "publicity", WHY),
        "rule": lambda: scores.decide_score(office, PERIOD, WHOM, "jyj", "publicity", Decimal(2), WHY),
        "end": lambda: scores.end_scoring(office, WHOM, WHY),
    }
    name = chance.choice(list(acts))
    return name, acts[name], stranger
