"""The page of a 调度会 from a ledger: only open tasks that warn, the worst first, as of any day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.domain.counting import Counted
from tracker.domain.lights import Colour
from tracker.domain.meeting import COLOURS, MOST
from tracker.domain.permissions import Actor, Role
from tracker.domain.task import OPEN_STATES, TaskKind
from tracker.errors import InputError, RefusedError
from tracker.queries.tasks import TaskFilter, find
from tracker.services.desk import Desk
from tracker.services.meeting import meeting_pack
from tracker.services.views import look

pytestmark = pytest.mark.xdist_group("lived")


def test_it_counts_what_the_list_shows_and_holds_the_worst(lived: Desk) -> None:
    pack = meeting_pack(lived)
    with look(lived) as view:
        answered = TaskFilter(states=tuple(OPEN_STATES), counted=Counted.ANSWERED)
        both = (answered, replace(answered, kind=TaskKind.FINDING))
        lit = {
            colour: sum(find(view, replace(asked, light=colour)).total for asked in both)
            for colour in COLOURS
        }
    assert dict(pack.counts) == lit
    assert lit[Colour.RED] > 0
    assert len(pack.items) == min(MOST, sum(lit.values()))
    ranks = [COLOURS.index(each.colour) for each in pack.items]
    assert ranks == sorted(ranks)
    assert all(each.needed for each in pack.items)


def test_an_earlier_day_has_its_own_page(lived: Desk) -> None:
    then = lived.today - timedelta(60)
    pack = meeting_pack(lived, as_of=then)
    assert pack.day == then
    assert all(then >= each.day >= pack.since for item in pack.items for each in item.decided)


def test_it_is_not_for_units_and_looks_back_only(lived: Desk) -> None:
    with pytest.raises(RefusedError):
        meeting_pack(lived.seated(Actor("c01-jyj", "联络员", Role.UNIT, "c01-jyj")))
    with pytest.raises(InputError, match="晚于"):
        meeting_pack(lived, since=date(2099, 1, 1))
