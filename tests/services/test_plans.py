"""Importing a plan: all of it or nothing, never twice, and names nobody knows are asked about."""

from pathlib import Path

import pytest

from seeds import seed_path
from tracker.domain.permissions import Actor, Role
from tracker.domain.task import State
from tracker.errors import InputError, RefusedError
from tracker.ledger import log
from tracker.ledger.verification import verify
from tracker.queries.tasks import TaskFilter, find
from tracker.services.desk import Desk
from tracker.services.plans import import_plan
from tracker.services.tasks import read_task
from tracker.services.views import look


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    with seed_path("xunhua-2020/plan.txt") as path:
        copy = tmp_path / "plan.txt"
        copy.write_bytes(path.read_bytes())
    return copy


def events(desk: Desk) -> int:
    with desk.reading() as session:
        last = log.head(session, desk.office)
    return last.seq if last else 0


def test_every_assigned_item_becomes_a_draft_task_with_its_units(desk: Desk, plan: Path) -> None:
    imported = import_plan(desk, plan)
    assert len(imported.tasks) == 37
    assert (imported.tasks[0], imported.tasks[-1]) == ("XH2020-001", "XH2020-037")
    with look(desk) as view:
        page = find(view)
    assert page.total == 37
    assert {row.facts.state for row in page.rows} == {State.DRAFT}
    assert page.rows[0].facts.lead == ("县扶贫开发工作领导小组办公室",)
    assert "各乡镇党委、政府" in page.rows[0].facts.responsible
    assert verify(desk.engine, desk.office).events == events(desk)


def test_a_group_becomes_a_part_for_each_of_its_members(desk: Desk, plan: Path) -> None:
    import_plan(desk, plan)
    task, _ = read_task(desk, "XH2020-005")
    townships = [part for part in task.parts if part.group == "各乡镇党委、政府"]
    assert len(townships) == 9
    assert all(part.unit for part in townships)


def test_a_name_that_nobody_knows_is_asked_about_with_its_items(desk: Desk, plan: Path) -> None:
    [question] = import_plan(desk, plan).questions
    assert question.name == "县直相关部门单位"
    assert len(question.items) == 2
    assert question.reason


def test_the_same_file_twice_is_refused_naming_the_plan(desk: Desk, plan: Path) -> None:
    import_plan(desk, plan)
    before = events(desk)
    with pytest.raises(InputError, match=r"P001《.+》"):
        import_plan(desk, plan)
    assert events(desk) == before


def test_a_document_without_assignments_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    empty = tmp_path / "总结方案.txt"
    empty.write_text("关于做好工作的方案\n一、指导思想\n坚持求真务实。\n", encoding="utf-8")
    before = events(desk)
    with pytest.raises(InputError):
        import_plan(desk, empty)
    table = tmp_path / "名单.csv"
    table.write_text("姓名,电话\n某某,1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"没有导入。.+(没有任务列|没有读出条目)"):
        import_plan(desk, table)
    assert events(desk) == before


def test_several_assignments_of_one_paragraph_become_tasks_that_can_be_told_apart(
    desk: Desk, tmp_path: Path
) -> None:
    plan = tmp_path / "方案.txt"
    plan.write_text(
        "某县工作方案\n\n一、重点任务\n\n（一）改善条件。修建四座便民桥，方便学生上学。（县交通运输局负责）"
        "开办夜校，教农民用农机。（县教育局负责）\n",
        encoding="utf-8",
    )
    imported = import_plan(desk, plan)
    titles = [read_task(desk, code)[0].title for code in imported.tasks]
    assert titles == ["改善条件：修建四座便民桥", "改善条件：开办夜校"]


def test_a_unit_cannot_import(desk: Desk, plan: Path) -> None:
    with pytest.raises(RefusedError, match="导入方案"):
        import_plan(desk.seated(Actor("jyj", "县教育局", Role.UNIT, "jyj")), plan)


def test_pinyin_initials_find_a_unit_and_a_title(desk: Desk, plan: Path) -> None:
    import_plan(desk, plan)
    with look(desk) as view:
        by_unit = find(view, TaskFilter(text="fpj"))
        by_name = find(view, TaskFilter(unit="fpj"))
        by_words = find(view, TaskFilter(text="县扶贫开发局"))
    codes = {row.facts.code for row in by_unit.rows}
    assert codes >= {row.facts.code for row in by_name.rows} == {row.facts.code for row in by_words.rows}
    assert by_name.total > 5


def test_a_page_of_a_list_says_how_many_there_are_in_all(desk: Desk, plan: Path) -> None:
    import_plan(desk, plan)
    with look(desk) as view:
        page = find(view, limit=10, offset=30)
    assert ([row.facts.code for row in page.rows], page.total) == (
        [f"XH2020-{n:03d}" for n in range(31, 38)],
        37,
    )
