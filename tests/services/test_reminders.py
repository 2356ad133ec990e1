"""Reminders that go out: to whom, on which days, and once, whatever happens on the way.

Two tasks are dispatched on Monday 2020-03-16 and are to be signed by Wednesday; on Tuesday each of
the nine units with a part in them is told so.
"""

import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from seeds import seed_path
from tracker.domain import commands as c
from tracker.domain.office_events import ActRefused, Reminded
from tracker.domain.permissions import Actor
from tracker.errors import InputError, RefusedError
from tracker.ledger import log
from tracker.ledger.verification import verify
from tracker.services.automatic import as_system
from tracker.services.channels import FileOutbox, Letter
from tracker.services.desk import Desk
from tracker.services.outbox import reserved
from tracker.services.plans import import_plan
from tracker.services.reminders import remind
from tracker.services.tasks import perform

TASKS = ("XH2020-003", "XH2020-004")
UNITS = ("cyy", "dcs", "fpj", "gxj", "jw", "nkj", "ppj", "wtj", "zzb")
Seat = Callable[[str], Actor]


class Cut(BaseException):
    """The power went out."""


@pytest.fixture
def office(imported: Desk, wall: Any) -> Desk:
    """The automatic actor on Tuesday morning, with nine units that have not signed."""
    for task in TASKS:
        perform(imported, c.Dispatch(task=task))
    wall.go_to("2020-03-17", "08:30")
    return as_system(imported)


def events_of(desk: Desk, kind: type) -> list[Any]:
    with desk.reading() as session:
        return [each.event for each in log.read(session, desk.office) if isinstance(each.event, kind)]


def files(desk: Desk) -> list[str]:
    """The letters in the outbox."""
    folder = desk.home.outbox
    return [file.read_text(encoding="utf-8") for file in folder.iterdir()] if folder.exists() else []


def assert_each_was_told_once(desk: Desk, units: tuple[str, ...] = UNITS) -> None:
    """One event and one file for each unit, saying the same, and nothing left to send."""
    told = events_of(desk, Reminded)
    assert Counter(event.unit for event in told) == dict.fromkeys(units, 1)
    assert len(files(desk)) == len(told)
    outbox = FileOutbox(desk.home.outbox)
    for event in told:
        text = outbox.path_of(event.key).read_text(encoding="utf-8")
        assert [line for line in text.splitlines() if "XH2020" in line] == [
            f"{number}. {line}" for number, line in enumerate(event.lines, 1)
        ]
    assert reserved(desk) == ()
    verify(desk.engine, desk.office)


def test_each_unit_is_told_once_a_day_and_a_second_run_adds_nothing(office: Desk) -> None:
    first = remind(office)
    assert tuple(letter.unit for letter in first.sent) == UNITS
    again = remind(office)
    assert (again.sent, len(again.skipped)) == ((), 9)
    assert_each_was_told_once(office)


def test_a_letter_names_the_unit_what_to_do_by_when_and_who_asks(office: Desk) -> None:
    letter = next(letter for letter in remind(office).sent if letter.unit == "gxj")
    assert letter.text == (
        "催办\n\n县工信局：\n\n截至2020年3月17日，你单位有以下1件事需要办理：\n\n"
        "1. XH2020-004 发展主导产业：请于2020年3月18日前签收，还有1个工作日。\n\n"
        "循化县扶贫开发工作领导小组办公室\n2020年3月17日\n"
    )


def test_the_log_says_that_the_automatic_actor_told_them(office: Desk) -> None:
    remind(office)
    with office.reading() as session:
        accounts = {
            each.account for each in log.read(session, office.office) if each.event.kind == "Reminded"
        }
    assert accounts == {"系统"}


@pytest.mark.parametrize(
    ("day", "time", "reason"),
    [
        ("2020-03-21", "08:30", "不是工作日"),
        ("2020-04-06", "08:30", "不是工作日"),
        ("2020-03-17", "20:00", "现在是20时"),
        ("2020-03-17", "07:59", "现在是7时"),
    ],
)
def test_nothing_goes_out_on_days_off_or_at_night(
    office: Desk, wall: Any, day: str, time: str, reason: str
) -> None:
    wall.go_to(day, time)
    done = remind(office)
    assert (done.sent, files(office), reserved(office)) == ((), [], ())
    assert reason in done.reason


def test_a_sunday_worked_instead_of_a_holiday_is_a_day_to_remind(office: Desk, wall: Any) -> None:
    wall.go_to("2020-04-26", "08:30")
    assert not remind(office).reason


def test_a_practice_ledger_has_days_but_no_hours(office: Desk, wall: Any) -> None:
    wall.go_to("2020-03-17", "23:30")
    practice = replace(office, home=replace(office.home, practice_day=date(2020, 3, 17)))
    assert len(remind(practice).sent) == 9


def test_a_year_that_the_calendar_does_not_know_is_said(office: Desk, wall: Any) -> None:
    assert remind(office, dry_run=True).warning == ""
    assert "没有2099年的调休安排" in remind(office, date(2099, 1, 5), dry_run=True).warning


def test_a_dry_run_tells_what_would_be_said_and_leaves_no_trace(office: Desk) -> None:
    before = verify(office.engine, office.office)
    assert tuple(letter.unit for letter in remind(office, dry_run=True).sent) == UNITS
    assert remind(office, date(2020, 3, 19), dry_run=True).sent[0].lines[0].endswith("已逾期1天。")
    assert (verify(office.engine, office.office), files(office), reserved(office)) == (before, [], ())


def test_a_letter_of_another_day_cannot_be_sent(office: Desk) -> None:
    with pytest.raises(InputError, match="今天是2020年3月17日，不能发送2020年3月16日的催办"):
        remind(office, date(2020, 3, 16))


def test_a_unit_may_not_remind_and_its_try_is_in_the_log(office: Desk, unit_actor: Seat) -> None:
    with pytest.raises(RefusedError, match="没有“发送催办”的权限"):
        remind(office.seated(unit_actor("jw")))
    assert events_of(office, ActRefused)[-1].account == "jw-1"


def test_who_signed_before_the_run_is_not_nagged(office: Desk, unit_actor: Seat) -> None:
    perform(office.seated(unit_actor("gxj")), c.Sign(task=TASKS[1]))
    remind(office)
    assert_each_was_told_once(office, tuple(unit for unit in UNITS if unit != "gxj"))


def test_who_signs_while_the_run_is_on_its_way_is_not_nagged(office: Desk, unit_actor: Seat) -> None:
    """The keys are reserved; while the first letter leaves, a later unit signs."""

    class Signing(FileOutbox):
        def deliver(self, letter: Letter) -> None:
            if letter.unit == UNITS[0]:
                perform(office.seated(unit_actor("gxj")), c.Sign(task=TASKS[1]))
            super().deliver(letter)

    remind(office, channel=Signing(office.home.outbox))
    assert_each_was_told_once(office, tuple(unit for unit in UNITS if unit != "gxj"))


@pytest.mark.parametrize("delivered", [False, True])
def test_a_run_cut_short_at_any_letter_is_finished_by_the_next(office: Desk, delivered: bool) -> None:
    """Nine runs, each cut short one letter further on, and a last one that comes through."""

    class Cutting(FileOutbox):
        def deliver(self, letter: Letter) -> None:
            if delivered:
                super().deliver(letter)
            if letter.unit == at:
                raise Cut
            super().deliver(letter)

    for at in UNITS:
        with pytest.raises(Cut):
            remind(office, channel=Cutting(office.home.outbox))
        assert len(events_of(office, Reminded)) == UNITS.index(at)
        verify(office.engine, office.office)
    remind(office)
    assert_each_was_told_once(office)


RUN = """
import signal, sys
from pathlib import Path
import pendulum
from tracker.services.automatic import as_system
from tracker.services.channels import FileOutbox
from tracker.services.desk import open_desk
from tracker.services.reminders import remind
from tracker.settings import Settings

home, unit, moment = sys.argv[1:]
now = pendulum.datetime(2020, 3, 17, 8, 30, tz="Asia/Shanghai")
desk = as_system(open_desk(Settings(home=Path(home)), clock=lambda: now))

class Stopping(FileOutbox):
    def deliver(self, letter):
        if letter.unit != unit or moment == "delivered":
            super().deliver(letter)
        if letter.unit == unit:
            print(letter.key, flush=True)
            signal.pause()

remind(desk, channel=Stopping(desk.home.outbox))
"""


@pytest.mark.parametrize("moment", ["reserved", "delivered"])
def test_a_process_killed_between_reserving_and_sending_is_made_good(office: Desk, moment: str) -> None:
    unit = UNITS[4]
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, str(office.home.path), unit, moment],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with run:
        assert run.stdout is not None
        assert run.stdout.readline().strip() == f"xunhua/{unit}/2020-03-17"
        run.kill()
    assert run.returncode == -signal.SIGKILL
    before = UNITS.index(unit)
    assert len(events_of(office, Reminded)) == before
    assert len(reserved(office)) == len(UNITS) - before
    assert len(files(office)) == before + (moment == "delivered")
    verify(office.engine, office.office)

    done = remind(office)
    assert (len(done.sent), len(done.skipped)) == (len(UNITS) - before, before)
    assert_each_was_told_once(office)


def test_what_was_finished_after_a_cut_is_taken_back_from_the_outbox(office: Desk, unit_actor: Seat) -> None:
    """The letter lay in the outbox already, but nothing had been recorded."""

    class Cutting(FileOutbox):
        def deliver(self, letter: Letter) -> None:
            super().deliver(letter)
            raise Cut

    with pytest.raises(Cut):
        remind(office, channel=Cutting(office.home.outbox))
    assert len(files(office)) == 1
    perform(office.seated(unit_actor("cyy")), c.Sign(task=TASKS[1]))
    remind(office)
    assert_each_was_told_once(office, UNITS[1:])


def test_a_run_inside_another_run_doubles_nothing_and_the_outbox_says_what_the_log_says(
    imported: Desk, unit_actor: Seat, wall: Any
) -> None:
    """While the first run has a letter of two lines in hand, one is signed and a second run comes by."""
    for task in ("XH2020-004", "XH2020-005"):
        perform(imported, c.Dispatch(task=task))
    wall.go_to("2020-03-17", "08:30")
    office = as_system(imported)
    units = tuple(letter.unit for letter in remind(office, dry_run=True).sent)

    class Overtaken(FileOutbox):
        overtaken = False

        def deliver(self, letter: Letter) -> None:
            if letter.unit == "nkj" and not self.overtaken:
                self.overtaken = True
                assert len(letter.lines) == 2
                perform(office.seated(unit_actor("nkj")), c.Sign(task="XH2020-004"))
                remind(office)
            super().deliver(letter)

    done = remind(office, channel=Overtaken(office.home.outbox))
    assert "nkj" not in {letter.unit for letter in done.sent}
    assert_each_was_told_once(office, units)


def test_two_runs_at_once_double_nothing(office: Desk) -> None:
    run_two_at_once(office)
    assert_each_was_told_once(office)


def test_two_runs_at_once_double_nothing_on_postgresql(postgres_desk: Desk, wall: Any) -> None:
    with seed_path("xunhua-2020/plan.txt") as plan:
        import_plan(postgres_desk, plan)
    for task in TASKS:
        perform(postgres_desk, c.Dispatch(task=task))
    wall.go_to("2020-03-17", "08:30")
    run_two_at_once(as_system(postgres_desk))
    assert_each_was_told_once(postgres_desk)


def run_two_at_once(desk: Desk) -> None:
    """Two runs that both have the first letter in hand before either delivers it."""
    both = threading.Barrier(2, timeout=60)

    class Meeting(FileOutbox):
        met = False

        def deliver(self, letter: Letter) -> None:
            if not self.met:
                self.met = True
                both.wait()
            super().deliver(letter)

    with ThreadPoolExecutor(2) as runs:
        started = [runs.submit(remind, desk, channel=Meeting(desk.home.outbox)) for _ in range(2)]
    assert sum(len(run.result().sent) for run in started) == len(UNITS)


def test_what_could_not_be_delivered_is_said_and_sent_by_the_next_run(office: Desk) -> None:
    in_the_way = FileOutbox(office.home.outbox).path_of("xunhua/gxj/2020-03-17")
    in_the_way.mkdir(parents=True)
    done = remind(office)
    assert [(each.name, each.key) for each in done.undelivered] == [("县工信局", "xunhua/gxj/2020-03-17")]
    assert len(done.sent) == 8
    verify(office.engine, office.office)
    in_the_way.rmdir()
    assert [letter.unit for letter in remind(office).sent] == ["gxj"]
    assert_each_was_told_once(office)


def cut_before_any_letter(desk: Desk) -> None:
    class Cutting(FileOutbox):
        def deliver(self, letter: Letter) -> None:
            raise Cut

    with pytest.raises(Cut):
        remind(desk, channel=Cutting(desk.home.outbox))


def test_the_letters_of_a_run_cut_short_yesterday_still_go_out(office: Desk, wall: Any) -> None:
    cut_before_any_letter(office)
    wall.go_to("2020-03-18", "08:30")
    remind(office)
    days = Counter(event.day.isoformat() for event in events_of(office, Reminded))
    assert days == {"2020-03-17": 9, "2020-03-18": 9}
    assert len(files(office)) == 18
    verify(office.engine, office.office)


def test_older_letters_are_given_up_because_today_says_what_is_overdue(office: Desk, wall: Any) -> None:
    cut_before_any_letter(office)
    wall.go_to("2020-03-19", "08:30")
    remind(office)
    assert {event.day for event in events_of(office, Reminded)} == {date(2020, 3, 19)}
    assert_each_was_told_once(office)


def test_a_step_that_fell_on_a_day_when_nothing_ran_is_made_up_the_next_day(
    office: Desk, unit_actor: Seat, wall: Any
) -> None:
    """The first letters go out on Tuesday; nobody runs anything on Wednesday, the last day to sign, or Thursday."""
    remind(office)
    perform(office.seated(unit_actor("gxj")), c.Sign(task=TASKS[1]))
    wall.go_to("2020-03-20", "08:30")
    letters = remind(office).sent
    assert {letter.unit for letter in letters} == set(UNITS) - {"gxj"}
    assert all(line.endswith("已逾期2天。") for letter in letters for line in letter.lines)
    assert remind(office).sent == ()
    wall.go_to("2020-03-23", "08:30")
    assert remind(office).sent == ()
