"""The page of a task and the log, now and as of a day."""

from datetime import date
from typing import Any

import pytest

from tracker.domain.commands import Dispatch, FileProgress, Sign, Split
from tracker.domain.permissions import Actor, Role
from tracker.domain.task import State
from tracker.errors import NotFoundError, RefusedError
from tracker.queries.plans import plans_of
from tracker.queries.tasks import TaskFilter, coloured, find
from tracker.services.desk import Desk
from tracker.services.history import office_log, task_log
from tracker.services.task_page import task_page
from tracker.services.tasks import perform
from tracker.services.views import look

JYJ = Actor("jyj", "县教育局联络员", Role.UNIT, "jyj")


@pytest.fixture
def code(imported: Desk, wall: Any) -> str:
    """A task of 县教育局: dispatched and signed in March, filed in April; today is 2020-05-06."""
    code = "XH2020-011"
    perform(imported, Dispatch(task=code))
    perform(imported.seated(JYJ), Sign(task=code))
    wall.go_to("2020-04-20")
    perform(imported.seated(JYJ), FileProgress(task=code, progress="已发放", claimed=30))
    wall.go_to("2020-05-06")
    return code


def test_a_page_of_an_earlier_day_knows_nothing_of_what_came_after(imported: Desk, code: str) -> None:
    now, then = task_page(imported, code), task_page(imported, code, date(2020, 4, 19))
    assert (now.task.claimed, then.task.claimed) == (30, None)
    assert [line.word for line in now.history] == ["生成任务", "交办", "签收", "填报进展"]
    assert now.history[:3] == then.history
    assert (then.standing.day, then.task.state) == (date(2020, 4, 19), State.ACTIVE)
    with pytest.raises(NotFoundError, match="2020-03-15"):
        task_page(imported, code, date(2020, 3, 15))


def test_a_task_stands_where_the_parts_of_its_parts_stand(imported: Desk, code: str, wall: Any) -> None:
    part, deep = f"{code}-1", f"{code}-1-1"
    for whole, title in ((code, "发放补助"), (part, "城区学校"), (part, "乡镇学校")):
        perform(imported, Split(task=whole, title=title, weight=1))
    for each in (part, deep):
        perform(imported, Dispatch(task=each))
        perform(imported.seated(JYJ), Sign(task=each))
    perform(imported.seated(JYJ), FileProgress(task=deep, progress="已发放", claimed=80))
    page = task_page(imported, code)
    assert page.standing.whole is not None
    assert (page.standing.facts.claimed, page.standing.whole.formula) == (40, "按子任务权重：（1×40%）÷1")
    with look(imported) as view:
        assert [each.facts.code for each in find(view, TaskFilter(parent=part)).rows] == [deep, f"{part}-2"]
        lights = {each.code: each.colour for each in coloured(view, TaskFilter())}
    assert lights[code] is page.standing.light.colour
    wall.go_to("2020-05-09")
    assert task_page(imported, code, date(2020, 5, 6)).standing == page.standing


def test_a_page_is_for_those_who_have_a_part_in_the_task(imported: Desk, code: str) -> None:
    assert task_page(imported.seated(JYJ), code)
    with pytest.raises(RefusedError):
        task_page(imported.seated(Actor("kfj", "x", Role.UNIT, "jw")), code)


def test_the_log_is_read_in_parts_newest_first_as_of_a_day(imported: Desk, code: str) -> None:
    everything, total = office_log(imported)
    assert [line.seq for line in everything] == list(range(total, 0, -1))
    some, counted = office_log(imported, limit=2, offset=1)
    assert (some, counted) == (everything[1:3], total)
    before, until_april = office_log(imported, as_of=date(2020, 4, 19))
    assert (before, until_april) == (everything[1:], total - 1)
    assert [line.word for line in task_log(imported, code, limit=1, offset=3)[0]] == ["填报进展"]


def test_only_those_who_read_the_log_read_all_of_it(imported: Desk, code: str) -> None:
    assert task_log(imported.seated(JYJ), code)[1] == 4
    with pytest.raises(RefusedError):
        office_log(imported.seated(JYJ))


def test_a_plan_counts_the_tasks_that_the_reader_may_see(imported: Desk, code: str) -> None:
    with look(imported) as view:
        (plan,) = plans_of(view)
    assert (plan.id, plan.tasks, plan.closed) == ("P001", 37, 0)
    with look(imported.seated(JYJ)) as view:
        assert [each.tasks for each in plans_of(view)] == [1]
    with look(imported.seated(Actor("x", "x", Role.UNIT, "jw"))) as view:
        assert plans_of(view) == []
