"""A task of a plan whose units nobody knew when it was imported, and that the registry has learnt since."""

from collections.abc import Iterable

from tracker.domain.arrangement_events import NameRecognised, UnitsRecognised
from tracker.domain.changing import replace
from tracker.domain.rules import EvolveRules
from tracker.domain.task import Part, Task
from tracker.domain.units import One, Resolution, Several


def meaning(name: str, found: Resolution) -> NameRecognised | None:
    """What the registry says of a name now; None while it cannot place it."""
    match found:
        case One(unit):
            return NameRecognised(name=name, units=((unit.code, unit.name),))
        case Several(group, units) if units:
            named = tuple((unit.code, unit.name) for unit in units)
            return NameRecognised(name=name, group=group.name, units=named)
    return None


def recognised(task: Task, event: UnitsRecognised) -> Task:
    """The task with units where names stood; a unit has one part, its highest."""
    known = {each.name: each for each in event.names}
    parts: dict[str, Part] = {}
    for part in task.parts:
        for each in [part] if part.unit else parts_for(part, known.get(part.name)):
            parts.setdefault(each.unit or each.name, each)
    return replace(task, parts=tuple(parts.values()))


def parts_for(part: Part, means: NameRecognised | None) -> Iterable[Part]:
    """The parts that stand for a name; the name itself where it was not recognised."""
    if means is None:
        return [part]
    return [Part(part.role, name, code, means.group) for code, name in means.units]


EVOLVES: EvolveRules = {UnitsRecognised: recognised}
