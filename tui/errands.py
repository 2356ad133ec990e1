"""Everything that waits for whoever sits here, of whatever kind: what to do, to what, why, and where it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from tracker.domain.case import chinese
from tracker.domain.inspection import InspectionState
from tracker.domain.permissions import Act, may
from tracker.domain.scoring.period import score_period
from tracker.domain.standing import Standing
from tracker.errors import RefusedError
from tracker.queries.inbox import ERRAND_WORDS, Waiting, waiting
from tracker.queries.inspections import InspectionFilter, InspectionRow, find_inspections
from tracker.queries.orders import OrderErrand, orders_waiting
from tracker.queries.score_objections import ObjectionWaiting, objections_waiting
from tracker.queries.view import View
from tracker.services.desk import Desk
from tracker.services.inspection_page import inspection_page
from tracker.services.tasks import why_not
from tui import scores
from tui.forms.act_form import ActForm
from tui.forms.decisions import DECISION_FORMS
from tui.forms.form import Form
from tui.forms.inspection_decisions import decision_on
from tui.forms.orders import ORDER_FORMS
from tui.forms.scores import deciding
from tui.orders import read_order_sheet
from tui.sheet import read_sheet

ORDER_DECISIONS = {"审定答复": "settle", "决定是否约谈": "talk"}
APPROVE, ANSWER_REVIEW, DECIDE_OBJECTION = "批准方案", "复核督查结论", "裁定评分异议"
TO_BE_APPROVED = InspectionFilter(states=(InspectionState.DRAFT,))
WITH_REVIEWS = InspectionFilter(states=(InspectionState.UNDER_WAY, InspectionState.REVIEW))


class Place(Enum):
    """Whose page an errand opens."""

    TASK = "task"
    ORDER = "order"
    INSPECTION = "inspection"
    SCORES = "scores"


@dataclass(frozen=True, slots=True)
class Errand:
    """`word` is what to do; `make` reads the form that does it in place, None where it is done on the page.

    `points` is where the points stand that it is about; else the `code` says all.
    """

    word: str
    code: str
    title: str
    sentence: str
    place: Place = Place.TASK
    standing: Standing | None = None
    make: Callable[[Desk], Form] | None = None
    points: scores.Place | None = None


def errands(view: View) -> tuple[Errand, ...]:
    """All of them, decisions on tasks first, each kind with the most urgent first."""
    return (
        *map(of_task, waiting(view)),
        *map(of_order, orders_waiting(view)),
        *of_inspections(view),
        *of_scores(view),
    )


def of_task(row: Waiting) -> Errand:
    """An errand about a task."""
    facts = row.standing.facts
    known = DECISION_FORMS.get(row.word)
    make = task_form(facts.code, known) if known else None
    return Errand(row.word, facts.code, facts.title, row.sentence, standing=row.standing, make=make)


def task_form(code: str, act_form: ActForm) -> Callable[[Desk], Form]:
    """Reads the form of an act on a task; raises RefusedError where the act cannot be done."""

    def read(desk: Desk) -> Form:
        sheet = read_sheet(desk, code)
        reason, remedy = why_not(desk, sheet.task, act_form.act)
        if reason:
            raise RefusedError(reason, remedy)
        return act_form.on(sheet)

    return read


def of_order(each: OrderErrand) -> Errand:
    """An errand about an order."""
    row = each.row
    name = ORDER_DECISIONS.get(each.word) or ("answer" if each.word.startswith("办理") else "")
    make = order_form(row.number, name) if name else None
    return Errand(
        each.word,
        row.number,
        f"{row.unit_name}：{'、'.join(row.tasks)}",
        row.sentence,
        Place.ORDER,
        make=make,
    )


def order_form(number: str, name: str) -> Callable[[Desk], Form]:
    """Reads the form of an action on an order; raises RefusedError where it cannot be done any more."""

    def read(desk: Desk) -> Form:
        sheet = read_order_sheet(desk, number)
        if name not in sheet.offered:
            raise RefusedError(f"{number}{sheet.order.state.word}，现在不能这样办。", "请查看最新情况。")
        return ORDER_FORMS[name](sheet.order)

    return read


def of_inspections(view: View) -> tuple[Errand, ...]:
    """Schemes that wait for approval and reviews that wait for an answer, for those who give them."""
    found: list[Errand] = []
    if not may(view.actor, Act.APPROVE_SCHEME):
        found += [
            of_inspection(APPROVE, Act.APPROVE_SCHEME, row, f"{chinese(row.start)}开始")
            for row in find_inspections(view, TO_BE_APPROVED).rows
            if not row.own_draft
        ]
    if not may(view.actor, Act.DECIDE_REVIEW):
        found += [
            of_inspection(
                ANSWER_REVIEW, Act.DECIDE_REVIEW, row, f"请于{chinese(row.answer_by)}前作出复核决定"
            )
            for row in find_inspections(view, WITH_REVIEWS).rows
            if row.answer_by is not None
        ]
    return tuple(found)


def of_inspection(word: str, act: Act, row: InspectionRow, sentence: str) -> Errand:
    """An errand about an inspection."""
    make = inspection_form(row.code, act)
    return Errand(word, row.code, row.title, sentence, Place.INSPECTION, make=make)


def inspection_form(code: str, act: Act) -> Callable[[Desk], Form]:
    """Reads the form of a decision on an inspection; raises RefusedError where it cannot be taken any more."""

    def read(desk: Desk) -> Form:
        page = inspection_page(desk, code)
        if act not in page.acts:
            raise RefusedError(f"督查{code}现在不能“{act.word}”。", "请打开它的页面看是什么原因。")
        return decision_on(act, page)

    return read


def of_scores(view: View) -> tuple[Errand, ...]:
    """Objections to points, for those who decide on them."""
    if may(view.actor, Act.KEEP_SCORES):
        return ()
    return tuple(of_objection(each) for each in objections_waiting(view))


def of_objection(each: ObjectionWaiting) -> Errand:
    """An errand about an objection to a unit's points."""
    place = scores.Place(score_period(each.period), each.audience)
    title, sentence = f"{each.unit_name}：{each.term_name}", f"{chinese(each.on)}异议：{each.reason}"
    make = objection_form(place, each)
    return Errand(DECIDE_OBJECTION, each.unit, title, sentence, Place.SCORES, make=make, points=place)


def objection_form(place: scores.Place, each: ObjectionWaiting) -> Callable[[Desk], Form]:
    """Reads the form of a decision on an objection; raises RefusedError where somebody has decided."""

    def read(desk: Desk) -> Form:
        sheet = scores.read_unit_sheet(desk, place, each.unit)
        line = next((line for line in sheet.lines if line.key == each.term and line.waiting), None)
        if line is None:
            raise RefusedError(f"对“{each.term_name}”没有等待裁定的异议。")
        return deciding(sheet, line)

    return read


def kinds_in_order(found: tuple[Errand, ...]) -> tuple[str, ...]:
    """The kinds that there are, those of tasks in the order of the workflow, the others as they come."""
    there = dict.fromkeys(each.word for each in found)
    return (
        *(word for word in ERRAND_WORDS if word in there),
        *(word for word in there if word not in ERRAND_WORDS),
    )
