"""Acts through the one way in: who, what, refused or done, and all of it in the log."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from tracker.domain import commands as c
from tracker.domain.office_events import ActRefused
from tracker.domain.permissions import Act, Actor, Role
from tracker.domain.task import State
from tracker.errors import InputError, NotFoundError, RefusedError, StaleError
from tracker.ledger import log, tables
from tracker.ledger.verification import verify
from tracker.queries.tasks import TaskFilter, find, one
from tracker.services.desk import Desk
from tracker.services.task_chain import task_chain
from tracker.services.task_page import task_page
from tracker.services.tasks import acts_offered, perform, perform_all, read_task, why_not
from tracker.services.views import look

TASK = "XH2020-001"
Seat = Callable[[str], Actor]


@pytest.fixture
def lead(imported: Desk, unit_actor: Seat) -> Desk:
    """The lead of the first task at the desk."""
    return imported.seated(unit_actor("fpb"))


def closed(office: Desk, lead: Desk, code: str = TASK) -> None:
    perform(office, c.Dispatch(task=code))
    perform(lead, c.Sign(task=code))
    perform(lead, c.ClaimCompletion(task=code, basis="验收意见"))
    perform(office, c.VerifyCompletion(task=code))
    perform(office, c.CloseTask(task=code))


def test_an_act_changes_the_task_and_the_tables_together(imported: Desk, lead: Desk) -> None:
    perform(imported, c.Dispatch(task=TASK))
    assert perform(lead, c.Sign(task=TASK)).state is State.ACTIVE
    with look(imported) as view:
        found = one(view, TASK)
    assert found is not None
    assert (found.facts.state, found.facts.version) == (State.ACTIVE, 3)
    verify(imported.engine, imported.office)


def test_each_act_carries_the_account(imported: Desk, lead: Desk) -> None:
    perform(imported, c.Dispatch(task=TASK))
    perform(lead, c.Sign(task=TASK))
    _, history = read_task(imported, TASK)
    assert [(each.event.kind, each.account) for each in history] == [
        ("TaskDrafted", "office"),
        ("Dispatched", "office"),
        ("Signed", "fpb-1"),
    ]


def test_a_refused_act_changes_nothing_but_leaves_a_trace(imported: Desk, lead: Desk) -> None:
    before, _ = read_task(imported, TASK)
    with pytest.raises(RefusedError, match="没有由你单位承担的任务"):
        perform(lead, c.Sign(task=TASK))
    assert read_task(imported, TASK)[0] == before
    with imported.reading() as session:
        last = log.head(session, imported.office)
        assert last is not None
        event = log.recorded_from(last).event
    assert isinstance(event, ActRefused)
    assert (event.account, event.act, event.target) == ("fpb-1", "签收", TASK)


def test_of_two_people_who_saw_the_same_task_the_second_is_told(
    imported: Desk, lead: Desk, unit_actor: Seat
) -> None:
    seen = perform(imported, c.Dispatch(task=TASK)).version
    perform(lead, c.Sign(task=TASK, seen=seen))
    with pytest.raises(StaleError, match="“签收”"):
        perform(lead, c.DisputeTask(task=TASK, seen=seen, reason="不属本单位"))
    stranger = imported.seated(unit_actor("gdgs"))
    with pytest.raises(RefusedError, match="没有由你单位承担的任务"):  # and is not told what happened to it
        perform(stranger, c.Sign(task=TASK, seen=seen))


def test_a_unit_is_told_of_a_foreign_task_what_it_is_told_of_none(imported: Desk, unit_actor: Seat) -> None:
    perform(imported, c.Dispatch(task=TASK))
    stranger = imported.seated(unit_actor("gdgs"))
    ways: list[Callable[[str], object]] = [
        lambda code: read_task(stranger, code),
        lambda code: task_page(stranger, code),
        lambda code: task_page(stranger, code, stranger.today),
        lambda code: task_chain(stranger, code),
        lambda code: perform(stranger, c.Sign(task=code)),
        lambda code: perform(stranger, c.CloseTask(task=code)),
    ]
    for ask in ways:
        with pytest.raises(RefusedError) as foreign:
            ask(TASK)
        with pytest.raises(RefusedError) as none:
            ask("XH2020-999")
        assert str(foreign.value).replace(TASK, "XH2020-999") == str(none.value)


def test_why_an_act_cannot_be_done_is_what_it_would_be_refused_with(imported: Desk, lead: Desk) -> None:
    perform(imported, c.Dispatch(task=TASK))
    perform(lead, c.Sign(task=TASK))
    task = perform(imported, c.Split(task=TASK, title="通村道路"))
    reason, remedy = why_not(lead, task, Act.CLAIM)
    with pytest.raises(RefusedError) as refused:
        perform(lead, c.ClaimCompletion(task=TASK, basis="验收意见"))
    assert (refused.value.message, refused.value.remedy) == (reason, remedy)
    assert "1个子任务没有办结" in reason


def test_closing_numbers_run_on_without_a_gap(imported: Desk, unit_actor: Seat) -> None:
    closed(imported, imported.seated(unit_actor("fpb")))
    closed(imported, imported.seated(unit_actor("jw")), "XH2020-003")
    numbers = [read_task(imported, code)[0].closing_number for code in (TASK, "XH2020-003")]
    assert numbers == ["XH〔2020〕销1号", "XH〔2020〕销2号"]


def test_a_batch_reports_each_refusal_and_does_the_rest(imported: Desk) -> None:
    perform(imported, c.Dispatch(task=TASK))
    done, refused = perform_all(imported, [c.Dispatch(task=f"XH2020-{n:03d}") for n in (1, 2, 3, 99)])
    assert [task.code for task in done] == ["XH2020-002", "XH2020-003"]
    assert [(each.task, type(each.error)) for each in refused] == [
        (TASK, RefusedError),
        ("XH2020-099", NotFoundError),
    ]


def test_only_the_acts_that_can_be_done_now_are_offered(imported: Desk, lead: Desk) -> None:
    def offered(desk: Desk) -> set[Act]:
        return set(acts_offered(desk, read_task(imported, TASK)[0]))

    arrange = {Act.ASSIGN, Act.SET_MILESTONES, Act.SET_CYCLE, Act.SPLIT}
    assert offered(imported) == {*arrange, Act.DISPATCH}
    assert offered(lead) == set()
    perform(imported, c.Dispatch(task=TASK))
    assert offered(lead) == {Act.SIGN, Act.DISPUTE}
    perform(lead, c.Sign(task=TASK))
    assert offered(lead) == {Act.ASK_PART, Act.FILE, Act.CLAIM, Act.ASK_EXTENSION}
    assert offered(imported) == {*arrange, Act.ASK_PART, Act.INSTRUCT, Act.SUSPEND, Act.CANCEL}


def test_a_unit_sees_its_own_tasks_once_they_are_dispatched(imported: Desk, lead: Desk) -> None:
    with look(lead) as view:
        assert find(view).total == 0
    perform_all(imported, [c.Dispatch(task=f"XH2020-{n:03d}") for n in (1, 3)])
    with look(lead) as view:
        assert [row.facts.code for row in find(view).rows] == [TASK]
        assert one(view, "XH2020-003") is None
    with pytest.raises(RefusedError):
        read_task(lead, "XH2020-003")


def test_an_auditor_sees_everything_and_changes_nothing(imported: Desk) -> None:
    auditor = imported.seated(Actor("audit", "审计", Role.AUDITOR))
    with look(auditor) as view:
        assert find(view).total == 37
    with pytest.raises(RefusedError, match="没有“交办”的权限"):
        perform(auditor, c.Dispatch(task=TASK))


def test_a_list_is_narrowed_by_what_a_task_waits_for(imported: Desk, lead: Desk) -> None:
    perform_all(imported, [c.Dispatch(task=f"XH2020-{n:03d}") for n in (1, 2)])
    perform(lead, c.Sign(task=TASK))
    perform(lead, c.FileProgress(task=TASK, progress="已部署", claimed=10))
    with look(imported) as view:
        waiting = {
            act: find(view, TaskFilter(waits_for=(act,))).total for act in ("sign", "accept", "dispatch")
        }
    assert waiting == {"sign": 1, "accept": 1, "dispatch": 35}


def test_yesterday_is_shown_as_it_was(imported: Desk, lead: Desk, wall) -> None:  # type: ignore[no-untyped-def]
    yesterday = imported.today
    wall.go_to("2020-03-17")
    perform(imported, c.Dispatch(task=TASK))
    with look(imported, yesterday) as view:
        then = one(view, TASK)
    with look(imported) as view:
        now = one(view, TASK)
    assert then is not None
    assert now is not None
    assert (then.facts.state, now.facts.state) == (State.DRAFT, State.DISPATCHED)


def test_a_day_that_has_not_come_is_refused(imported: Desk) -> None:
    with pytest.raises(InputError, match="还没有到"), look(imported, imported.today.replace(year=2030)):
        pass


def test_the_past_before_the_ledger_is_said_to_have_none(imported: Desk) -> None:
    with pytest.raises(InputError, match="还没有建立台账"), look(imported, imported.today.replace(year=2019)):
        pass


def test_the_log_holds_no_secret(imported: Desk) -> None:
    with imported.reading() as session:
        payloads = "".join(session.exec(select(tables.Event.payload)))
    assert "argon2" not in payloads
