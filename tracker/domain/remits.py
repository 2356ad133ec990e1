"""What each kind of organ is usually for: the ground for proposing a lead unit where a plan names none."""

from dataclasses import dataclass

from tracker.domain.unit_names import plain
from tracker.domain.units import Unit


@dataclass(frozen=True, slots=True)
class Organ:
    """A kind of organ, such as 教育 or 医疗保障.

    A unit is of this kind when one of its names holds a word of `marks` and none of `exempt`. `own` are
    the words of matters that it usually leads, `shares` of those that it often takes part in; `usual` is what
    a county calls its own.
    """

    name: str
    marks: tuple[str, ...]
    own: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    usual: str = ""

    def includes(self, unit: Unit) -> bool:
        """Whether the unit is an organ of this kind, by any of its names."""
        return any(
            any(mark in name for mark in self.marks) and not any(word in name for word in self.exempt)
            for name in names_of(unit)
        )


def names_of(unit: Unit) -> tuple[str, ...]:
    """Every name that the unit has or had, as names compare."""
    names = (unit.name, unit.short, *(alias.name for alias in unit.aliases))
    return tuple(dict.fromkeys(plain(name) for name in names if name))
