"""Orders: what is due is proposed, the office issues, a unit answers, the office settles."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from sqlmodel import Session, col, select

from tracker.domain import order_acts as acts
from tracker.domain.case import chinese
from tracker.domain.escalation import Proposal, proposals
from tracker.domain.ladder import OrderKind
from tracker.domain.order import OVER, Order, OrderState, evolve_order
from tracker.domain.order_events import OrderEvent
from tracker.domain.permissions import Act, Actor
from tracker.errors import NotFoundError, RefusedError
from tracker.ledger import log, rebuild, tables
from tracker.queries.orders import late_matters, numbers_about
from tracker.queries.overview import office_name
from tracker.queries.parts import BATCH
from tracker.queries.view import View
from tracker.services.desk import Desk
from tracker.services.document_words import document_word
from tracker.services.evidence import keep_evidence
from tracker.services.ladders import ladder_of
from tracker.services.tasks import terms
from tracker.services.views import look, pack_of

NONE_DUE = "现在没有到期应发的督办文书。"


def propose(desk: Desk, unit: str = "", as_of: date | None = None) -> tuple[Proposal, ...]:
    """The orders that are due, to `unit` alone where given. Nothing is issued. Raises RefusedError."""
    desk.require(Act.ISSUE_ORDER, "propose")
    with look(desk, as_of) as view:
        return proposed(desk, view, unit)


def proposed(desk: Desk, view: View, unit: str = "") -> tuple[Proposal, ...]:
    """The orders that are due on the view's day."""
    held = terms(view.session, view.office)
    ladder = ladder_of(view.session, view.office)
    own = own_units(view)
    matters = [each for each in late_matters(view, unit) if each.unit not in own]
    numbers = numbers_about(view, matters)
    if view.day < desk.today:  # the ledger of an earlier day has tables, the log is in today's
        with desk.reading() as session:
            orders = load_orders(session, view.office, numbers, rebuild.end_of(view.day))
    else:
        orders = load_orders(view.session, view.office, numbers)
    return proposals(matters, orders, ladder, view.day, held.calendar)


def own_units(view: View) -> frozenset[str]:
    """The units that are the office itself: it is reminded of what it owes, it does not order itself about."""
    name = office_name(view.session, view.office)
    units = view.session.exec(select(tables.Unit).where(tables.Unit.office == view.office))
    return frozenset(unit.code for unit in units if name.endswith(unit.name.lstrip("省市县区")))


def issue(
    desk: Desk, unit: str = "", kind: OrderKind | None = None, tasks: Sequence[str] = ()
) -> list[Order]:
    """Issue what is due: of `unit`, of `kind`, about `tasks` alone where given. Numbered and put into the log.

    Raises RefusedError where nothing of the kind is due, naming an order that asks for the same already.
    """
    desk.require(Act.ISSUE_ORDER, unit or "issue")
    with desk.writing() as session:
        view = View(session, desk.office, desk.today, desk.who, pack_of(session, desk.office))
        chosen = [
            narrowed
            for each in proposed(desk, view, unit)
            if kind in (None, each.step.kind) and (narrowed := about(each, tasks)).matters
        ]
        if not chosen:
            raise RefusedError(NONE_DUE, asked_already(view, unit, tasks))
        return [put(desk, session, proposal) for proposal in chosen]


def issue_automatic(desk: Desk) -> list[Order]:
    """Issue what is due of the kinds that the office's ladder lets out by themselves: usually none."""
    desk.require(Act.ISSUE_ORDER, "automatic")
    with desk.writing() as session:
        if not terms(session, desk.office).calendar.is_working_day(desk.today):
            return []
        kinds = ladder_of(session, desk.office).automatic
        if not kinds:
            return []
        view = View(session, desk.office, desk.today, desk.who, pack_of(session, desk.office))
        return [put(desk, session, each) for each in proposed(desk, view) if each.step.kind in kinds]


def orders_of_the_day(desk: Desk) -> str:
    """Issue what goes out by itself, and say in a sentence what waits for the office; empty for nothing at all."""
    issued = issue_automatic(desk)
    waiting = Counter(each.step.kind for each in propose(desk))
    said = [f"自动签发督办文书{len(issued)}件。"] if issued else []
    if waiting:
        listed = "、".join(f"{kind.word}{waiting[kind]}件" for kind in OrderKind if waiting[kind])
        said.append(f"应发而未签发的督办文书：{listed}，请办公室用 duban order propose 查看。")
    return "".join(said)


def about(proposal: Proposal, tasks: Sequence[str]) -> Proposal:
    """The proposal narrowed to some tasks."""
    if not tasks:
        return proposal
    matters = tuple(matter for matter in proposal.matters if matter.task in tasks)
    keys = {matter.key for matter in matters}
    earlier = tuple(order for order in proposal.earlier if order.matters & keys)
    return Proposal(proposal.unit, proposal.step, matters, proposal.limit, earlier)


def put(desk: Desk, session: Session, proposal: Proposal, words: str = "", days: int | None = None) -> Order:
    """Number an order and put it into the log, in the caller's transaction; `words` and `days` as for `acts.issue`."""
    number = next_number(session, desk, proposal.step.kind)
    issued = acts.issue(proposal, number, letterhead(session, desk, proposal), desk.today, words, days)
    desk.append(session, [issued])
    return Order(issued)


def asked_already(view: View, unit: str, tasks: Sequence[str]) -> str:
    """Which order asks for the same already, in a sentence: the same fact is not asked twice in a period."""
    matters = [each for each in late_matters(view, unit) if not tasks or each.task in tasks]
    orders = load_orders(view.session, view.office, numbers_about(view, matters))
    about = {each.key: each.clock for each in matters}
    holding = [
        order
        for order in orders
        if order.state not in OVER
        and any(order.holds_up(view.day, about[key]) for key in order.matters & set(about))
    ]
    if not holding or not (unit or tasks):
        return "已发的用 duban order list 查看。"
    last = holding[-1]
    return f"同一事项已由{last.number}要求，期限{chinese(last.limit)}，期内不重复要求。"


def answer(desk: Desk, number: str, words: str, files: Sequence[Path] = ()) -> Order:
    """Answer an order as its unit, with evidence. Raises NotFoundError, RefusedError, InputError for a file.

    No file is kept for an answer that is refused.
    """

    def decide(order: Order, actor: Actor) -> OrderEvent:
        acts.answer(order, actor, words, (), desk.today)
        evidence = tuple(keep_evidence(desk, path) for path in files)
        return acts.answer(order, actor, words, evidence, desk.today)

    return act(desk, number, Act.ANSWER_ORDER, decide)


def settle(desk: Desk, number: str, outcome: OrderState, reason: str, until: date | None = None) -> Order:
    """Decide on an answer, take an order back, or decide whether a talk is held. Raises NotFoundError, RefusedError."""
    needed = Act.DECIDE_TALK if outcome in acts.ABOUT_TALKS else Act.SETTLE_ORDER
    return act(
        desk,
        number,
        needed,
        lambda order, actor: acts.settle(order, actor, outcome, reason, until, desk.today),
    )


def act(desk: Desk, number: str, kind: Act, decide: Callable[[Order, Actor], OrderEvent]) -> Order:
    """Do one act on an order; a refusal is put into the log too."""
    actor = desk.who
    try:
        with desk.writing() as session:
            order = load_order(session, desk.office, number)
            refuse_hidden(actor, order)
            event = decide(order, actor)
            desk.append(session, [event])
            return evolve_order(order, event)
    except RefusedError as refusal:
        desk.note_refusal(kind, number, refusal.message)
        raise


def read_order(desk: Desk, number: str, as_of: date | None = None) -> Order:
    """An order, as it stood at the end of `as_of` where given. Raises NotFoundError, also for what is not one's own."""
    with desk.reading() as session:
        order = load_order(session, desk.office, number, rebuild.end_of(as_of) if as_of else "~")
    refuse_hidden(desk.who, order)
    return order


def refuse_hidden(actor: Actor, order: Order) -> None:
    """Raise NotFoundError for an order that the actor may not know of: as for one that does not exist."""
    reason = acts.may_read(actor, order)
    if reason:
        raise NotFoundError(reason)


def load_order(session: Session, office: str, number: str, before: str = "~") -> Order:
    """An order, folded from the log; `number` whole, or as people type it (督3, 2020督3). Raises NotFoundError."""
    found: Order | None = None
    for recorded in log.read(
        session, office, subject=f"order/{full_number(session, office, number)}", before=before
    ):
        assert isinstance(recorded.event, OrderEvent)
        found = evolve_order(found, recorded.event)
    if found is None:
        raise NotFoundError(f"没有督办文书“{number}”。", "请用 duban order list 查看编号。")
    return found


def load_orders(session: Session, office: str, numbers: Sequence[str], before: str = "~") -> list[Order]:
    """Many orders by their whole numbers, in this order, as they stood before a moment."""
    found: dict[str, Order] = {}
    for start in range(0, len(numbers), BATCH):
        among = [f"order/{number}" for number in numbers[start : start + BATCH]]
        for _, recorded in log.by_subject(session, office, before=before, among=among):
            for each in recorded:
                assert isinstance(each.event, OrderEvent)
                found[each.event.order] = evolve_order(found.get(each.event.order), each.event)
    return [found[number] for number in numbers]


def full_number(session: Session, office: str, typed: str) -> str:
    """The number that somebody typed: XH〔2020〕督3号, or 督3 (the latest year's), or 2020督3."""
    short = re.fullmatch(r"(?:\D*(\d{4})\D*)?([提催督约])(\d+)号?", typed.strip())
    if short is None:
        return typed.strip()
    year, mark, count = short.groups()
    ending = f"{f'〔{year}〕' if year else '〕'}{mark}{count}号"
    wanted = select(tables.Order.number).where(
        tables.Order.office == office, col(tables.Order.number).endswith(ending, autoescape=True)
    )
    newest = session.exec(wanted.order_by(col(tables.Order.issued_on).desc()).limit(1)).first()
    return newest or typed.strip()


def next_number(session: Session, desk: Desk, kind: OrderKind) -> str:
    """The next number of a kind's series this year, such as XH〔2020〕督3号; another 机关代字 begins no new series."""
    series = f"〔{desk.today.year}〕{kind.mark}"
    issued = select(tables.Order.number).where(
        tables.Order.office == desk.office, col(tables.Order.number).contains(series, autoescape=True)
    )
    taken = [int(number.partition(series)[2].removesuffix("号")) for number in session.exec(issued)]
    return f"{document_word(session, desk.office)}{series}{max(taken, default=0) + 1}号"


def letterhead(session: Session, desk: Desk, proposal: Proposal) -> acts.Letterhead:
    """The names that the order carries."""
    unit = session.get(tables.Unit, (desk.office, proposal.unit))
    plans = dict.fromkeys(matter.plan for matter in proposal.matters)
    titles = [plan.title for id in plans if (plan := session.get(tables.Plan, (desk.office, id)))]
    return acts.Letterhead(
        office_name(session, desk.office), unit.name if unit else proposal.unit, tuple(titles)
    )
