"""Who is told what today: in working days, once a day, and never too often."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.calendar import Calendar
from tracker.domain.reminders import Kind, Owed, digests_due
from tracker.domain.task import PartRole

CALENDAR = Calendar()
DUE = date(2020, 6, 30)


def owed(**changes: object) -> Owed:
    facts = {"task": "XH2020-001", "title": "危房改造", "unit": "zjj", "kind": Kind.DEADLINE, "due": DUE}
    return Owed(**{**facts, **changes})  # type: ignore[arg-type]


def days_told(each: Owed, first: date, last: date) -> list[date]:
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return [day for day in days if digests_due([each], day, CALENDAR, "xunhua")]


def test_a_deadline_is_announced_15_7_3_1_working_days_before_and_on_the_day() -> None:
    told = days_told(owed(), date(2020, 5, 1), DUE)
    assert [CALENDAR.working_days_between(day, DUE) for day in told] == [15, 7, 3, 1, 0]
    assert told[0] == date(2020, 6, 8)  # over 端午, with the Sunday 28 June worked


def test_what_is_overdue_is_said_on_the_first_working_day_and_then_on_every_fifth() -> None:
    told = days_told(owed(), DUE + timedelta(1), date(2020, 7, 31))
    assert [CALENDAR.working_days_between(DUE, day) for day in told] == [1, 6, 11, 16, 21]


def test_a_deadline_on_a_holiday_is_announced_on_the_last_working_day_before() -> None:
    national_day = owed(due=date(2020, 10, 4))
    assert days_told(national_day, date(2020, 9, 30), date(2020, 10, 9)) == [
        date(2020, 9, 30),
        date(2020, 10, 9),
    ]
    (digest,) = digests_due([national_day], date(2020, 9, 30), CALENDAR, "xunhua")
    assert digest.lines == ("XH2020-001 危房改造：请于2020年10月4日前完成，今天是到期前最后一个工作日。",)


@pytest.mark.parametrize(
    ("kind", "before"), [(Kind.SIGN, [1, 0]), (Kind.FILING, [3, 1, 0]), (Kind.DECISION, [0])]
)
def test_small_matters_are_announced_less_often(kind: Kind, before: list[int]) -> None:
    told = days_told(owed(kind=kind), date(2020, 5, 1), DUE)
    assert [CALENDAR.working_days_between(day, DUE) for day in told] == before


def test_a_digest_says_what_to_do_by_when_the_most_urgent_first() -> None:
    things = [
        owed(),
        owed(task="XH2020-009", title="易地搬迁", due=date(2020, 6, 17)),
        owed(task="XH2020-002", kind=Kind.FILING, due=date(2020, 6, 18), note="2020年6月进展"),
    ]
    (digest,) = digests_due(things, date(2020, 6, 18), CALENDAR, "xunhua")
    assert digest.key == "xunhua/zjj/2020-06-18"
    assert digest.lines == (
        "XH2020-009 易地搬迁：应于2020年6月17日前完成，已逾期1天。",
        "XH2020-002 危房改造：2020年6月进展请于2020年6月18日前填报，今天到期。",
        "XH2020-001 危房改造：请于2020年6月30日前完成，还有7个工作日。",
    )
    assert digest.tasks == ("XH2020-009", "XH2020-002", "XH2020-001")
    paused = owed(due=date(2020, 6, 3), stood=10)  # 15 days ago, of which its clock stood on ten
    (digest,) = digests_due([paused], date(2020, 6, 18), CALENDAR, "xunhua", {"zjj": date(2020, 6, 3)})
    assert digest.lines[0].endswith("已逾期5天。")


def test_a_guide_is_never_nagged() -> None:
    assert days_told(owed(role=PartRole.GUIDE), date(2020, 5, 1), date(2020, 8, 31)) == []


def test_a_responsible_unit_and_the_office_are_told_like_a_lead() -> None:
    for role in (PartRole.RESPONSIBLE, None):
        assert digests_due([owed(role=role)], DUE, CALENDAR, "xunhua")


def test_a_unit_with_two_parts_in_a_task_is_told_once() -> None:
    (digest,) = digests_due([owed(), owed(role=PartRole.RESPONSIBLE)], DUE, CALENDAR, "xunhua")
    assert len(digest.lines) == 1


def test_a_deadline_in_a_far_year_costs_no_time_and_says_nothing() -> None:
    assert digests_due([owed(due=date(9999, 12, 31))], DUE, CALENDAR, "xunhua") == ()


days = st.dates(date(2019, 12, 1), date(2021, 3, 1))
things = st.builds(
    Owed,
    task=st.sampled_from(["A-1", "A-2", "A-3"]),
    title=st.just("任务"),
    unit=st.sampled_from(["jyj", "zjj"]),
    kind=st.sampled_from(Kind),
    due=days,
    role=st.sampled_from([*PartRole, None]),
    finished=st.booleans(),
)


@given(st.lists(things, max_size=8), days)
def test_no_day_off_no_second_digest_and_nothing_finished(owed: list[Owed], today: date) -> None:
    digests = digests_due(owed, today, CALENDAR, "xunhua")
    open_things = {
        (each.unit, each.task) for each in owed if not each.finished and each.role is not PartRole.GUIDE
    }
    if not CALENDAR.is_working_day(today):
        assert digests == ()
    assert len({digest.unit for digest in digests}) == len({digest.key for digest in digests}) == len(digests)
    for digest in digests:
        assert digest.lines
        assert {(digest.unit, task) for task in digest.tasks} <= open_things


@given(st.lists(things, max_size=8), days, st.randoms())
def test_the_order_of_asking_changes_nothing(owed: list[Owed], today: date, random: object) -> None:
    shuffled = list(owed)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert digests_due(shuffled, today, CALENDAR, "xunhua") == digests_due(owed, today, CALENDAR, "xunhua")


def test_many_things_alike_are_said_in_one_line() -> None:
    monday = date(2020, 3, 16)
    owed = [Owed(f"XH2020-{n:03d}", "事项", "jyj", Kind.SIGN, monday) for n in range(1, 8)]
    [digest] = digests_due(owed, monday, Calendar(), "xunhua")
    [line] = digest.lines
    assert line.startswith("7项请于2020年3月16日前签收，今天到期：XH2020-001、XH2020-002")
    assert len(digest.tasks) == 7
    [few] = digests_due(owed[:4], monday, Calendar(), "xunhua")
    assert len(few.lines) == 4


@pytest.mark.parametrize(
    ("last_told", "today", "said"),
    [
        (date(2020, 6, 17), date(2020, 6, 19), True),  # the 18th, seven working days before, was missed
        (date(2020, 6, 18), date(2020, 6, 19), False),  # said on the 18th itself
        (date(2020, 6, 5), date(2020, 6, 10), True),  # the 8th, fifteen before
        (date(2020, 6, 30), date(2020, 7, 3), True),  # the first day overdue
        (date(2020, 7, 1), date(2020, 7, 7), False),
        (date(2020, 7, 1), date(2020, 7, 9), True),  # the fifth after it was the 8th
        (None, date(2020, 6, 19), False),
    ],
)
def test_what_fell_on_a_day_when_nothing_ran_is_made_up_once(
    last_told: date | None, today: date, said: bool
) -> None:
    told = {"zjj": last_told} if last_told else {}
    assert bool(digests_due([owed()], today, CALENDAR, "xunhua", told)) is said


@given(st.sets(st.integers(0, 40), min_size=1))
def test_whatever_days_nothing_ran_each_step_is_said_once_by_the_next_run(ran: set[int]) -> None:
    """A unit that was told on the first day is told on just those runs since whose last run a step passed."""
    day = date(2020, 6, 1)
    working = [each for n in range(60) if CALENDAR.is_working_day(each := day + timedelta(n))]
    steps = [each for each in working if digests_due([owed()], each, CALENDAR, "xunhua")]
    told, expected, found = {"zjj": working[0]}, [], []
    for run in sorted(working[n] for n in ran if 0 < n < len(working)):
        passed = [step for step in steps if told["zjj"] < step <= run]
        expected.append(bool(passed))
        found.append(bool(digests_due([owed()], run, CALENDAR, "xunhua", told)))
        if found[-1]:
            told["zjj"] = run
    assert found == expected
