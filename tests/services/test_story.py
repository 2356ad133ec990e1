"""Stories: read with their mistakes named, laid out in office hours, played the same way each time."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds import seed_path, seed_text
from tracker.domain.calendar import Calendar
from tracker.domain.permissions import Actor, Role
from tracker.domain.story import Story, ToldTask, story_from_toml
from tracker.domain.task import Part, PartRole, Task
from tracker.domain.unit_list import registry_from_toml
from tracker.errors import InputError, NotFoundError, RefusedError
from tracker.ledger import log
from tracker.ledger.verification import verify
from tracker.services.accounts import open_account, random_password
from tracker.services.demo import BESIDE_UNITS
from tracker.services.desk import Desk, open_desk
from tracker.services.documents import read_document
from tracker.services.story import MovingClock, play, story_told
from tracker.services.story.scenes import events_of, opening, signatures, some_time
from tracker.settings import Settings

BEGAN = date(2020, 3, 16)
FRAME = """
[frame]
seed = 1
chapters = []
plan = "xunhua-2020/plan.txt"
began = 2020-03-16
ends = 2020-04-30
"""
FILING = """
[[task]]
number = "三、(二)3."
[[task.filing]]
on = 2020-03-24
percent = 10
progress = "返校率99%。"
"""
TASK = Task(
    code="XH2020-011",
    plan="P001",
    number="三、(二)3.",
    title="教育扶贫",
    text="",
    assignment="",
    place="",
    parts=(Part(PartRole.LEAD, "县教育局", "jyj"), Part(PartRole.RESPONSIBLE, "积石镇", "jishi")),
    drafted_on=BEGAN,
)


def told(*chapters: str) -> Story:
    return story_from_toml((f"chapter-{index}", text) for index, text in enumerate((FRAME, *chapters)))


def quiet(story: Story, *busy: str) -> Story:
    """The story with every unit but the busy ones signing late, so that a play of its first days is short."""
    units = registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml").units
    late = {unit.code: 9 for unit in units if unit.code not in busy}
    return story.model_copy(update={"frame": story.frame.model_copy(update={"sign_late": late})})


@pytest.fixture(scope="module")
def xunhua() -> Story:
    return story_told("xunhua-2020")


def test_the_story_tells_of_every_item_of_the_plan_once(xunhua: Story) -> None:
    with seed_path(xunhua.frame.plan) as path:
        items = [item.number for item in read_document(path).items]
    assert sorted(task.number for task in xunhua.tasks) == sorted(items)


def test_no_filing_repeats_the_words_of_another(xunhua: Story) -> None:
    words = [filing.progress for task in xunhua.tasks for filing in task.filing]
    assert len(words) > 100
    assert len(set(words)) == len(words)


def test_everything_is_told_of_working_days(xunhua: Story) -> None:
    calendar = Calendar()
    days = [day for task in xunhua.tasks for day in days_of(task)]
    assert [day for day in days if not calendar.is_working_day(day)] == []
    assert min(days) > xunhua.frame.began
    assert max(days) <= xunhua.frame.ends


def days_of(task: ToldTask) -> list[date]:
    decided = (*task.extension, *task.claim, *([task.dispute] if task.dispute else []))
    parts = [filing for part in task.part for filing in part.filing]
    besides = (*task.suspension, *task.instruction, *task.part)
    days = [each.on for each in (*task.filing, *decided, *besides, *parts)]
    days += [each.resumed for each in task.suspension] + [each.answered for each in task.instruction]
    days += [each.decided for each in decided if each.decided]
    return days + [each.closed for each in task.claim if each.closed]


@given(st.dates(date(2019, 1, 1), date(2030, 12, 31)), st.text(max_size=20))
def test_a_moment_lies_within_office_hours_of_its_day_and_is_always_the_same(day: date, key: str) -> None:
    moment = some_time(day, key)
    assert moment == some_time(day, key)
    assert moment.date() == day
    assert "09:15" <= moment.format("HH:mm") < "12:00" or "14:30" <= moment.format("HH:mm") < "17:40"


def test_acts_of_one_day_keep_the_order_in_which_they_are_told() -> None:
    claim = """
[[task.claim]]
on = 2020-03-26
basis = "验收单。"
decided = 2020-03-26
closed = 2020-03-26
"""
    story = told(FILING.replace("2020-03-24", "2020-03-24\nanswered = 2020-03-26") + claim)
    scenes = events_of(story, story.tasks[0], TASK)
    assert [scene.account for scene in scenes] == ["jyj", "", "jyj", "", ""]
    gaps = [later.moment - earlier.moment for earlier, later in pairwise(scenes)]
    assert min(gaps) >= timedelta(minutes=7)


def test_a_filing_is_answered_on_the_second_working_day_after() -> None:
    story = told(FILING.replace("2020-03-24", "2020-04-30"))
    assert [scene.moment.date() for scene in events_of(story, story.tasks[0], TASK)] == [
        date(2020, 4, 30),
        date(2020, 5, 7),
    ]


def test_a_filing_that_waits_is_not_answered() -> None:
    story = told(FILING + "waits = true\n")
    assert [scene.account for scene in events_of(story, story.tasks[0], TASK)] == ["jyj"]


def test_the_lead_that_a_dispute_puts_first_files() -> None:
    dispute = """
[task.dispute]
on = 2020-03-17
unit = "jyj"
reason = "不是我局职责。"
decided = 2020-03-18
words = "成立"
lead = ["fgj", "jyj"]
"""
    story = told(FILING.replace("[[task.filing]]", dispute + "[[task.filing]]", 1))
    assert [scene.account for scene in events_of(story, story.tasks[0], TASK)] == ["jyj", "", "fgj", ""]


def test_units_sign_after_dispatch_except_those_that_never_do() -> None:
    frame = told().frame.model_copy(update={"sign_late": {"jyj": 4}, "never_sign": {"jishi": (TASK.number,)}})
    since = list(opening(frame, None, TASK, 0))[-1].moment
    (signature,) = signatures(frame, TASK, since, TASK.number)
    assert (signature.account, signature.moment.date()) == ("jyj", date(2020, 3, 20))


@pytest.mark.parametrize(
    ("chapter", "named"),
    [
        (FILING.replace("percent = 10", "percent = 110"), "task.0.filing.0.percent"),
        (FILING + 'problem = "错字"\n', "task.0.filing.0.problem"),
        (FILING + "progress", "chapter-1"),
        (FILING + FILING, "三、(二)3."),
        (FRAME, "2个"),
    ],
)
def test_a_story_that_cannot_be_used_is_refused_with_the_place(chapter: str, named: str) -> None:
    with pytest.raises(InputError, match=r"演示过程|不能用|TOML") as refusal:
        told(chapter)
    assert named in refusal.value.message


def test_a_seed_without_a_story_says_so() -> None:
    with pytest.raises(NotFoundError, match="faku-2021"):
        story_told("faku-2021")


@pytest.fixture
def stage(founded: Path, tmp_path: Path) -> Callable[[str], tuple[Desk, MovingClock]]:
    """New ledgers by name, the office at each desk, under a clock that the play moves."""

    def make(name: str) -> tuple[Desk, MovingClock]:
        shutil.copytree(founded, tmp_path / name)
        clock = MovingClock(pendulum.datetime(2020, 3, 16, 9, tz="Asia/Shanghai"))
        desk = open_desk(Settings(home=tmp_path / name, database_url=None), clock=clock)
        return desk.seated(Actor("office", "办公室", Role.OFFICE)), clock

    return make


def test_the_same_story_gives_the_same_log_and_stops_at_the_day_asked_for(
    xunhua: Story, stage: Callable[[str], tuple[Desk, MovingClock]]
) -> None:
    short = quiet(xunhua, "slj", "mzj", "dcs", "zrj", "zzb")
    drafted = short.inspections[0].model_copy(update={"drafted": BEGAN})
    short = short.model_copy(update={"inspections": (drafted,)})
    logs, heads = [], set()
    for name in ("first", "second"):
        desk, clock = stage(name)
        desk = replace(desk, home=replace(desk.home, practice_day=BEGAN))
        for account in BESIDE_UNITS:
            open_account(desk, account, random_password())
        seen: list[int] = []
        played = play(desk, short, clock, until=BEGAN, progress=lambda done, _, seen=seen: seen.append(done))
        assert played.acts == seen[-1] >= len(played.imported.tasks)
        with desk.reading() as session:
            recorded = list(log.read(session, desk.office))
        heads.add(verify(desk.engine, desk.office).head)
        desk.engine.dispose()
        logs.append([(each.at, each.account, each.event) for each in recorded])
    assert logs[0] == logs[1]
    assert len(heads) == 1
    assert {log.local_day(at) for at, _, _ in logs[0]} == {BEGAN}
    assert {"PlanImported", "Assigned", "Dispatched", "Signed", "SchemeDrafted", "PasswordSet"} <= {
        event.kind for _, _, event in logs[0]
    }


def test_an_item_that_the_plan_does_not_have_is_refused(
    stage: Callable[[str], tuple[Desk, MovingClock]],
) -> None:
    desk, clock = stage("home")
    with pytest.raises(InputError, match="九、"):
        play(desk, told(FILING.replace("三、(二)3.", "九、")), clock)
    desk.engine.dispose()


def test_what_the_rules_refuse_stops_the_play_unless_the_story_says_so(
    stage: Callable[[str], tuple[Desk, MovingClock]],
) -> None:
    claim = '[[task]]\nnumber = "三、(二)3."\n[[task.claim]]\non = 2020-03-17\nunit = "jishi"\nbasis = "已完成。"\n'
    desk, clock = stage("home")
    with pytest.raises(RefusedError):
        play(desk, quiet(told(claim)), clock, until=date(2020, 3, 17))
    desk.engine.dispose()
    desk, clock = stage("again")
    played = play(desk, quiet(told(claim + "barred = true\n")), clock, until=date(2020, 3, 17))
    assert played.refused == 1
    desk.engine.dispose()
