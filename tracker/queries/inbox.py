"""What waits for whoever looks: the office's queue of decisions, a unit's work, and the reminders sent to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, func, select

from tracker.domain.case import chinese
from tracker.domain.cycles import period_of
from tracker.domain.permissions import CLOSING, Act, Role
from tracker.domain.standing import Standing
from tracker.domain.task import FilingState, PartRole, State
from tracker.ledger import tables
from tracker.queries.history import unit_names
from tracker.queries.overview import office_name
from tracker.queries.owed import askings, instructed_by, instructions, note
from tracker.queries.tasks import Order, TaskFilter, closers_of, find, one
from tracker.queries.view import View

P, F, X, R = tables.Part, tables.Filing, tables.Extension, tables.Reminder
DECISIONS = (Act.DECIDE_DISPUTE, Act.ACCEPT, Act.DECIDE_EXTENSION, Act.VERIFY, Act.CLOSE, Act.DISPATCH)
ERRANDS = {Act.ACCEPT: "审核填报", Act.VERIFY: "核验办结"}
FILE_AGAIN, FALLING_DUE = "重新填报", "到期办结"
ERRAND_WORDS = (
    *(ERRANDS.get(act, act.word) for act in DECISIONS),
    Act.SIGN.word,
    FILE_AGAIN,
    Act.FILE.word,
    Act.ANSWER_INSTRUCTION.word,
    FALLING_DUE,
)
SOON = 15


@dataclass(frozen=True, slots=True)
class Waiting:
    """A task that waits for the reader: what to do (`word`), and the sentence why."""

    act: Act
    word: str
    sentence: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Sent:
    """A reminder: the day, the unit's name, its lines, and the tasks that it is about."""

    key: str
    day: date
    unit: str
    lines: tuple[str, ...]
    tasks: tuple[str, ...]


def waiting(view: View) -> tuple[Waiting, ...]:
    """What waits for the reader on the view's day, by kind of act, the most urgent deadline first."""
    if view.actor.role is Role.OFFICE:
        return office_queue(view)
    return (*team_queue(view), *(unit_queue(view) if view.own_unit else ()))


def office_queue(view: View) -> tuple[Waiting, ...]:
    """The decisions that the office owes."""
    acts = tuple(act.value for act in DECISIONS)
    rows = find(view, TaskFilter(waits_for=acts), order=Order.DEADLINE).rows
    until, teams = asked_extensions(view), closers_of(view)
    return tuple(
        Waiting(act, ERRANDS.get(act, act.word), decision_sentence(act, each, until), each)
        for act in DECISIONS
        for each in rows
        if act.value in each.facts.waits_for
        and not (act in CLOSING and closed_by_others(view, teams, each.facts.code))
    )


def team_queue(view: View) -> tuple[Waiting, ...]:
    """The findings that the reader verifies and closes in place of the office."""
    own = [code for code, team in closers_of(view).items() if view.actor.account in team]
    rows = [each for code in own if (each := one(view, code)) is not None]
    return tuple(
        Waiting(act, ERRANDS.get(act, act.word), decision_sentence(act, each, {}), each)
        for act in (Act.VERIFY, Act.CLOSE)
        for each in rows
        if act.value in each.facts.waits_for
    )


def closed_by_others(view: View, teams: dict[str, tuple[str, ...]], code: str) -> bool:
    """Whether a team verifies and closes a finding that the reader is not of."""
    return bool(teams.get(code)) and view.actor.account not in teams[code]


def decision_sentence(act: Act, each: Standing, until: dict[str, date]) -> str:
    """Why a task waits for that decision."""
    facts = each.facts
    match act:
        case Act.DISPATCH:
            return f"时限{chinese(facts.deadline)}，尚未交办" if facts.deadline else "没有时限，尚未交办"
        case Act.DECIDE_DISPUTE:
            return "责任单位提出异议，签收期限暂停"
        case Act.ACCEPT:
            return f"自报进度{facts.claimed}%" if facts.claimed is not None else "有新的填报"
        case Act.DECIDE_EXTENSION:
            return f"申请延期至{chinese(until.get(facts.code))}，现时限{chinese(facts.deadline)}"
        case Act.VERIFY:
            return f"{chinese(facts.claim_on)}申请办结"
    return f"{chinese(facts.done_on)}办结，核验已通过"


def asked_extensions(view: View) -> dict[str, date]:
    """The day asked for, by task, where a request waits."""
    waits = select(X).where(X.office == view.office, col(X.granted).is_(None))
    return {asked.task: asked.until for asked in view.session.exec(waits)}


def unit_queue(view: View) -> tuple[Waiting, ...]:
    """What a unit owes: signatures, returned filings, filings of the period, and what falls due."""
    rows = find(view, order=Order.DEADLINE).rows
    led = [each for each in rows if each.facts.lead_unit == view.own_unit]
    again = sent_back(view)
    return (
        *to_sign(view, rows),
        *to_file_again(rows, again),
        *to_file_part(view, rows),
        *to_answer(view, led),
        *to_file(view, led, again),
        *falling_due(led),
    )


def to_sign(view: View, rows: Iterable[Standing]) -> Iterable[Waiting]:
    """Parts of the reader's unit that it has not signed."""
    own = select(P.task).where(
        P.office == view.office,
        P.unit == view.own_unit,
        P.role != PartRole.GUIDE.value,
        col(P.signed_on).is_(None),
    )
    unsigned = set(view.session.exec(own))
    for each in rows:
        if each.facts.code in unsigned and each.facts.state in (State.DISPATCHED, State.ACTIVE):
            yield Waiting(Act.SIGN, Act.SIGN.word, sign_sentence(each), each)


def sign_sentence(each: Standing) -> str:
    """By when a part is to be signed."""
    limit = each.facts.sign_by
    if limit is None or each.day <= limit:
        return f"请于{chinese(limit)}前签收，不属本单位职责的请在此前提出异议"
    return f"签收期限{chinese(limit)}已过{each.facts.clock.days(limit, each.day)}天，请尽快签收"


def sent_back(view: View) -> dict[str, tables.Filing]:
    """By task, the filing of the reader's unit that was sent back and not filed again for its period."""
    own = view.session.exec(select(F).where(F.office == view.office, F.unit == view.own_unit))
    in_turn = sorted(own, key=lambda filing: (filing.task, filing.number))
    last = {(filing.task, filing.period): filing for filing in in_turn}
    return {filing.task: filing for filing in last.values() if filing.state == FilingState.RETURNED.value}


def to_file_again(rows: Iterable[Standing], again: dict[str, tables.Filing]) -> Iterable[Waiting]:
    """Tasks with a filing that was sent back, and why."""
    for each in rows:
        filing = again.get(each.facts.code)
        if filing is not None and each.facts.state is State.ACTIVE:
            sentence = f"{filing.period}的填报被退回：{filing.answer}"
            yield Waiting(Act.FILE, FILE_AGAIN, sentence, each)


def to_file(view: View, led: Iterable[Standing], again: dict[str, tables.Filing]) -> Iterable[Waiting]:
    """Tasks of the first lead without a filing for the period that runs; those sent back are asked for apart."""
    for each in led:
        facts = each.facts
        period = period_of(facts.cycle, view.day)
        asked = facts.code in again and again[facts.code].period == period.label
        if asked or facts.state is not State.ACTIVE or period.label in facts.filed_periods or each.whole:
            continue
        missed = f"；{'、'.join(each.missing_periods)}未填报" if each.missing_periods else ""
        sentence = f"{period.label}请于{chinese(period.due)}前填报{missed}"
        yield Waiting(Act.FILE, Act.FILE.word, sentence, each)


def to_file_part(view: View, rows: Iterable[Standing]) -> Iterable[Waiting]:
    """The part that the reader's unit was asked to file."""
    asked = askings(view)
    for each in rows:
        for asking in asked.get(each.facts.code, ()):
            if asking.unit == view.own_unit and each.facts.state is State.ACTIVE:
                sentence = f"请于{chinese(asking.due)}前填报{note(asking)}"
                yield Waiting(Act.FILE, Act.FILE.word, sentence, each)


def to_answer(view: View, led: Iterable[Standing]) -> Iterable[Waiting]:
    """Instructions that wait for the first lead's answer."""
    waits = instructions(view)
    for each in led:
        if each.facts.code in waits:
            row = waits[each.facts.code]
            sentence = f"请于{chinese(row.answer_by)}前回复{instructed_by(row)}"
            yield Waiting(Act.ANSWER_INSTRUCTION, Act.ANSWER_INSTRUCTION.word, sentence, each)


def falling_due(led: Iterable[Standing]) -> Iterable[Waiting]:
    """Tasks of the first lead that are late or fall due within 15 days."""
    for each in led:
        left = each.days_left
        if each.facts.state is not State.ACTIVE or left is None or left > SOON:
            continue
        when = f"还有{left}天到期" if left > 0 else ("今天到期" if left == 0 else f"已超期{-left}天")
        yield Waiting(Act.CLAIM, FALLING_DUE, f"时限{chinese(each.facts.deadline)}，{when}", each)


def reminders(view: View, limit: int = 100) -> tuple[tuple[Sent, ...], int]:
    """The latest reminders that the reader may see, and how many there are in all.

    Newest first; of a day, the office's own before those of the units.
    """
    mine = [R.office == view.office]
    if view.own_unit is not None:
        mine.append(R.unit == view.own_unit)
    total = view.session.exec(select(func.count()).select_from(R).where(*mine)).one()
    names = {**unit_names(view), view.office: office_name(view.session, view.office)}
    own_first = col(R.unit) != view.office
    newest = select(R).where(*mine).order_by(col(R.day).desc(), own_first, col(R.key)).limit(limit)
    rows = view.session.exec(newest).all()
    return tuple(
        Sent(row.key, row.day, names.get(row.unit, row.unit), tuple(row.lines), tuple(row.tasks))
        for row in rows
    ), total
