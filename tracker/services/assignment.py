"""Units as a person names them, turned into the parts of a task; a name that nobody knows is refused."""

from collections.abc import Mapping, Sequence

from tracker.domain.drafting import parts_of_name
from tracker.domain.events import PartDraft
from tracker.domain.task import PartRole, Task
from tracker.domain.units import Registry, Unknown
from tracker.errors import InputError
from tracker.services.desk import Desk
from tracker.services.units import registry

Names = Sequence[str]


def parts_named(desk: Desk, task: Task | None, named: Mapping[PartRole, Names]) -> tuple[PartDraft, ...]:
    """The parts of `task` with the roles in `named` filled anew (names or unit codes), the others kept.

    Without a task there are none to keep. A unit has one part, its highest. Raises InputError for a name
    that means nobody for certain.
    """
    known = registry(desk)
    parts: dict[str, PartDraft] = {}
    for role in PartRole:
        given = named.get(role, ())
        drafts = [part for name in given for part in _parts(role, name, known)]
        drafts = drafts or (_kept(task, role) if task else [])
        for part in drafts:
            parts.setdefault(part.unit or part.name, part)
    return tuple(parts.values())


def parts_of_part(desk: Desk, task: Task, named: Mapping[PartRole, Names]) -> tuple[PartDraft, ...]:
    """The parts of a sub-task: only the units in `named`, led by the leads of `task` where no lead is."""
    leads = named.get(PartRole.LEAD, ())
    drafts = [each for each in parts_named(desk, task, named) if named.get(PartRole(each.role))]
    return tuple(drafts) if leads or not drafts else (*_kept(task, PartRole.LEAD), *drafts)


def units_named(desk: Desk, names: Names) -> tuple[str, ...]:
    """The codes of the units that these names or codes mean. Raises InputError for one that nobody knows."""
    known = registry(desk)
    drafts = [part for name in names for part in _parts(PartRole.RESPONSIBLE, name, known)]
    return tuple(dict.fromkeys(part.unit for part in drafts if part.unit))


def _parts(role: PartRole, name: str, known: Registry) -> list[PartDraft]:
    codes = {unit.code: unit.name for unit in known.units}
    name = codes.get(name, name)
    answer = known.resolve(name)
    if isinstance(answer, Unknown):
        raise InputError(answer.reason, "没有保存。")
    return parts_of_name(role, name, known, None)


def _kept(task: Task, role: PartRole) -> list[PartDraft]:
    return [
        PartDraft(role=part.role.value, name=part.name, unit=part.unit, group=part.group)
        for part in task.parts_of(role)
    ]
