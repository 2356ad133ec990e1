"""A plan under review: what corrections do to items, and that no correction loses a word."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain import review_steps as s
from tracker.domain.events import Filed, PartDraft, Revised, TargetDraft, TaskDrafted
from tracker.domain.evolve import evolve
from tracker.domain.plan import Place, Plan, PlanDeadline, PlanItem, PlanTarget, Problem
from tracker.domain.review import Review, begin, item_called
from tracker.domain.review_cutting import cuts
from tracker.domain.review_names import Answers, asked, learnt
from tracker.domain.review_phrases import unread
from tracker.domain.review_revision import Kind, compare
from tracker.domain.review_rules import corrected, in_one_turn, undone
from tracker.domain.task import State
from tracker.domain.units import Group, One, Registry, Several, Unit, UnitKind
from tracker.errors import DubanError, InputError, NotFoundError

JYJ, CZJ = Unit("jyj", "县教育局", UnitKind.GOVERNMENT), Unit("czj", "县财政局", UnitKind.GOVERNMENT)
REGISTRY = Registry((JYJ, CZJ), (Group("教育专班", (), ("jyj", "czj")),), ("循化县",))


def item(number: str, title: str, text: str, *lead: str, doubts: tuple[str, ...] = ()) -> PlanItem:
    return PlanItem(number, title, text, lead=lead, place=Place(line=len(text)), doubts=doubts)


ROADS = PlanItem(
    "一、(一)1.",
    "修路",
    "修通村道10公里。6月底前修好桥梁3座。",
    "牵头单位：县教育局",
    lead=("县教育局",),
    deadlines=(PlanDeadline("6月底前", date(2020, 6, 30)),),
    targets=(
        PlanTarget("修通村道10公里", "村道", "=", 10, "公里"),
        PlanTarget("修好桥梁3座", "桥梁", "=", 3, "座"),
    ),
    place=Place(line=3),
)
ITEMS = (
    item("一、", "总体要求", "坚持实事求是。"),
    ROADS,
    item("一、(一)2.", "办学", "新建学校。改造食堂。", "县天文局", doubts=("单位写法少见。",)),
    item("3", "看病", "建卫生室。配齐医生。", "县财政局"),
    item("3", "饮水", "水管入户。", "县直有关部门"),
)
PLAN = Plan("某方案", issued=date(2020, 3, 1), default_deadline=date(2020, 12, 31))


@pytest.fixture
def review() -> Review:
    return begin("c" * 64, "方案.txt", PLAN, ITEMS)


def keys(review: Review) -> list[str]:
    return [each.key for each in review.items]


def words_of(review: Review) -> str:
    """All words of the document, put together again from the sources of the items."""
    sources = sorted(
        (source for each in review.items for source in each.sources if source.read >= 0),
        key=lambda source: (source.read, source.start),
    )
    return "".join(source.title + source.text for source in sources)


def test_items_of_the_same_number_are_told_apart(review: Review) -> None:
    assert keys(review) == ["一、", "一、(一)1.", "一、(一)2.", "3", "3#2"]
    assert [each.key for each in review.tasks] == ["一、(一)1.", "一、(一)2.", "3", "3#2"]


def test_a_number_may_be_written_with_other_brackets_or_without_stops(review: Review) -> None:
    assert item_called(review, "一（一）1").item == ROADS
    with pytest.raises(NotFoundError, match="没有条目"):
        item_called(review, "九")


def test_who_accepts_or_changes_an_item_has_looked_at_its_doubts(review: Review) -> None:
    assert [each.key for each in review.in_doubt] == ["一、(一)2."]
    assert not corrected(review, s.Accept(item="一、(一)2.")).in_doubt
    assert not corrected(review, s.AcceptAll()).in_doubt
    assert not corrected(review, s.SetTitle(item="一、(一)2.", title="办好学")).in_doubt
    assert corrected(review, s.SetTitle(item="3", title="就医")).in_doubt


def test_units_change_role_by_role_and_the_sentence_says_from_what(review: Review) -> None:
    after = corrected(review, s.SetUnits(item="3", responsible=("县教育局",)))
    changed = item_called(after, "3").item
    assert (changed.lead, changed.responsible) == (("县财政局",), ("县教育局",))
    assert after.told == ("条目3责任单位由空改为“县教育局”",)


def test_an_item_that_named_nobody_becomes_a_task_with_its_units(review: Review) -> None:
    after = corrected(review, s.SetUnits(item="一、", lead=("县教育局",)))
    assert after.plan.items[0].number == "一、"


def test_a_deadline_is_set_or_taken_away_for_good(review: Review) -> None:
    dated = corrected(review, s.SetDeadline(item="3", day=date(2020, 9, 30)))
    assert item_called(dated, "3").item.deadlines == (PlanDeadline("核对时填写", date(2020, 9, 30)),)
    open_ended = corrected(review, s.SetDeadline(item="一、(一)1.", day=None))
    assert item_called(open_ended, "一、(一)1.").item.deadlines == (PlanDeadline("6月底前", None, open=True),)


def test_what_stands_first_leads_where_the_plan_names_no_lead_groups_never(review: Review) -> None:
    named = corrected(review, s.SetUnits(item="3", lead=(), responsible=("县财政局", "县教育局")))
    named = corrected(named, s.SetUnits(item="3#2", lead=(), responsible=("各有关部门", "县教育局")))
    assert [each.key for each in named.leaderless] == ["3", "3#2"]
    led = corrected(named, s.FirstLeads())
    assert (item_called(led, "3").item.lead, item_called(led, "3").item.responsible) == (
        ("县财政局",),
        ("县教育局",),
    )
    assert [each.key for each in led.leaderless] == ["3#2"]
    with pytest.raises(InputError):
        corrected(led, s.FirstLeads())


def test_a_plan_gets_the_title_that_the_office_gives_it(review: Review) -> None:
    named = corrected(review, s.SetPlanTitle(title="某县实施方案"))
    assert (named.title, named.plan.title, undone(named).title) == ("某县实施方案", "某县实施方案", "某方案")


def test_what_was_corrected_at_once_is_taken_back_at_once(review: Review) -> None:
    dropped = corrected(review, s.Drop(item="3"))
    after = in_one_turn(dropped, corrected(corrected(dropped, s.AcceptAll()), s.Drop(item="3#2")))
    assert undone(after) == dropped
    assert undone(dropped) == review


def test_a_split_item_gives_each_half_the_deadline_and_targets_it_speaks_of(review: Review) -> None:
    after = corrected(review, s.Split(item="一、(一)1.", at="6月底前修好"))
    first, second = item_called(after, "一、(一)1."), item_called(after, "一、(一)1.-2")
    assert (first.item.text, second.item.text) == ("修通村道10公里。", "6月底前修好桥梁3座。")
    assert (first.item.title, second.item.title) == ("修路", "6月底前修好桥梁3座")
    assert (first.item.deadlines, second.item.deadlines) == ((), ROADS.deadlines)
    assert ([t.unit for t in first.item.targets], [t.unit for t in second.item.targets]) == (
        ["公里"],
        ["座"],
    )
    assert second.item.lead == ("县教育局",)


@pytest.mark.parametrize("at", ["修通", "没有的话", "修", ""])
def test_words_that_do_not_say_where_to_split_are_refused(review: Review, at: str) -> None:
    with pytest.raises(InputError):
        corrected(review, s.Split(item="一、(一)1.", at=at))


def test_merging_joins_texts_units_and_targets(review: Review) -> None:
    after = corrected(review, s.Merge(item="一、(一)1."))
    joined = item_called(after, "一、(一)1.").item
    assert joined.text == f"{ROADS.text}\n办学\n新建学校。改造食堂。"
    assert joined.lead == ("县教育局", "县天文局")
    assert keys(after) == ["一、", "一、(一)1.", "3", "3#2"]
    with pytest.raises(InputError, match="最后一条"):
        corrected(review, s.Merge(item="3#2"))


def test_a_dropped_item_stays_listed_and_comes_back(review: Review) -> None:
    dropped = corrected(review, s.Drop(item="3"))
    assert "3" in [each.number for each in dropped.plan.unassigned]
    with pytest.raises(InputError, match="已经去掉"):
        corrected(dropped, s.SetTitle(item="3", title="就医"))
    assert corrected(dropped, s.Restore(item="3")).items == review.items


def test_an_item_written_by_hand_stands_where_it_was_put_under_a_number_of_its_own(review: Review) -> None:
    after = corrected(review, s.AddItem(title="架桥", lead=("县教育局",), after="3"))
    again = corrected(after, s.AddItem(title="架桥二", lead=("县教育局",)))
    assert keys(again) == ["一、", "一、(一)1.", "一、(一)2.", "3", "补1", "3#2", "补1-2"]
    assert item_called(again, "补1").by_hand
    with pytest.raises(InputError, match="责任单位"):
        corrected(review, s.AddItem(title="没人管"))


def test_unknown_names_are_asked_once_with_all_their_items(review: Review) -> None:
    assert [(each.name, each.items) for each in asked(review, REGISTRY)] == [
        ("县天文局", ("一、(一)2.",)),
        ("县直有关部门", ("3",)),
    ]
    with pytest.raises(NotFoundError):
        corrected(review, s.NameLeftOpen(name="县气象局"))


def test_a_name_that_means_one_unit_becomes_its_alias(review: Review) -> None:
    after = corrected(review, s.NameMeans(name="县天文局", units=("jyj",)))
    [unit] = learnt(after, REGISTRY).units
    assert (unit.code, [alias.name for alias in unit.aliases]) == ("jyj", ["县天文局"])
    assert Answers(REGISTRY, after.names).resolve("县天文局") == One(JYJ)


def test_an_answer_tells_the_units_that_it_means(review: Review) -> None:
    after = corrected(review, s.NameMeans(name="县天文局", units=("jyj",)))
    told = {each.name: [unit.name for unit in each.meant] for each in asked(after, REGISTRY) if each.answer}
    assert told == {"县天文局": ["县教育局"]}


def test_words_that_name_nobody_are_answered_for_this_plan_only(review: Review) -> None:
    after = corrected(review, s.NameMeans(name="县直有关部门", units=("jyj", "czj")))
    meant = Answers(REGISTRY, after.names).resolve("县直有关部门")
    assert isinstance(meant, Several)
    assert meant.units == (JYJ, CZJ)
    assert (learnt(after, REGISTRY).units, learnt(after, REGISTRY).groups) == ((), ())


def test_a_new_unit_may_not_take_the_code_of_another(review: Review) -> None:
    new = corrected(review, s.NameIsNew(name="县天文局", code="twj", unit_kind="政府部门"))
    assert [unit.name for unit in learnt(new, REGISTRY).units] == ["县天文局"]
    with pytest.raises(InputError, match="县教育局"):
        learnt(corrected(review, s.NameIsNew(name="县天文局", code="jyj", unit_kind="政府部门")), REGISTRY)


NUMBERS = st.sampled_from(["一、", "一、(一)1.", "一、(一)2.", "3", "3#2", "一、(一)1.-2", "补1", "没有"])
UNITS = st.lists(st.sampled_from(["县教育局", "县财政局", "县天文局"]), max_size=2).map(tuple)
STEPS = st.one_of(
    st.builds(s.Accept, item=NUMBERS),
    st.just(s.AcceptAll()),
    st.builds(s.SetUnits, item=NUMBERS, lead=UNITS, responsible=st.none() | UNITS),
    st.builds(s.SetDeadline, item=NUMBERS, day=st.none() | st.just(date(2020, 9, 1))),
    st.builds(s.SetPlanTitle, title=st.sampled_from(["新标题", " "])),
    st.just(s.FirstLeads()),
    st.builds(s.SetTitle, item=NUMBERS, title=st.sampled_from(["甲", "乙", " "])),
    st.builds(
        s.Split, item=NUMBERS, at=st.sampled_from(["6月底前", "改造", "配齐", "桥梁", "坚持", "是", "办学"])
    ),
    st.builds(s.Merge, item=NUMBERS, other=st.just("") | NUMBERS),
    st.builds(s.Drop, item=NUMBERS),
    st.builds(s.Restore, item=NUMBERS),
    st.builds(s.AddItem, title=st.just("架桥"), text=st.just("架三座桥。"), lead=UNITS),
    st.builds(s.NameMeans, name=st.sampled_from(["县天文局", "县直有关部门"]), units=st.just(("jyj",))),
    st.builds(s.NameLeftOpen, name=st.just("县天文局")),
    st.builds(s.BelongsTo, plan=st.sampled_from(["", "P001"])),
    st.builds(s.Revises, plan=st.sampled_from(["", "P001"])),
    st.builds(s.Continues, item=NUMBERS, task=st.sampled_from(["", "XH2020-001"])),
    st.builds(s.LeaveTask, task=st.just("XH2020-001")),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(STEPS, max_size=15))
def test_no_corrections_lose_a_word_and_each_can_be_undone_exactly(steps: list[s.Correction]) -> None:
    review = begin("c" * 64, "方案.txt", PLAN, ITEMS)
    read = "".join(each.title + each.text for each in ITEMS)
    earlier = [review]
    for step in steps:
        try:
            review = corrected(review, step)
        except DubanError:
            continue
        earlier.append(review)
        assert words_of(review) == read
        assert max(Counter(keys(review)).values()) == 1
        assert len(review.plan.items) + len(review.plan.unassigned) == len(review.items)
        assert len(review.told) == len(review.corrections)
    while len(earlier) > 1:
        assert undone(earlier.pop()) == earlier[-1]
    with pytest.raises(InputError):
        undone(earlier[0])


def draft(number: str, title: str, text: str, code: str = "XH-0") -> TaskDrafted:
    return TaskDrafted(
        task=code,
        day=date(2020, 3, 1),
        plan="P001",
        number=number,
        title=title,
        text=text,
        assignment="",
        place="",
        parts=(PartDraft(role="lead", name="县教育局", unit="jyj"),),
    )


OLD = (
    draft("1", "修路", "修通村道十公里，解决偏远村庄出行难。", "T1"),
    draft("2", "办学", "新建寄宿制学校一所，改造食堂和宿舍。", "T2"),
    draft("3", "看病", "每个行政村建标准化卫生室，配齐村医。", "T3"),
)


def compared(new: dict[str, TaskDrafted], **states: State) -> list[tuple[str, str, str, bool]]:
    tasks = {one.task: evolve(None, one) for one in OLD}
    return [(each.kind, each.item, each.task, each.left) for each in compare(new, tasks, states, {}, ())]


def test_items_that_moved_or_were_reworded_go_on_with_their_tasks() -> None:
    new = {
        "1": draft("1", "饮水", "水管接到每户院内，水质检测合格。"),
        "2": draft("2", "修路", OLD[0].text),
        "3": draft("3", "改善办学条件", "新建寄宿制学校两所，改造食堂。"),
    }
    assert compared(new) == [
        (Kind.NEW, "1", "", False),
        (Kind.UNCHANGED, "2", "T1", False),
        (Kind.CHANGED, "3", "T2", False),
        (Kind.GONE, "", "T3", False),
    ]


def test_a_closed_task_is_left_as_it_is() -> None:
    new = {"1": draft("1", "修路", "修通村道二十公里，解决偏远村庄出行难。")}
    assert compared(new, T1=State.CLOSED, T3=State.CLOSED) == [
        (Kind.CHANGED, "1", "T1", True),
        (Kind.GONE, "", "T2", False),
        (Kind.GONE, "", "T3", True),
    ]


def test_filed_values_follow_their_target_into_the_new_version() -> None:
    def target(name: str, unit: str, value: float) -> TargetDraft:
        return TargetDraft(name=name, op=">=", value=value, unit=unit)

    task = evolve(
        None, OLD[0].model_copy(update={"targets": (target("村道", "公里", 10), target("桥", "座", 3))})
    )
    filed = Filed(
        task="T1",
        day=date(2020, 4, 1),
        unit="jyj",
        period="2020-04",
        late=False,
        progress="在修",
        claimed=30,
        values=((0, 4.0), (1, 1.0)),
    )
    new = (target("路灯", "盏", 50), target("通村道路", "公里", 12))
    event = Revised(task="T1", day=date(2020, 5, 1), plan="P002", number="1", changed=("目标",), targets=new)
    after = evolve(evolve(task, filed), event)
    assert [(each.name, each.reported) for each in after.targets] == [("路灯", None), ("通村道路", 4.0)]
    assert after.filings[0].values == ((1, 4.0),)


@pytest.mark.parametrize(
    ("anew", "holds"),
    [
        ((("jishi", 30.0), ("baizhuang", 12.0)), (("jishi", 30.0), ("baizhuang", 12.0))),
        ((), (("jishi", 24.0),)),
    ],
)
def test_a_revision_divides_a_target_anew_or_leaves_it_divided_as_it_was(
    anew: tuple[tuple[str, float], ...], holds: tuple[tuple[str, float], ...]
) -> None:
    before = TargetDraft(name="公厕", op="=", value=36, unit="座", shares=(("jishi", 24.0),))
    after = before.model_copy(update={"value": 42.0, "shares": anew})
    task = evolve(None, OLD[0].model_copy(update={"targets": (before,)}))
    event = Revised(
        task="T1", day=date(2020, 5, 1), plan="P002", number="1", changed=("目标",), targets=(after,)
    )
    assert evolve(task, event).targets[0].shares == holds


def test_a_version_that_only_divides_otherwise_is_a_change() -> None:
    old = TargetDraft(name="公厕", op="=", value=36, unit="座", text="公厕36座", shares=(("jishi", 24.0),))
    new = old.model_copy(update={"shares": (("jishi", 30.0),)})
    task = evolve(None, OLD[0].model_copy(update={"targets": (old,)}))
    [found] = compare({"1": OLD[0].model_copy(update={"targets": (new,)})}, {"T1": task}, {}, {}, ())
    assert [(each.what, each.was, each.now) for each in found.differences] == [
        ("目标", "公厕36座，分解为24", "公厕36座，分解为30")
    ]


def test_an_item_can_be_cut_at_the_beginning_of_each_clause(review: Review) -> None:
    roads = item_called(review, "一、(一)1.")
    assert list(cuts(roads)) == [("6月底前修好", "6月底前修好桥梁3座。")]
    assert list(cuts(item_called(review, "一、"))) == []


def test_words_that_stand_twice_say_where_to_cut_with_as_many_more_as_it_takes() -> None:
    twice = item("1", "种树", "栽植行道树一千棵，栽植行道树二千株；栽植行道树二千株", "县教育局")
    [each] = begin("c", "x", PLAN, [twice]).items
    assert [at for at, _ in cuts(each)] == ["栽植行道树二千株；"]


@given(st.text(alphabet="修路桥，。；\n ", max_size=60))
def test_every_cut_that_is_offered_can_be_made(text: str) -> None:
    plan = begin("c", "x", PLAN, [item("1", "修路", text, "县教育局")])
    for at, _ in cuts(plan.items[0]):
        done = corrected(plan, s.Split(item="1", at=at))
        assert "".join(each.item.text for each in done.items) == text


def test_what_was_not_understood_is_said_once_the_first_in_full() -> None:
    assert unread(PLAN) == ""
    problems = (
        Problem(Place(line=1), "某縣", "本文为繁体字，请核对"),
        Problem(Place(line=9), "", "看不懂。"),
    )
    said = "原文有2处没有读懂，请对照原件：第1行，本文为繁体字，请核对等。"
    assert unread(replace(PLAN, problems=problems)) == said
