"""The lights of a whole ledger at once are those that each task has on its page."""

from dataclasses import replace
from datetime import date

import pytest

from seeds import seed_text
from tracker.domain.lights import Colour, pack_from_toml
from tracker.domain.standing import RANK
from tracker.domain.task import State
from tracker.queries.tasks import Order, TaskFilter, coloured, count_by_light, find, one
from tracker.services.desk import Desk
from tracker.services.task_page import task_page
from tracker.services.views import look

MIDDLE = date(2024, 6, 28)
pytestmark = pytest.mark.xdist_group("lived")


@pytest.mark.parametrize("pack", ["yinchuan", "sanming", "suqian", "xian", "ouhai"])
def test_every_task_has_the_light_of_its_own_page_under_every_pack(lived: Desk, pack: str) -> None:
    rules = pack_from_toml(seed_text(f"rules/{pack}.toml"), pack)
    with look(lived) as view:
        other = replace(view, pack=rules)
        many = {each.code: each.colour for each in coloured(other, TaskFilter())}
        single = {code: page.light.colour for code in many if (page := one(other, code))}
    assert many == single
    assert len(set(many.values())) >= 3


def test_a_late_task_that_was_closed_keeps_its_light_for_done_late(lived: Desk) -> None:
    with look(lived) as view:
        closed = find(view, TaskFilter(states=(State.CLOSED,))).rows
        yellow = find(view, TaskFilter(states=(State.CLOSED,), light=Colour.YELLOW)).rows
    late = {each.facts.code for each in closed if each.on_time(original=False) is False}
    assert {each.facts.code for each in yellow} == late != set()


def test_the_lights_counted_are_the_lists_that_can_be_opened(lived: Desk) -> None:
    with look(lived) as view:
        counts = count_by_light(view, TaskFilter())
        lists = {colour: find(view, TaskFilter(light=colour), limit=1) for colour in Colour}
    assert {colour: page.total for colour, page in lists.items() if page.total} == counts
    assert all(page.rows[0].light.colour is colour for colour, page in lists.items() if page.rows)


@pytest.mark.parametrize("order", list(Order))
def test_pages_of_a_list_by_light_are_the_whole_list_cut_up(lived: Desk, order: Order) -> None:
    wanted = TaskFilter(light=Colour.GREEN)
    with look(lived) as view:
        whole = [each.facts.code for each in find(view, wanted, order=order).rows]
        pages = [
            each.facts.code
            for offset in range(0, len(whole), 7)
            for each in find(view, wanted, order=order, limit=7, offset=offset).rows
        ]
    assert pages == whole
    assert len(whole) > 7


def test_the_worst_light_stands_first(lived: Desk) -> None:
    with look(lived) as view:
        ranks = [RANK[each.light.colour] for each in find(view, order=Order.LIGHT).rows]
    assert ranks == sorted(ranks)


def test_a_task_page_of_an_earlier_day_shows_what_the_list_of_that_day_shows(lived: Desk) -> None:
    with look(lived, MIDDLE) as view:
        listed = find(view).rows
    assert len(listed) > 20
    for each in listed[:20]:
        page = task_page(lived, each.facts.code, MIDDLE)
        assert page.standing == each
        assert all(line.person != line.account for line in page.history if line.account != "office")
