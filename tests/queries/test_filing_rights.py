"""What a list says one may file for is what the ledger takes."""

import pytest

from tracker.domain.case import Case, Terms
from tracker.domain.hindrances import hindrance
from tracker.domain.permissions import Act, Actor, Role
from tracker.queries.filing_rights import may_file
from tracker.queries.tasks import TaskFilter, find
from tracker.services.desk import Desk
from tracker.services.tasks import read_task
from tracker.services.views import look


@pytest.mark.xdist_group("lived")
def test_it_is_what_the_rule_says_of_the_tasks_as_the_log_has_them(lived: Desk) -> None:
    with look(lived) as view:
        rows = find(view, TaskFilter(), limit=25).rows
        assert not may_file(view, (each.facts for each in rows))
    tasks = [read_task(lived, each.facts.code)[0] for each in rows]
    units = sorted({part.unit for task in tasks for part in task.parts if part.unit})
    found = set()
    for actor in (Actor(unit, unit, Role.UNIT, unit) for unit in units):
        cases = (Case(task, actor, lived.today, Terms()) for task in tasks)
        allowed = {case.task.code for case in cases if not hindrance(case, Act.FILE)[0]}
        with look(lived.seated(actor)) as view:
            assert may_file(view, (each.facts for each in rows)) == allowed
        found |= allowed
    assert found
