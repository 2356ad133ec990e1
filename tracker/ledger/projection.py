"""From events to computed rows: pure, and the same live, on replay and for an earlier day.

Each subject is folded on its own into what is known of it, and that becomes rows.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import Any

from sqlalchemy import delete, insert
from sqlmodel import Session, col

from tracker.domain import office_events as o
from tracker.domain.events import TaskEvent
from tracker.domain.evolve import evolve
from tracker.domain.task import Task
from tracker.ledger import log, tables
from tracker.ledger.log import Recorded
from tracker.ledger.task_rows import row, task_rows

Rows = list[tables.Row]


def fold(known: Any, recorded: Recorded) -> Any:
    """What is known of a subject after one more event about it."""
    event = recorded.event
    if isinstance(event, TaskEvent):
        return evolve(known, event)
    return (*(known or ()), recorded)


def rows_of(office: str, subject: str, known: Any) -> Rows:
    """The computed rows of a subject."""
    kind = subject.partition("/")[0]
    if isinstance(known, Task):
        return task_rows(office, subject, known)
    rule = RULES.get(kind)
    return rule(office, subject, known) if rule else []


def project(session: Session, office: str, recorded: Sequence[Recorded]) -> None:
    """Bring the computed tables up to `recorded`, just appended in the same transaction."""
    fresh: Rows = []
    for subject in log.subjects(recorded):
        standing = TABLES.get(subject.partition("/")[0], ())
        history = list(log.read(session, office, subject=subject)) if standing else []
        if history and history[0].seq < recorded[0].seq:
            for table in standing:
                session.execute(
                    delete(table).where(col(table.office) == office, col(table.subject) == subject)
                )
        if history:
            fresh += rows_of(office, subject, reduce(fold, history, None))
    store(session, fresh)


def store(session: Session, rows: Iterable[tables.Row]) -> None:
    """Insert computed rows, a table at a time."""
    by_table: dict[type[tables.Computed], list[dict[str, Any]]] = {}
    for table, values in rows:
        by_table.setdefault(table, []).append(values)
    for table, many in by_table.items():
        session.execute(insert(table), many)


def office_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    founded = rules = None
    for recorded in known:
        founded = recorded.event if isinstance(recorded.event, o.OfficeFounded) else founded
        rules = recorded.event if isinstance(recorded.event, o.RulesAdopted) else rules
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
        )
    ]


def unit_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    unit = known[-1].event
    if not isinstance(unit, o.UnitRegistered):
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
    )
    aliases = [
        row(tables.UnitAlias, **stem, unit=unit.unit, position=position, **alias.model_dump())
        for position, alias in enumerate(unit.aliases)
    ]
    return [own, *aliases]


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
    opened, fingerprint, is_open = None, "", True
    for recorded in known:
        match recorded.event:
            case o.AccountOpened() as event:
                opened, is_open = event, True
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
            unit=opened.unit,
            fingerprint=fingerprint,
            open=is_open,
        )
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
    "unit": unit_rows,
    "group": group_rows,
    "account": account_rows,
    "plan": plan_rows,
    "reminder": reminder_rows,
    "circular": circular_rows,
}
TABLES: dict[str, tuple[type[tables.Computed], ...]] = {
    "office": (tables.Office,),
    "unit": (tables.Unit, tables.UnitAlias),
    "group": (tables.UnitGroup,),
    "account": (tables.Account,),
    "plan": (tables.Plan, tables.PlanItem),
    "task": (
        tables.Task,
        tables.Part,
        tables.Deadline,
        tables.Target,
        tables.Filing,
        tables.Measurement,
        tables.Extension,
    ),
    "reminder": (tables.Reminder,),
    "circular": (tables.Circular,),
}
