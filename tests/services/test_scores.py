"""Scores of a real ledger: off until turned on, counted from the log, argued about, frozen."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.permissions import Actor
from tracker.domain.scoring import Audience
from tracker.domain.scoring.points import Line
from tracker.errors import InputError, RefusedError
from tracker.services import scores as s
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tracker.services.verification import verify_ledger

TASK = "XH2020-011"
QUARTER = "2020-Q2"
TABLE = """
name = "季度考核"
audience = "departments"
[[section]]
name = "日常"
[[section.term]]
key = "returns"
name = "按时上报"
full = 5
each = -0.5
of = "missing_filing"
[[section.term]]
key = "late"
name = "不迟报"
full = 5
each = -1
of = "late_filing"
[[section.term]]
key = "returned"
name = "一次报准"
full = 4
each = -2
of = "returned"
[[section.term]]
key = "done"
name = "按期完成"
full = 3
each = 1
of = "on_time"
[[section.term]]
key = "meetings"
name = "部署会"
full = 3
each = -1
what = "少开部署会"
[[section]]
name = "教育"
units = ["jyj"]
[[section.term]]
key = "lessons"
name = "进校园"
full = 20
"""
DEPARTMENTS = Audience.DEPARTMENTS


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "our.toml"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def played(imported: Desk, wall: Any, unit_actor: Callable[[str], Actor], table: str) -> Desk:
    """The education bureau missed April, filed late for May and had that sent back, and is done in June."""
    lead = imported.seated(unit_actor("jyj"))
    perform(imported, c.Dispatch(task=TASK))
    perform(lead, c.Sign(task=TASK))
    wall.go_to("2020-05-27")
    perform(lead, c.FileProgress(task=TASK, progress="完成排查", claimed=60))
    perform(imported, c.ReturnFiling(task=TASK, reason="没有佐证材料"))
    wall.go_to("2020-06-20")
    perform(lead, c.FileProgress(task=TASK, progress="全部完成", claimed=100))
    perform(imported, c.AcceptFiling(task=TASK))
    perform(lead, c.ClaimCompletion(task=TASK, basis="验收意见"))
    perform(imported, c.VerifyCompletion(task=TASK))
    s.adopt_table(imported, table)
    wall.go_to("2020-07-02")
    return imported


def lines(desk: Desk, unit: str = "jyj") -> dict[str, Line]:
    (sheet,) = s.scores(desk, QUARTER, DEPARTMENTS, unit).sheets
    return {line.term.key: line for line in sheet.lines}


def test_nobody_is_scored_until_the_office_turns_it_on(imported: Desk) -> None:
    with pytest.raises(RefusedError, match="没有启用"):
        s.scores(imported, "2020-Q1", DEPARTMENTS)


def test_points_are_counted_from_the_log_and_name_the_event_they_rest_on(played: Desk) -> None:
    found = lines(played)
    assert {key: line.points for key, line in found.items()} == {
        "returns": Decimal("4"),
        "late": Decimal("4"),
        "returned": Decimal("2"),
        "done": Decimal("1"),
        "meetings": Decimal("3"),
        "lessons": None,
    }
    assert [words for words, _ in found["returns"].bases] == [
        f"{TASK} 2020年4月：应于2020年4月25日前填报，没有填报",
        f"{TASK} 2020年5月：应于2020年5月25日前填报，没有填报",
    ]
    (words, seq) = found["returned"].bases[0]
    assert "没有佐证材料" in words
    with played.reading() as session:
        from tracker.ledger import tables

        row = session.get(tables.Event, (played.office, seq))
    assert row is not None
    assert (row.kind, row.subject) == ("FilingReturned", f"task/{TASK}")


def test_what_happens_after_the_period_does_not_change_it(played: Desk, wall: Any) -> None:
    before = lines(played)
    wall.go_to("2020-08-30")
    assert lines(played) == before


def test_the_office_enters_a_unit_objects_the_office_decides_and_the_result_is_frozen(
    played: Desk, unit_actor: Callable[[str], Actor], wall: Any, table: str, tmp_path: Path
) -> None:
    unit = played.seated(unit_actor("jyj"))
    with pytest.raises(RefusedError, match="还有1项没有评分，例如县教育局的“进校园”"):
        s.freeze_scores(played, QUARTER, DEPARTMENTS)
    s.enter_score(played, QUARTER, DEPARTMENTS, "jyj", "lessons", Decimal("18.5"), "抽查3所学校")
    s.object_to_score(unit, QUARTER, DEPARTMENTS, "returned", "退回是因为模板改了")
    with pytest.raises(RefusedError, match="还有1项异议没有裁定"):
        s.freeze_scores(played, QUARTER, DEPARTMENTS)
    s.decide_score(played, QUARTER, DEPARTMENTS, "jyj", "returned", Decimal(4), "情况属实")
    assert lines(played)["returned"].points == 4
    s.freeze_scores(played, QUARTER, DEPARTMENTS)

    other = tmp_path / "other.toml"
    other.write_text(TABLE.replace("full = 20", "full = 10"), encoding="utf-8")
    s.adopt_table(played, str(other))
    fixed = s.result(unit, QUARTER, DEPARTMENTS)
    assert fixed is not None
    assert [(sheet.unit, sheet.total) for sheet in fixed.sheets] == [("jyj", "34.5")]
    with pytest.raises(RefusedError, match="已于2020年7月2日定稿，不能再改"):
        s.enter_score(played, QUARTER, DEPARTMENTS, "jyj", "lessons", Decimal(5), "再查")
    assert verify_ledger(played).events > 0


def test_a_period_is_frozen_only_when_it_is_over(played: Desk, wall: Any) -> None:
    with pytest.raises(RefusedError, match="还不能定稿"):
        s.freeze_scores(played, "2020", DEPARTMENTS)
    with pytest.raises(InputError, match="还没有开始"):
        s.scores(played, "2020-Q4", DEPARTMENTS)


@pytest.mark.parametrize(
    ("term", "value", "said"),
    [
        ("lessons", "21", "应在0到20之间"),
        ("returns", "1", "由日志自动计数"),
        ("meetings", "1e40", "应是0到1000的整数"),
        ("nothing", "1", "没有“nothing”这一项"),
    ],
)
def test_what_does_not_fit_the_table_is_refused_and_nothing_changes(
    played: Desk, term: str, value: str, said: str
) -> None:
    before = lines(played)
    with pytest.raises(RefusedError, match=said):
        s.enter_score(played, QUARTER, DEPARTMENTS, "jyj", term, Decimal(value), "依据")
    assert lines(played) == before


def test_a_unit_sees_its_own_sheet_alone_and_gives_no_points(
    played: Desk, unit_actor: Callable[[str], Actor]
) -> None:
    unit = played.seated(unit_actor("slj"))
    assert [sheet.unit for sheet in s.scores(unit, QUARTER, DEPARTMENTS).sheets] == ["slj"]
    assert [sheet.unit for sheet in s.scores(unit, QUARTER, DEPARTMENTS, "jyj").sheets] == ["slj"]
    with pytest.raises(RefusedError, match="没有“评分”的权限"):
        s.enter_score(unit, QUARTER, DEPARTMENTS, "slj", "returns", Decimal(5), "依据")


def test_departments_and_townships_are_apart(played: Desk) -> None:
    units = {sheet.unit for sheet in s.scores(played, QUARTER, DEPARTMENTS).sheets}
    assert "jishi" not in units
    with pytest.raises(RefusedError, match="乡镇评分没有启用"):
        s.scores(played, QUARTER, Audience.TOWNSHIPS)
    s.adopt_table(played, "shicheng-townships")
    assert len(s.scores(played, QUARTER, Audience.TOWNSHIPS).sheets) == 9


def test_a_table_with_a_mistake_leaves_the_old_one_in_force(played: Desk, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(TABLE.replace('units = ["jyj"]', 'units = ["nobody"]'), encoding="utf-8")
    with pytest.raises(InputError, match="名录中没有的单位：nobody"):
        s.adopt_table(played, str(wrong))
    assert s.current_table(played, DEPARTMENTS).name == "季度考核"
    s.end_scoring(played, DEPARTMENTS, "减轻基层负担")
    with pytest.raises(RefusedError, match="没有启用"):
        s.scores(played, QUARTER, DEPARTMENTS)
