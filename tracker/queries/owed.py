"""What each unit, and the office itself, owes: a signature, a filing, the work, a decision.

Only leads are told of filings and deadlines: they answer for the task. Responsible units sign; the
rest is the lead's to ask of them (基层减负). A guide owes nothing.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, takewhile
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import col, func, select

from tracker.domain.case import Terms
from tracker.domain.cycles import Period, periods_between
from tracker.domain.printed import clip
from tracker.domain.reminders import Kind, Owed
from tracker.domain.task import FilingState, PartRole, State
from tracker.ledger import tables
from tracker.queries.clocks import clock_of, cycle_of
from tracker.queries.matters import UNITS_TURN
from tracker.queries.parts import parts_by_task, plain
from tracker.queries.standings import fact_columns
from tracker.queries.tasks import closers_of, has_part
from tracker.queries.view import View

T, P, F, X = tables.Task, tables.Part, tables.Filing, tables.Extension
CLIPPED = 30  # characters of what a leader wrote
WAITING = (*UNITS_TURN, State.DISPUTED, State.CLAIMED)


def owed(view: View, terms: Terms, unit: str = "") -> tuple[Owed, ...]:
    """Everything that is owed on the view's day, by `unit` (its code, or the office's key) alone where given.

    A unit's account is told of its own unit only.
    """
    unit = unit if view.own_unit is None else view.own_unit
    everyone = unit == "" and view.own_unit is None
    found: list[Owed] = []
    if everyone or unit != view.office:
        found += of_units(view, unit)
    if everyone or unit == view.office:
        found += of_office(view, terms)
    return tuple(each for each in found if everyone or each.unit == unit)


def of_units(view: View, unit: str) -> Iterator[Owed]:
    """What units owe in the tasks whose turn it is theirs; only tasks of `unit` are read where it is given."""
    own = [has_part(P.office == view.office, P.unit == unit)] if unit else []
    rows = waiting(view, UNITS_TURN, *own)
    parts = parts_by_task(view, [row.code for row in rows])
    returned = returned_periods(view)
    asked, instructed = askings(view), instructions(view)
    for row in rows:
        for part in parts.get(row.code, []):
            yield from of_part(row, part, view.day)
        if row.state == State.ACTIVE and not row.children:
            yield from filings(row, parts.get(row.code, []), view.day, returned.get(row.code, set()))
        if row.state == State.ACTIVE:
            yield from (owed_of_asking(row, each, view.day) for each in asked.get(row.code, ()))
        if row.code in instructed:
            lead = next((p.unit for p in parts.get(row.code, ()) if p.role == PartRole.LEAD), None)
            waits = instructed[row.code]
            if lead is not None and waits.answer_by is not None:
                words, stood = instructed_by(waits), days_stood(row, waits.answer_by, view.day)
                yield Owed(
                    row.code, row.title, lead, Kind.ANSWER, waits.answer_by, PartRole.LEAD, words, stood=stood
                )


def of_part(row: tables.Task, part: tables.Part, day: date) -> Iterator[Owed]:
    """The signature and the work that a part owes."""
    role = PartRole(part.role)
    if part.unit is None or role is PartRole.GUIDE:
        return
    if part.signed_on is None and row.sign_by is not None:
        stood = days_stood(row, row.sign_by, day)
        yield Owed(row.code, row.title, part.unit, Kind.SIGN, row.sign_by, role, stood=stood)
    if role is PartRole.LEAD and row.deadline is not None:
        stood = days_stood(row, row.deadline, day)
        yield Owed(row.code, row.title, part.unit, Kind.DEADLINE, row.deadline, role, stood=stood)


def days_stood(row: tables.Task, due: date, day: date) -> int:
    """The days since `due` on which the task's clock stood."""
    return (day - due).days - clock_of(row).days(due, day) if row.pauses and due < day else 0


def filings(row: tables.Task, parts: Sequence[tables.Part], day: date, returned: set[str]) -> Iterator[Owed]:
    """The filings that the first lead owes: the running period's, and the one missed last.

    Older ones are counted, not asked for again: what was filed since says more.
    """
    lead = next((part.unit for part in parts if part.role == PartRole.LEAD), None)
    if lead is None or row.active_on is None:
        return
    for period in unfiled(row, row.active_on, day):
        again = "已退回，修改后" if period.label in returned else ""
        note = f"{period.label}进展{again}"
        stood = days_stood(row, period.due, day)
        yield Owed(row.code, row.title, lead, Kind.FILING, period.due, PartRole.LEAD, note, stood=stood)


def owed_of_asking(row: tables.Task, asking: tables.Asking, day: date) -> Owed:
    """The filing that a responsible unit was asked for."""
    stood, role = days_stood(row, asking.due, day), PartRole.RESPONSIBLE
    return Owed(row.code, row.title, asking.unit, Kind.FILING, asking.due, role, note(asking), stood=stood)


def note(asking: tables.Asking) -> str:
    """Which filing a unit was asked for: 2020年5月本单位部分（本镇完成的户数）."""
    return f"{asking.period}本单位部分" + (f"（{asking.what}）" if asking.what else "")


def askings(view: View, unit: str = "") -> dict[str, list[tables.Asking]]:
    """By task, what responsible units, or the one `unit`, were asked to file and have not."""
    asking = tables.Asking
    waits = select(asking).where(asking.office == view.office, ~col(asking.met).in_([True]))
    if unit:
        waits = waits.where(asking.unit == unit)
    found: dict[str, list[tables.Asking]] = {}
    for row in view.session.exec(waits.order_by(asking.task, col(asking.position))):
        found.setdefault(row.task, []).append(row)
    return found


def instructions(view: View) -> dict[str, tables.Instruction]:
    """By task, the instruction that waits for its answer, of several the one that is due first."""
    row = tables.Instruction
    waits = select(row).where(
        row.office == view.office, col(row.answer_by).is_not(None), col(row.answered_on).is_(None)
    )
    last_first = waits.order_by(row.task, col(row.answer_by).desc(), col(row.number).desc())
    return {each.task: each for each in view.session.exec(last_first)}


def instructed_by(row: tables.Instruction) -> str:
    """Whose instruction it is and what it says: 县委书记批示“请抓紧补齐手续”."""
    return f"{clip(row.by, CLIPPED)}批示“{clip(row.words, CLIPPED)}”"


def unfiled(row: tables.Task, active_on: date, day: date) -> Sequence[Period]:
    """The periods since the last one filed: the running one, and before it the last whose day has passed."""
    clock = clock_of(row)
    periods = [
        period
        for period in periods_between(cycle_of(row), active_on, day)
        if active_on <= period.due and not clock.covers(period.due)
    ]
    since = takewhile(lambda period: period.label not in row.filed_periods, reversed(periods))
    latest = tuple(islice(since, 2))
    return latest[:1] if latest and latest[0].due < day else latest


def of_office(view: View, terms: Terms) -> Iterator[Owed]:
    """The decisions that wait: the office answers within the working days that it gives units to sign."""
    filed, asked, teams = filed_on(view), asked_on(view), closers_of(view)
    for row in waiting(view, WAITING, col(T.waits_for) > ""):
        verified_here = "verify" in row.waits_for.split() and row.code not in teams
        since = {
            "单位填报": filed.get(row.code),
            "延期申请": asked.get(row.code),
            "办结申请": row.claim_on if verified_here else None,
        }
        due = {
            what: terms.calendar.add_working_days(day, terms.sign_days) for what, day in since.items() if day
        }
        if row.state == State.DISPUTED and row.sign_by is not None:
            due["异议"] = row.sign_by
        for what, day in due.items():
            yield Owed(row.code, row.title, view.office, Kind.DECISION, day, None, what)


def filed_on(view: View) -> dict[str, date]:
    """By task, the day of the oldest filing that waits."""
    oldest = select(F.task, func.min(F.filed_on)).where(
        F.office == view.office, F.state == FilingState.PENDING.value
    )
    return dict(view.session.exec(oldest.group_by(F.task)).all())


def asked_on(view: View) -> dict[str, date]:
    """By task, the day of the request for more time that waits."""
    waits = select(col(X.task), col(X.asked_on)).where(X.office == view.office, col(X.granted).is_(None))
    return dict(view.session.exec(waits).all())


def waiting(view: View, states: Sequence[State], *narrowed: Any) -> Sequence[tables.Task]:
    """The tasks in these states, narrowed where something more is asked of them."""
    turn = col(T.state).in_([state.value for state in states])
    wanted = select_columns(*fact_columns()).where(col(T.office) == view.office, turn, *narrowed)
    return sorted(plain(view, wanted, T), key=lambda row: row.sorts_as)


def returned_periods(view: View) -> dict[str, set[str]]:
    """By task, the periods for which a filing was sent back."""
    sent_back = select(F.task, F.period).where(F.office == view.office, F.state == FilingState.RETURNED.value)
    found: dict[str, set[str]] = {}
    for task, period in view.session.exec(sent_back):
        found.setdefault(task, set()).add(period)
    return found
