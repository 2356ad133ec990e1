"""Rule packs by version: adopted, refused with the place of the mistake, and in force on the day looked at."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from seeds import seed_names
from tracker.domain import commands as c
from tracker.domain.permissions import Actor
from tracker.errors import InputError, RefusedError
from tracker.ledger.verification import verify
from tracker.queries.tasks import find, one
from tracker.services import rules
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tracker.services.views import look

TASK = "XH2020-004"


def light(desk: Desk, as_of: date | None = None) -> str:
    with look(desk, as_of) as view:
        found = one(view, TASK)
    assert found is not None
    return found.light.sentence


def test_a_pack_holds_from_its_day_and_earlier_days_keep_theirs(imported: Desk, wall: Any) -> None:
    perform(imported, c.Dispatch(task=TASK))
    wall.go_to("2020-06-20")
    before = light(imported)
    wall.go_to("2020-06-22")
    adopted = rules.adopt(imported, "瓯海")
    assert (adopted.version, adopted.name) == (2, "瓯海")
    assert before.endswith("红灯")
    assert light(imported).endswith("时限未到，绿灯")
    assert light(imported, date(2020, 6, 20)) == before
    assert rules.in_force(imported, date(2020, 6, 20)).name == "银川"
    verify(imported.engine, imported.office)


def test_an_office_may_adopt_its_own_pack_and_come_back(desk: Desk, tmp_path: Path) -> None:
    own = tmp_path / "our.toml"
    own.write_text('name = "我县"\n[overdue]\norange = 3\n[silent]\ngrey = 1\n', encoding="utf-8")
    rules.adopt(desk, str(own))
    rules.adopt(desk, "yinchuan")
    assert [(each.version, each.name) for each in rules.adoptions(desk)] == [
        (1, "银川"),
        (2, "我县"),
        (3, "银川"),
    ]
    with pytest.raises(RefusedError, match="已在使用，没有变化"):
        rules.adopt(desk, "银川")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "坏"\n[overdue]\npink = 1\n[silent]\ngrey = 2\n', "第3行"),
        ('name = "坏"\n[overdue]\nred = 1\n', "缺少 \\[silent\\]"),
        ('name = "坏\n', "第1行"),
        (b"name = \xff", "第1行不是 UTF-8 编码"),
    ],
)
def test_a_pack_with_a_mistake_is_refused_with_its_place_and_the_old_one_holds(
    desk: Desk, tmp_path: Path, text: str | bytes, said: str
) -> None:
    bad = tmp_path / "坏.toml"
    bad.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError, match=said) as refused:
        rules.adopt(desk, str(bad))
    assert "坏.toml" in refused.value.message
    assert [each.name for each in rules.adoptions(desk)] == ["银川"]


def test_an_unknown_pack_is_refused_with_those_that_there_are(desk: Desk) -> None:
    with pytest.raises(InputError) as refused:
        rules.adopt(desk, "北京")
    assert "银川（yinchuan）" in refused.value.remedy


def test_a_unit_may_not_adopt(desk: Desk, unit_actor: Callable[[str], Actor]) -> None:
    with pytest.raises(RefusedError, match="没有“设置规则和工作日”的权限"):
        rules.adopt(desk.seated(unit_actor("jyj")), "三明")


def test_every_shipped_pack_can_be_read_and_has_its_own_name() -> None:
    packs = list(rules.shipped())
    assert len({each.pack.name for each in packs}) == len(packs) == len(seed_names("rules"))


def test_one_task_and_the_ledger_get_the_same_light(imported: Desk, wall: Any) -> None:
    for task in (TASK, "XH2020-011"):
        perform(imported, c.Dispatch(task=task))
    wall.go_to("2020-08-20")
    with look(imported) as view:
        for each in find(view).rows:
            assert one(view, each.facts.code) == each
