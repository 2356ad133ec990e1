"""What the log counts for or against each lead unit in a period, each thing with the event that it rests on."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlmodel import Session, col, select

from tracker.domain import events as e
from tracker.domain.case import chinese
from tracker.domain.counting import answered_by_lead
from tracker.domain.cycles import period_named
from tracker.domain.ladder import OrderKind
from tracker.domain.order import OrderState
from tracker.domain.order_events import OrderIssued
from tracker.domain.scoring import Happening, HappeningKind
from tracker.domain.standing import Standing
from tracker.domain.task import State
from tracker.ledger import log, tables
from tracker.ledger.rebuild import end_of
from tracker.queries.standings import standings
from tracker.queries.view import View

EVENTS = (e.Filed, e.FilingReturned, e.CompletionVerified, OrderIssued)
ORDERS = {OrderKind.SLIP: HappeningKind.SLIP, OrderKind.SUPERVISION: HappeningKind.SUPERVISION}
NOT_HELD = (OrderState.WITHDRAWN, OrderState.EXCUSED)


def happenings(view: View, source: Session, start: date, end: date) -> tuple[Happening, ...]:
    """What happened from `start` to `end`, as the ledger of the view's day tells it; by unit, day and matter.

    `source` is a session on the ledger that has the log: that of an earlier day has none.
    """
    rows = view.session.exec(
        select(tables.Task).where(
            tables.Task.office == view.office, col(tables.Task.state) != State.DRAFT.value
        )
    ).all()
    stand = {each.facts.code: each for each in standings(view, rows)}
    told = recorded(view, source, start, end)
    found = [*done(stand, told), *of_filings(view, stand, told), *orders(view, told)]
    found += [each for one in stand.values() for each in not_filed(one, start, end)]
    found += [each for one in stand.values() if counts(one, stand) for each in not_finished(one, start, end)]
    return tuple(sorted(found, key=lambda each: (each.unit, each.day, each.about, each.kind)))


def recorded(view: View, source: Session, start: date, end: date) -> list[log.Recorded]:
    """The events of the period that something rests on, in the order of the log."""
    event = tables.Event
    wanted = select(event).where(
        event.office == view.office,
        col(event.kind).in_([kind.__name__ for kind in EVENTS]),
        event.at >= end_of(start - timedelta(1)),
        event.at < end_of(min(end, view.day)),
    )
    return [log.recorded_from(row) for row in source.exec(wanted.order_by(col(event.seq)))]


def counts(one: Standing, stand: dict[str, Standing]) -> bool:
    """Whether its being done in time or late counts for its first lead: once, where the unit leads the whole as well."""
    above = stand.get(one.facts.parent)
    return answered_by_lead(one.facts, above.facts if above else None)


def done(stand: dict[str, Standing], told: list[log.Recorded]) -> Iterator[Happening]:
    """Tasks that the office found done: kept is the deadline that held on the day of the claim."""
    for each in told:
        if not isinstance(each.event, e.CompletionVerified) or each.event.task not in stand:
            continue
        facts = stand[each.event.task].facts
        if facts.lead_unit is None or facts.done_on is None or not counts(stand[facts.code], stand):
            continue
        kept = facts.deadline is None or facts.done_on <= facts.deadline
        kind = HappeningKind.ON_TIME if kept else HappeningKind.LATE
        limit = f"，时限{chinese(facts.deadline)}" if facts.deadline else ""
        words = f"{facts.code} {facts.title}：{chinese(facts.done_on)}{kind.word}{limit}"
        yield Happening(kind, facts.lead_unit, each.event.day, facts.code, words, each.seq)


def of_filings(view: View, stand: dict[str, Standing], told: list[log.Recorded]) -> Iterator[Happening]:
    """Filings sent back, and periods for which every filing came late. One made good counts as in time."""
    units: dict[tuple[str, int], tuple[str, str]] = {}
    in_time: set[tuple[str, str, str]] = set()
    filing = tables.Filing
    for row in view.session.exec(select(filing).where(filing.office == view.office)):
        units[row.task, row.number] = (row.unit, row.period)
        if not row.late:
            in_time.add((row.task, row.unit, row.period))
    counted: set[tuple[str, str, str]] = set(in_time)
    for each in told:
        if isinstance(each.event, e.Filed):
            key = (each.event.task, each.event.unit, each.event.period)
            if each.event.late and key not in counted:
                counted.add(key)
                words = f"{each.event.task} {each.event.period}：{chinese(each.event.day)}才填报"
                yield Happening(
                    HappeningKind.LATE_FILING, each.event.unit, each.event.day, key[0], words, each.seq
                )
        elif isinstance(each.event, e.FilingReturned):
            unit, period = units[each.event.task, each.event.number]
            words = f"{each.event.task} {period}：{chinese(each.event.day)}退回，{each.event.reason}"
            yield Happening(HappeningKind.RETURNED, unit, each.event.day, each.event.task, words, each.seq)


def orders(view: View, told: list[log.Recorded]) -> Iterator[Happening]:
    """催办单 and 督办单 that were issued in the period and neither withdrawn nor excused since."""
    order = tables.Order
    held = select(order.number).where(
        order.office == view.office, col(order.state).not_in([state.value for state in NOT_HELD])
    )
    standing = set(view.session.exec(held))
    for each in told:
        if isinstance(each.event, OrderIssued) and each.event.order in standing:
            kind = ORDERS.get(OrderKind(each.event.order_kind))
            if kind is not None:
                words = f"{each.event.order}：{chinese(each.event.day)}签发，{len(each.event.items)}项"
                yield Happening(kind, each.event.unit, each.event.day, each.event.order, words, each.seq)


def not_filed(stand: Standing, start: date, end: date) -> Iterator[Happening]:
    """Filings that were due in the period and are not there. No event can show an absence."""
    facts = stand.facts
    if facts.lead_unit is None:
        return
    for label in stand.missing_periods:
        due = period_named(facts.cycle, label).due
        if start <= due <= end:
            words = f"{facts.code} {label}：应于{chinese(due)}前填报，没有填报"
            yield Happening(HappeningKind.MISSING_FILING, facts.lead_unit, due, facts.code, words)


def not_finished(stand: Standing, start: date, end: date) -> Iterator[Happening]:
    """The work that was due in the period and is not done."""
    facts = stand.facts
    if facts.lead_unit and stand.overdue_days and facts.deadline and start <= facts.deadline <= end:
        words = f"{facts.code} {facts.title}：时限{chinese(facts.deadline)}，没有完成"
        yield Happening(HappeningKind.OVERDUE, facts.lead_unit, facts.deadline, facts.code, words)
