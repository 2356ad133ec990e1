"""From events to computed rows: pure, and the same live, on replay and for an earlier day.

Each subject is folded on its own into what is known of it, and that becomes rows.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert
from sqlmodel import Session, SQLModel

from tracker.domain import office_events as o
from tracker.domain import reform_events as r
from tracker.domain.events import TaskEvent
from tracker.domain.evolve import evolve
from tracker.domain.inspection import Inspection
from tracker.domain.inspection_events import InspectionEvent
from tracker.domain.inspection_evolve import evolve_inspection
from tracker.domain.order import Order, evolve_order
from tracker.domain.order_events import LadderAdopted, OrderEvent
from tracker.domain.task import Task
from tracker.ledger import log, tables
from tracker.ledger.inspection_rows import inspection_rows, tie_rows
from tracker.ledger.log import Recorded
from tracker.ledger.order_rows import order_rows
from tracker.ledger.project_rows import fund_rows
from tracker.ledger.task_rows import row, task_rows

Rows = list[tables.Row]


def fold(known: Any, recorded: Recorded) -> Any:
    """What is known of a subject after one more event about it."""
    event = recorded.event
    if isinstance(event, TaskEvent):
        return evolve(known, event)
    if isinstance(event, InspectionEvent):
        return evolve_inspection(known, event)
    if isinstance(event, OrderEvent):
        return evolve_order(known, event)
    return (*(known or ()), recorded)


def rows_of(office: str, subject: str, known: Any) -> Rows:
    """The computed rows of a subject."""
    kind = subject.partition("/")[0]
    if isinstance(known, Task):
        return task_rows(office, subject, known)
    if isinstance(known, Inspection):
        return inspection_rows(office, subject, known)
    if isinstance(known, Order):
        return order_rows(office, subject, known)
    rule = RULES.get(kind)
    return rule(office, subject, known) if rule else []


def project(session: Session, office: str, recorded: Sequence[Recorded]) -> None:
    """Bring the computed tables up to `recorded`, just appended in the same transaction.

    Only the rows that these events changed are written.
    """
    stale: Rows = []
    fresh: Rows = []
    for subject in log.subjects(recorded):
        if subject.partition("/")[0] not in KINDS:
            continue
        history = list(log.read(session, office, subject=subject))
        earlier = [each for each in history if each.seq < recorded[0].seq]
        before = rows_of(office, subject, reduce(fold, earlier, None)) if earlier else []
        after = rows_of(office, subject, reduce(fold, history, None))
        stale += difference(before, after)
        fresh += difference(after, before)
    remove(session, stale)
    store(session, fresh)


def difference(rows: Rows, others: Rows) -> Rows:
    """The rows that are not just so among the others."""
    same = {(row.table, row.key): row.values for row in others}
    return [row for row in rows if same.get((row.table, row.key)) != row.values]


def remove(session: Session, rows: Iterable[tables.Row]) -> None:
    """Delete computed rows by their keys, a table at a time."""
    for table, many in by_table(rows).items():
        held = table_of(table)
        one = [held.c[name] == bindparam(f"key_{name}") for name in tables.primary_key(table)]
        keys = [{f"key_{name}": values[name] for name in tables.primary_key(table)} for values in many]
        session.connection().execute(delete(held).where(*one), keys)


def store(session: Session, rows: Iterable[tables.Row]) -> None:
    """Insert computed rows, a table at a time."""
    for table, many in by_table(rows).items():
        session.connection().execute(insert(table_of(table)), many)


def by_table(rows: Iterable[tables.Row]) -> dict[type[tables.Computed], list[dict[str, Any]]]:
    """The values of the rows, sorted by table."""
    found: dict[type[tables.Computed], list[dict[str, Any]]] = {}
    for table, values in rows:
        found.setdefault(table, []).append(values)
    return found


def table_of(table: type[tables.Computed]) -> Table:
    """The table itself, without the mapped class around it: that is many times faster to write to."""
    return SQLModel.metadata.tables[str(table.__tablename__)]


def office_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    founded = rules = ladder = None
    adoptions = 0
    for recorded in known:
        match recorded.event:
            case o.OfficeFounded() as event:
                founded = event
            case o.RulesAdopted() as event:
                rules, adoptions = event, adoptions + 1
            case LadderAdopted() as event:
                ladder = event
    if founded is None:
        return []
    return [
        row(
            tables.Office,
            office=office,
            subject=subject,
            **{**founded.model_dump(), "regions": list(founded.regions)},
            rules_name=rules.name if rules else "",
            rules=rules.text if rules else "",
            rules_version=adoptions,
            ladder_name=ladder.name if ladder else "",
            ladder=ladder.text if ladder else "",
        )
    ]


def calendar_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    set_last = known[-1].event
    if not isinstance(set_last, o.WorkingDaySet) or set_last.works is None:
        return []
    return [row(tables.CalendarDay, office=office, subject=subject, **set_last.model_dump())]


def unit_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    unit, merged_into, former = None, "", {}
    for recorded in known:
        match recorded.event:
            case o.UnitRegistered() as event:
                unit = event
            case r.UnitRenamed() as event:
                former[recorded.at] = event.former
            case r.UnitMerged() as event:
                merged_into = event.into
    if unit is None:
        return []
    stem: dict[str, Any] = {"office": office, "subject": subject}
    own = row(
        tables.Unit,
        **stem,
        code=unit.unit,
        name=unit.name,
        kind=unit.unit_kind,
        short=unit.short,
        initials=unit.initials,
        merged_into=merged_into,
    )
    names = [
        row(tables.FormerName, **stem, unit=unit.unit, until=until, name=name)
        for until, name in former.items()
    ]
    aliases = [
        row(tables.UnitAlias, **stem, unit=unit.unit, position=position, **alias.model_dump())
        for position, alias in enumerate(unit.aliases)
    ]
    return [own, *names, *aliases]


def group_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    group = known[-1].event
    if not isinstance(group, o.GroupRegistered):
        return []
    return [
        row(
            tables.UnitGroup,
            office=office,
            subject=subject,
            name=group.name,
            aliases=list(group.aliases),
            members=list(group.members),
        )
    ]


def account_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    opened, fingerprint, is_open, unit = None, "", True, None
    seats = {}
    for recorded in known:
        match recorded.event:
            case o.AccountOpened() as event:
                opened, is_open, unit = event, True, event.unit
            case r.AccountMoved() as event:
                seats[recorded.at], unit = unit, event.unit
            case o.PasswordSet() as event:
                fingerprint = event.fingerprint
            case o.AccountClosed():
                is_open = False
    if opened is None:
        return []
    return [
        row(
            tables.Account,
            office=office,
            subject=subject,
            name=opened.account,
            person=opened.person,
            role=opened.role,
            unit=unit,
            fingerprint=fingerprint,
            open=is_open,
        ),
        *(
            row(
                tables.FormerSeat,
                office=office,
                subject=subject,
                account=opened.account,
                until=until,
                unit=before,
            )
            for until, before in seats.items()
        ),
    ]


def plan_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    plan = known[-1].event
    if not isinstance(plan, o.PlanImported):
        return []
    stem: dict[str, Any] = {"office": office, "subject": subject}
    own = row(
        tables.Plan,
        **stem,
        id=plan.plan,
        title=plan.title,
        file=plan.file,
        checksum=plan.checksum,
        imported_on=plan.day,
        parent=plan.parent,
        revises=plan.revises,
        gone=list(plan.gone),
        reading=plan.reading,
    )
    nodes = [(item, True) for item in plan.reading["items"]]
    nodes += [(item, False) for item in plan.reading["unassigned"]]
    items = [
        row(
            tables.PlanItem,
            **stem,
            plan=plan.plan,
            position=position,
            number=item["number"],
            title=item["title"],
            text=item["text"],
            assigned=assigned,
        )
        for position, (item, assigned) in enumerate(nodes)
    ]
    return [own, *items]


def reminder_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    sent = known[-1].event
    if not isinstance(sent, o.Reminded):
        return []
    return [
        row(
            tables.Reminder,
            office=office,
            subject=subject,
            key=sent.key,
            unit=sent.unit,
            day=sent.day,
            lines=list(sent.lines),
            tasks=list(sent.tasks),
        )
    ]


def circular_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    drafted = known[-1].event
    if not isinstance(drafted, o.CircularDrafted):
        return []
    return [row(tables.Circular, office=office, subject=subject, **drafted.model_dump())]


RULES: dict[str, Callable[[str, str, tuple[Recorded, ...]], Rows]] = {
    "office": office_rows,
    "calendar": calendar_rows,
    "unit": unit_rows,
    "group": group_rows,
    "account": account_rows,
    "plan": plan_rows,
    "reminder": reminder_rows,
    "circular": circular_rows,
    "tie": tie_rows,
    "fund": fund_rows,
}
KINDS = frozenset(RULES) | {"task", "inspection", "order"}
