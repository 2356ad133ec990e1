"""Setting the units of a task: names typed, understood by the registry, never guessed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from tracker.domain.events import PartDraft
from tracker.domain.task import PartRole
from tracker.domain.units import One, Registry, Several, Unit, Unknown, search_initials
from tracker.errors import InputError
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers
from tui.forms.listed import listed
from tui.sheet import Sheet

LONGEST = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A unit with the group that it came in with."""

    unit: Unit
    group: str = ""


def unit_fields(sheet: Sheet) -> tuple[Field, ...]:
    """A field for each role, filled with the units that hold now."""
    return tuple(
        Field(
            role.value,
            role.word,
            Kind.UNITS,
            value=names_now(sheet, role),
            hint="用、分开；可写全称、简称或拼音首字母，也可写单位组" if role is PartRole.LEAD else "",
            required=role is PartRole.LEAD,
            read=reader_of(sheet.registry),
        )
        for role in PartRole
    )


def names_now(sheet: Sheet, role: PartRole) -> str:
    """The units of a role as one would type them; a group once under its own name."""
    parts = sheet.task.parts_of(role)
    return "、".join(dict.fromkeys(part.group or sheet.name_of(part.unit, part.name) for part in parts))


def reader_of(registry: Registry) -> Callable[[str], tuple[Named, ...]]:
    """Turns typed names into units; raises InputError for one that the registry does not know."""

    def read(text: str) -> tuple[Named, ...]:
        names = list(listed(text))
        found: list[Named] = []
        while names:
            taken = longest_name(registry, names)
            found += resolve(registry, "、".join(names[:taken]))
            names = names[taken:]
        return tuple({named.unit.code: named for named in found}.values())

    return read


def longest_name(registry: Registry, names: list[str], known: Collection[str] = ()) -> int:
    """How many of the names make up the first one: 各乡镇党委、政府 is a single group, or a name `known` besides."""
    for count in range(min(LONGEST, len(names)), 1, -1):
        name = "、".join(names[:count])
        if name in known or not isinstance(registry.resolve(name), Unknown):
            return count
    return 1


def resolve(registry: Registry, name: str) -> tuple[Named, ...]:
    """The unit or units that a name, a code or initials mean. Raises InputError with the registry's own reason."""
    match registry.resolve(name):
        case One(unit):
            return (Named(unit),)
        case Several(group, units):
            return tuple(Named(unit, group.name) for unit in units)
        case unknown:
            code = [unit for unit in registry.units if unit.code == name.lower()]
            initials = code or [
                unit for unit in registry.units if name.lower() in search_initials(unit).split()
            ]
            if len(initials) == 1:
                return (Named(initials[0]),)
            if initials:
                meant = "、".join(unit.name for unit in initials)
                raise InputError(f"「{name}」可能指{meant}，请写明是哪一个。")
            raise InputError(unknown.reason)


def parts_from(answers: Answers) -> tuple[PartDraft, ...]:
    """The parts that the answers make, each unit once, in the first role that names it."""
    seen: set[str] = set()
    parts = []
    for role in PartRole:
        for named in answers.get(role.value) or ():
            if named.unit.code not in seen:
                seen.add(named.unit.code)
                parts.append(
                    PartDraft(role=role.value, name=named.unit.name, unit=named.unit.code, group=named.group)
                )
    return tuple(parts)
