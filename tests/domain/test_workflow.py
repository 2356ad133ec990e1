"""decide and evolve: what may happen to a task, and what never may."""

from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from rights_table import allowed
from task_lives import (
    EVERYONE,
    HELPER,
    LEAD,
    MONDAY,
    OFFICE,
    OTHER_PARTS,
    PARTS,
    SECOND,
    active,
    after,
    ask,
    drafted,
    filing,
    stands,
)

from tracker.domain import arrangement_events as a
from tracker.domain import commands as c
from tracker.domain import events as e
from tracker.domain.arrangement_events import MilestoneDraft, Succession
from tracker.domain.case import Case, Terms
from tracker.domain.cycles import Cycle
from tracker.domain.evolve import evolve
from tracker.domain.hindrances import hindrance, offered
from tracker.domain.permissions import Act, Actor, Role
from tracker.domain.reported import with_reported
from tracker.domain.task import FilingState, State, Task, TaskTarget
from tracker.domain.workflow import decide
from tracker.errors import RefusedError


def test_a_task_goes_from_draft_to_closed_by_the_acts_of_office_and_lead() -> None:
    task = after(
        active(),
        (LEAD, filing(60)),
        (OFFICE, ask(c.AcceptFiling, verified=50)),
        (LEAD, ask(c.ClaimCompletion, basis="教字〔2020〕8号验收意见")),
        (OFFICE, ask(c.VerifyCompletion)),
        (OFFICE, ask(c.CloseTask, number="XH〔2020〕销1号")),
    )
    assert task.state is State.CLOSED
    assert (task.claimed, task.verified) == (60, 100)
    assert (task.done_on, task.closing_number) == (MONDAY, "XH〔2020〕销1号")


def test_the_signing_limit_is_two_working_days() -> None:
    thursday = date(2020, 3, 19)
    task = after(drafted(), (OFFICE, ask(c.Dispatch)), on=thursday)
    assert task.sign_by == date(2020, 3, 23)


def test_the_first_lead_makes_a_task_active_and_others_sign_for_their_part() -> None:
    task = after(drafted(), (OFFICE, ask(c.Dispatch)), (HELPER, ask(c.Sign)))
    assert task.state is State.DISPATCHED
    task = after(task, (SECOND, ask(c.Sign)))
    assert task.state is State.ACTIVE
    assert [part.signed_on is not None for part in task.parts] == [False, True, True]


def test_a_dispute_stops_the_signing_clock_and_what_was_left_runs_on() -> None:
    task = after(drafted(), (OFFICE, ask(c.Dispatch)), on=MONDAY)
    task = after(task, (LEAD, ask(c.DisputeTask, reason="职责在县人社局")), on=MONDAY + timedelta(1))
    assert task.state is State.DISPUTED
    friday = date(2020, 3, 20)
    task = after(task, (OFFICE, ask(c.DecideDispute, upheld=False, reason="三定规定明确")), on=friday)
    assert (task.state, task.sign_by) == (State.DISPATCHED, date(2020, 3, 23))


def test_an_upheld_dispute_gives_the_task_to_other_units_with_a_full_limit() -> None:
    task = after(drafted(), (OFFICE, ask(c.Dispatch)), (LEAD, ask(c.DisputeTask, reason="不属本单位")))
    task = after(
        task,
        (OFFICE, ask(c.DecideDispute, upheld=True, reason="调整", parts=OTHER_PARTS)),
        on=date(2020, 3, 20),
    )
    assert [part.unit for part in task.parts] == ["slj"]
    assert task.sign_by == date(2020, 3, 24)


def test_a_dispute_after_the_limit_is_refused() -> None:
    task = after(drafted(), (OFFICE, ask(c.Dispatch)))
    with pytest.raises(RefusedError, match="签收期限"):
        after(task, (LEAD, ask(c.DisputeTask, reason="不属本单位")), on=date(2020, 3, 19))


def test_claimed_and_verified_progress_never_meet() -> None:
    task = after(active(), (LEAD, filing(80)))
    assert (task.claimed, task.verified) == (80, None)
    task = after(task, (OFFICE, ask(c.AcceptFiling, verified=55)))
    assert (task.claimed, task.verified) == (80, 55)


def test_a_task_is_not_closed_over_a_filing_that_waits_for_its_answer() -> None:
    done = after(
        active(),
        (LEAD, filing(90)),
        (LEAD, ask(c.ClaimCompletion, basis="验收意见")),
        (OFFICE, ask(c.VerifyCompletion)),
    )
    with pytest.raises(RefusedError, match="1次填报没有审核"):
        after(done, (OFFICE, ask(c.CloseTask, number="销1号")))
    closed = after(done, (OFFICE, ask(c.AcceptFiling)), (OFFICE, ask(c.CloseTask, number="销1号")))
    assert (closed.state, closed.waits_for) == (State.CLOSED, ())


def test_only_the_first_lead_speaks_for_the_whole_task() -> None:
    task = after(active(), (SECOND, ask(c.Sign)), (LEAD, filing(30)), (SECOND, filing(90)))
    assert task.claimed == 30


def test_accepting_another_lead_s_filing_leaves_the_verified_progress_of_the_task_alone() -> None:
    task = after(active(), (SECOND, ask(c.Sign)), (LEAD, filing(30)), (OFFICE, ask(c.AcceptFiling)))
    task = after(task, (SECOND, filing(90)), (OFFICE, ask(c.AcceptFiling)))
    assert (task.verified, task.pending_filings) == (30, ())


def test_a_filing_that_was_sent_back_says_nothing_any_more() -> None:
    task = after(active(), (LEAD, filing(80, values=((0, 97.0),))))
    assert task.targets[0].reported == 97.0
    task = after(task, (OFFICE, ask(c.ReturnFiling, reason="数据与台账不符")))
    assert (task.claimed, task.targets[0].reported) == (None, None)


def test_filing_again_replaces_the_one_that_still_waits() -> None:
    task = after(active(), (LEAD, filing(20)), (LEAD, filing(25)))
    assert [each.state for each in task.filings] == [FilingState.REPLACED, FilingState.PENDING]


def test_a_period_that_was_accepted_is_not_asked_again() -> None:
    task = after(active(), (LEAD, filing(20)), (OFFICE, ask(c.AcceptFiling)))
    with pytest.raises(RefusedError, match="不重复填报"):
        after(task, (LEAD, filing(25)))


def test_a_filing_is_not_late_for_a_day_before_the_task_was_signed_or_on_which_its_clock_stood() -> None:
    late = date(2020, 3, 27)
    signed = after(drafted(), (OFFICE, ask(c.Dispatch)), (LEAD, ask(c.Sign)), on=late)
    assert not after(signed, (LEAD, filing(20)), on=late).filings[0].late
    held = after(active(), (OFFICE, ask(c.Suspend, reason="规划调整")), on=date(2020, 3, 24))
    again = after(held, (OFFICE, ask(c.Resume, reason="已印发")), (LEAD, filing(20)), on=late)
    assert not again.filings[0].late


def test_a_filing_after_the_25th_is_late() -> None:
    assert not after(active(), (LEAD, filing(20)), on=date(2020, 3, 25)).filings[0].late
    assert after(active(), (LEAD, filing(20)), on=date(2020, 3, 26)).filings[0].late


def test_an_extension_is_asked_for_before_the_deadline_and_keeps_the_original() -> None:
    asked = ask(c.AskExtension, until=date(2020, 8, 31), reason="疫情影响工期", progress=40)
    task = after(
        active(), (LEAD, asked), (OFFICE, ask(c.DecideExtension, granted=True)), on=date(2020, 6, 30)
    )
    assert (task.original_deadline, task.deadline) == (date(2020, 6, 30), date(2020, 8, 31))
    with pytest.raises(RefusedError, match="已经超过"):
        after(active(), (LEAD, asked), on=date(2020, 7, 1))


def test_a_refused_extension_changes_no_deadline() -> None:
    asked = ask(c.AskExtension, until=date(2020, 8, 31), reason="疫情影响工期", progress=40)
    no = ask(c.DecideExtension, granted=False, reason="可以按期完成")
    task = after(active(), (LEAD, asked), (OFFICE, no))
    assert [version.day for version in task.deadlines] == [date(2020, 6, 30)]


def test_a_task_without_a_known_lead_is_not_dispatched() -> None:
    unknown = (e.PartDraft(role="lead", name="县某某局"),)
    task = evolve(drafted(), e.Assigned(task="XH2020-001", day=MONDAY, parts=unknown, reason="试"))
    with pytest.raises(RefusedError, match="不在单位名录中"):
        after(task, (OFFICE, ask(c.Dispatch)))


@pytest.mark.parametrize("percent", [-1, 101])
def test_progress_outside_0_to_100_is_refused(percent: int) -> None:
    with pytest.raises(RefusedError, match="0到100"):
        after(active(), (LEAD, filing(percent)))


def test_what_nobody_would_read_in_a_ledger_is_refused() -> None:
    with pytest.raises(RefusedError, match="20001个字"):
        after(active(), (LEAD, ask(c.FileProgress, progress="长" * 20_001, claimed=1)))
    assert after(active(), (LEAD, ask(c.FileProgress, progress="长" * 20_000, claimed=1))).filings


def test_a_day_that_no_plan_reaches_is_refused() -> None:
    far = {"reason": "工期较长", "progress": 40}
    with pytest.raises(RefusedError, match="2071年1月1日太远"):
        after(active(), (LEAD, ask(c.AskExtension, until=date(2071, 1, 1), **far)))
    assert after(active(), (LEAD, ask(c.AskExtension, until=date(2070, 12, 31), **far))).extensions


ACTIONS: dict[Act, c.Command] = {
    Act.ASSIGN: ask(c.Assign, parts=PARTS, reason="更正"),
    Act.DISPATCH: ask(c.Dispatch),
    Act.SIGN: ask(c.Sign),
    Act.DISPUTE: ask(c.DisputeTask, reason="不属本单位"),
    Act.DECIDE_DISPUTE: ask(c.DecideDispute, upheld=False, reason="维持"),
    Act.FILE: filing(50),
    Act.ACCEPT: ask(c.AcceptFiling),
    Act.RETURN: ask(c.ReturnFiling, reason="补充数据"),
    Act.ASK_EXTENSION: ask(c.AskExtension, until=date(2021, 1, 31), reason="汛期停工", progress=10),
    Act.DECIDE_EXTENSION: ask(c.DecideExtension, granted=True),
    Act.CLAIM: ask(c.ClaimCompletion, basis="验收意见"),
    Act.VERIFY: ask(c.VerifyCompletion),
    Act.REFUSE: ask(c.RefuseCompletion, reason="现场未完工"),
    Act.CLOSE: ask(c.CloseTask, number="销1号"),
    Act.SUSPEND: ask(c.Suspend, reason="上级规划调整"),
    Act.RESUME: ask(c.Resume, reason="新规划已印发"),
    Act.CANCEL: ask(c.Cancel, reason="并入其他任务"),
    Act.SET_MILESTONES: ask(c.SetMilestones, milestones=(MilestoneDraft(day=date(2020, 6, 20), weight=1),)),
    Act.SET_CYCLE: ask(c.SetCycle, cycle=Cycle("quarterly", 20)),
    Act.SPLIT: ask(c.Split, title="控辍劝返", weight=2, deadline=date(2020, 6, 20)),
    Act.ASK_PART: ask(c.AskPart, units=("jishi",), due=date(2020, 12, 31)),
    Act.INSTRUCT: ask(c.Instruct, words="请抓紧", by="县委书记"),
    Act.ANSWER_INSTRUCTION: ask(c.AnswerInstruction, words="已落实"),
    Act.SET_CYCLE: ask(c.SetCycle, cycle=Cycle("quarterly", 20)),
    Act.DIVIDE_TARGET: ask(
        c.DivideTarget, target=1, shares=(("jishi", 20), ("jyj", 10)), due=date(2022, 12, 31)
    ),
}
HOUSES = TaskTarget("改造危房", ">=", 30, "户")
ARRANGED = (Act.SET_CYCLE, Act.DIVIDE_TARGET, Act.ASK_PART, Act.INSTRUCT)
CYCLES = (Cycle(), Cycle("weekly", 5), Cycle("half-monthly"), Cycle("yearly", 10, 1))
MOVED = ask(c.Assign, parts=OTHER_PARTS, reason="机构职能调整")
STOPPABLE = (State.DISPATCHED, State.DISPUTED, State.ACTIVE, State.CLAIMED)
LEGAL = {
    (State.DRAFT, State.DISPATCHED),
    (State.DISPATCHED, State.DISPUTED),
    (State.DISPUTED, State.DISPATCHED),
    (State.DISPATCHED, State.ACTIVE),
    (State.ACTIVE, State.DISPATCHED),
    (State.ACTIVE, State.DISPUTED),  # by a unit whose own limit to sign still runs
    (State.DISPUTED, State.ACTIVE),
    (State.ACTIVE, State.CLAIMED),
    (State.CLAIMED, State.ACTIVE),
    (State.CLAIMED, State.CLOSED),
    *((state, State.SUSPENDED) for state in STOPPABLE),
    *((State.SUSPENDED, state) for state in STOPPABLE),
    *((state, State.CANCELLED) for state in (*STOPPABLE, State.SUSPENDED)),
}


def relations_of(task: Task, actor: Actor) -> set[str]:
    """What the actor is to the task, in the words of the table of rights."""
    if actor.role is not Role.UNIT:
        return {actor.role.value}
    return {part.role.value for part in task.parts if part.unit == actor.unit} or {"none"}


def standing_of(task: Task, day: date) -> tuple[Any, ...]:
    """What counts for or against the units: progress expected, days overdue, both deadlines kept, periods missed."""
    found = stands(task, day)
    kept = (found.on_time(original=True), found.on_time(original=False))
    return found.expected, found.overdue_days, kept, found.missing_periods


class AnyLife(RuleBasedStateMachine):
    """Whoever does whatever, whenever: the promises of the core hold."""

    def __init__(self) -> None:
        super().__init__()
        self.began = self.task = replace(drafted(), targets=(*drafted().targets, HOUSES))
        self.today = MONDAY
        self.kept_original: bool | None = None
        self.events: list[e.TaskEvent] = []
        self.when_stopped: tuple[Any, ...] | None = None

    @rule(days=st.integers(0, 40))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days)

    @rule(actor=st.sampled_from(EVERYONE), act=st.sampled_from(list(ACTIONS)))
    def somebody_tries(self, actor: Actor, act: Act) -> None:
        self.attempt(actor, act)

    @rule(pick=st.integers(0, 99))
    @precondition(lambda self: self.task.state not in (State.CLOSED, State.CANCELLED))
    def somebody_does_what_is_offered(self, pick: int) -> None:
        choices = [
            (who, act) for who in EVERYONE for act in offered(Case(self.task, who, self.today, Terms()))
        ]
        if choices:
            self.attempt(*choices[pick % len(choices)])

    @rule(actor=st.sampled_from(EVERYONE))
    def somebody_gives_it_to_another_unit(self, actor: Actor) -> None:
        self.attempt(actor, Act.ASSIGN, MOVED)

    @rule(actor=st.sampled_from(EVERYONE), act=st.sampled_from(ARRANGED))
    def somebody_arranges(self, actor: Actor, act: Act) -> None:
        self.attempt(actor, act)

    @rule(cycle=st.sampled_from(CYCLES))
    def the_office_changes_the_cycle(self, cycle: Cycle) -> None:
        self.attempt(OFFICE, Act.SET_CYCLE, ask(c.SetCycle, cycle=cycle))

    @rule(actor=st.sampled_from((LEAD, SECOND, HELPER)), number=st.integers(0, 35))
    def a_unit_files_numbers(self, actor: Actor, number: int) -> None:
        self.attempt(actor, Act.FILE, filing(50, values=((1, float(number)),)))

    @rule(number=st.integers(0, 35))
    def the_office_takes_other_numbers(self, number: int) -> None:
        self.attempt(OFFICE, Act.ACCEPT, ask(c.AcceptFiling, values=((1, float(number)),)))

    @rule(
        pair=st.sampled_from(
            (("jishi", "jyj", "县教育局"), ("czj", "slj", "县水利局"), ("jyj", "jyj", "县教体局"))
        )
    )
    @precondition(lambda self: self.task.state not in (State.CLOSED, State.CANCELLED))
    def a_unit_is_merged_or_renamed(self, pair: tuple[str, str, str]) -> None:
        if pair[0] in {part.unit for part in self.task.parts}:
            gone = Succession(unit=pair[0], successor=pair[1], name=pair[2])
            self.happen(
                a.UnitsFollowed(task=self.task.code, day=self.today, successions=(gone,), why="机构改革")
            )
            self.when_stopped = None  # other filings may be the first lead's now

    def happen(self, event: e.TaskEvent) -> None:
        self.events.append(event)
        self.task = evolve(self.task, event)

    def attempt(self, actor: Actor, act: Act, command: c.Command | None = None) -> None:
        before = self.task
        try:
            events = decide(before, command or ACTIONS[act], actor, self.today, Terms())
        except RefusedError:
            return
        assert not hindrance(Case(before, actor, self.today, Terms()), act)[0]
        assert any(allowed(who, act, before.state) for who in relations_of(before, actor))
        events = tuple(event for event in events if event.task == before.code)
        for event in events:
            self.happen(event)
        if self.task.verified != before.verified:
            assert actor.role is Role.OFFICE
        if self.task.state is not before.state:
            assert (before.state, self.task.state) in LEGAL
        assert self.task.version == before.version + len(events)
        self.no_stopped_day_counts(before)

    def no_stopped_day_counts(self, before: Task) -> None:
        """When a clock runs again the task stands where it stood when that was stopped, unless others do it now."""
        stood, stands_still = before.clock.stands_since is not None, self.task.clock.stands_since is not None
        if stands_still and not stood:
            self.when_stopped = standing_of(before, self.today)
        if stood and not stands_still and self.when_stopped and self.task.parts == before.parts:
            assert standing_of(self.task, self.today) == self.when_stopped

    @invariant()
    def the_original_deadline_is_never_lost(self) -> None:
        assert self.task.original_deadline == date(2020, 6, 30)

    @invariant()
    def a_missed_original_deadline_stays_missed(self) -> None:
        kept = stands(self.task, self.today).on_time(original=True)
        if self.kept_original is False:
            assert kept is False
        self.kept_original = kept

    @invariant()
    def while_a_clock_stands_no_day_counts_against_the_units(self) -> None:
        if self.task.clock.stands_since is not None and self.when_stopped is not None:
            found = standing_of(self.task, self.today)
            worse = found[1] > self.when_stopped[1], found[2] != self.when_stopped[2]
            assert not any(worse)
            assert set(found[3]) <= set(self.when_stopped[3])

    @invariant()
    def no_unit_has_two_parts_and_the_targets_add_up_what_stands(self) -> None:
        units = [part.unit for part in self.task.parts if part.unit]
        assert len(units) == len(set(units))
        assert with_reported(self.task).targets == self.task.targets

    def teardown(self) -> None:
        assert reduce(evolve, self.events, self.began) == self.task

    @invariant()
    def every_light_comes_with_its_sentence(self) -> None:
        assert stands(self.task, self.today).light.sentence


AnyLife.TestCase.settings = hypothesis_settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnyLife = AnyLife.TestCase
