"""A target divided among units: each asked once for its own number, the numbers add up to the task's."""

from dataclasses import replace
from datetime import date

import pytest
from task_lives import HELPER, LEAD, MONDAY, OFFICE, STRANGER, active, after, ask, filing

from tracker.domain import commands as c
from tracker.domain import target_words
from tracker.domain.arrangement_events import Succession, UnitsFollowed
from tracker.domain.case import Terms
from tracker.domain.commands import Command
from tracker.domain.evolve import evolve
from tracker.domain.filing_doubts import doubts_of
from tracker.domain.task import Task, TaskTarget
from tracker.domain.workflow import decide
from tracker.errors import RefusedError

DUE = date(2020, 3, 24)
HOUSES = TaskTarget("改造危房", ">=", 30, "户")


def with_houses() -> Task:
    return replace(active(), targets=(HOUSES,))


def divided(*shares: tuple[str, float], target: int = 0) -> Command:
    return ask(c.DivideTarget, target=target, shares=shares, due=DUE)


def reported(task: Task) -> float | None:
    return task.targets[0].reported


def test_each_unit_is_asked_once_and_the_lead_not_at_all() -> None:
    task = after(with_houses(), (LEAD, divided(("jishi", 20), ("jyj", 10))))
    assert [(each.unit, each.due, each.what) for each in task.askings] == [("jishi", DUE, "“改造危房”完成数")]
    again = after(task, (OFFICE, divided(("jishi", 15), ("jyj", 15))))
    assert again.askings == task.askings
    assert again.targets[0].shares == (("jishi", 15), ("jyj", 15))
    assert target_words.divided(again, again.targets[0]) == "积石镇15户、县教育局15户"


def test_what_the_units_report_adds_up_to_the_task_s_number() -> None:
    task = after(with_houses(), (LEAD, divided(("jishi", 20), ("jyj", 10))))
    task = after(task, (LEAD, filing(30, values=((0, 4.0),))))
    assert reported(task) == 4
    task = after(task, (HELPER, filing(50, values=((0, 12.0),))))
    assert reported(task) == 16
    sent_back = after(task, (OFFICE, ask(c.ReturnFiling, filing=2, reason="补充名单")))
    assert reported(sent_back) == 4


def test_an_undivided_target_keeps_the_number_reported_last() -> None:
    task = after(with_houses(), (LEAD, filing(30, values=((0, 4.0),))))
    assert reported(after(task, (LEAD, filing(40, values=((0, 9.0),))))) == 9


def test_a_unit_s_figures_are_held_against_its_own_share() -> None:
    task = after(with_houses(), (LEAD, divided(("jishi", 10), ("jyj", 20))))
    task = after(task, (HELPER, filing(90, values=((0, 9.0),))))
    assert doubts_of(task, task.filings[-1]) == ()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (divided(("jishi", 20)), "各单位合计20户，少于目标值30户"),
        (divided(("slj", 30)), "不是任务XH2020-001的单位"),
        (divided(("jishi", 0), ("jyj", 30)), "应大于0"),
        (divided(("jishi", 20), ("jishi", 20)), "每个单位应写一次"),
        (divided(("jishi", 30), target=4), "没有第5个目标值"),
    ],
)
def test_a_division_that_does_not_add_up_is_refused(command: Command, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        decide(with_houses(), command, OFFICE, MONDAY, Terms())


def test_a_rate_is_not_divided() -> None:
    with pytest.raises(RefusedError, match="没有可以分解的目标值"):
        decide(active(), divided(("jishi", 96)), OFFICE, MONDAY, Terms())


@pytest.mark.parametrize("actor", [HELPER, STRANGER])
def test_only_the_office_and_the_lead_divide(actor: object) -> None:
    with pytest.raises(RefusedError):
        decide(with_houses(), divided(("jishi", 30)), actor, MONDAY, Terms())  # type: ignore[arg-type]


def test_a_successor_has_the_shares_of_the_units_that_it_came_after() -> None:
    task = after(with_houses(), (LEAD, divided(("jishi", 20), ("jyj", 10))))
    merged = UnitsFollowed(
        task=task.code,
        day=MONDAY,
        successions=(Succession(unit="jishi", successor="jyj", name="县教育局"),),
        why="县编委〔2020〕1号",
    )
    assert evolve(task, merged).targets[0].shares == (("jyj", 30),)
