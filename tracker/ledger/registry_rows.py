"""The rows of what an office keeps beside its tasks: itself, its calendar, units, groups, accounts, plans."""

from typing import Any

from tracker.domain import office_events as o
from tracker.domain import reform_events as r
from tracker.domain.order_events import DocumentWordSet, LadderAdopted
from tracker.ledger import tables
from tracker.ledger.log import Recorded
from tracker.ledger.task_rows import row

Rows = list[tables.Row]


def office_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> Rows:
    founded = rules = ladder = cycle = None
    adoptions, document_word = 0, ""
    for recorded in known:
        match recorded.event:
            case o.OfficeFounded() as event:
                founded = event
            case o.RulesAdopted() as event:
                rules, adoptions = event, adoptions + 1
            case LadderAdopted() as event:
                ladder = event
            case o.CycleAdopted() as event:
                cycle = event
            case DocumentWordSet() as event:
                document_word = event.document_word
    if founded is None:
        return []
    return [
        row(
            tables.Office,
            office=office,
            subject=subject,
            **{
                **founded.model_dump(),
                "regions": list(founded.regions),
                "months_later": 0,
                **(cycle.model_dump() if cycle else {}),
            },
            document_word=document_word,
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
