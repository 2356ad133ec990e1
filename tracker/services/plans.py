"""Importing a plan: read, questioned, drafted into tasks, all in one transaction or not at all."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session, func, select

from tracker.domain.cycles import Cycle
from tracker.domain.drafting import House, Question, draft_tasks, questions
from tracker.domain.events import TaskDrafted
from tracker.domain.office_events import PlanImported
from tracker.domain.permissions import Act
from tracker.domain.plan import Plan
from tracker.domain.unit_names import pinyin_initials
from tracker.domain.units import Registry
from tracker.errors import InputError
from tracker.ledger import chain, tables
from tracker.queries.units import registry_of
from tracker.reading.document import read_plan
from tracker.reading.wire import plan_as_json
from tracker.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: the plan's id, its reading, the task codes, and the names nobody could place."""

    plan_id: str
    plan: Plan
    tasks: tuple[str, ...]
    questions: tuple[Question, ...]


def import_plan(desk: Desk, path: Path) -> Imported:
    """Read the document at `path` and turn each of its assigned items into a draft task.

    Raises InputError for a document that cannot be read, names nobody, or was imported before.
    """
    desk.require(Act.IMPORT_PLAN, path.name)
    plan = read_plan(path)
    checksum = chain.sm3(path.read_bytes())
    if not plan.items:
        raise InputError(
            f"“{path.name}”中没有写明牵头单位或责任单位的条目，没有导入。",
            "可用 duban plan read 查看读出的条目。",
        )
    with desk.writing() as session:
        refuse_twice(session, desk.office, path.name, checksum)
        plan_id = f"P{count(session, tables.Plan, desk.office) + 1:03d}"
        registry = registry_of(session, desk.office)
        drafts = drafts_of(session, desk, plan, plan_id, registry)
        imported = PlanImported(
            plan=plan_id,
            file=path.name,
            checksum=checksum,
            title=plan.title,
            day=desk.today,
            reading=as_stored(plan),
        )
        desk.append(session, [imported, *drafts])
        asked = tuple(questions(plan, registry))
    return Imported(plan_id, plan, tuple(draft.task for draft in drafts), asked)


def drafts_of(
    session: Session, desk: Desk, plan: Plan, plan_id: str, registry: Registry
) -> list[TaskDrafted]:
    """The draft tasks of a plan, numbered on from the office's last."""
    office = session.get(tables.Office, desk.office)
    assert office is not None
    return draft_tasks(
        plan,
        plan_id,
        registry,
        House(office.prefix, Cycle(office.cycle, office.due_day)),
        desk.today,
        pinyin_initials,
        first=count(session, tables.Task, desk.office) + 1,
    )


def refuse_twice(session: Session, office: str, name: str, checksum: str) -> None:
    """Raise InputError, naming the plan, where this very file was imported before."""
    same = session.exec(
        select(tables.Plan).where(tables.Plan.office == office, tables.Plan.checksum == checksum)
    ).first()
    if same is not None:
        raise InputError(
            f"“{name}”已经导入过：{same.id}《{same.title}》，{same.imported_on}导入。没有重复导入。"
        )


def count(session: Session, table: type[tables.Computed], office: str) -> int:
    """How many rows the office has in a table."""
    return session.exec(select(func.count()).select_from(table).where(table.office == office)).one()


def as_stored(plan: Plan) -> dict[str, Any]:
    """The reading as the log keeps it: plain JSON values only."""
    stored: dict[str, Any] = json.loads(json.dumps(plan_as_json(plan), ensure_ascii=False))
    return stored
