"""The units of a made-up prefecture: some counties, each with its departments and townships."""

from dataclasses import dataclass

from tracker.domain.permissions import Actor, Role
from tracker.domain.units import Group, Registry, Unit, UnitKind
from tracker.services.scale.words import words

TASKS_A_COUNTY = 500


@dataclass(frozen=True, slots=True)
class County:
    """A county: its name, the codes of its departments and of its townships."""

    name: str
    departments: tuple[str, ...]
    townships: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Some counties and the registry of all their units."""

    counties: tuple[County, ...]
    registry: Registry

    def county_of(self, unit: str) -> County:
        """The county of a unit, by its code."""
        return self.counties[int(unit[1:3]) - 1]


def region_for(tasks: int) -> Region:
    """As many counties as so many tasks need, one for each 500, as far as the names reach."""
    names = words().counties
    wanted = min(len(names), max(1, tasks // TASKS_A_COUNTY))
    counties = tuple(county(number, name) for number, name in enumerate(names[:wanted], start=1))
    return Region(counties, registry_of(counties))


def county(number: int, name: str) -> County:
    """The county with that number; codes are `c01-jyj` and `c01-t1`."""
    stem = f"c{number:02d}"
    departments = tuple(f"{stem}-{code}" for code in words().departments)
    return County(name, departments, tuple(f"{stem}-t{n}" for n in range(1, len(words().townships) + 1)))


def registry_of(counties: tuple[County, ...]) -> Registry:
    """All their units, and for each county the group name of its townships."""
    units: list[Unit] = []
    for each in counties:
        named = zip(each.departments, words().departments.values(), strict=True)
        units += [Unit(code, each.name + name, UnitKind.GOVERNMENT) for code, name in named]
        towns = zip(each.townships, words().townships, strict=True)
        units += [Unit(code, each.name + name, UnitKind.TOWNSHIP) for code, name in towns]
    groups = tuple(Group(each.name + words().group, (), each.townships) for each in counties)
    return Registry(tuple(units), groups, ())


def liaison(unit: Unit) -> Actor:
    """The account of a unit's liaison, named after its code."""
    return Actor(unit.code, f"{unit.name}联络员", Role.UNIT, unit.code)
