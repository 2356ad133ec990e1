"""The month of a unit: what is asked of it, by when, and what it owes; with what became of each period's filing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select as select_columns
from sqlmodel import col, select

from tracker.domain.codes import in_order
from tracker.domain.cycles import month_end
from tracker.domain.filing_turns import OWING, Asked, FiledNote, TurnState, turns
from tracker.domain.reminders import Kind
from tracker.domain.task import OPEN_STATES, FilingState, PartRole, State
from tracker.ledger import tables
from tracker.queries.clocks import clock_of, cycle_of
from tracker.queries.owed import instructed_by
from tracker.queries.parts import parts_by_task, plain
from tracker.queries.standings import fact_columns
from tracker.queries.tasks import has_part
from tracker.queries.view import View

T, P, F = tables.Task, tables.Part, tables.Filing
DONE, WAITS, LATE, OVER = "已办", "待办", "已过期", "不再要求"


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing asked of the unit: of which task, what, by when, what became of it.

    `owing` tells whether it is still to be done. A filing has its period, the day on which it was filed and
    how often it was sent back; `state` is the word for it (按时填报, 未填报, 已办, …).
    """

    task: str
    title: str
    kind: Kind
    due: date
    state: str
    owing: bool
    role: PartRole
    period: str = ""
    filed_on: date | None = None
    returned: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnitMonth:
    """What is asked of a unit with a due day in the month, and what it owes from before, the first due first."""

    unit: str
    first: date
    day: date
    demands: tuple[Demand, ...]

    @property
    def owed(self) -> tuple[Demand, ...]:
        """What is still to be done."""
        return tuple(each for each in self.demands if each.owing)

    @property
    def overdue(self) -> tuple[Demand, ...]:
        """What should have been done before the day."""
        return tuple(each for each in self.owed if each.due < self.day)


def month_of_unit(view: View, unit: str, first: date) -> UnitMonth:
    """The month that begins on `first`, of the unit with that code, as it stands on the view's day.

    A unit's account sees its own unit, whatever it asks for. What is owed from earlier months stands in the
    month of the view's day only.
    """
    unit = unit if view.own_unit is None else view.own_unit
    last = month_end(first.year, first.month)
    now = first <= view.day <= last
    found: list[Demand] = []
    rows = tasks_of(view, unit)
    parts = parts_by_task(view, [row.code for row in rows])
    filed, asked, instructed = filings_of(view, unit), asked_of(view, unit), instructed_of(view, unit)
    for row in rows:
        for role in roles_of(parts.get(row.code, ()), unit):
            found += signature(row, parts[row.code], unit, role)
            found += work(row, role, view.day)
        leads, only = unit == first_lead(parts.get(row.code, ())), asked.get(row.code, {})
        if leads:
            found += (answer(row, each, view.day) for each in instructed.get(row.code, ()))
        if leads or only:
            wanted = wanted_of(row, only, every=leads and not row.children)
            turned = filings(row, wanted, filed.get(row.code, ()), first, last, view.day, earlier=now)
            found += (with_words(each, only.get(each.period)) for each in turned)
    shown = [each for each in found if first <= each.due <= last or (now and each.owing and each.due < first)]
    shown.sort(key=lambda each: (each.due, in_order(each.task), each.kind))
    return UnitMonth(unit, first, view.day, tuple(shown))


def tasks_of(view: View, unit: str) -> Sequence[tables.Task]:
    """The dispatched tasks that the unit has a part in, those it only advises left out."""
    has_role = has_part(P.office == view.office, P.unit == unit, P.role != PartRole.GUIDE.value)
    sent = col(T.state) != State.DRAFT.value
    wanted = select_columns(*fact_columns()).where(col(T.office) == view.office, sent, has_role)
    return sorted(plain(view, wanted, T), key=lambda row: row.sorts_as)


def filings_of(view: View, unit: str) -> dict[str, list[FiledNote]]:
    """By task, what the unit filed and what was not replaced, in order."""
    wanted = select(F).where(F.office == view.office, F.unit == unit, F.state != FilingState.REPLACED.value)
    found: dict[str, list[FiledNote]] = {}
    for row in sorted(view.session.exec(wanted), key=lambda row: (row.task, row.number)):
        note = FiledNote(row.period, row.filed_on, row.late, FilingState(row.state), row.answer)
        found.setdefault(row.task, []).append(note)
    return found


def roles_of(parts: Sequence[tables.Part], unit: str) -> tuple[PartRole, ...]:
    """What the unit is to the task, guides left out."""
    return tuple(
        PartRole(part.role) for part in parts if part.unit == unit and part.role != PartRole.GUIDE.value
    )


def first_lead(parts: Sequence[tables.Part]) -> str | None:
    """第一牵头."""
    return next((part.unit for part in parts if part.role == PartRole.LEAD.value), None)


def signature(row: tables.Task, parts: Sequence[tables.Part], unit: str, role: PartRole) -> Iterator[Demand]:
    """The signature that was asked, with the day on which it was given."""
    part = next(part for part in parts if part.unit == unit and part.role == role.value)
    if row.sign_by is None:
        return
    if part.signed_on is not None:
        yield Demand(row.code, row.title, Kind.SIGN, row.sign_by, DONE, False, role, filed_on=part.signed_on)
    elif row.state in (State.DISPATCHED, State.ACTIVE):
        yield Demand(row.code, row.title, Kind.SIGN, row.sign_by, WAITS, True, role)


def work(row: tables.Task, role: PartRole, day: date) -> Iterator[Demand]:
    """The work itself, asked of leads by its deadline; a claim that waits for the office is done."""
    if role is not PartRole.LEAD or row.deadline is None:
        return
    ended = row.done_on or row.claim_on
    if ended is not None:
        yield Demand(row.code, row.title, Kind.DEADLINE, row.deadline, DONE, False, role, filed_on=ended)
    elif row.state in OPEN_STATES:
        state = LATE if row.deadline < day else WAITS
        yield Demand(row.code, row.title, Kind.DEADLINE, row.deadline, state, True, role)


def asked_of(view: View, unit: str) -> dict[str, dict[str, tables.Asking]]:
    """By task, what the unit was asked to file for its part, by period."""
    asking = tables.Asking
    wanted = select(asking).where(asking.office == view.office, asking.unit == unit)
    found: dict[str, dict[str, tables.Asking]] = {}
    for each in view.session.exec(wanted):
        found.setdefault(each.task, {})[each.period] = each
    return found


def with_words(each: Demand, asked: tables.Asking | None) -> Demand:
    """The filing with what was asked to be in it."""
    if asked is None or not asked.what:
        return each
    return replace(each, note="；".join(words for words in (asked.what, each.note) if words))


def instructed_of(view: View, unit: str) -> dict[str, list[tables.Instruction]]:
    """By task that the unit has a part in, the instructions that ask for an answer."""
    row = tables.Instruction
    own = select(P.task).where(P.office == view.office, P.unit == unit)
    wanted = select(row).where(
        row.office == view.office, col(row.answer_by).is_not(None), col(row.task).in_(own)
    )
    found: dict[str, list[tables.Instruction]] = {}
    for each in view.session.exec(wanted.order_by(row.task, col(row.number))):
        found.setdefault(each.task, []).append(each)
    return found


def answer(row: tables.Task, asked: tables.Instruction, day: date) -> Demand:
    """The answer to an instruction, asked of the first lead; a task that is over owes none any more."""
    due, words = asked.answer_by or day, instructed_by(asked)
    code, title, on = row.code, row.title, asked.answered_on
    if on is not None or row.state not in OPEN_STATES:
        state = DONE if on is not None else OVER
        return Demand(code, title, Kind.ANSWER, due, state, False, PartRole.LEAD, filed_on=on, note=words)
    state = LATE if due < day else WAITS
    return Demand(code, title, Kind.ANSWER, due, state, True, PartRole.LEAD, note=words)


def wanted_of(row: tables.Task, only: Mapping[str, tables.Asking], *, every: bool) -> Asked:
    """What of the task is asked of a unit: every period of the first lead, else those that it was asked for."""
    return Asked(
        cycle_of(row),
        row.active_on,
        every,
        {period: each.due for period, each in only.items()},
        row.claim_on or row.cancelled_on,
        clock_of(row),
    )


def filings(
    row: tables.Task,
    asked: Asked,
    own: Sequence[FiledNote],
    first: date,
    last: date,
    day: date,
    *,
    earlier: bool,
) -> Iterator[Demand]:
    """The filings due in the month, and those sent back or missed before it while the task runs.

    Of the missed ones before the month only the last is asked for: what was filed since says more.
    """
    running = row.state == State.ACTIVE
    since = row.active_on if earlier and row.active_on and row.active_on < first else first
    found = [each for each in turns(asked, own, since, last, day) if each.state is not TurnState.NOT_ASKED]
    before = [each for each in found if each.due < first]
    kept = before[-1:] if before and before[-1].state in OWING and running else []
    for each in (*kept, *(turn for turn in found if turn.due >= first)):
        owing = each.state in OWING and running
        if each.state is TurnState.RUNNING and not running:
            continue
        yield Demand(
            row.code,
            row.title,
            Kind.FILING,
            each.due,
            each.state.word,
            owing,
            PartRole.LEAD if asked.every else PartRole.RESPONSIBLE,
            each.period,
            each.filed_on,
            each.returned,
            each.answer,
        )


def counts(demands: Sequence[Demand]) -> Mapping[str, int]:
    """How many filings have each state, in the order of the table of states."""
    words = [each.state for each in demands if each.kind is Kind.FILING]
    return {state.word: words.count(state.word) for state in TurnState if state.word in words}
