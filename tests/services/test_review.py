"""A plan reviewed before it is imported: kept while a person works on it, confirmed whole, compared when revised."""

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from review_plans import PLAN, REVISED

from tracker.domain import commands as c
from tracker.domain import review_steps as s
from tracker.domain.events import PartDraft
from tracker.domain.permissions import Actor, Role
from tracker.domain.review_revision import Kind
from tracker.domain.task import State
from tracker.errors import DubanError, InputError, NotFoundError, RefusedError, SetupError, StaleError
from tracker.ledger import log
from tracker.ledger.verification import verify
from tracker.queries.plans import plans_of, tie
from tracker.services.begun_reviews import begun, reviews, set_aside
from tracker.services.desk import Desk
from tracker.services.plans import import_plan
from tracker.services.review import confirm, correct, discard, look_at, open_review, undo
from tracker.services.tasks import perform, read_task
from tracker.services.units import registry
from tracker.services.views import look


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "道路方案.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def revision(tmp_path: Path) -> Path:
    path = tmp_path / "道路方案修订稿.txt"
    path.write_text(REVISED, encoding="utf-8")
    return path


def events(desk: Desk) -> int:
    with desk.reading() as session:
        last = log.head(session, desk.office)
    return last.seq if last else 0


ANSWERS = (s.NameMeans(name="县天文局", units=("jyj",)), s.NameLeftOpen(name="县直有关部门"))


def imported(desk: Desk, path: Path, *steps: s.Correction) -> str:
    """The id of the plan, imported with these corrections."""
    return confirm(desk, correct(desk, open_review(desk, path), *ANSWERS, *steps)).plan_id


def test_a_review_goes_on_where_it_was_left(desk: Desk, plan: Path) -> None:
    review = correct(desk, correct(desk, open_review(desk, plan), s.Drop(item="一、(三)")), *ANSWERS)
    plan.rename(plan.with_name("改了名.txt"))
    again = open_review(desk, plan.with_name("改了名.txt"))
    assert again == review
    assert reviews(desk) == (review,)
    assert undo(desk, again).told == ("条目一、(三)不作为任务",)
    discard(desk, again)
    assert reviews(desk) == ()


def test_reviewing_puts_nothing_into_the_ledger(desk: Desk, plan: Path) -> None:
    before = events(desk)
    look_at(desk, correct(desk, open_review(desk, plan), *ANSWERS))
    assert events(desk) == before


def test_several_corrections_are_made_together_or_not_at_all(desk: Desk, plan: Path) -> None:
    review = open_review(desk, plan)
    with pytest.raises(NotFoundError):
        correct(desk, review, s.Drop(item="一、(三)"), s.Drop(item="九"))
    assert open_review(desk, plan) == review


def test_a_correction_on_what_somebody_changed_meanwhile_is_refused(desk: Desk, plan: Path) -> None:
    seen = open_review(desk, plan)
    correct(desk, seen, s.Drop(item="一、(三)"))
    with pytest.raises(StaleError):
        correct(desk, seen, s.Accept(item="一、(一)"))
    with pytest.raises(StaleError):
        confirm(desk, seen)


@pytest.mark.parametrize(
    "step",
    [
        s.SetUnits(item="一、(一)", lead=("nobody",)),
        s.NameMeans(name="县天文局", units=("nobody",)),
        s.NameMeans(name="县天文局", units=("县气象局",)),
        s.NameIsNew(name="县天文局", code="jyj", unit_kind="政府部门"),
        s.NameIsNew(name="县天文局", code="twj", unit_kind="部门"),
        s.BelongsTo(plan="P009"),
        s.Revises(plan="P009"),
        s.LeaveTask(task="XH2020-001"),
    ],
)
def test_a_correction_that_names_what_does_not_exist_is_refused(
    desk: Desk, plan: Path, step: s.Correction
) -> None:
    review = open_review(desk, plan)
    with pytest.raises((NotFoundError, InputError)):
        correct(desk, review, step)
    assert open_review(desk, plan) == review


def test_names_without_an_answer_hold_up_the_import(desk: Desk, plan: Path) -> None:
    review = open_review(desk, plan)
    assert [each.name for each in look_at(desk, review).unanswered] == ["县天文局", "县直有关部门"]
    with pytest.raises(InputError, match="2个单位名称没有确认（“县天文局”、“县直有关部门”）"):
        confirm(desk, review)


def test_a_confirmed_review_becomes_tasks_as_corrected(desk: Desk, plan: Path) -> None:
    review = correct(
        desk,
        open_review(desk, plan),
        *ANSWERS,
        s.SetUnits(item="一、(一)", lead=("czj",)),
        s.SetDeadline(item="一、(三)", day=date(2020, 10, 31)),
        s.Split(item="一、(二)", at="方便学生"),
        s.Drop(item="一、(二)-2"),
        s.AddItem(title="清障", lead=("jyj",)),
    )
    made = confirm(desk, review)
    assert made.tasks == tuple(f"XH2020-00{n}" for n in range(1, 5))
    roads, _ = read_task(desk, "XH2020-001")
    assert [(part.role.value, part.unit) for part in roads.parts] == [("lead", "czj"), ("responsible", "jyj")]
    trees, _ = read_task(desk, "XH2020-003")
    assert trees.deadline == date(2020, 10, 31)
    assert "方便学生上学。" in [item.text for item in made.plan.unassigned]
    assert [question.name for question in made.questions] == ["县直有关部门"]
    assert verify(desk.engine, desk.office).events == events(desk)
    assert reviews(desk) == ()


def test_a_name_answered_once_is_known_the_next_time(desk: Desk, plan: Path, tmp_path: Path) -> None:
    imported(desk, plan)
    assert "县天文局" in [alias.name for alias in registry(desk).unit("jyj").aliases]
    other = tmp_path / "另一方案.txt"
    other.write_text(PLAN.replace("道路", "桥梁"), encoding="utf-8")
    assert [each.name for each in look_at(desk, open_review(desk, other)).asked] == ["县直有关部门"]


def test_an_import_that_fails_keeps_nothing_but_the_review(desk: Desk, plan: Path, wall: Any) -> None:
    review = correct(desk, open_review(desk, plan), *ANSWERS)
    before = events(desk)
    wall.go_to("2020-03-01")
    with pytest.raises(SetupError):
        confirm(desk, review)
    assert (events(desk), reviews(desk)) == (before, (review,))
    assert "县天文局" not in [alias.name for alias in registry(desk).unit("jyj").aliases]
    wall.go_to("2020-03-17")
    assert confirm(desk, review).plan_id == "P001"


def test_a_plan_imported_already_is_not_reviewed_again(desk: Desk, plan: Path) -> None:
    imported(desk, plan)
    with pytest.raises(InputError, match="已经导入过：P001"):
        open_review(desk, plan)


def test_a_unit_cannot_review(desk: Desk, plan: Path) -> None:
    with pytest.raises(RefusedError, match="导入方案"):
        open_review(desk.seated(Actor("jyj", "县教育局", Role.UNIT, "jyj")), plan)


def test_a_damaged_review_is_said_so_and_holds_up_no_other(desk: Desk, plan: Path) -> None:
    review = open_review(desk, plan)
    [kept] = (desk.home.path / "reviews").iterdir()
    kept.write_text(kept.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    with pytest.raises(InputError, match=r"核对记录.+不能读取"):
        open_review(desk, plan)
    plan.write_text(f"{PLAN}又一份\n", encoding="utf-8")
    other = open_review(desk, plan)
    found = begun(desk)
    assert (found.reviews, [each.path for each in found.damaged]) == ((other,), [kept])
    aside = set_aside(desk, review.checksum[:8])
    assert aside is not None
    assert aside.exists()
    assert begun(desk).damaged == ()
    plan.write_text(PLAN, encoding="utf-8")
    assert open_review(desk, plan) == review


def test_a_sub_plan_is_tied_to_its_parent(desk: Desk, plan: Path, revision: Path) -> None:
    imported(desk, plan)
    imported(desk, revision, s.BelongsTo(plan="P001"))
    with look(desk) as view:
        first, second = plans_of(view)
    assert (tie(first), second.parent, tie(second)) == ("", "P001", "P001的子方案")


def test_a_revised_plan_is_compared_item_by_item(desk: Desk, plan: Path, revision: Path) -> None:
    imported(desk, plan)
    review = correct(desk, open_review(desk, revision), s.Revises(plan="P001"))
    compared = look_at(desk, review).compared
    assert [(each.kind, each.item, each.task) for each in compared] == [
        (Kind.CHANGED, "一、(一)", "XH2020-001"),
        (Kind.UNCHANGED, "一、(二)", "XH2020-002"),
        (Kind.NEW, "一、(三)", ""),
        (Kind.GONE, "", "XH2020-003"),
    ]
    assert [each.what for each in compared[0].differences] == ["正文", "时限", "目标"]


def test_a_revision_keeps_the_history_of_every_task(
    desk: Desk, plan: Path, revision: Path, unit_actor: Any
) -> None:
    imported(desk, plan)
    perform(desk, c.Dispatch(task="XH2020-001"))
    lead = desk.seated(unit_actor("jyj"))
    perform(lead, c.Sign(task="XH2020-001"))
    perform(lead, c.FileProgress(task="XH2020-001", progress="修了一段", claimed=40, values=((0, 4.0),)))
    made = confirm(desk, correct(desk, open_review(desk, revision), s.Revises(plan="P001")))
    assert made.tasks == ("XH2020-004",)
    roads, history = read_task(desk, "XH2020-001")
    assert (roads.state, roads.claimed, roads.filings[0].progress) == (State.ACTIVE, 40, "修了一段")
    assert (roads.original_deadline, roads.deadline) == (date(2020, 6, 30), date(2020, 9, 30))
    assert roads.deadlines[-1].reason == "方案修订（P002）"
    assert [(target.value, target.reported) for target in roads.targets] == [(12, 4.0)]
    assert [part.signed_on for part in roads.parts if part.unit == "jyj"] == [date(2020, 3, 16)]
    assert history[-1].event.kind == "Revised"
    trees, history = read_task(desk, "XH2020-003")
    assert (trees.state, trees.removed_by) == (State.DRAFT, "P002")
    assert history[-1].event.kind == "RemovedFromPlan"
    with look(desk) as view:
        assert plans_of(view)[1].gone == ("XH2020-003",)
    assert verify(desk.engine, desk.office).events == events(desk)


def test_the_office_decides_which_item_goes_on_with_which_task(
    desk: Desk, plan: Path, revision: Path
) -> None:
    imported(desk, plan)
    review = correct(
        desk,
        open_review(desk, revision),
        s.Revises(plan="P001"),
        s.Continues(item="一、(三)", task="XH2020-003"),
        s.Continues(item="一、(二)"),
        s.LeaveTask(task="XH2020-001"),
        s.LeaveTask(task="XH2020-002"),
    )
    made = confirm(desk, review)
    assert len(made.tasks) == 1
    assert read_task(desk, "XH2020-003")[0].title == "路灯"
    assert read_task(desk, "XH2020-001")[0].deadline == date(2020, 6, 30)
    assert read_task(desk, "XH2020-002")[0].removed_by == ""


def test_what_the_office_changed_since_is_not_undone_by_a_plan_that_says_the_same(
    desk: Desk, plan: Path, revision: Path
) -> None:
    imported(desk, plan, s.SetTitle(item="一、(二)", title="架好桥"), s.AddItem(title="清障", lead=("jyj",)))
    mine = PartDraft(role="lead", name="县民政局", unit="mzj")
    perform(desk, c.Assign(task="XH2020-001", parts=(mine,), reason="分工调整"))
    review = correct(desk, open_review(desk, revision), s.Revises(plan="P001"))
    kinds = {each.task: each.kind for each in look_at(desk, review).compared if each.task}
    assert kinds == {
        "XH2020-001": Kind.CHANGED,
        "XH2020-002": Kind.UNCHANGED,
        "XH2020-003": Kind.GONE,
    }
    confirm(desk, review)
    roads, _ = read_task(desk, "XH2020-001")
    assert [part.unit for part in roads.parts] == ["mzj"]
    assert read_task(desk, "XH2020-002")[0].title == "架好桥"


def test_a_plan_is_revised_by_the_version_after_its_last_one(
    desk: Desk, plan: Path, revision: Path, tmp_path: Path
) -> None:
    imported(desk, plan)
    confirm(desk, correct(desk, open_review(desk, revision), s.Revises(plan="P001")))
    third = tmp_path / "再修订.txt"
    third.write_text(REVISED.replace("12公里", "15公里") + "\n", encoding="utf-8")
    review = open_review(desk, third)
    with pytest.raises(InputError, match="P001已由P002修订"):
        correct(desk, review, s.Revises(plan="P001"))
    compared = look_at(desk, correct(desk, review, s.Revises(plan="P002"))).compared
    assert [(each.kind, each.task) for each in compared] == [
        (Kind.CHANGED, "XH2020-001"),
        (Kind.UNCHANGED, "XH2020-002"),
        (Kind.UNCHANGED, "XH2020-004"),
    ]


def test_the_direct_import_is_a_review_without_corrections(desk: Desk, plan: Path, revision: Path) -> None:
    direct = import_plan(desk, plan)
    review = open_review(desk, revision)
    left = (s.NameLeftOpen(name="县天文局"), s.NameLeftOpen(name="县直有关部门"))
    reviewed = confirm(desk, correct(desk, review, *left))
    assert [question.name for question in direct.questions] == [q.name for q in reviewed.questions]
    one, _ = read_task(desk, direct.tasks[1])
    other, _ = read_task(desk, reviewed.tasks[1])
    assert (one.text, one.parts, one.deadlines) == (other.text, other.parts, other.deadlines)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_was_corrected_the_ledger_verifies_and_loses_no_item(
    desk: Desk, plan: Path, seed: int
) -> None:
    chosen = random.Random(seed)
    keys = ["一、", "一、(一)", "一、(二)", "一、(三)", "一、(一)-2"]
    review = open_review(desk, plan)
    for _ in range(12):
        key = chosen.choice(keys)
        step = chosen.choice(
            [
                s.Drop(item=key),
                s.Restore(item=key),
                s.Merge(item=key),
                s.Split(item=key, at=chosen.choice(["解决", "方便", "成活率"])),
                s.SetUnits(item=key, lead=("jyj",), responsible=("县某局",)),
                s.SetDeadline(item=key, day=chosen.choice([None, date(2020, 9, 9)])),
                s.AddItem(title="清障", lead=("czj",)),
            ]
        )
        try:
            review = correct(desk, review, step)
        except DubanError:
            continue
    assert open_review(desk, plan) == review
    waiting = look_at(desk, review).unanswered
    review = correct(desk, review, s.AcceptAll(), *(s.NameLeftOpen(name=each.name) for each in waiting))
    made = confirm(desk, review)
    assert len(made.tasks) == len(review.tasks)
    assert len(made.plan.items) + len(made.plan.unassigned) == len(review.items)
    assert verify(desk.engine, desk.office).events == events(desk)
