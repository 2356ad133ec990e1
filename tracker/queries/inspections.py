"""Inspections as lists: what the reader may know of, filtered and counted in SQL.

Of an unannounced inspection a unit sees nothing before it was told its conclusion, in no list and in no
count; and never that other units were inspected with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlmodel import and_, col, exists, func, or_, select

from tracker.domain.inspection import InspectionState
from tracker.domain.permissions import Role
from tracker.ledger import tables
from tracker.queries.history import unit_names
from tracker.queries.view import View

I, D, M, P = tables.Inspection, tables.Inspected, tables.Inspector, tables.Problem  # noqa: E741
ANNOUNCED = col(I.announced).in_([True])  # IS TRUE is said of no integer in PostgreSQL


@dataclass(frozen=True, slots=True)
class InspectionFilter:
    """What a list is narrowed to; empty fields narrow nothing. `unit` is a unit code, `member` an account."""

    text: str = ""
    states: tuple[InspectionState, ...] = ()
    unit: str = ""
    member: str = ""
    announced: bool | None = None


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """An inspection in a list, as the reader may know it: names, not codes.

    `told` of the units were told their conclusion; `review_by` is the last day for asking a review,
    `answer_by` the day by which the next open review is to be answered, `own_draft`: the reader wrote its scheme
    and cannot approve it.
    """

    code: str
    title: str
    state: InspectionState
    announced: bool
    start: date
    end: date
    units: tuple[str, ...]
    scope: tuple[str, ...]
    members: tuple[str, ...]
    problems: int
    told: int
    review_by: date | None
    answer_by: date | None
    own_draft: bool = False


@dataclass(frozen=True, slots=True)
class InspectionPageOf:
    """Some rows of a list, and how many there are in all."""

    rows: tuple[InspectionRow, ...]
    total: int


def find_inspections(
    view: View, narrowed: InspectionFilter | None = None, *, limit: int | None = None, offset: int = 0
) -> InspectionPageOf:
    """The inspections that the reader may know of and the filter admits, the latest first."""
    narrowed = narrowed or InspectionFilter()
    if view.own_unit is not None and narrowed.states:
        return of_own_state(view, narrowed, limit, offset)
    wanted = select(I).where(*conditions(view, narrowed))
    total = view.session.exec(select(func.count()).select_from(wanted.subquery())).one()
    newest = wanted.order_by(col(I.start).desc(), col(I.code))
    found = view.session.exec(newest.offset(offset).limit(limit)).all()
    return InspectionPageOf(rows_of(view, found), total)


def of_own_state(view: View, narrowed: InspectionFilter, limit: int | None, offset: int) -> InspectionPageOf:
    """A unit's list by state: the state that it may know of, which is worked out on the rows."""
    every = find_inspections(view, replace(narrowed, states=())).rows
    found = tuple(row for row in every if row.state in narrowed.states)
    end = None if limit is None else offset + limit
    return InspectionPageOf(found[offset:end], len(found))


def one_inspection(view: View, code: str) -> InspectionRow | None:
    """One inspection; None where the reader may not know of it or there is none."""
    wanted = select(I).where(*conditions(view, InspectionFilter()), I.code == code)
    return next(iter(rows_of(view, view.session.exec(wanted).all())), None)


def conditions(view: View, narrowed: InspectionFilter) -> list[Any]:
    """The WHERE of a list: what the reader may know of, and what the filter asks for."""
    found: list[Any] = [I.office == view.office, *known_to(view)]
    if narrowed.states:
        found.append(col(I.state).in_([state.value for state in narrowed.states]))
    if narrowed.announced is not None:
        found.append(I.announced == narrowed.announced)
    if narrowed.unit:
        found.append(has_unit(D.answering == narrowed.unit))
        if view.own_unit not in (None, narrowed.unit):
            found.append(ANNOUNCED)
    if narrowed.member:
        found.append(has_member(narrowed.member))
    for word in narrowed.text.split():
        in_words = [col(column).icontains(word, autoescape=True) for column in (I.code, I.title)]
        found.append(or_(*in_words))
    return found


def known_to(view: View) -> list[Any]:
    """That the reader may know of an inspection; nothing for those who may know of all.

    The same rule as `sees` in the core, in SQL.
    """
    if view.own_unit is None:
        return []
    own = D.answering == view.own_unit
    announced = and_(ANNOUNCED, col(I.approved_on).is_not(None), has_unit(own))
    told = has_unit(own, col(D.told_on).is_not(None))
    return [or_(announced, told, has_member(view.actor.account))]


def has_unit(*of_unit: Any) -> Any:
    """That an inspection looks at a unit like this."""
    return exists().where(col(D.office) == I.office, col(D.inspection) == I.code, *of_unit)


def has_member(account: str) -> Any:
    """That an account inspects."""
    mine = col(M.account) == account
    return exists().where(col(M.office) == I.office, col(M.inspection) == I.code, mine)


def rows_of(view: View, found: Sequence[tables.Inspection]) -> tuple[InspectionRow, ...]:
    """These inspections as rows, each as the reader may know it."""
    names, persons = unit_names(view), persons_of(view)
    inspected, members, problems = (belonging(view, table, found) for table in (D, M, P))
    return tuple(
        row_of(
            view,
            each,
            sorted(inspected.get(each.code, ()), key=lambda row: row.position),
            sorted(members.get(each.code, ()), key=lambda row: row.position),
            [problem for problem in problems.get(each.code, ()) if not problem.withdrawn],
            {**names, **persons},
        )
        for each in found
    )


def row_of(
    view: View,
    each: tables.Inspection,
    inspected: Sequence[Any],
    members: Sequence[Any],
    problems: Sequence[Any],
    names: dict[str, str],
) -> InspectionRow:
    """One row. For a unit: its own part, and of an unannounced inspection nothing else."""
    scope = [*each.tasks, *each.matters]
    state = InspectionState(each.state)
    if view.own_unit is not None and view.actor.account not in {row.account for row in members}:
        own = [row for row in inspected if row.answering == view.own_unit]
        parts = {row.unit for row in own if row.told_on}
        problems = [row for row in problems if row.unit in parts and row.finding]
        if not each.announced:
            inspected = [row for row in own if row.told_on]
            scope = [matter for matter in scope if matter in {row.matter for row in problems}]
            state = own_state(state, own)
        told = [row for row in own if row.told_on]
    else:
        told = [row for row in inspected if row.told_on]
    open_reviews = [row.answer_by for row in told if row.asked_on and not row.decided_on]
    return InspectionRow(
        code=each.code,
        title=each.title,
        state=state,
        announced=each.announced,
        start=each.start,
        end=each.end,
        units=tuple(called(row, names) for row in inspected),
        scope=tuple(scope),
        members=tuple(names.get(f"@{row.account}", row.account) for row in members),
        problems=len(problems),
        told=len(told),
        review_by=max((row.review_by for row in told), default=None),
        answer_by=min(open_reviews, default=None),
        own_draft=view.actor.account in each.drafters,
    )


def called(row: Any, names: dict[str, str]) -> str:
    """An inspected unit by its name, and which one answers for it since it was merged."""
    name = names.get(row.unit, row.unit)
    return name if row.answering == row.unit else f"{name}（现{names.get(row.answering, row.answering)}）"


def own_state(state: InspectionState, own: Sequence[Any]) -> InspectionState:
    """Where an unannounced inspection stands for a unit that was told: other units do not count."""
    if state in (InspectionState.CLOSED, InspectionState.CANCELLED):
        return state
    if any(row.asked_on and not row.decided_on for row in own):
        return InspectionState.REVIEW
    return InspectionState.REVIEWED if any(row.decided_on for row in own) else InspectionState.FEEDBACK


def persons_of(view: View) -> dict[str, str]:
    """The persons of the office's accounts, under `@account` so that no unit code is mistaken for one."""
    of_office = select(tables.Account).where(tables.Account.office == view.office)
    return {f"@{account.name}": account.person for account in view.session.exec(of_office)}


def belonging(view: View, table: Any, found: Sequence[tables.Inspection]) -> dict[str, list[Any]]:
    """The rows that a table has for these inspections, by inspection."""
    codes = [each.code for each in found]
    wanted = select(table).where(table.office == view.office, col(table.inspection).in_(codes))
    rows: dict[str, list[Any]] = {}
    for row in view.session.exec(wanted):
        rows.setdefault(row.inspection, []).append(row)
    return rows


def units_inspected(view: View, first: date, last: date) -> frozenset[str]:
    """The units that some inspection between two days looks at, whether or not the reader may know of it."""
    begun = (col(I.start) >= first, col(I.start) <= last, col(I.office) == view.office)
    of_them = (col(D.office) == I.office, col(D.inspection) == I.code)
    return frozenset(view.session.exec(select(D.answering).where(*begun, *of_them)))


def inspections_of_unit(view: View, unit: str, first: date, last: date) -> int:
    """How many inspections of a unit begin between two days, of those that the reader may know of."""
    between = (I.start >= first, I.start <= last, col(I.state) != InspectionState.CANCELLED.value)
    approved = col(I.approved_on).is_not(None)
    wanted = select(I).where(*conditions(view, InspectionFilter(unit=unit)), *between, approved)
    return view.session.exec(select(func.count()).select_from(wanted.subquery())).one()


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie: the account with its person, the unit with its name, why, and since when."""

    account: str
    person: str
    unit: str
    unit_name: str
    reason: str
    since: date


def ties_of(view: View) -> tuple[TieRow, ...]:
    """Who stands aside where; a unit's account is told of its own ties only."""
    wanted = select(tables.Tie).where(tables.Tie.office == view.office)
    if view.actor.role is Role.UNIT:
        wanted = wanted.where(tables.Tie.account == view.actor.account)
    names, persons = unit_names(view), persons_of(view)
    return tuple(
        TieRow(
            tie.account,
            persons.get(f"@{tie.account}", tie.account),
            tie.unit,
            names.get(tie.unit, tie.unit),
            tie.reason,
            tie.since,
        )
        for tie in view.session.exec(wanted.order_by(tables.Tie.account, tables.Tie.unit))
    )
