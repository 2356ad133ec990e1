"""Findings (问题): raised by hand, from an inspection, or again; each is a task with its own series of codes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, func, select

from tracker.domain.drafting import House
from tracker.domain.events import Event, PartDraft, TaskDrafted
from tracker.domain.finding import Source
from tracker.domain.finding_events import FindingCameBack, FindingRaised
from tracker.domain.needs import needs_near, needs_no_book, texts_in
from tracker.domain.permissions import Act
from tracker.domain.task import PartRole, State, Task, TaskKind
from tracker.domain.unit_names import pinyin_initials
from tracker.errors import InputError, RefusedError
from tracker.ledger import tables
from tracker.services.desk import Desk
from tracker.services.offices import house_of
from tracker.services.tasks import load


@dataclass(frozen=True, slots=True)
class NewFinding:
    """A finding to be raised. `document` is the paper that it stands in; `parts` name at least a lead.

    `until` None: to be put right without a dated deadline (立行立改, 长期坚持).
    """

    title: str
    facts: str
    measures: str
    until: date | None
    parts: tuple[PartDraft, ...]
    source: Source = Source.OWN
    document: str = ""
    closers: tuple[str, ...] = ()
    inspection: str = ""
    earlier: str = ""


def raise_finding(desk: Desk, finding: NewFinding) -> str:
    """Raise a finding by hand as a draft, to be dispatched like any task; returns its code (XH2020-W001).

    Raises RefusedError without the right to, InputError for what is empty or cannot be.
    """
    refuse_past(desk, finding)
    return raise_findings(desk, (finding,))[0]


def raise_findings(desk: Desk, findings: Iterable[NewFinding]) -> tuple[str, ...]:
    """Raise several findings by hand, all of them or none; returns their codes."""
    given = tuple(findings)
    desk.require(Act.RAISE_FINDING, given[0].title if given else "")
    for finding in given:
        check(finding)
    with desk.writing() as session:
        refuse_twice(session, desk.office, given)
        codes = next_codes(session, desk, len(given))
        for code, finding in zip(codes, given, strict=True):
            desk.append(session, events_of(session, desk, code, finding))
    return codes


def raise_again(desk: Desk, code: str, facts: str, until: date, measures: str = "") -> str:
    """Raise a closed finding that came back: a new one with the same units, linked both ways; returns its code.

    Raises NotFoundError, RefusedError for one that is not closed, that stands anew already, or is no finding.
    """
    desk.require(Act.RAISE_FINDING, code)
    with desk.writing() as session:
        old, _ = load(session, desk.office, code)
        finding = came_back(old, facts, until, measures)
        check(finding)
        refuse_past(desk, finding)
        new = next_codes(session, desk, 1)[0]
        link = FindingCameBack(task=code, day=desk.today, again=new, reason=facts)
        desk.append(session, [*events_of(session, desk, new, finding), link])
    return new


def came_back(old: Task, facts: str, until: date, measures: str) -> NewFinding:
    """The finding as which a closed one stands anew. The office closes it: the inspection is over."""
    if old.origin is None:
        raise RefusedError(f"任务{old.code}不是问题，不能重新登记。", "问题用 duban finding list 查看。")
    if old.state is not State.CLOSED:
        raise RefusedError(f"问题{old.code}现在是“{old.stage.word}”，还没有销号，不用重新登记。")
    if old.origin.again:
        raise RefusedError(f"问题{old.code}已重新登记为{old.origin.again}。")
    return NewFinding(
        title=old.title,
        facts=facts,
        measures=measures or old.origin.measures,
        until=until,
        parts=tuple(PartDraft(role=p.role.value, name=p.name, unit=p.unit, group=p.group) for p in old.parts),
        source=old.origin.source,
        document=old.origin.document,
        earlier=old.code,
    )


def check(finding: NewFinding) -> None:
    """Raise InputError where a finding lacks what it must have."""
    lacking = {"问题": finding.title, "具体情况": finding.facts, "整改措施": finding.measures}
    missing = "、".join(word for word, there in lacking.items() if not there.strip())
    if missing:
        raise InputError(f"问题“{finding.title}”没有写明{missing}。")
    if not any(part.role == PartRole.LEAD for part in finding.parts):
        raise InputError(f"问题“{finding.title}”没有写明责任单位。")
    needs_no_book(texts_in(finding))


def refuse_past(desk: Desk, finding: NewFinding) -> None:
    """Raise InputError for a new deadline that has passed; a list from above may have such."""
    if finding.until is None:
        return
    if finding.until <= desk.today:
        raise InputError(f"问题“{finding.title}”的整改时限{finding.until}应晚于今天。")
    needs_near(finding.until, desk.today)


def refuse_twice(session: Session, office: str, findings: tuple[NewFinding, ...]) -> None:
    """Raise InputError, naming the first, where the same problem of the same paper is in the ledger already."""
    table, origin = tables.Task, tables.Finding
    for finding in findings:
        same = (
            table.title == finding.title,
            table.text == finding.facts,
            origin.source == finding.source.value,
            origin.document == finding.document,
        )
        joined = select(table.code).where(
            table.office == office, origin.office == office, origin.task == table.code, *same
        )
        held = session.exec(joined.order_by(table.sorts_as)).first()
        if held is not None:
            raise InputError(f"问题“{finding.title}”已经登记为{held}，没有重复登记。")


def events_of(session: Session, desk: Desk, code: str, finding: NewFinding) -> list[Event]:
    """A finding's first events, as raised by whoever sits at the desk."""
    return first_events(house_of(session, desk.office), desk.today, desk.who.account, code, finding)


def first_events(house: House, today: date, account: str, code: str, finding: NewFinding) -> list[Event]:
    """A finding's first events: drafted as a task, and where it comes from."""
    stem = {"task": code, "day": today}
    drafted = TaskDrafted(
        **stem,
        plan="",
        number="",
        title=finding.title,
        text=finding.facts,
        assignment="",
        place=finding.document,
        parts=finding.parts,
        deadline=finding.until,
        cycle=house.cycle.kind,
        due_day=house.cycle.due_day,
        months_later=house.cycle.months_later,
        initials=pinyin_initials(finding.title),
        task_kind=TaskKind.FINDING.value,
    )
    raised = FindingRaised(
        **stem,
        source=finding.source.value,
        document=finding.document,
        measures=finding.measures,
        raised_by=account,
        closers=finding.closers,
        inspection=finding.inspection,
        earlier=finding.earlier,
    )
    return [drafted, raised]


def next_codes(session: Session, desk: Desk, count: int) -> tuple[str, ...]:
    """The next codes of findings: XH2020-W001 and on."""
    table = tables.Task
    findings = (table.office == desk.office, table.kind == TaskKind.FINDING.value, table.parent == "")
    held = session.exec(select(func.count()).select_from(table).where(*findings)).one()
    prefix = house_of(session, desk.office).prefix
    return tuple(f"{prefix}{desk.today.year}-W{held + place:03d}" for place in range(1, count + 1))
