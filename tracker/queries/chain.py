"""The links of a task's 责任链条, as the reader may know them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlmodel import select

from tracker.domain import arrangement_events as a
from tracker.domain import events as e
from tracker.domain import order_acts
from tracker.domain.case import chinese
from tracker.domain.chain import REMINDER, Link, Topic
from tracker.domain.events import Event
from tracker.domain.inspection import Inspection, as_told_to
from tracker.domain.inspection_events import InspectionEvent
from tracker.domain.inspection_evolve import evolve_inspection
from tracker.domain.inspection_permissions import sees
from tracker.domain.light_spans import LightSpan, colour_on
from tracker.domain.office_events import CircularDrafted, Reminded
from tracker.domain.order import Order, OrderState, evolve_order
from tracker.domain.order_events import OrderEvent
from tracker.domain.permissions import Actor
from tracker.domain.standing import TaskFacts, periods_due
from tracker.domain.task import Filing, PartRole, Task
from tracker.ledger import log, tables
from tracker.ledger.log import Recorded
from tracker.queries.circulars import office_name
from tracker.queries.history import lines, unit_names
from tracker.queries.light_course import own
from tracker.queries.view import View

ASKED = (a.Instructed, a.PartAsked, a.CycleSet, a.TargetDivided, e.FilingReturned, e.CompletionRefused)
DUTY = (e.Assigned, e.Dispatched, e.Revised, a.Divided, a.UnitsFollowed, a.UnitsRecognised)
SHOWN = (e.TaskDrafted, e.Signed, e.Filed, e.FilingAccepted)
Names = Mapping[str, str]


def links_of(view: View, task: Task, facts: TaskFacts, recorded: Sequence[Recorded]) -> Iterator[Link]:
    """All links but circulars and lights; `recorded` are the records about the task up to the view's day."""
    names = unit_names(view)
    yield from duties(task)
    yield from deadlines(task)
    yield from filings(task, facts, view.day)
    yield from told(view, own(recorded, task.code))
    yield from reminders(view, recorded, task.code, names)
    yield from orders(view.actor, recorded)
    yield from inspections(view.actor, recorded, task.code, names)
    yield from evidence(own(recorded, task.code))


def duties(task: Task) -> Iterator[Link]:
    """Each unit with its role, and whether it signed."""
    for part in task.parts:
        signs = task.dispatched_on is not None and part.role is not PartRole.GUIDE
        signed = f"{chinese(part.signed_on)}签收" if part.signed_on else "未签收" if signs else ""
        group = f"（{part.group}）" if part.group else ""
        limit = task.sign_by if signs and not part.signed_on else None
        yield Link(Topic.DUTY, task.drafted_on, part.name, f"{part.role.word}{group}", limit, signed)


def deadlines(task: Task) -> Iterator[Link]:
    """Every version of the deadline, and the milestones."""
    for number, version in enumerate(task.deadlines, 1):
        what = "原定时限" if number == 1 else f"第{number}次确定的时限"
        yield Link(Topic.DEADLINE, version.since, "", what, version.day, version.reason)
    for place, (day, percent) in enumerate(task.milestones):
        name = task.milestone_names[place] if place < len(task.milestone_names) else ""
        yield Link(Topic.DEADLINE, None, "", f"节点{f'：{name}' if name else ''}", day, f"应达{percent}%")


def filings(task: Task, facts: TaskFacts, day: date) -> Iterator[Link]:
    """Each filing that was owed: by the first lead for its periods, by a unit for a part; then what else was filed."""
    owed = [(each.unit, each.period, each.due, each.what) for each in task.askings]
    if task.lead and not task.children:
        owed = [(task.lead.unit or "", each.label, each.due, "") for each in periods_due(facts, day)] + owed
    for unit, period, due, what in owed:
        made = [each for each in task.filings if (each.unit, each.period) == (unit, period)]
        outcome = as_filed(made[-1]) if made else "未填报"
        who = (made[-1].filed_as if made else "") or name_of(task, unit)
        yield Link(Topic.FILING, None, who, period + (what and f"：{what}"), due, outcome)
    named = {(unit, period) for unit, period, _, _ in owed}
    for each in task.filings:
        if (each.unit, each.period) not in named:
            who = each.filed_as or name_of(task, each.unit)
            yield Link(Topic.FILING, each.filed_on, who, each.period, None, as_filed(each))


def name_of(task: Task, unit: str) -> str:
    """The unit under its name in the task."""
    return next((part.name for part in task.parts if part.unit == unit), unit)


def as_filed(filing: Filing) -> str:
    """When it was filed, whether late, and the office's answer."""
    late = "逾期" if filing.late else ""
    answer = f"：{filing.answer}" if filing.answer else ""
    return f"{chinese(filing.filed_on)}{late}填报，自报{filing.claimed}%，{filing.state.word}{answer}"


def told(view: View, recorded: Sequence[Recorded]) -> Iterator[Link]:
    """The records of the task itself, in the words of its history, but for what the duties and filings show."""
    recorded = [each for each in recorded if not isinstance(each.event, SHOWN)]
    for each, line in zip(recorded, lines(view, recorded), strict=True):
        until = getattr(each.event, "sign_by", None) or getattr(each.event, "answer_by", None)
        yield Link(
            topic_of(each.event),
            log.local_day(each.at),
            line.unit or line.person,
            line.word,
            until or getattr(each.event, "due", None),
            line.detail,
            each.seq,
        )


def topic_of(event: Event) -> Topic:
    """Under which link a record of the task is read; what is neither duty nor demand answers something."""
    if isinstance(event, DUTY):
        return Topic.DUTY
    if isinstance(event, a.MilestonesSet):
        return Topic.DEADLINE
    return Topic.ASKED if isinstance(event, ASKED) else Topic.ANSWERED


def reminders(view: View, recorded: Iterable[Recorded], code: str, names: Names) -> Iterator[Link]:
    """The reminders to units, each with its lines about the task; a unit sees its own."""
    office = office_name(view)
    for each in recorded:
        event = each.event
        if isinstance(event, Reminded) and view.own_unit in (None, event.unit):
            said = "；".join(about(line, code) for line in event.lines if code in line)
            yield Link(Topic.ASKED, event.day, names.get(event.unit, office), REMINDER, None, said, each.seq)


def about(line: str, code: str) -> str:
    """What a line of a reminder says of the task: of it alone what is asked, of several how many and what."""
    head, _, asked = line.partition("：")
    return asked if line.startswith(f"{code} ") else head


def orders(actor: Actor, recorded: Iterable[Recorded]) -> Iterator[Link]:
    """The orders that the reader may see, with their answers and what was decided."""
    found: dict[str, Order] = {}
    seqs: dict[str, int] = {}
    for each in recorded:
        if isinstance(each.event, OrderEvent):
            number = each.event.order
            found[number] = evolve_order(found.get(number), each.event)
            seqs.setdefault(number, each.seq)
    for number, order in found.items():
        if order_acts.may_read(actor, order):
            continue
        issued, seq = order.issued, seqs[number]
        state = f"{order.state.word}{f'：{order.reason}' if order.reason else ''}"
        yield Link(
            Topic.ASKED, issued.day, issued.unit_name, f"{order.kind.word}{number}", order.limit, state, seq
        )
        for answer in order.answers:
            yield Link(Topic.ANSWERED, answer.on, issued.unit_name, f"答复{number}", None, answer.words, seq)
        if order.settled_on and order.state is not OrderState.ISSUED:
            yield Link(
                Topic.ANSWERED, order.settled_on, issued.office_name, f"审定{number}", None, state, seq
            )
        yield Link(
            Topic.DOCUMENT, issued.day, issued.office_name, f"{order.kind.word}{number}", None, "", seq
        )


def inspections(actor: Actor, recorded: Iterable[Recorded], code: str, names: Names) -> Iterator[Link]:
    """The inspections of the task that the reader may know of; a unit only what it was told."""
    found: dict[str, Inspection] = {}
    seqs: dict[str, int] = {}
    for each in recorded:
        if isinstance(each.event, InspectionEvent):
            key = each.event.inspection
            found[key] = evolve_inspection(found.get(key), each.event)
            seqs.setdefault(key, each.seq)
    for key, inspection in found.items():
        if not sees(actor, inspection):
            continue
        known = as_told_to(actor.unit, inspection) if actor.unit else inspection
        about = [each for each in known.problems if code in (each.matter, each.finding)]
        if code not in known.scheme.tasks and not about:
            continue
        said = "；".join(f"{names.get(each.unit, each.unit)}：{each.conclusion}" for each in known.feedbacks)
        outcome = said or ("" if actor.unit else inspection.state.word)
        scheme, record = known.scheme, 0 if actor.unit else seqs[key]
        yield Link(Topic.ASKED, scheme.start, "督查", f"{key}{scheme.title}", scheme.end, outcome, record)


def evidence(recorded: Iterable[Recorded]) -> Iterator[Link]:
    """The evidence kept with the records of the task, by its hash."""
    for each in recorded:
        for entry in getattr(each.event, "evidence", ()):
            digest, _, name = entry.partition(" ")
            what, kept = f"佐证材料“{name or entry}”", f"SM3 {digest}" if name else ""
            yield Link(Topic.DOCUMENT, log.local_day(each.at), "", what, None, kept, each.seq)


def circulars(view: View, spans: Sequence[LightSpan], before: str) -> Iterator[Link]:
    """The circulars since the dispatch, the last of each month, with the light of the task on its cut-off day."""
    months = select(tables.Circular.month).where(tables.Circular.office == view.office)
    last: dict[str, tuple[int, CircularDrafted]] = {}
    for month in view.session.exec(months.order_by(tables.Circular.month)):
        for each in log.read(view.session, view.office, subject=f"circular/{month}", before=before):
            assert isinstance(each.event, CircularDrafted)
            last[month] = each.seq, each.event
    for seq, made in last.values():
        if spans and made.cutoff >= spans[0].since:
            light = f"截至{chinese(made.cutoff)}为{colour_on(spans, made.cutoff).word}"
            yield Link(Topic.DOCUMENT, made.drafted_on, "", f"{made.month}督查通报", None, light, seq)


def lights(spans: Sequence[LightSpan]) -> Iterator[Link]:
    """The days on which the light changed, each with its sentence; the last colour also with that of its last day."""
    for place, span in enumerate(spans, 1):
        grown = place == len(spans) and span.latest != span.sentence
        later = f"；{chinese(span.until)}：{span.latest}" if grown else ""
        yield Link(Topic.LIGHT, span.since, "", span.colour.word, span.until, f"{span.sentence}{later}")
