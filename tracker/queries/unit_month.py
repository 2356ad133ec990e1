"""The month of a unit: what is asked of it, by when, and what it owes; with what became of each period's filing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.codes import in_order
from tracker.domain.cycles import month_end, periods_between
from tracker.domain.filing_turns import OWING, Asked, FiledNote, Turn, TurnState, turns
from tracker.domain.reminders import Kind
from tracker.domain.task import OPEN_STATES, PartRole, State
from tracker.ledger import tables
from tracker.queries.clocks import clock_of, cycle_of
from tracker.queries.owed import instructed_by
from tracker.queries.parts import parts_by_task
from tracker.queries.unit_tasks import asked_of, filings_of, instructed_of, tasks_of
from tracker.queries.view import View

AT_ONCE = 50  # units
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
    (found,) = months_of_units(view, [unit if view.own_unit is None else view.own_unit], first)
    return found


def months_of_units(view: View, units: Sequence[str], first: date) -> Iterator[UnitMonth]:
    """The same month of many units, in their order; whether the reader may see them is asked before."""
    last = month_end(first.year, first.month)
    for start in range(0, len(units), AT_ONCE):
        some = units[start : start + AT_ONCE]
        rows, filed = tasks_of(view, some, first, last), filings_of(view, some)
        asked, instructed = asked_of(view, some), instructed_of(view, some)
        parts = parts_by_task(view, sorted({row.code for of_unit in rows.values() for row in of_unit}))
        for unit in some:
            own = OfUnit(unit, filed.get(unit, {}), asked.get(unit, {}), instructed)
            found = (
                each
                for row in rows.get(unit, ())
                for each in own.demands(row, parts[row.code], first, view.day)
            )
            shown = sorted(found, key=lambda each: (each.due, in_order(each.task), each.kind))
            yield UnitMonth(unit, first, view.day, tuple(shown))


@dataclass(frozen=True, slots=True)
class OfUnit:
    """What is known of one unit, by task: what it filed, what it was asked to file; and all instructions."""

    unit: str
    filed: Mapping[str, list[FiledNote]]
    asked: Mapping[str, Mapping[str, tables.Asking]]
    instructed: Mapping[str, list[tables.Instruction]]

    def demands(
        self, row: tables.Task, parts: Sequence[tables.Part], first: date, day: date
    ) -> Iterator[Demand]:
        """What one of its tasks asks of it in the month, and what it owes from before."""
        last = month_end(first.year, first.month)
        now = first <= day <= last
        for each in self.all_of(row, parts, first, last, day, now=now):
            if first <= each.due <= last or (now and each.owing and each.due < first):
                yield each

    def all_of(
        self, row: tables.Task, parts: Sequence[tables.Part], first: date, last: date, day: date, *, now: bool
    ) -> Iterator[Demand]:
        """The same, and what has other months."""
        for role in roles_of(parts, self.unit):
            yield from signature(row, parts, self.unit, role)
            yield from work(row, role, day)
        leads, only = self.unit == first_lead(parts), self.asked.get(row.code, {})
        if leads:
            yield from (answer(row, each, day) for each in self.instructed.get(row.code, ()))
        if leads or only:
            wanted = wanted_of(row, only, every=leads and not row.children)
            turned = filings(row, wanted, self.filed.get(row.code, ()), first, last, day, earlier=now)
            yield from (with_words(each, only.get(each.period)) for each in turned)


def roles_of(parts: Sequence[tables.Part], unit: str) -> tuple[PartRole, ...]:
    """What the unit is to the task, guides left out."""
    return tuple(
        PartRole(part.role) for part in parts if part.unit == unit and part.role != PartRole.GUIDE.value
    )


def first_lead(parts: Sequence[tables.Part]) -> str | None:
    """第一牵头."""
    return next((part.unit for part in parts if part.role == PartRole.LEAD.value), None)


def signature(row: tables.Task, parts: Sequence[tables.Part], unit: str, role: PartRole) -> Iterator[Demand]:
    """The signature that was asked, with the day on which it was given.

    The limit is the task's: where it was set anew for other units in a later month, what was given before stands in
    the month in which it was given, and asks nothing of the unit in the later one.
    """
    part = next(part for part in parts if part.unit == unit and part.role == role.value)
    if row.sign_by is None:
        return
    if part.signed_on is not None:
        earlier = (part.signed_on.year, part.signed_on.month) < (row.sign_by.year, row.sign_by.month)
        due = part.signed_on if earlier else row.sign_by
        yield Demand(row.code, row.title, Kind.SIGN, due, DONE, False, role, filed_on=part.signed_on)
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


def with_words(each: Demand, asked: tables.Asking | None) -> Demand:
    """The filing with what was asked to be in it."""
    if asked is None or not asked.what:
        return each
    return replace(each, note="；".join(words for words in (asked.what, each.note) if words))


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

    Of the missed ones before the month only the last is asked for, and none once a later one was filed: it says more.
    """
    running = row.state == State.ACTIVE
    since = row.active_on if earlier and row.active_on and row.active_on < first else first
    found = [each for each in turns(asked, own, since, last, day) if each.state is not TurnState.NOT_ASKED]
    before = [each for each in found if each.due < first]
    kept = before[-1:] if before and is_owed(row, asked, before[-1], day) else []
    for each in (*kept, *(turn for turn in found if turn.due >= first)):
        owing = is_owed(row, asked, each, day)
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


def is_owed(row: tables.Task, asked: Asked, turn: Turn, day: date) -> bool:
    """Whether the period is still to be filed: the task runs, and its lead has not filed a later one since."""
    if row.state != State.ACTIVE or turn.state not in OWING:
        return False
    missed_by_lead = turn.state is TurnState.MISSING and asked.every
    return not (missed_by_lead and filed_since(row, turn, day))


def filed_since(row: tables.Task, missed: Turn, day: date) -> bool:
    """Whether a later period of the task was filed than the one that was missed."""
    labels = [period.label for period in periods_between(cycle_of(row), missed.due, day)]
    behind = labels[labels.index(missed.period) + 1 :] if missed.period in labels else labels
    return any(label in row.filed_periods for label in behind)


def counts(demands: Sequence[Demand]) -> Mapping[str, int]:
    """How many filings have each state, in the order of the table of states."""
    words = [each.state for each in demands if each.kind is Kind.FILING]
    return {state.word: words.count(state.word) for state in TurnState if state.word in words}
