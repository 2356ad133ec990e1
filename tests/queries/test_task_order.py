"""Past 999 tasks of a year, lists and the circular still count on."""

from tracker.domain.events import Dispatched, PartDraft, TaskDrafted
from tracker.queries.circulars import snapshot
from tracker.queries.tasks import Order, Page, TaskFilter, find
from tracker.services.desk import Desk
from tracker.services.views import look

CODES = ("XH2020-999", "XH2020-1000", "XH2020-1001", "XH2020-W001")


def test_lists_and_the_circular_count_on_past_999(desk: Desk) -> None:
    with desk.writing() as session:
        for code in reversed(CODES):
            desk.append(session, [drafted(desk, code), sent(desk, code)])
    with look(desk) as view:
        for order in Order:
            assert codes_of(find(view, order=order)) == CODES
        assert codes_of(find(view, limit=2, offset=1)) == CODES[1:3]
        assert codes_of(find(view, TaskFilter(unit="jyj"), limit=3)) == CODES[:3]
        assert tuple(record.code for record in snapshot(view)) == CODES


def codes_of(page: Page) -> tuple[str, ...]:
    return tuple(each.facts.code for each in page.rows)


def drafted(desk: Desk, code: str) -> TaskDrafted:
    part = PartDraft(role="lead", name="县教育局", unit="jyj")
    words = {"plan": "", "number": "", "title": "资金拨付", "text": "", "assignment": "", "place": ""}
    return TaskDrafted(task=code, day=desk.today, parts=(part,), **words)


def sent(desk: Desk, code: str) -> Dispatched:
    return Dispatched(task=code, day=desk.today, sign_by=desk.today)
