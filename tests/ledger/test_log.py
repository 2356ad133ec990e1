"""The log only grows, and what the tables say is what the log says."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from tracker.domain import commands as c
from tracker.domain.office_events import SignedIn
from tracker.domain.permissions import Actor, Role
from tracker.errors import InputError, SetupError, StaleError
from tracker.ledger import log, rebuild, tables
from tracker.ledger.database import reading
from tracker.services.desk import Desk
from tracker.services.tasks import perform, read_task

TASK = "XH2020-001"


@pytest.mark.parametrize("statement", ["UPDATE event SET account = 'x'", "DELETE FROM event"])
def test_the_database_itself_refuses_to_change_the_log(lively: Desk, statement: str) -> None:
    with pytest.raises(SetupError, match="只能追加"), lively.writing() as session:
        session.connection().exec_driver_sql(statement)


def test_replaying_the_log_gives_the_tables_row_by_row(lively: Desk) -> None:
    with lively.reading() as session:
        computed = [str(sorted(row.values.items())) for _, row in rebuild.rows_before(session, lively.office)]
        stored = [
            str(sorted(row.model_dump().items()))
            for table in tables.COMPUTED
            for row in session.exec(select(table))
        ]
    assert sorted(computed) == sorted(stored)


def test_an_act_that_fails_leaves_nothing(lively: Desk) -> None:
    with lively.reading() as session:
        before = log.head(session, lively.office)
    with pytest.raises(RuntimeError, match="half way"):
        sign_in_and_fall_over(lively)
    with lively.reading() as session:
        assert log.head(session, lively.office) == before


def sign_in_and_fall_over(desk: Desk) -> None:
    with desk.writing() as session:
        desk.append(session, [SignedIn(account="office")])
        raise RuntimeError("half way")


def test_words_that_no_file_can_hold_are_refused_with_the_act(lively: Desk) -> None:
    with pytest.raises(InputError, match="“登录”的内容中有不是 UTF-8"), lively.writing() as session:
        lively.append(session, [SignedIn(account="a\udcff")])


def test_a_clock_that_went_backwards_is_refused_and_says_so(lively: Desk, wall: Any) -> None:
    wall.go_to("2020-03-01")
    with pytest.raises(SetupError, match="时钟"):
        perform(lively, c.Dispatch(task=TASK))


def test_a_clock_a_moment_behind_counts_as_the_last_moment(lively: Desk, wall: Any) -> None:
    wall.moment = wall.moment.subtract(seconds=5)
    with lively.writing() as session:
        [recorded] = lively.append(session, [SignedIn(account="office")])
        earlier = session.get(tables.Event, (lively.office, recorded.seq - 1))
    assert earlier is not None
    assert recorded.at == earlier.at


def test_a_stale_act_is_refused_with_who_changed_what_and_when(lively: Desk) -> None:
    task, _ = read_task(lively, TASK)
    with pytest.raises(StaleError, match=r"jyj-1于2020年3月16日“回复批示”"):
        perform(lively, c.AcceptFiling(task=TASK, seen=task.version - 1))


def test_the_past_is_answered_from_the_log_as_it_stood(lively: Desk, wall: Any) -> None:
    wall.go_to("2020-04-20")
    perform(
        lively.seated(Actor("jyj-1", "联络员", Role.UNIT, "jyj")),
        c.FileProgress(task=TASK, progress="第二次", claimed=70),
    )
    then = rebuild.as_of(lively.engine, lively.office, date(2020, 3, 31))
    with reading(then) as session:
        assert session.get_one(tables.Task, (lively.office, TASK)).claimed == 40
    with lively.reading() as session:
        assert session.get_one(tables.Task, (lively.office, TASK)).claimed == 70


def test_the_last_record_before_a_moment_is_found_by_number(lively: Desk) -> None:
    with lively.reading() as session:
        moments = [each.at for each in log.read(session, lively.office)]
        found = {at: log.head(session, lively.office, at) for at in ("", *moments, "2099")}
    assert {at: head.seq if head else 0 for at, head in found.items()} == {
        at: sum(each < at for each in moments) for at in found
    }


def test_what_happened_before_midnight_in_china_belongs_to_that_day() -> None:
    assert rebuild.end_of(date(2020, 5, 31)) == "2020-05-31T16:00:00.000000Z"
