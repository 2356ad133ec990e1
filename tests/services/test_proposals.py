"""Proposals of lead units: shown to the office for what has no lead, never taken over by themselves."""

from pathlib import Path

import pytest

from tracker.domain.permissions import Actor, Role
from tracker.errors import InputError
from tracker.reading.document import read_text
from tracker.services import proposals
from tracker.services.desk import Desk
from tracker.services.plans import import_plan
from tracker.services.review import look_at, open_review
from tracker.services.task_page import task_page

PLAN = """某县民生工作方案

一、总体要求

坚持以人民为中心。

二、重点任务

（一）健全控辍保学机制。落实义务教育资助政策，做好学生返校劝学。

（二）完善医疗救助。落实大病保险和基本医保政策。
责任单位：县医保局、县民政局

（三）修路。硬化通村公路10公里。
牵头单位：县交通运输局

2020年4月1日
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "方案.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_review_proposes_for_each_item_without_a_lead_and_changes_none(desk: Desk, plan: Path) -> None:
    sheet = look_at(desk, open_review(desk, plan))
    first = {key: each[0].unit.code for key, each in sheet.proposals.items()}
    assert first == {"二、(一)": "jyj", "二、(二)": "ybj"}
    assert [each.item.lead for each in sheet.review.items if each.key in first] == [(), ()]
    assert [each.key for each in sheet.review.tasks] == ["二、(二)", "二、(三)"]


def test_where_the_item_names_units_the_lead_is_proposed_among_them(desk: Desk, plan: Path) -> None:
    sheet = look_at(desk, open_review(desk, plan))
    assert {each.unit.code for each in sheet.proposals["二、(二)"]} <= {"ybj", "mzj"}


def test_a_plan_read_with_a_ledger_gets_proposals_for_its_unassigned_items(desk: Desk) -> None:
    plan = read_text(PLAN, "方案.txt")
    found = proposals.for_plan(desk, plan)
    assert {plan.unassigned[at].number: each[0].unit.code for at, each in found.items()} == {
        "二、(一)": "jyj"
    }


def test_only_who_may_import_plans_is_told_of_the_ledger(imported: Desk) -> None:
    plan = read_text(PLAN, "方案.txt")
    unit = imported.seated(Actor("jyj", "县教育局联络员", Role.UNIT, "jyj"))
    said = {
        who: "".join(each.sentence for each in proposals.for_plan(desk, plan)[2])
        for who, desk in {"office": imported, "unit": unit}.items()
    }
    assert "台账中" in said["office"]
    assert "台账中" not in said["unit"]


def test_a_task_without_a_lead_shows_proposals_to_the_office_only(desk: Desk, plan: Path) -> None:
    leaderless, led = import_plan(desk, plan).tasks
    assert [each.unit.code for each in task_page(desk, leaderless).proposals] == ["ybj", "mzj"]
    assert task_page(desk, led).proposals == ()

    reader = desk.seated(Actor("leader", "分管领导", Role.LEADER))
    assert task_page(reader, leaderless).proposals == ()


def test_an_office_can_write_its_own_remits(desk: Desk, plan: Path) -> None:
    own = '[[organ]]\nname = "教育"\nunits = ["公安局"]\nown = ["控辍保学"]\n'
    (desk.home.path / "remits.toml").write_text(own, encoding="utf-8")
    sheet = look_at(desk, open_review(desk, plan))
    assert sheet.proposals["二、(一)"][0].unit.code == "gaj"


def test_own_remits_with_a_mistake_are_refused_with_the_place(desk: Desk, plan: Path) -> None:
    (desk.home.path / "remits.toml").write_text('[[organ]]\nname = "教育"\n', encoding="utf-8")
    with pytest.raises(InputError, match="第1类机关（教育）缺少 units"):
        look_at(desk, open_review(desk, plan))
