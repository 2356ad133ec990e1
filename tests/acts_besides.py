"""Acts on orders, inspections, scores, ties and reminders, by anybody: what goes on beside the tasks of the plans."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from inspection_desks import problem, scheme

from tracker.domain import inspection_commands as i
from tracker.domain.inspection import DrawOf, Inspection, InspectionState
from tracker.domain.order import OrderState
from tracker.domain.permissions import Actor, Role
from tracker.domain.scoring import Audience
from tracker.queries.inspections import find_inspections
from tracker.queries.orders import find_orders
from tracker.services import orders, scores
from tracker.services.desk import Desk
from tracker.services.inspections import draft_scheme, inspect, read_inspection
from tracker.services.reminders import remind
from tracker.services.ties import end_tie, state_tie
from tracker.services.views import look

OUTCOMES = (OrderState.EXCUSED, OrderState.REFUSED, OrderState.WITHDRAWN, OrderState.NOT_TALKED)
TURN = {
    InspectionState.DRAFT: ("draw", "draw", "approve"),
    InspectionState.APPROVED: ("begin",),
    InspectionState.UNDER_WAY: ("problem", "problem", "feedback"),
    InspectionState.FEEDBACK: ("review", "close"),
    InspectionState.REVIEW: ("decide",),
}
PERIOD, WHOM, WHY = "2020", Audience.DEPARTMENTS, "情况属实"
UNITS = ("jyj", "slj", "czj")
COUNTED = """
name = "只数次数"
source = "试用"
audience = "departments"
[[section]]
name = "通用"
[[section.term]]
key = "monthly"
name = "每月上报"
full = 5
each = -0.5
of = "missing_filing"
[[section.term]]
key = "publicity"
name = "宣传"
full = 10
each = -1
what = "少报"
"""


def besides(desk: Desk, chance: Random, done: Counter[str]) -> tuple[str, Callable[[], Any], bool]:
    """An act that may be done or refused: its name, how it is done, and whether whoever does it has no right to.

    What has been `done` least comes first; the day's letters, many at once, are sent by hand once.
    """
    stranger = chance.random() < 0.2
    kinds = {
        inspecting: ("draw", "approve", "begin", "problem", "feedback"),
        ordering: ("issue", "answer", "settle"),
        scoring: ("adopt", "freeze"),
        tying: ("tie", "untie"),
        reminding: ("remind",) if not done["remind"] else (),
    }
    rare = {kind: min((done[name] for name in names), default=99) for kind, names in kinds.items()}
    kind = min(rare, key=lambda each: rare[each] + 2 * chance.random())
    return kind(desk, chance, stranger, done)


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


def inspecting(
    desk: Desk, chance: Random, stranger: bool, done: Counter[str]
) -> tuple[str, Callable[[], Any], bool]:
    with look(desk) as view:
        known = find_inspections(view).rows
    if not known or chance.random() < 0.2:
        return drafting(desk, chance, stranger)
    found, _ = read_inspection(desk, chance.choice(known).code)
    unit = chance.choice(found.scheme.units)
    acts = inspection_acts(desk, found, unit)
    turn = [name for name in TURN.get(found.state, ()) if chance.random() < 0.8]
    name = rarest(turn or list(acts), done, chance)
    command = acts[name]
    seat = {"approve": "leader", "cancel": "leader", "review": "unit", "decide": "leader"}.get(name, "team")
    seat = "auditor" if stranger else seat
    return name, lambda: inspect(seats(desk, unit)[seat], command), stranger


def inspection_acts(desk: Desk, found: Inspection, unit: str) -> dict[str, i.InspectionCommand]:
    code = {"inspection": found.code}
    matter = found.scheme.matters[0]
    until = desk.today.replace(year=desk.today.year + 1)
    return {
        "draw": i.DrawLots(
            **code, of=DrawOf.UNIT, candidates=UNITS, count=1, seed=str(desk.today), reason="重抽"
        ),
        "members": i.ChangeMembers(**code, members=("dc1", "dc3"), reason=WHY),
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


def ordering(
    desk: Desk, chance: Random, stranger: bool, done: Counter[str]
) -> tuple[str, Callable[[], Any], bool]:
    with look(desk) as view:
        issued = find_orders(view).rows
    known = chance.choice(issued) if issued and chance.random() < 0.7 else None
    if known is None:
        due = orders.propose(desk)
        unit = due[0].unit if due else "jyj"
        seat = seats(desk, unit)["unit" if stranger else "office"]
        return "issue", lambda: orders.issue(seat, unit), stranger
    number, people = known.number, seats(desk, known.unit)
    if rarest(("answer", "settle"), done, chance) == "answer":
        seat = people["auditor" if stranger else "unit"]
        return "answer", lambda: orders.answer(seat, number, "正在办理"), stranger
    seat, outcome = people["auditor" if stranger else "office"], chance.choice(OUTCOMES)
    return "settle", lambda: orders.settle(seat, number, outcome, WHY), stranger


def scoring(
    desk: Desk, chance: Random, stranger: bool, done: Counter[str]
) -> tuple[str, Callable[[], Any], bool]:
    people = seats(desk, "jyj")
    office, unit = (people["auditor" if stranger else name] for name in ("office", "unit"))
    table = desk.home.path / "只数次数.toml"
    table.write_text(COUNTED, encoding="utf-8")
    month = (desk.today.replace(day=1) - timedelta(1)).strftime("%Y-%m")
    acts: dict[str, Callable[[], Any]] = {
        "adopt": lambda: scores.adopt_table(office, str(table)),
        "freeze": lambda: scores.freeze_scores(office, month, WHOM),
        "enter": lambda: scores.enter_score(office, PERIOD, WHOM, "jyj", "publicity", Decimal(1), WHY),
        "object": lambda: scores.object_to_score(unit, PERIOD, WHOM, "publicity", WHY),
        "rule": lambda: scores.decide_score(office, PERIOD, WHOM, "jyj", "publicity", Decimal(2), WHY),
        "end": lambda: scores.end_scoring(office, WHOM, WHY),
    }
    name = rarest(acts, done, chance)
    return name, acts[name], stranger


def rarest(names: Iterable[str], done: Counter[str], chance: Random) -> str:
    """What was done least, more or less."""
    return min(names, key=lambda name: done[name] + 2 * chance.random())


def tying(
    desk: Desk, chance: Random, stranger: bool, done: Counter[str]
) -> tuple[str, Callable[[], Any], bool]:
    """A reason to stand aside stated, or said to hold no longer."""
    seat = seats(desk, "jyj")["auditor" if stranger else "office"]
    tie = (seat, chance.choice(("dc2", "dc3")), chance.choice(UNITS), WHY)
    name, act = chance.choice((("tie", state_tie), ("untie", end_tie)))
    return name, lambda: act(*tie), stranger


def reminding(
    desk: Desk, chance: Random, stranger: bool, done: Counter[str]
) -> tuple[str, Callable[[], Any], bool]:
    """The day's letters sent by hand; on a day off nothing is."""
    seat = seats(desk, "jyj")["auditor" if stranger else "office"]
    return "remind", lambda: remind(seat), stranger
