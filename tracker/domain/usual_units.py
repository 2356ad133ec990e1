"""The units that a county usually has: something to propose from while an office's registry is still empty."""

from collections.abc import Iterable

from tracker.domain.new_units import code_of, free_code, kind_of
from tracker.domain.remits import Organ
from tracker.domain.units import Unit

COUNTY, LEVELS = "县", "县市区旗州"


def usual_units(organs: Iterable[Organ], level: str, taken: Iterable[Unit] = ()) -> tuple[Unit, ...]:
    """A unit of each kind under its usual name at that level (县, 市, 区, 旗, 州), besides those `taken`.

    None at other levels: a province calls its organs otherwise, and its plans name them.
    """
    if not level or level not in LEVELS:
        return ()
    standing = list(taken)
    codes, names = {unit.code for unit in standing}, {unit.name for unit in standing}
    found = []
    for organ in organs:
        name = organ.usual.replace(COUNTY, level)
        if name and name not in names:
            code = free_code(code_of(name), codes)
            codes.add(code)
            found.append(Unit(code, name, kind_of(name)))
    return tuple(found)
