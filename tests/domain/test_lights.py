"""Every light of every rule pack, on both sides of its limits, with its sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds import seed_names, seed_text
from tracker.domain.lights import Colour, LightFacts, RulePack, light_of, pack_from_toml
from tracker.domain.pauses import Clock, Pause

PLACES = ("yinchuan", "ouhai", "suqian", "sanming", "xian")
PACKS = {place: pack_from_toml(seed_text(f"rules/{place}.toml"), f"{place}.toml") for place in PLACES}

START = date(2020, 1, 1)
DEADLINE = START + timedelta(200)  # 19 July; two days are one percent
HALF_WAY = START + timedelta(100)  # 10 April: 50% expected
TASK = LightFacts(START, DEADLINE, DEADLINE, progress=50)
OPEN = replace(TASK, deadline=None, original_deadline=None)
EXTENDED = replace(TASK, deadline=date(2020, 8, 31))


def done(day: date) -> LightFacts:
    return replace(TASK, done_on=day, progress=100)


def at(progress: int | None, facts: LightFacts = TASK) -> LightFacts:
    return replace(facts, progress=progress)


def silent(periods: int, facts: LightFacts = TASK) -> LightFacts:
    return replace(facts, periods_without_filing=periods)


def held(facts: LightFacts, since: date, until: date) -> LightFacts:
    """The same with the task's clock standing from `since` to `until`."""
    return replace(facts, clock=Clock((Pause(since, until),)))


def after(days: int) -> date:
    return DEADLINE + timedelta(days)


YINCHUAN = [
    (at(50), HALF_WAY, "green", "进度50%，序时应达50%，绿灯"),
    (at(60), HALF_WAY, "green", "进度60%，序时应达50%，绿灯"),
    (at(41), HALF_WAY, "green", "进度41%，序时应达50%，差9个百分点，在允许范围内，绿灯"),
    (at(40), HALF_WAY, "yellow", "进度40%，序时应达50%，差10个百分点，达到10，黄灯"),
    (at(20), HALF_WAY, "yellow", "进度20%，序时应达50%，差30个百分点，超过10，黄灯"),
    (at(19), HALF_WAY, "red", "进度19%，序时应达50%，差31个百分点，超过30，红灯"),
    (at(40), START + timedelta(150), "red", "进度40%，序时应达75%，差35个百分点，超过30，红灯"),
    (
        replace(at(40), progress_pending=True),
        HALF_WAY,
        "yellow",
        "自报进度40%，序时应达50%，差10个百分点，达到10，黄灯",
    ),
    (at(None), date(2020, 1, 31), "yellow", "尚未填报进度，序时应达15%，差15个百分点，超过10，黄灯"),
    (at(0, OPEN), date(2020, 1, 31), "green", "进度0%，没有完成时限，绿灯"),
    (at(0, OPEN), date(2020, 2, 1), "yellow", "2020年1月1日交办，满1个月没有进展，黄灯"),
    (at(0, OPEN), date(2020, 3, 31), "yellow", "2020年1月1日交办，满2个月没有进展，黄灯"),
    (at(0, OPEN), date(2020, 4, 1), "red", "2020年1月1日交办，满3个月没有进展，红灯"),
    (at(1, OPEN), date(2020, 4, 1), "green", "进度1%，没有完成时限，绿灯"),
    (at(99), DEADLINE, "green", "进度99%，序时应达100%，差1个百分点，在允许范围内，绿灯"),
    (at(99), after(1), "red", "时限2020年7月19日，已逾期1天，进度99%，红灯"),
    (
        at(90, EXTENDED),
        date(2020, 9, 12),
        "red",
        "时限2020年8月31日（原定2020年7月19日），已逾期12天，进度90%，红灯",
    ),
    (silent(1), HALF_WAY, "green", "进度50%，序时应达50%，绿灯"),
    (silent(2), HALF_WAY, "grey", "连续2期没有填报，情况不明，灰灯"),
    (silent(2, at(40)), HALF_WAY, "grey", "连续2期没有填报，情况不明，灰灯"),
    (silent(2, at(19)), HALF_WAY, "red", "进度19%，序时应达50%，差31个百分点，超过30，红灯"),
    (done(DEADLINE), after(30), "green", "按期完成（2020年7月19日，时限2020年7月19日），绿灯"),
    (done(after(5)), after(30), "yellow", "逾期5天完成（2020年7月24日，时限2020年7月19日），黄灯"),
    (
        replace(EXTENDED, done_on=date(2020, 8, 1)),
        after(30),
        "green",
        "按期完成（2020年8月1日，时限2020年8月31日（原定2020年7月19日）），绿灯",
    ),
    (replace(OPEN, done_on=date(2020, 5, 1)), after(0), "green", "2020年5月1日完成，绿灯"),
    (silent(5, done(DEADLINE)), after(90), "green", "按期完成（2020年7月19日，时限2020年7月19日），绿灯"),
    (held(at(99), after(5), after(15)), after(20), "red", "时限2020年7月19日，已逾期10天，进度99%，红灯"),
    (
        held(at(0, OPEN), date(2020, 1, 10), date(2020, 1, 20)),
        date(2020, 2, 10),
        "green",
        "进度0%，没有完成时限，绿灯",
    ),
    (
        held(at(0, OPEN), date(2020, 1, 10), date(2020, 1, 20)),
        date(2020, 2, 11),
        "yellow",
        "2020年1月1日交办，满1个月没有进展，黄灯",
    ),
    (
        held(done(after(15)), after(5), after(10)),
        after(30),
        "yellow",
        "逾期10天完成（2020年8月3日，时限2020年7月19日），黄灯",
    ),
    (replace(TASK, dispatched_on=None), HALF_WAY, "none", "尚未交办"),
    (TASK, START - timedelta(1), "none", "尚未交办"),
]
OUHAI = [
    (at(0), DEADLINE, "green", "进度0%，序时应达100%，差100个百分点，时限未到，绿灯"),
    (at(99), after(1), "red", "时限2020年7月19日，已逾期1天，进度99%，红灯"),
    (done(DEADLINE), after(1), "green", "按期完成（2020年7月19日，时限2020年7月19日），绿灯"),
    (done(after(1)), after(1), "yellow", "逾期1天完成（2020年7月20日，时限2020年7月19日），黄灯"),
    (silent(2), HALF_WAY, "grey", "连续2期没有填报，情况不明，灰灯"),
]
SUQIAN = [
    (at(50), HALF_WAY, "green", "进度50%，序时应达50%，绿灯"),
    (at(49), HALF_WAY, "yellow", "进度49%，序时应达50%，差1个百分点，达到1，黄灯"),
    (replace(TASK, returned=1), HALF_WAY, "yellow", "进度50%，填报被退回后尚未重报，黄灯"),
    (at(96), after(-8), "green", "进度96%，序时应达96%，绿灯"),
    (at(100), after(-7), "blue", "时限2020年7月19日，还有7天，进度100%，蓝灯"),
    (at(100), DEADLINE, "blue", "时限2020年7月19日，今天到期，进度100%，蓝灯"),
    (at(50), after(-7), "yellow", "进度50%，序时应达97%，差47个百分点，超过1，黄灯"),
    (at(100), after(1), "red", "时限2020年7月19日，已逾期1天，进度100%，红灯"),
    (silent(2), HALF_WAY, "grey", "连续2期没有填报，情况不明，灰灯"),
    (done(after(2)), after(9), "yellow", "逾期2天完成（2020年7月21日，时限2020年7月19日），黄灯"),
]
SANMING = [
    (at(0), DEADLINE, "green", "进度0%，序时应达100%，差100个百分点，时限未到，绿灯"),
    (at(80), after(1), "blue", "时限2020年7月19日，已逾期1天，进度80%，蓝灯"),
    (replace(TASK, slips_missed=1), after(9), "orange", "催办单1次无正当理由逾期未办，橙灯"),
    (replace(TASK, slips_missed=2), after(20), "red", "催办单2次无正当理由逾期未办，红灯"),
    (replace(TASK, slips_missed=3), after(30), "red", "催办单3次无正当理由逾期未办，红灯"),
    (silent(2), after(1), "grey", "连续2期没有填报，情况不明，灰灯"),
    (done(after(2)), after(9), "yellow", "逾期2天完成（2020年7月21日，时限2020年7月19日），黄灯"),
]
XIAN = [
    (at(50), after(-4), "green", "进度50%，序时应达98%，差48个百分点，时限未到，绿灯"),
    (at(50), after(-3), "yellow", "时限2020年7月19日，还有3天，进度50%，黄灯"),
    (at(50), DEADLINE, "yellow", "时限2020年7月19日，今天到期，进度50%，黄灯"),
    (at(50), after(1), "red", "时限2020年7月19日，已逾期1天，进度50%，红灯"),
    (silent(2, at(50)), after(-3), "grey", "连续2期没有填报，情况不明，灰灯"),
    (at(0, OPEN), after(99), "green", "进度0%，没有完成时限，绿灯"),
]
CASES = [
    (place, *case)
    for place, cases in zip(PLACES, (YINCHUAN, OUHAI, SUQIAN, SANMING, XIAN), strict=True)
    for case in cases
]


@pytest.mark.parametrize(
    ("place", "facts", "today", "colour", "sentence"),
    CASES,
    ids=[f"{case[0]}-{case[3]}-{number}" for number, case in enumerate(CASES)],
)
def test_a_light_has_the_colour_and_the_sentence_of_its_rule(
    place: str, facts: LightFacts, today: date, colour: str, sentence: str
) -> None:
    light = light_of(facts, today, PACKS[place])
    assert (light.colour, light.sentence) == (colour, sentence)


@pytest.mark.parametrize(
    ("start", "today", "started_late"),
    [
        (date(2020, 1, 31), date(2020, 2, 28), False),
        (date(2020, 1, 31), date(2020, 2, 29), True),
        (date(2020, 3, 30), date(2020, 4, 1), False),  # two days are not a month
        (date(2020, 3, 30), date(2020, 4, 30), True),
    ],
)
def test_a_month_without_progress_is_a_full_month(start: date, today: date, started_late: bool) -> None:
    facts = replace(OPEN, dispatched_on=start, progress=None)
    assert (light_of(facts, today, PACKS["yinchuan"]).colour is Colour.YELLOW) is started_late


def test_milestones_decide_how_far_behind_a_task_is() -> None:
    slow_start = replace(at(10), milestones=((START + timedelta(150), 10),))
    assert light_of(at(10), HALF_WAY, PACKS["yinchuan"]).colour is Colour.RED
    assert light_of(slow_start, HALF_WAY, PACKS["yinchuan"]).colour is Colour.GREEN


days = st.dates(date(2019, 6, 1), date(2021, 6, 1))
facts = st.builds(
    LightFacts,
    dispatched_on=st.none() | days,
    deadline=st.none() | days,
    original_deadline=st.none() | days,
    done_on=st.none() | days,
    progress=st.none() | st.integers(0, 100),
    progress_pending=st.booleans(),
    milestones=st.lists(st.tuples(days, st.integers(0, 100)), max_size=3).map(tuple),
    periods_without_filing=st.integers(0, 5),
    returned=st.integers(0, 2),
    slips_missed=st.integers(0, 3),
)
packs = st.sampled_from([PACKS[place] for place in PLACES])


@given(facts, days, packs)
def test_no_open_task_that_is_stale_or_overdue_is_green(
    facts: LightFacts, today: date, pack: RulePack
) -> None:
    light = light_of(facts, today, pack)
    assert light.sentence.endswith("尚未交办" if light.colour is Colour.NONE else light.colour.word)
    dispatched = facts.dispatched_on is not None and facts.dispatched_on <= today
    assert dispatched is (light.colour is not Colour.NONE)
    overdue = facts.deadline is not None and today > facts.deadline
    if dispatched and facts.done_on is None and (overdue or facts.periods_without_filing >= 2):
        assert light.colour is not Colour.GREEN


@given(facts, days, st.integers(1, 100))
def test_more_progress_never_makes_a_light_worse(facts: LightFacts, today: date, more: int) -> None:
    order = list(Colour)
    pack = PACKS["yinchuan"]
    progress = facts.progress or 0
    further = replace(facts, progress=min(100, progress + more))
    now, then = (light_of(each, today, pack).colour for each in (facts, further))
    assert order.index(then) >= order.index(now)


def test_every_shipped_pack_has_its_table_of_cases() -> None:
    assert {f"rules/{place}.toml" for place in PLACES} == set(seed_names("rules"))
