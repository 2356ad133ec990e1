"""Any sequence of acts by anybody on an inspection keeps to the rules."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from inspection_samples import (
    ALSO_INSPECTED,
    AROUND,
    EVERYONE,
    INSPECTED,
    MONDAY,
    PROBLEM,
    SCHEME,
    ask,
    case_of,
    drafted,
)

from tracker.domain import inspection_commands as c
from tracker.domain.inspection import DrawOf, Inspection, InspectionState, as_told_to
from tracker.domain.inspection_case import Tie
from tracker.domain.inspection_evolve import evolve_inspection
from tracker.domain.inspection_hindrances import hindrance
from tracker.domain.inspection_permissions import sees
from tracker.domain.inspection_workflow import decide_inspection
from tracker.errors import RefusedError

S = InspectionState
LEGAL = {
    (S.DRAFT, S.APPROVED),
    (S.APPROVED, S.UNDER_WAY),
    (S.UNDER_WAY, S.FEEDBACK),
    (S.UNDER_WAY, S.REVIEW),
    (S.UNDER_WAY, S.REVIEWED),
    (S.FEEDBACK, S.REVIEW),
    (S.REVIEW, S.REVIEWED),
    (S.REVIEWED, S.REVIEW),
    (S.FEEDBACK, S.CLOSED),
    (S.REVIEWED, S.CLOSED),
    (S.DRAFT, S.CANCELLED),
    (S.APPROVED, S.CANCELLED),
    (S.UNDER_WAY, S.CANCELLED),
}
UNITS = ("jyj", "slj", "czj")
COMMANDS = st.one_of(
    st.builds(
        lambda units: ask(c.AmendScheme, scheme=SCHEME.model_copy(update={"units": units}), reason="改"),
        st.lists(st.sampled_from(UNITS), max_size=3, unique=True).map(tuple),
    ),
    st.builds(
        lambda of, count, seed: ask(
            c.DrawLots,
            of=of,
            count=count,
            seed=str(seed),
            reason="重抽",
            candidates={
                DrawOf.UNIT: UNITS,
                DrawOf.TASK: ("XH2020-001",),
                DrawOf.MEMBER: ("dc1", "dc2", "office"),
            }[of],
            leads=(("XH2020-001", "jyj"),),
        ),
        st.sampled_from(DrawOf),
        st.integers(1, 3),
        st.integers(0, 5),
    ),
    st.just(ask(c.ApproveScheme)),
    st.builds(
        lambda who: ask(c.ChangeMembers, members=who, reason="换人"),
        st.lists(st.sampled_from(["dc1", "dc2", "office", "slj"]), max_size=2, unique=True).map(tuple),
    ),
    st.just(ask(c.BeginInspection)),
    st.builds(
        lambda unit, matter, days: ask(
            c.RecordProblem,
            **{**PROBLEM, "unit": unit, "matter": matter, "until": MONDAY + timedelta(days=days)},
        ),
        st.sampled_from(UNITS),
        st.sampled_from(["饮水安全", "XH2020-001", "招商"]),
        st.integers(5, 90),
    ),
    st.builds(lambda number: ask(c.WithdrawProblem, number=number, reason="撤"), st.integers(1, 4)),
    st.builds(lambda unit: ask(c.GiveFeedback, unit=unit, conclusion="见清单"), st.sampled_from(UNITS)),
    st.just(ask(c.AskReview, reason="不符")),
    st.builds(
        lambda unit, upheld, gone: ask(
            c.DecideReview,
            unit=unit,
            upheld=upheld,
            reason="核实",
            conclusion="" if upheld else "改",
            withdrawn=gone,
        ),
        st.sampled_from(UNITS),
        st.booleans(),
        st.lists(st.integers(1, 4), max_size=2, unique=True).map(tuple),
    ),
    st.just(ask(c.CloseInspection)),
    st.just(ask(c.CancelInspection, reason="不查了")),
)


class AnyInspection(RuleBasedStateMachine):
    @initialize(announced=st.booleans(), tied=st.booleans())
    def drafted(self, announced: bool, tied: bool) -> None:
        ties = (Tie("dc2", "jyj", "曾在该单位工作"),) if tied else ()
        self.around = replace(AROUND, ties=ties)
        self.today = MONDAY
        self.inspection: Inspection = drafted(self.around, announced=announced)
        self.approved: Inspection | None = None

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(actor=st.sampled_from(EVERYONE), command=COMMANDS)
    def somebody_acts(self, actor, command) -> None:
        before = self.inspection
        if isinstance(command, c.GiveFeedback):
            count = len(before.problems_of(command.unit))
            command = replace(command, codes=tuple(f"W{number}" for number in range(count)))
        case = case_of(before, actor, self.today, self.around)
        try:
            event = decide_inspection(case, command)
        except RefusedError:
            return
        assert not hindrance(case, command.act)
        self.inspection = evolve_inspection(before, event)
        assert self.inspection.version == before.version + 1
        if self.inspection.state is not before.state:
            assert (before.state, self.inspection.state) in LEGAL
        if self.inspection.state is S.APPROVED and before.state is S.DRAFT:
            self.approved = self.inspection

    @invariant()
    def the_scope_stays_as_it_was_approved(self) -> None:
        if self.approved is not None:
            kept = {"members": self.approved.scheme.members}
            assert self.inspection.scheme.model_copy(update=kept) == self.approved.scheme

    @invariant()
    def every_problem_lies_within_the_scheme_and_has_its_evidence(self) -> None:
        scheme = self.inspection.scheme
        for problem in self.inspection.problems:
            assert problem.unit in scheme.units
            assert problem.matter in scheme.scope
            assert problem.evidence

    @invariant()
    def nobody_inspects_where_one_must_stand_aside(self) -> None:
        scheme = self.inspection.scheme
        assert not any(self.around.stands_aside(account, scheme.units) for account in scheme.members)

    @invariant()
    def a_unit_knows_of_an_unannounced_inspection_only_once_it_was_told(self) -> None:
        found = self.inspection
        for actor in (INSPECTED, ALSO_INSPECTED):
            if found.scheme.announced or not sees(actor, found) or actor.account in found.scheme.members:
                continue
            assert found.feedback(actor.unit) is not None
            shown = repr(as_told_to(actor.unit or "", found))
            assert not any(repr(other) in shown for other in UNITS if other != actor.unit)

    @invariant()
    def the_clocks_of_the_review_are_thirty_days(self) -> None:
        for told in self.inspection.feedbacks:
            assert told.review_by == told.on + timedelta(days=30)
            if told.asked_on:
                assert told.on <= told.asked_on <= told.review_by
                assert told.answer_by == told.asked_on + timedelta(days=30)
            if told.decided_on and told.answer_by:
                assert told.late == (told.decided_on > told.answer_by)

    @invariant()
    def what_is_closed_was_told_to_all_and_no_review_is_open(self) -> None:
        if self.inspection.state is S.CLOSED:
            assert not self.inspection.untold
            assert not any(told.review_open for told in self.inspection.feedbacks)

    @invariant()
    def only_what_was_told_has_a_code(self) -> None:
        told = {each.unit for each in self.inspection.feedbacks}
        assert all(problem.unit in told for problem in self.inspection.problems if problem.finding)


AnyInspection.TestCase.settings = hypothesis_settings(max_examples=40, stateful_step_count=40, deadline=None)
TestAnyInspection = AnyInspection.TestCase
