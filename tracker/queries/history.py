"""The log as people read it: who did what when, in a line each."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pendulum
from sqlmodel import col, func, select

from tracker.domain import events as e
from tracker.domain import finding_events as f
from tracker.domain import office_events as o
from tracker.domain import order_events as d
from tracker.domain import reform_events as r
from tracker.domain.case import chinese
from tracker.domain.delivery_events import LetterCarried
from tracker.domain.events import Event
from tracker.domain.finding import Source
from tracker.domain.order import OrderState
from tracker.domain.task import OWN_WORK
from tracker.ledger import log, tables
from tracker.queries.arrangement_words import ARRANGEMENT_DETAILS, cycle_words
from tracker.queries.inspection_words import INSPECTION_DETAILS
from tracker.queries.names_then import names_then
from tracker.queries.project_words import PROJECT_DETAILS
from tracker.queries.score_words import SCORE_DETAILS
from tracker.queries.view import View

ZONE = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log: number, moment in China (`2020-05-31 09:00`), who, of which unit, what, in detail.

    To a unit's account the number is the place among these lines, and there is no hash: from the numbers of the
    log it could count what happens to others, an inspection that it is not to know of among it.
    """

    seq: int
    moment: str
    account: str
    person: str
    unit: str
    word: str
    detail: str
    subject: str
    hash: str


def task_history(view: View, code: str) -> tuple[Line, ...]:
    """Everything that happened to a task, in order. Whether the reader may see it is asked before."""
    return lines(view, log.read(view.session, view.office, subject=f"task/{code}"))


def office_history(view: View, limit: int = 100, offset: int = 0) -> tuple[tuple[Line, ...], int]:
    """The latest lines of the whole log, newest first, and how many there are in all."""
    of_office = tables.Event.office == view.office
    total = view.session.exec(select(func.count()).select_from(tables.Event).where(of_office)).one()
    newest = select(tables.Event).where(of_office).order_by(col(tables.Event.seq).desc())
    rows = view.session.exec(newest.offset(offset).limit(limit)).all()
    return lines(view, (log.recorded_from(row) for row in rows)), total


def lines(view: View, recorded: Iterable[log.Recorded]) -> tuple[Line, ...]:
    """These events as lines, accounts under the names they have now, units under those that they had then."""
    events = list(recorded)
    accounts = accounts_named(view, {each.account for each in events})
    names = names_then(view)
    found, counted = [], view.own_unit is not None
    for place, each in enumerate(events, 1):
        account, units = accounts.get(each.account), names.units(each.at)
        found.append(
            Line(
                seq=place if counted else each.seq,
                moment=local_moment(each.at),
                account=each.account,
                person=account.person if account else each.account,
                unit=units.get(names.unit_of(account, each.at), "") if account else "",
                word=each.event.word,
                detail=detail_of(each.event, units),
                subject=each.event.subject,
                hash="" if counted else each.hash,
            )
        )
    return tuple(found)


def accounts_named(view: View, names: Collection[str]) -> dict[str, tables.Account]:
    """The accounts with these names."""
    account = tables.Account
    wanted = select(account).where(account.office == view.office, col(account.name).in_(names))
    return {each.name: each for each in view.session.exec(wanted)}


def unit_names(view: View) -> dict[str, str]:
    """The names of the office's units by code."""
    unit = tables.Unit
    return dict(view.session.exec(select(unit.code, unit.name).where(unit.office == view.office)).all())


def local_moment(at: str) -> str:
    """A moment of the log (UTC, ISO) as the clock in China showed it, to the minute."""
    moment = pendulum.parse(at)
    assert isinstance(moment, pendulum.DateTime)
    return moment.in_timezone(ZONE).format("YYYY-MM-DD HH:mm")


def detail_of(event: Event, units: dict[str, str]) -> str:
    """What the event says beyond its word."""
    rule = DETAILS.get(type(event))
    return rule(event, units) if rule else ""


def drafted(event: e.TaskDrafted, units: dict[str, str]) -> str:
    until = f"时限{chinese(event.deadline)}" if event.deadline else ""
    item = f"方案{event.plan}条目{event.number}" if event.plan else ""
    return "，".join(words for words in (item, until) if words)


def reassigned(event: e.Assigned, units: dict[str, str]) -> str:
    former = f"；原为{parts_in_words(event.former, units)}" if event.former else ""
    until = f"；新单位签收期限{chinese(event.sign_by)}" if event.sign_by and event.former else ""
    return f"{parts_in_words(event.parts, units)}{former}；理由：{open_ended(event.reason, until)}"


def parts_in_words(parts: tuple[e.PartDraft, ...], units: dict[str, str]) -> str:
    """Units with their roles: 牵头单位县教育局，责任单位县财政局、县民政局."""
    from tracker.domain.task import PartRole

    said = []
    for role in PartRole:
        named = [units.get(part.unit or "", part.name) for part in parts if part.role == role.value]
        if named:
            said.append(f"{role.word}{'、'.join(named)}")
    return "，".join(said)


def dispute_decided(event: e.DisputeDecided, units: dict[str, str]) -> str:
    outcome = f"成立，{parts_in_words(event.parts, units)}" if event.upheld else "不成立"
    return f"{outcome}；理由：{event.reason.rstrip('。')}；签收期限{chinese(event.sign_by)}{put_off(event.deadline)}"


def resumed(event: e.Resumed, units: dict[str, str]) -> str:
    return f"理由：{open_ended(event.reason, put_off(event.deadline))}"


def open_ended(words: str, more: str) -> str:
    """The words and what follows them, without a full stop between."""
    return f"{words.rstrip('。')}{more}" if more else words


def put_off(deadline: date | None) -> str:
    """；停止计时的天数顺延，时限改为2020年7月12日; nothing without a new deadline."""
    return f"；停止计时的天数顺延，时限改为{chinese(deadline)}" if deadline else ""


def filed(event: e.Filed, units: dict[str, str]) -> str:
    late = "（逾期）" if event.late else ""
    return f"{event.period}{late}，自报进度{event.claimed}%"


def filing_accepted(event: e.FilingAccepted, units: dict[str, str]) -> str:
    note = f"；{event.note}" if event.note else ""
    verified = "" if event.verified is None else f"，核定进度{event.verified}%"
    found = "".join(f"，第{index + 1}个目标值核定为{value:g}" for index, value in event.values)
    return f"第{event.number}次填报{verified}{found}{note}"


def completion_verified(event: e.CompletionVerified, units: dict[str, str]) -> str:
    return "；".join(words for words in (event.note, OWN_WORK if event.own else "") if words)


def extension_decided(event: e.ExtensionDecided, units: dict[str, str]) -> str:
    outcome = f"同意，时限改为{chinese(event.until)}" if event.granted else "不同意"
    return f"{outcome}；{event.reason}" if event.reason else outcome


def plan_imported(event: o.PlanImported, units: dict[str, str]) -> str:
    tied = (f"，隶属{event.parent}" if event.parent else "") + (
        f"，修订{event.revises}" if event.revises else ""
    )
    gone = f"，不再列入任务{'、'.join(event.gone)}" if event.gone else ""
    corrected = f"；核对更正：{'；'.join(event.corrections)}" if event.corrections else ""
    return f"{event.plan}《{event.title}》，文件{event.file}{tied}{gone}{corrected}"


def working_day_set(event: o.WorkingDaySet, units: dict[str, str]) -> str:
    says = "恢复按公布的日历" if event.works is None else "上班" if event.works else "放假"
    return f"{chinese(event.day)}{says}；{event.reason}"


CARRIED = {"begun": "开始发送", "made": "已发送", "failed": "没有发成", "dropped": "已无事可催，不再发送"}


def letter_carried(event: LetterCarried, units: dict[str, str]) -> str:
    return f"{event.channel}，{units.get(event.unit, event.unit)}{CARRIED[event.step]}"


def order_issued(event: d.OrderIssued, units: dict[str, str]) -> str:
    return f"{event.order}，{event.unit_name}，{len(event.items)}项，期限{chinese(event.limit)}"


def order_settled(event: d.OrderSettled, units: dict[str, str]) -> str:
    until = f"，宽限至{chinese(event.until)}" if event.until else ""
    return f"{event.order}{OrderState(event.outcome).word}{until}；理由：{event.reason}"


def finding_raised(event: f.FindingRaised, units: dict[str, str]) -> str:
    before = f"，系{event.earlier}反弹" if event.earlier else ""
    where = f"（{event.document}）" if event.document else ""
    return f"{Source(event.source).word}{where}{before}"


Rule = Callable[[Any, dict[str, str]], str]
DETAILS: dict[type[Event], Rule] = {
    e.TaskDrafted: drafted,
    e.Revised: lambda event, _: f"{event.plan}第{event.number}条，{'、'.join(event.changed)}有变化",
    e.RemovedFromPlan: lambda event, _: event.plan,
    e.Assigned: reassigned,
    e.Dispatched: lambda event, _: f"签收期限{chinese(event.sign_by)}",
    e.Disputed: lambda event, _: f"理由：{event.reason}",
    e.DisputeDecided: dispute_decided,
    e.Filed: filed,
    e.FilingAccepted: filing_accepted,
    e.FilingReturned: lambda event, _: f"第{event.number}次填报；理由：{event.reason}",
    e.CompletionClaimed: lambda event, _: f"依据：{event.basis}",
    e.CompletionVerified: completion_verified,
    e.CompletionRefused: lambda event, _: f"理由：{event.reason}",
    e.Closed: lambda event, _: event.number,
    e.ExtensionAsked: lambda event, _: (
        f"申请延至{chinese(event.until)}，已完成{event.progress}%；理由：{event.reason}"
    ),
    e.ExtensionDecided: extension_decided,
    e.Suspended: lambda event, _: f"理由：{event.reason}",
    e.Resumed: resumed,
    e.Cancelled: lambda event, _: f"理由：{event.reason}",
    o.CycleAdopted: cycle_words,
    o.OfficeFounded: lambda event, _: event.name,
    o.RulesAdopted: lambda event, _: event.name,
    o.WorkingDaySet: working_day_set,
    LetterCarried: letter_carried,
    d.LadderAdopted: lambda event, _: event.name,
    d.DocumentWordSet: lambda event, _: event.document_word,
    d.OrderIssued: order_issued,
    d.OrderAnswered: lambda event, _: f"{event.order}：{event.words}",
    d.OrderPassedOn: lambda event, _: f"{event.why}，转由{event.name}办理",
    d.OrderSettled: order_settled,
    o.UnitRegistered: lambda event, _: event.name,
    o.GroupRegistered: lambda event, _: f"{event.name}，{len(event.members)}个单位",
    o.AccountOpened: lambda event, _: f"{event.account}（{event.person}）",
    o.PasswordSet: lambda event, _: event.account,
    r.UnitRenamed: lambda event, _: f"{event.former}更名为{event.name}；依据：{event.why}",
    r.UnitMerged: lambda event, units: (
        f"{units.get(event.unit, event.unit)}并入{units.get(event.into, event.into)}；依据：{event.why}"
    ),
    r.TasksHandedOver: lambda event, units: (
        f"{units.get(event.unit, event.unit)}划给{units.get(event.into, event.into)}："
        f"{'、'.join(event.tasks)}；依据：{event.why}"
    ),
    r.AccountMoved: lambda event, units: f"{event.account}今后代表{units.get(event.unit, event.unit)}",
    o.AccountClosed: lambda event, _: event.account,
    o.SignedIn: lambda event, _: event.account,
    o.SignInFailed: lambda event, _: event.account,
    o.ActRefused: lambda event, _: f"{event.act} {event.target}：{event.reason}",
    o.PlanImported: plan_imported,
    o.Reminded: lambda event, units: f"{units.get(event.unit, event.unit)}，{len(event.tasks)}项",
    o.CircularDrafted: lambda event, _: f"{event.month}，截至{chinese(event.cutoff)}",
    f.FindingRaised: finding_raised,
    f.FindingCameBack: lambda event, _: f"现为{event.again}；{event.reason}",
    f.ClosersNamed: lambda event, _: f"{'、'.join(event.closers) or '领导小组办公室'}；理由：{event.reason}",
    **ARRANGEMENT_DETAILS,
    **INSPECTION_DETAILS,
    **SCORE_DETAILS,
    **PROJECT_DETAILS,
}
