"""Units named by a person, as parts of a task."""

import pytest

from tracker.domain.events import PartDraft
from tracker.domain.task import PartRole, Task
from tracker.errors import InputError
from tracker.services.assignment import parts_named
from tracker.services.desk import Desk
from tracker.services.tasks import read_task

LEAD, RESPONSIBLE = PartRole.LEAD, PartRole.RESPONSIBLE


@pytest.fixture
def task(imported: Desk) -> Task:
    """The task on education: 县教育局 leads, the townships and others do their part."""
    return read_task(imported, "XH2020-011")[0]


def units(parts: tuple[PartDraft, ...], role: PartRole) -> list[str | None]:
    """The units in a role, in order."""
    return [part.unit for part in parts if part.role == role.value]


def test_roles_that_are_not_named_stay(imported: Desk, task: Task) -> None:
    parts = parts_named(imported, task, {LEAD: ["县农科局"]})
    assert units(parts, LEAD) == ["nkj"]
    assert units(parts, RESPONSIBLE) == [part.unit for part in task.parts_of(RESPONSIBLE)]


def test_a_code_a_name_an_alias_and_a_group_are_understood(imported: Desk, task: Task) -> None:
    parts = parts_named(imported, task, {LEAD: ["jyj", "扶贫办"], RESPONSIBLE: ["各乡镇党委、政府"]})
    assert units(parts, LEAD) == ["jyj", "fpj"]
    assert len(units(parts, RESPONSIBLE)) == 9
    assert {part.group for part in parts if part.role == RESPONSIBLE.value} == {"各乡镇党委、政府"}


def test_a_unit_has_one_part_its_highest(imported: Desk, task: Task) -> None:
    own = task.parts_of(RESPONSIBLE)[0].unit or ""
    parts = parts_named(imported, task, {LEAD: [own, own]})
    assert units(parts, LEAD) == [own]
    assert own not in units(parts, RESPONSIBLE)


def test_a_name_that_nobody_knows_is_refused_with_the_reason(imported: Desk, task: Task) -> None:
    with pytest.raises(InputError, match="县天文局"):
        parts_named(imported, task, {LEAD: ["县天文局"]})
