"""A plan enters the ledger: its tasks drafted and its names learnt, all in one transaction or not at all."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlmodel import Session, func, select

from tracker.domain.cycles import Cycle
from tracker.domain.drafting import House, Question, Resolver, draft_tasks, questions
from tracker.domain.events import Event, TaskDrafted
from tracker.domain.office_events import GroupRegistered, PlanImported
from tracker.domain.permissions import Act
from tracker.domain.plan import Plan
from tracker.domain.review import Review, begin
from tracker.domain.review_names import Answers, Learnt, learnt, meanings
from tracker.domain.review_revision import Compared, Kind, renumbered, revised
from tracker.domain.task import TaskKind
from tracker.domain.unit_names import pinyin_initials
from tracker.errors import InputError, NotFoundError
from tracker.ledger import chain, tables
from tracker.queries.units import registry_of
from tracker.reading.document import read_file
from tracker.reading.parts import refuse_several
from tracker.reading.wire import plan_as_json
from tracker.services import review_file
from tracker.services.desk import Desk
from tracker.services.revisions import compared_with, removals
from tracker.services.units import unit_event


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: the plan's id, its reading, the codes of new tasks, the names nobody could place.

    `learnt` is what the unit registry took in; `compared` what became of the tasks of a revised plan.
    """

    plan_id: str
    plan: Plan
    tasks: tuple[str, ...]
    questions: tuple[Question, ...]
    learnt: Learnt
    compared: tuple[Compared, ...]


def import_plan(desk: Desk, path: Path, part: int | None = None) -> Imported:
    """Read the document at `path` and turn each of its assigned items into a draft task.

    Raises InputError for a document that cannot be read, names nobody, was imported before, or that
    somebody has begun to correct.
    """
    desk.require(Act.IMPORT_PLAN, path.name)
    review = review_of(path, part)
    refuse_begun(desk, review)
    refuse_without_units(desk, review)
    imported = record(desk, review)
    review_file.forget(desk.home, review.checksum)
    return imported


def refuse_begun(desk: Desk, review: Review) -> None:
    """Raise InputError where corrections of the same document wait to be confirmed."""
    begun = review_file.standing(desk.home, review.checksum)
    if begun is not None and begun.told:
        raise InputError(
            f"“{review.file}”核对到一半，已作更正{len(begun.told)}处，没有导入。",
            "请用 duban plan review 文件 --confirm 按核对的结果导入，或加 --discard 放弃更正后再导入。",
        )


def refuse_without_units(desk: Desk, review: Review) -> None:
    """Raise InputError while the registry is empty: nobody could be given any of the tasks."""
    with desk.reading() as session:
        known = registry_of(session, desk.office).units
    if not known and review.tasks:
        raise InputError(
            "单位名录还是空的，方案里的单位一个也认不得，导入后不能交办，没有导入。",
            "请加 --new-units，把方案里的单位一次登记；或用 duban plan review 文件 逐个核对。",
        )


def review_of(path: Path, part: int | None = None) -> Review:
    """The document at `path` as read, nothing corrected; `part` says which of several plans in it.

    Raises InputError for one that cannot be read, and for several plans where none was chosen.
    """
    reading = read_file(path, part)
    refuse_several(reading.parts, path.name)
    return begin(checksum_of(path.read_bytes(), part), path.name, reading.plan, reading.ordered)


def checksum_of(data: bytes, part: int | None = None) -> str:
    """What a document is known by: the SM3 of its bytes, and of the number of the plan chosen from several."""
    return chain.sm3(data if part is None else data + f"#{part}".encode())


def record(desk: Desk, review: Review) -> Imported:
    """Put a plan as reviewed into the ledger: what it teaches about names, itself, and its tasks.

    Raises InputError where it has no task or was imported before, NotFoundError for an unknown plan to
    which it is tied.
    """
    plan = review.plan
    if not plan.items:
        why = "".join(f"{each.place}：{each.message}" for each in plan.problems[:1] if not review.items)
        raise InputError(
            f"“{review.file}”中没有写明牵头单位或责任单位的条目，没有导入。{why}",
            "可用 duban plan read 查看读出的条目，用 duban plan review 指定责任单位。",
        )
    with desk.writing() as session:
        refuse_twice(session, desk.office, review.file, review.checksum)
        if review.parent:
            plan_row(session, desk.office, review.parent)
        plan_id = f"P{count(session, tables.Plan, desk.office) + 1:03d}"
        registry = registry_of(session, desk.office)
        lessons, answers = learnt(review, registry), Answers(registry, review.names)
        drafts = drafts_of(session, desk, plan, plan_id, answers)
        compared = compared_with(session, desk.office, review, drafts)
        imported = PlanImported(
            plan=plan_id,
            file=review.file,
            checksum=review.checksum,
            title=plan.title,
            day=desk.today,
            reading=as_stored(plan),
            corrections=review.told,
            names=meanings(review),
            parent=review.parent,
            revises=review.revises,
            gone=tuple(each.task for each in compared if each.kind is Kind.GONE),
        )
        new, others = outcome(review, drafts, compared, imported)
        imported = imported.model_copy(update=before_correction(session, desk, review, new, answers))
        desk.append(session, [*taught(lessons), imported, *new.values(), *others])
        asked = tuple(questions(plan, answers))
    return Imported(plan_id, plan, tuple(draft.task for draft in new.values()), asked, lessons, compared)


def outcome(
    review: Review, drafts: Sequence[TaskDrafted], compared: tuple[Compared, ...], plan: PlanImported
) -> tuple[dict[str, TaskDrafted], list[Event]]:
    """The tasks to draft, by their item, and the events of those that a revision goes on with."""
    by_key = dict(zip((each.key for each in review.tasks), drafts, strict=True))
    if not review.revises:
        return by_key, []
    fresh = [each.item for each in compared if each.kind is Kind.NEW]
    changed = [
        revised(by_key[each.item], each, plan.plan)
        for each in compared
        if each.kind is Kind.CHANGED and not each.left
    ]
    codes = (draft.task for draft in drafts)
    new = renumbered([by_key[key] for key in fresh], codes)
    return dict(zip(fresh, new, strict=True)), [*changed, *removals(compared, plan)]


def before_correction(
    session: Session, desk: Desk, review: Review, new: Mapping[str, TaskDrafted], resolver: Resolver
) -> dict[str, Any]:
    """The drafts of corrected items as they were read, and the codes of those that were written by hand."""
    drafted = [each for each in review.tasks if each.key in new]
    as_read = {each.key: review.as_read(each) for each in drafted}
    whole = {key: item for key, item in as_read.items() if item is not None}
    plan = replace(review.head, items=tuple(whole.values()))
    plan_id = next((draft.plan for draft in new.values()), "")
    drafts = drafts_of(session, desk, plan, plan_id, resolver)
    return {
        "as_read": tuple(renumbered(drafts, (new[key].task for key in whole))),
        "by_hand": tuple(new[each.key].task for each in drafted if each.by_hand),
    }


def taught(lessons: Learnt) -> list[Event]:
    """The events of what a review taught about names."""
    groups = [
        GroupRegistered(name=group.name, aliases=group.aliases, members=group.members)
        for group in lessons.groups
    ]
    return [*map(unit_event, lessons.units), *groups]


def drafts_of(
    session: Session,
    desk: Desk,
    plan: Plan,
    plan_id: str,
    resolver: Resolver,
    initials: Callable[[str], str] = pinyin_initials,
) -> list[TaskDrafted]:
    """The draft tasks of a plan, numbered on from the office's last."""
    office = session.get(tables.Office, desk.office)
    assert office is not None
    return draft_tasks(
        plan,
        plan_id,
        resolver,
        House(office.prefix, Cycle(office.cycle, office.due_day, office.months_later)),
        desk.today,
        initials,
        first=count_items(session, desk.office) + 1,
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


def plan_row(session: Session, office: str, plan_id: str) -> tables.Plan:
    """The imported plan of that id. Raises NotFoundError."""
    found = session.get(tables.Plan, (office, plan_id))
    if found is None:
        raise NotFoundError(f"没有方案“{plan_id}”。", "请用 duban plan list 查看编号。")
    return found


def count(session: Session, table: type[tables.Computed], office: str) -> int:
    """How many rows the office has in a table."""
    return session.exec(select(func.count()).select_from(table).where(table.office == office)).one()


def count_items(session: Session, office: str) -> int:
    """How many tasks came from plans: other kinds have their own series, and leave no gap in this one."""
    table = tables.Task
    items = (table.office == office, table.kind == TaskKind.ITEM.value, table.parent == "")
    return session.exec(select(func.count()).select_from(table).where(*items)).one()


def as_stored(plan: Plan) -> dict[str, Any]:
    """The reading as the log keeps it: plain JSON values only."""
    stored: dict[str, Any] = json.loads(json.dumps(plan_as_json(plan), ensure_ascii=False))
    return stored
