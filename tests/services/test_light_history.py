"""The lights that a task has had, worked out from the log."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

from tracker.domain import commands as c
from tracker.domain.lights import Colour
from tracker.domain.permissions import Actor
from tracker.queries.tasks import one
from tracker.services.desk import Desk
from tracker.services.light_history import lights_over_time
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
    days = [each.day for each in found]
    assert days == sorted(set(days))
    assert all(one.light.colour is not other.light.colour for one, other in pairwise(found))
    assert (date(2020, 7, 1), Colour.RED) in {(each.day, each.light.colour) for each in found}
    assert any(each.day == date(2020, 5, 20) for each in found)
    with look(imported) as view:
        standing = one(view, TASK)
    assert standing is not None
    assert found[-1].light.colour is standing.light.colour
