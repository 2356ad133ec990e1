"""机构改革: what follows a unit that is renamed, merged or gives tasks over, and what keeps the old name."""

from collections.abc import Callable
from datetime import date

import pytest
from inspection_desks import begun, problem, scheme, seat, told

from tracker.domain import commands as c
from tracker.domain.inspection_commands import ApproveScheme, AskReview, BeginInspection
from tracker.domain.permissions import Actor, Role
from tracker.domain.reform_events import UnitMerged
from tracker.domain.task import State, TaskKind
from tracker.domain.units import One, Unit, UnitKind, Unknown
from tracker.errors import InputError, NotFoundError, RefusedError
from tracker.ledger.verification import verify
from tracker.queries.accounts import account_named
from tracker.queries.inspections import find_inspections
from tracker.queries.tasks import TaskFilter, find, one
from tracker.services.accounts import NewAccount, open_account
from tracker.services.desk import Desk
from tracker.services.inspections import draft_scheme, inspect, read_inspection
from tracker.services.reforms import merge, rename, split
from tracker.services.task_page import task_page
from tracker.services.tasks import perform, read_task
from tracker.services.units import add_group, add_unit, registry
from tracker.services.views import look

WHY = "县编委〔2020〕5号"
PEOPLE = Callable[[str], Actor]


@pytest.fixture
def running(imported: Desk, unit_actor: PEOPLE) -> Desk:
    """The office with two tasks led by 县扶贫开发局 (fpb): the first closed, the second at work."""
    lead = imported.seated(unit_actor("fpb"))
    led = [each.facts.code for each in tasks_led(imported, "fpb")[:2]]
    for code in led:
        perform(imported, c.Dispatch(task=code))
        perform(lead, c.Sign(task=code))
    perform(lead, c.FileProgress(task=led[1], progress="已开展", claimed=20))
    perform(lead, c.ClaimCompletion(task=led[0], basis="验收意见"))
    perform(imported, c.VerifyCompletion(task=led[0]))
    perform(imported, c.CloseTask(task=led[0]))
    return imported


def tasks_led(desk: Desk, unit: str) -> list:
    with look(desk) as view:
        return list(find(view, TaskFilter(lead=unit)).rows)


def lead_names(desk: Desk, code: str) -> tuple[str, ...]:
    with look(desk) as view:
        found = one(view, code)
    assert found is not None
    return found.facts.lead


def test_open_tasks_take_the_new_name_and_closed_ones_keep_the_old(running: Desk) -> None:
    closed, working = [each.facts.code for each in tasks_led(running, "fpb")[:2]]
    old = registry(running).unit("fpb").name
    told = rename(running, "fpb", "县帮扶服务中心", WHY)
    assert working in told.tasks
    assert closed not in told.tasks
    assert told.over == 1
    assert lead_names(running, working) == ("县帮扶服务中心",)
    assert lead_names(running, closed) == (old,)
    assert verify(running.engine, running.office)


def test_history_shows_the_name_of_the_time(running: Desk, wall: Callable) -> None:
    open_account(running, NewAccount("fpb-1", "县扶贫局联络员", Role.UNIT, "fpb"), "correct-horse-battery")
    working = tasks_led(running, "fpb")[1].facts.code
    old = registry(running).unit("fpb").name
    wall.go_to("2020-03-17")
    rename(running, "fpb", "县帮扶服务中心", WHY)
    wall.go_to("2020-03-18")
    lead = running.seated(Actor("fpb-1", "县扶贫局联络员", Role.UNIT, "fpb"))
    perform(lead, c.FileProgress(task=working, progress="继续开展", claimed=30))
    filed = [line.unit for line in task_page(running, working).history if line.word == "填报进展"]
    assert filed == [old, "县帮扶服务中心"]
    assert [each.filed_as for each in task_page(running, working).task.filings] == [old, ""]
    (changed,) = (x.detail for x in task_page(running, working).history if x.word == "单位变更")
    assert changed == f"{WHY}，{old}更名为县帮扶服务中心"
    assert lead_names_on(running, working, date(2020, 3, 16)) == (old,)


def lead_names_on(desk: Desk, code: str, day: date) -> tuple[str, ...]:
    with look(desk, day) as view:
        found = one(view, code)
    assert found is not None
    return found.facts.lead


def test_a_paper_of_the_time_still_means_the_unit_by_its_old_name(running: Desk) -> None:
    old = registry(running).unit("fpb").name
    rename(running, "fpb", "县帮扶服务中心", WHY)
    assert registry(running).resolve(old, date(2020, 1, 1)) == registry(running).resolve("县帮扶服务中心")
    assert isinstance(registry(running).resolve(old, date(2020, 12, 1)), Unknown)


def test_a_merged_unit_s_tasks_groups_accounts_and_names_go_over(running: Desk) -> None:
    open_account(running, NewAccount("fpb-2", "县扶贫局干部", Role.UNIT, "fpb"), "correct-horse-battery")
    add_group(running, "专班", ["fpb", "jyj"])
    old = registry(running).unit("fpb").name
    working = tasks_led(running, "fpb")[1].facts.code
    merge(running, "fpb", "slj", WHY)
    units = registry(running)
    assert units.resolve(old) == One(units.unit("slj"))
    assert next(group.members for group in units.groups if group.name == "专班") == ("slj", "jyj")
    with pytest.raises(NotFoundError):
        units.unit("fpb")
    with look(running) as view:
        account = account_named(view, "fpb-2")
    assert account is not None
    perform(running.seated(account.actor), c.FileProgress(task=working, progress="接着办", claimed=35))
    assert {f.unit for f in read_task(running, working)[0].filings} == {"slj"}
    assert verify(running.engine, running.office)


def test_who_comes_after_sees_what_was_closed_under_the_name_of_the_time(
    running: Desk, unit_actor: PEOPLE
) -> None:
    closed, old = tasks_led(running, "fpb")[0].facts.code, registry(running).unit("fpb").name
    add_unit(running, Unit("jdb", "县监督办", UnitKind.GOVERNMENT))
    heir = running.seated(unit_actor("jdb"))
    with pytest.raises(RefusedError):
        read_task(heir, closed)
    merge(running, "fpb", "jdb", WHY)
    task, _ = read_task(heir, closed)
    assert task.state is State.CLOSED
    assert task.lead is not None
    assert (task.lead.name, task.lead.unit) == (old, "jdb")
    assert lead_names(heir, closed) == (old,)
    last = task_page(heir, closed).history[-1]
    assert (last.word, last.detail) == ("单位变更", f"{WHY}，由县监督办接管，名称不变")


def test_what_a_merger_of_before_left_behind_is_handed_on_when_it_is_said_again(
    running: Desk, unit_actor: PEOPLE
) -> None:
    closed = tasks_led(running, "fpb")[0].facts.code
    add_unit(running, Unit("jdb", "县监督办", UnitKind.GOVERNMENT))
    with running.writing() as session:
        running.append(session, [UnitMerged(unit="fpb", into="jdb", day=running.today, why=WHY)])
    heir = running.seated(unit_actor("jdb"))
    with pytest.raises(RefusedError):
        read_task(heir, closed)
    assert merge(running, "fpb", "jdb", WHY).over == 1
    assert read_task(heir, closed)[0].state is State.CLOSED
    with pytest.raises(RefusedError, match="没有留下的任务"):
        merge(running, "fpb", "jdb", WHY)
    assert verify(running.engine, running.office)


def test_an_open_inspection_goes_on_with_the_unit_that_came_after(staffed: Desk, unit_actor: PEOPLE) -> None:
    code = begun(staffed, units=("jyj",)).code
    both = begun(staffed, units=("slj", "czj"), matters=("饮水安全",)).code
    inspect(seat(staffed, "dc1"), problem(code))
    merge(staffed, "jyj", "slj", WHY)
    heir = staffed.seated(unit_actor("slj"))
    told(staffed, code, "slj")
    inspection, _ = read_inspection(heir, code)
    assert inspection.scheme.units == ("slj",)
    assert [each.unit for each in inspection.problems] == ["slj"]
    with look(heir) as view:
        assert [each.facts.lead for each in find(view, TaskFilter(kind=TaskKind.FINDING)).rows] == [
            ("县水利局",)
        ]
    inspect(seat(staffed, "dc1"), problem(both, unit="czj", matter="饮水安全"))
    merge(staffed, "czj", "slj", WHY)
    found, _ = read_inspection(staffed, both)
    assert (found.scheme.units, found.untold) == (("slj",), ("slj",))
    assert [each.unit for each in found.problems] == ["slj"]
    assert verify(staffed.engine, staffed.office)


def test_what_one_of_two_inspected_units_was_told_stays_apart_and_the_heir_answers_for_both(
    staffed: Desk, unit_actor: PEOPLE
) -> None:
    code = begun(staffed, units=("slj", "czj"), matters=("饮水安全",)).code
    inspect(seat(staffed, "dc1"), problem(code, unit="czj", matter="饮水安全"))
    told(staffed, code, "slj")
    merge(staffed, "czj", "slj", WHY)
    heir = staffed.seated(unit_actor("slj"))
    found, _ = read_inspection(staffed, code)
    assert (found.scheme.units, found.untold, found.parts_of("slj")) == (
        ("slj", "czj"),
        ("czj",),
        ("slj", "czj"),
    )
    assert read_inspection(heir, code)[0].problems == ()
    with look(staffed) as view:
        assert find_inspections(view).rows[0].units == ("县水利局", "县财政局（现县水利局）")
    with pytest.raises(RefusedError) as refused:
        told(staffed, code, "slj")
    assert refused.value.remedy == "并入它的县财政局还没有反馈，单位请写代码czj。"
    told(staffed, code, "czj")
    with look(heir) as view:
        assert [each.facts.lead for each in find(view, TaskFilter(kind=TaskKind.FINDING)).rows] == [
            ("县水利局",)
        ]
    seen, _ = read_inspection(heir, code)
    assert [(each.unit, each.conclusion != "") for each in seen.feedbacks] == [("slj", True), ("czj", True)]
    inspect(heir, AskReview(inspection=code, reason="检测记录在水厂", unit="czj"))
    asked = inspect(heir, AskReview(inspection=code, reason="台账已更新"))
    assert [each.review_open for each in asked.feedbacks] == [True, True]
    with pytest.raises(RefusedError, match="申请复核"):
        inspect(heir, AskReview(inspection=code, reason="再申请"))
    assert verify(staffed.engine, staffed.office)
    with pytest.raises(RefusedError, match="没有留下"):
        merge(staffed, "czj", "slj", WHY)


def test_two_inspections_that_a_merger_made_one_are_named_and_the_later_cannot_begin(staffed: Desk) -> None:
    first = begun(staffed, units=("slj",), matters=("饮水安全",)).code
    later = draft_scheme(
        seat(staffed, "dc2"), scheme(units=("czj",), matters=("饮水安全",), members=("dc2",))
    )
    inspect(staffed, ApproveScheme(inspection=later.code))
    (sentence,) = merge(staffed, "czj", "slj", WHY).repeated
    assert first in sentence
    assert later.code in sentence
    with pytest.raises(RefusedError, match=f"与督查{first}.*已对县水利局就“饮水安全”开展督查"):
        inspect(seat(staffed, "dc2"), BeginInspection(inspection=later.code))


def test_tasks_are_handed_over_and_the_unit_stays_for_the_rest(running: Desk) -> None:
    add_unit(running, Unit("jdb", "县监督办", UnitKind.GOVERNMENT))
    rest = tasks_led(running, "fpb")
    working = rest[1].facts.code
    told = split(running, "fpb", "jdb", [working], WHY)
    assert told.tasks == (working,)
    assert lead_names(running, working) == ("县监督办",)
    assert len(tasks_led(running, "fpb")) == len(rest) - 1
    with pytest.raises(InputError, match="不是“fpb”承担的未办结任务"):
        split(running, "fpb", "jdb", [rest[0].facts.code], WHY)


@pytest.mark.parametrize(
    ("act", "words", "why"),
    [
        (rename, ("fpb", "县教育局", WHY), "已由“县教育局”"),
        (rename, ("fpb", "县帮扶服务中心", " "), "必填的内容是空的"),
        (merge, ("fpb", "fpb", WHY), "不能并入或划转给自己"),
        (merge, ("fpb", "没有", WHY), "没有代码"),
        (split, ("fpb", "slj", [], WHY), "没有写明划转哪些任务"),
    ],
)
def test_a_reform_that_cannot_be_changes_nothing(
    running: Desk, act: Callable, words: tuple, why: str
) -> None:
    head = verify(running.engine, running.office).head
    with pytest.raises((InputError, NotFoundError), match=why):
        act(running, *words)
    assert verify(running.engine, running.office).head == head


def test_only_the_office_reforms(running: Desk, unit_actor: PEOPLE) -> None:
    with pytest.raises(RefusedError, match="没有“维护单位名录”的权限"):
        merge(running.seated(unit_actor("fpb")), "slj", "fpb", WHY)
