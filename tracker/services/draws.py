"""双随机: who and what may be drawn, the draw itself, and doing an earlier draw again."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from tracker.domain.drawing import Lot, lots
from tracker.domain.inspection import Draw, DrawOf, Inspection
from tracker.domain.inspection_commands import DrawLots
from tracker.domain.permissions import Role
from tracker.domain.task import OPEN_STATES, PartRole
from tracker.domain.units import One, Several
from tracker.errors import NotFoundError, RefusedError
from tracker.ledger import tables
from tracker.queries.parts import parts_by_task
from tracker.queries.tasks import TaskFilter, find
from tracker.queries.units import registry_of
from tracker.queries.view import View
from tracker.services.desk import Desk
from tracker.services.inspections import inspect, read_inspection
from tracker.services.views import look


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A draw that was done again: the lots in order, and whether the result is the recorded one."""

    number: int
    draw: Draw
    lots: tuple[Lot, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Urn:
    """What to draw from: units or groups by code or name, tasks by code, members by account.

    Where `among` is empty: all open tasks (of `plan`), or all open accounts of inspectors.
    """

    of: DrawOf
    among: tuple[str, ...] = ()
    plan: str = ""


def draw(
    desk: Desk, code: str, urn: Urn, count: int, seed: str = "", reason: str = "", seen: int | None = None
) -> Inspection:
    """Draw `count` units, tasks or members for a scheme; the list and the seed are recorded.

    A seed of 32 hexadecimal digits is made where none is given; `reason` says why it is drawn again.
    Raises NotFoundError for an unknown name, RefusedError where the draw cannot be.
    """
    with look(desk) as view:
        candidates = CANDIDATES[urn.of](view, urn)
        leads = leads_of(view, candidates) if urn.of is DrawOf.TASK else ()
    command = DrawLots(
        inspection=code,
        of=urn.of,
        candidates=candidates,
        count=count,
        seed=seed or secrets.token_hex(16),
        leads=leads,
        reason=reason,
        seen=seen,
    )
    return inspect(desk, command)


def draws_again(desk: Desk, code: str) -> tuple[Redrawn, ...]:
    """Every draw of an inspection done again from its recorded seed and list.

    Raises NotFoundError, RefusedError for a unit: the list says who might have been inspected.
    """
    if desk.who.role is Role.UNIT:
        read_inspection(desk, code)
        raise RefusedError("抽取记录由领导小组办公室、督查人员、分管领导和审计人员查看。")
    inspection, _ = read_inspection(desk, code)
    found = []
    for number, past in enumerate(inspection.draws, 1):
        again = lots(past.seed, past.candidates, past.count)
        taken = tuple(lot.candidate for lot in again if lot.drawn)
        found.append(Redrawn(number, past, again, taken == past.drawn))
    return tuple(found)


def units_among(view: View, urn: Urn) -> tuple[str, ...]:
    """The units named."""
    return units_named(view, urn.among)


def units_named(view: View, names: Sequence[str]) -> tuple[str, ...]:
    """The codes of units named by code, by name, or as members of a group. Raises NotFoundError."""
    registry = registry_of(view.session, view.office)
    known = {unit.code for unit in registry.units}
    found: list[str] = []
    for name in names:
        if name in known:
            found.append(name)
            continue
        match registry.resolve(name, view.day):
            case One(unit):
                found.append(unit.code)
            case Several(_, units):
                found += [unit.code for unit in units]
            case unknown:
                raise NotFoundError(unknown.reason, "请用 duban unit list 查看。")
    return tuple(dict.fromkeys(found))


def tasks_among(view: View, urn: Urn) -> tuple[str, ...]:
    """Open tasks: those named, else all (of a plan)."""
    rows = find(view, TaskFilter(plan=urn.plan, states=tuple(OPEN_STATES))).rows
    open_tasks = tuple(each.facts.code for each in rows)
    for code in urn.among:
        if code not in open_tasks:
            raise NotFoundError(f"没有在办的任务“{code}”。", "请用 duban task list 查看编号。")
    return urn.among or open_tasks


def members_among(view: View, urn: Urn) -> tuple[str, ...]:
    """Open accounts: those named, else all of inspectors."""
    table = tables.Account
    wanted = select(table).where(table.office == view.office).order_by(col(table.name))
    accounts = [account for account in view.session.exec(wanted) if account.open]
    names = {account.name for account in accounts}
    for name in urn.among:
        if name not in names:
            raise NotFoundError(f"没有在用的账号“{name}”。", "请用 duban account list 查看。")
    return urn.among or tuple(each.name for each in accounts if each.role == Role.INSPECTOR.value)


def leads_of(view: View, codes: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The unit that answers for each task, where the registry knows it."""
    parts = parts_by_task(view, codes)
    leads = {
        code: next((part.unit for part in parts.get(code, ()) if part.role == PartRole.LEAD.value), None)
        for code in codes
    }
    return tuple((code, unit) for code, unit in leads.items() if unit)


CANDIDATES = {DrawOf.UNIT: units_among, DrawOf.TASK: tasks_among, DrawOf.MEMBER: members_among}
