"""The lights that a task has had, worked out from the log."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from tracker.domain import commands as c
from tracker.domain.lights import Colour
from tracker.domain.permissions import Actor
from tracker.queries.tasks import one
from tracker.services.desk import Desk
from tracker.services.light_history import lights_over_time
from tracker.services.rules import adopt
from tracker.services.tasks import perform
from tracker.services.views import look

TASK = "XH2020-006"


def test_each_change_of_the_light_has_its_day_and_sentence_and_the_last_one_is_todays(
    imported: Desk, unit_actor: Callable[[str], Actor], wall: Any
) -> None:
    lead = imported.seated(unit_actor("zzb"))
    assert lights_over_time(imported, TASK) == ()
    perform(imported, c.Dispatch(task=TASK))
    wall.go_to("2020-03-17")
    perform(lead, c.Sign(task=TASK))
    wall.go_to("2020-05-20")
    perform(lead, c.FileProgress(task=TASK, progress="光伏项目并网。", claimed=70))
    wall.go_to("2020-07-06")
    found = lights_over_time(imported, TASK)
    assert all(one.until + timedelta(1) == other.since for one, other in pairwise(found))
    assert all(one.colour is not other.colour for one, other in pairwise(found))
    assert (date(2020, 7, 1), Colour.RED) in {(each.since, each.colour) for each in found}
    assert any(each.since == date(2020, 5, 20) for each in found)
    with look(imported) as view:
        standing = one(view, TASK)
    assert standing is not None
    assert (found[-1].colour, found[-1].latest) == (standing.light.colour, standing.light.sentence)


def test_a_day_keeps_the_light_of_the_rules_that_were_in_force_on_it(
    imported: Desk, unit_actor: Callable[[str], Actor], wall: Any
) -> None:
    perform(imported, c.Dispatch(task=TASK))
    wall.go_to("2020-03-17")
    perform(imported.seated(unit_actor("zzb")), c.Sign(task=TASK))
    wall.go_to("2020-06-01")
    before = lights_over_time(imported, TASK)
    adopt(imported, "sanming")
    after = lights_over_time(imported, TASK)
    assert after[: len(before) - 1] == before[:-1]
    assert after[-1].latest != before[-1].latest
