"""机构改革: a unit renamed, merged into another, or giving tasks over, with all that hangs on it in one transaction.

Open tasks, groups and accounts follow, and so do open orders and inspections; tasks that are over keep the name
that they were done under, and whoever comes after has them to look at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from tracker.domain.arrangement_events import Succession, UnitsFollowed
from tracker.domain.events import Event
from tracker.domain.office_events import GroupRegistered
from tracker.domain.permissions import Act
from tracker.domain.reform_events import AccountMoved, TasksHandedOver, UnitMerged, UnitRenamed
from tracker.domain.task import State
from tracker.domain.units import Alias, Group, Registry, Unit
from tracker.errors import InputError, RefusedError
from tracker.ledger import log, tables
from tracker.queries.tasks import has_part
from tracker.queries.units import registry_of
from tracker.services.desk import Desk
from tracker.services.passing_on import (
    inspections_passed_on,
    kept_under_the_old_name,
    now_repeated,
    orders_passed_on,
)
from tracker.services.units import unit_event

T = tables.Task
OVER = (State.CLOSED.value, State.CANCELLED.value)


@dataclass(frozen=True, slots=True)
class Reformed:
    """What followed: the unit that carries on, the tasks that went with it, how many were over, accounts moved.

    `repeated` are the inspections that look at one unit twice since, as sentences; `former` is the unit as it was
    called before.
    """

    unit: Unit
    tasks: tuple[str, ...]
    over: int
    accounts: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    former: str = ""


def rename(desk: Desk, code: str, name: str, why: str, short: str = "") -> Reformed:
    """Let a unit be called `name`; its former name goes on to be understood in papers of its time.

    Raises RefusedError, NotFoundError, InputError where the name is taken or no reason is given.
    """
    desk.require(Act.KEEP_UNITS, code)
    with desk.writing() as session:
        registry = registry_of(session, desk.office)
        unit = registry.unit(code)
        needs_why(why)
        refuse_taken(registry, name, unit)
        kept = tuple(alias for alias in unit.aliases if alias.name != name)
        called = replace(unit, name=name, short=short, aliases=(*kept, Alias(unit.name, until=desk.today)))
        renamed = UnitRenamed(unit=code, former=unit.name, name=name, day=desk.today, why=why)
        open_tasks, over = tasks_of(session, desk.office, code)
        desk.append(session, [renamed, unit_event(called), *followed(desk, open_tasks, unit, called, why)])
    return Reformed(called, open_tasks, len(over), former=unit.name)


def merge(desk: Desk, code: str, into: str, why: str) -> Reformed:
    """Let the unit `code` go into `into`: its names, groups, accounts and open tasks are that unit's from now on.

    Said again of a unit that went into `into` before, it hands on what was left behind then. Raises RefusedError,
    NotFoundError, InputError for a unit and itself or without a reason.
    """
    desk.require(Act.KEEP_UNITS, code)
    with desk.writing() as session:
        registry = registry_of(session, desk.office)
        if went_into(session, desk.office, code) == into:
            return hand_on_what_was_left(session, desk, code, registry.unit(into), why)
        unit, heir = pair(registry, code, into)
        needs_why(why)
        names = (Alias(unit.name), *([Alias(unit.short)] if unit.short else []), *unit.aliases)
        known = {heir.name, heir.short, *(alias.name for alias in heir.aliases)}
        heir = replace(heir, aliases=(*heir.aliases, *(each for each in names if each.name not in known)))
        open_tasks, over = tasks_of(session, desk.office, code)
        seats = accounts_of(session, desk.office, code)
        desk.append(
            session,
            [
                UnitMerged(unit=code, into=into, day=desk.today, why=why),
                unit_event(heir),
                *regrouped(registry.groups, code, into, stays=False),
                *(AccountMoved(account=name, unit=into) for name in seats),
                *followed(desk, open_tasks, unit, heir, why),
                *kept_under_the_old_name(session, desk, over, code, into, why),
                *orders_passed_on(session, desk, code, heir, why),
                *inspections_passed_on(session, desk, code, into, why),
            ],
        )
        repeated = now_repeated(session, desk.office, into)
    return Reformed(heir, open_tasks, len(over), seats, repeated, unit.name)


def went_into(session: Session, office: str, code: str) -> str:
    """The unit that a former unit was merged into; empty for one that was not."""
    events = (recorded.event for recorded in log.read(session, office, subject=f"unit/{code}"))
    return next((event.into for event in events if isinstance(event, UnitMerged)), "")


def hand_on_what_was_left(session: Session, desk: Desk, code: str, heir: Unit, why: str) -> Reformed:
    """The tasks, orders and inspections that stayed with a unit when it was merged: once, they all did."""
    needs_why(why)
    open_tasks, over = tasks_of(session, desk.office, code)
    events = [
        *followed(desk, open_tasks, Unit(code, "", heir.kind), heir, why),
        *kept_under_the_old_name(session, desk, over, code, heir.code, why),
        *orders_passed_on(session, desk, code, heir, why),
        *inspections_passed_on(session, desk, code, heir.code, why),
    ]
    if not events:
        raise RefusedError(f"“{code}”已并入“{heir.name}”，没有留下的任务、文书和督查。")
    desk.append(session, events)
    return Reformed(heir, open_tasks, len(over), former=code)


def split(desk: Desk, code: str, into: str, tasks: Sequence[str], why: str) -> Reformed:
    """Let `into` take these open tasks over from the unit `code`, which stays for the rest.

    `into` comes into the groups that the unit is in. Raises RefusedError, NotFoundError, InputError for a task
    that the unit has no open part in, or where there is none.
    """
    desk.require(Act.KEEP_UNITS, code)
    with desk.writing() as session:
        registry = registry_of(session, desk.office)
        unit, heir = pair(registry, code, into)
        needs_why(why)
        wanted = tuple(dict.fromkeys(tasks))
        open_tasks, over = tasks_of(session, desk.office, code)
        strange = [task for task in wanted if task not in open_tasks]
        if strange or not wanted:
            raise InputError(
                f"{'、'.join(strange)}不是“{code}”承担的未办结任务。"
                if strange
                else "没有写明划转哪些任务。",
                f"可以用 duban task list --unit {code} 查看。",
            )
        handed = TasksHandedOver(unit=code, into=into, tasks=wanted, day=desk.today, why=why)
        regroups = regrouped(registry.groups, code, into, stays=True)
        passed_on = orders_passed_on(session, desk, code, heir, why, wanted)
        desk.append(session, [handed, *regroups, *followed(desk, wanted, unit, heir, why), *passed_on])
    return Reformed(heir, wanted, len(over), former=unit.name)


def followed(desk: Desk, tasks: Iterable[str], former: Unit, heir: Unit, why: str) -> list[Event]:
    """The event on each task that goes on with `heir` instead of `former`."""
    succession = Succession(unit=former.code, successor=heir.code, name=heir.name, former=former.name)
    return [UnitsFollowed(task=task, day=desk.today, successions=(succession,), why=why) for task in tasks]


def regrouped(groups: Iterable[Group], code: str, into: str, *, stays: bool) -> list[Event]:
    """The groups of the unit with `into` in them, in its place or (where it `stays`) behind it."""
    found: list[Event] = []
    for group in groups:
        if code in group.members:
            swapped = [new for old in group.members for new in takes_place(old, code, into, stays=stays)]
            members = tuple(dict.fromkeys(swapped))
            found.append(GroupRegistered(name=group.name, aliases=group.aliases, members=members))
    return found


def takes_place(member: str, code: str, into: str, *, stays: bool) -> tuple[str, ...]:
    """Who stands in a group where `member` stood."""
    if member != code:
        return (member,)
    return (member, into) if stays else (into,)


def tasks_of(session: Session, office: str, code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tasks that a unit has a part in: those that go on, and those that are over."""
    part = tables.Part
    wanted = (
        select(T.code, T.state)
        .where(T.office == office, has_part(part.office == office, part.unit == code))
        .order_by(col(T.sorts_as))
    )
    rows = session.exec(wanted).all()
    going_on = tuple(task for task, state in rows if state not in OVER)
    return going_on, tuple(task for task, state in rows if state in OVER)


def accounts_of(session: Session, office: str, code: str) -> tuple[str, ...]:
    """The accounts that act for a unit, closed ones too: whoever comes back comes back to what is there."""
    account = tables.Account
    wanted = select(account.name).where(account.office == office, account.unit == code)
    return tuple(session.exec(wanted.order_by(account.name)))


def pair(registry: Registry, code: str, into: str) -> tuple[Unit, Unit]:
    """Both units. Raises NotFoundError, InputError where they are one."""
    unit, heir = registry.unit(code), registry.unit(into)
    if code == into:
        raise InputError(f"“{unit.name}”不能并入或划转给自己。")
    return unit, heir


def needs_why(why: str) -> None:
    """Raise InputError without a reason."""
    if not why.strip():
        raise InputError("必填的内容是空的。", "请写明依据，如机构改革方案的文号。")


def refuse_taken(registry: Registry, name: str, unit: Unit) -> None:
    """Raise InputError for a name that is empty, the unit's own already, or another unit's."""
    if not name.strip() or name == unit.name:
        raise InputError(f"“{name}”不是新的名称。")
    for other in registry.units:
        if other is not unit and name in (other.name, *(alias.name for alias in other.aliases)):
            raise InputError(f"名称“{name}”已由“{other.name}”（{other.code}）使用。")
