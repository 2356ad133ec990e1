"""Projects: the money that reached the county, and the projects that it pays for, raised by the office."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session, func, select

from tracker.domain.acts import Act
from tracker.domain.case import chinese
from tracker.domain.events import Event, PartDraft, TaskDrafted
from tracker.domain.needs import needs_near, needs_no_book, texts_in
from tracker.domain.project import money_text, payable
from tracker.domain.project_events import FundAllotted, ProjectRaised
from tracker.domain.task import PartRole, TaskKind
from tracker.domain.unit_names import pinyin_initials
from tracker.errors import InputError
from tracker.ledger import tables
from tracker.services.desk import Desk
from tracker.services.offices import house_of


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project to be raised; `parts` name at least a lead. `approved` is 万元.

    `leader`, `owner` and `implementer` are names as the approval prints them.
    """

    title: str
    text: str
    fund: str
    approved: Decimal
    parts: tuple[PartDraft, ...]
    until: date | None = None
    leader: str = ""
    owner: str = ""
    implementer: str = ""
    document: str = ""


def allot_fund(desk: Desk, fund: str, amount: Decimal, day: date, document: str) -> Decimal:
    """Note that so much money (万元) of a fund reached the county; returns what was allotted of it in all.

    Raises RefusedError without the right to, InputError for an amount or a day that cannot be.
    """
    desk.require(Act.KEEP_PROJECTS, fund)
    if not fund.strip() or not document.strip():
        raise InputError("资金名称和下达文件都要写明。")
    if day > desk.today:
        raise InputError(f"{chinese(day)}还没有到。")
    refuse_amount(amount, "下达金额")
    with desk.writing() as session:
        table = tables.Allotment
        held = select(table.amount).where(table.office == desk.office, table.fund == fund.strip())
        total = sum((Decimal(each) for each in session.exec(held)), Decimal(0)) + amount
        if total < 0:
            raise InputError(f"收回后“{fund}”会少于0万元。")
        event = FundAllotted(fund=fund.strip(), amount=money_text(amount), day=day, document=document.strip())
        desk.append(session, [event])
    return total


def raise_project(desk: Desk, project: NewProject) -> str:
    """Raise a project as a draft, to be dispatched like any task; returns its code (XH2020-X001).

    Raises RefusedError without the right to, InputError for what is empty or cannot be.
    """
    desk.require(Act.KEEP_PROJECTS, project.title)
    check(desk, project)
    with desk.writing() as session:
        code = next_code(session, desk)
        desk.append(session, events_of(session, desk, code, project))
    return code


def check(desk: Desk, project: NewProject) -> None:
    """Raise InputError where a project lacks what it must have."""
    missing = [
        word
        for word, there in {"项目名称": project.title, "资金来源": project.fund}.items()
        if not there.strip()
    ]
    if missing:
        raise InputError(f"没有写明{'、'.join(missing)}。")
    if not any(part.role == PartRole.LEAD for part in project.parts):
        raise InputError(f"项目“{project.title}”没有写明牵头（主管）单位。")
    if project.until is not None and project.until <= desk.today:
        raise InputError(f"项目“{project.title}”的完成时限{project.until}应晚于今天。")
    needs_no_book(texts_in(project))
    if project.until is not None:
        needs_near(project.until, desk.today)
    if project.approved <= 0:
        raise InputError(f"批复金额应大于0，写的是{money_text(project.approved)}万元。")
    refuse_amount(project.approved, "批复金额")


def refuse_amount(amount: Decimal, what: str) -> None:
    """Raise InputError for nothing, and for less than a cent."""
    if not amount or not payable(amount):
        raise InputError(f"{what}应是不为0、最多六位小数的万元数，写的是{money_text(amount)}。")


def events_of(session: Session, desk: Desk, code: str, project: NewProject) -> list[Event]:
    """A project's first events: drafted as a task, and its money and people."""
    house = house_of(session, desk.office)
    drafted = TaskDrafted(
        task=code,
        day=desk.today,
        plan="",
        number="",
        title=project.title,
        text=project.text or project.title,
        assignment="",
        place=project.document,
        parts=project.parts,
        leaders=(project.leader,) if project.leader else (),
        deadline=project.until,
        cycle=house.cycle.kind,
        due_day=house.cycle.due_day,
        months_later=house.cycle.months_later,
        initials=pinyin_initials(project.title),
        task_kind=TaskKind.PROJECT.value,
    )
    raised = ProjectRaised(
        task=code,
        day=desk.today,
        fund=project.fund.strip(),
        leader=project.leader,
        owner=project.owner,
        implementer=project.implementer,
        approved=money_text(project.approved),
        document=project.document,
    )
    return [drafted, raised]


def next_code(session: Session, desk: Desk) -> str:
    """The next code of a project: XH2020-X001 and on."""
    table = tables.Task
    projects = (table.office == desk.office, table.kind == TaskKind.PROJECT.value)
    held = session.exec(select(func.count()).select_from(table).where(*projects)).one()
    return f"{house_of(session, desk.office).prefix}{desk.today.year}-X{held + 1:03d}"
