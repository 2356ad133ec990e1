"""The counts of the first screen: each is the length of the list that its filter gives."""

from collections.abc import Callable
from datetime import date

import pytest

from tracker.domain import commands as c
from tracker.domain.permissions import Actor
from tracker.domain.states import Stage
from tracker.queries.overview import Overview, office_name, overview, unit_name
from tracker.queries.tasks import TaskFilter, find
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tracker.services.views import look

UnitActor = Callable[[str], Actor]


@pytest.fixture
def working(imported: Desk, unit_actor: UnitActor) -> Desk:
    """Two tasks dispatched, one of them signed by the education bureau."""
    for code in ("XH2020-006", "XH2020-011"):
        perform(imported, c.Dispatch(task=code))
    perform(imported.seated(unit_actor("jyj")), c.Sign(task="XH2020-011"))
    return imported


def seen_by(desk: Desk) -> Overview:
    with look(desk) as view:
        return overview(view)


def numbers(desk: Desk, part: str) -> dict[str, int]:
    return {count.word: count.number for count in getattr(seen_by(desk), part)}


def test_every_count_is_the_length_of_the_list_behind_it(working: Desk) -> None:
    with look(working) as view:
        seen = overview(view)
        for count in (*seen.lights, *seen.states, *seen.due):
            assert count.number == find(view, count.filter).total, count.word
        assert seen.total == sum(count.number for count in seen.lights)
        assert seen.total == sum(count.number for count in seen.states)


def test_states_are_counted_in_the_order_of_a_tasks_life(working: Desk) -> None:
    assert numbers(working, "states") == {"待交办": 35, "待签收": 1, "办理中": 1}


def test_work_that_was_found_done_waits_for_its_closing(working: Desk, unit_actor: UnitActor) -> None:
    lead = working.seated(unit_actor("jyj"))
    perform(lead, c.ClaimCompletion(task="XH2020-011", basis="县验〔2020〕3号"))
    assert numbers(working, "states") == {"待交办": 35, "待签收": 1, "待核验": 1}
    perform(working, c.VerifyCompletion(task="XH2020-011", note="现场已验收"))
    assert numbers(working, "states") == {"待交办": 35, "待签收": 1, "待销号": 1}
    with look(working) as view:
        for stage, codes in ((Stage.CLAIMED, []), (Stage.VERIFIED, ["XH2020-011"])):
            assert [each.facts.code for each in find(view, TaskFilter(stages=(stage,))).rows] == codes


def test_a_unit_counts_its_own_tasks_only(working: Desk, unit_actor: UnitActor) -> None:
    assert seen_by(working.seated(unit_actor("jyj"))).total == 1
    assert seen_by(working.seated(unit_actor("slj"))).total == 0


def test_what_falls_due_is_counted_among_the_tasks_at_work(
    working: Desk, wall: Callable[[str], date]
) -> None:
    expected = {
        "2020-06-10": (0, 0, 0),
        "2020-06-15": (0, 0, 1),
        "2020-06-23": (0, 1, 1),
        "2020-06-30": (0, 1, 1),
        "2020-07-01": (1, 0, 0),
    }
    for day, counts in expected.items():
        wall.go_to(day)  # type: ignore[attr-defined]
        assert tuple(numbers(working, "due").values()) == counts, day


def test_the_office_and_its_units_are_called_by_their_names(imported: Desk) -> None:
    with imported.reading() as session:
        assert office_name(session, imported.office) == "循化县扶贫开发工作领导小组办公室"
        assert office_name(session, "elsewhere") == "elsewhere"
        assert unit_name(session, imported.office, "jyj") == "教育局"
        assert unit_name(session, imported.office, "nobody") == "nobody"
