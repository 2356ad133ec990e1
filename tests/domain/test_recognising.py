"""Names that the registry has learnt since: the parts of a draft that stood under them, and nothing else."""

from dataclasses import replace

from task_lives import MONDAY, drafted

from tracker.domain.arrangement_events import UnitsRecognised
from tracker.domain.evolve import evolve
from tracker.domain.recognising import meaning
from tracker.domain.task import Part, PartRole
from tracker.domain.units import Group, Registry, Unit, UnitKind

LEAD, RESPONSIBLE = PartRole.LEAD, PartRole.RESPONSIBLE
TOWNS = (Unit("jishi", "积石镇", UnitKind.TOWNSHIP), Unit("baizhuang", "白庄镇", UnitKind.TOWNSHIP))
KNOWN = Registry(
    (Unit("twt", "县天文台", UnitKind.INSTITUTION), *TOWNS), (Group("各乡镇", (), ("jishi", "baizhuang")),)
)


def recognised(*parts: Part) -> list[tuple[PartRole, str, str | None, str]]:
    """The parts of a draft after all of its names that can be placed were."""
    names = tuple(each for part in parts if (each := meaning(part.name, KNOWN.resolve(part.name))))
    event = UnitsRecognised(task="XH2020-001", day=MONDAY, names=names)
    task = evolve(replace(drafted(), parts=parts), event)
    return [(part.role, part.name, part.unit, part.group) for part in task.parts]


def test_a_name_becomes_its_unit_and_a_group_its_members() -> None:
    assert recognised(Part(LEAD, "县天文台", None), Part(RESPONSIBLE, "各乡镇", None)) == [
        (LEAD, "县天文台", "twt", ""),
        (RESPONSIBLE, "积石镇", "jishi", "各乡镇"),
        (RESPONSIBLE, "白庄镇", "baizhuang", "各乡镇"),
    ]


def test_what_is_still_unknown_or_was_known_already_stays_as_it_is() -> None:
    parts = (Part(LEAD, "县教育局", "jyj"), Part(RESPONSIBLE, "有关部门", None))
    assert recognised(*parts) == [(LEAD, "县教育局", "jyj", ""), (RESPONSIBLE, "有关部门", None, "")]


def test_a_unit_has_one_part_the_highest() -> None:
    parts = (Part(LEAD, "县天文台", None), Part(RESPONSIBLE, "天文台", "twt"))
    assert recognised(*parts) == [(LEAD, "县天文台", "twt", "")]
