"""`replace` as dataclasses has it, quicker for what changes with every event.

A task has some fifty fields; handing each of them to its constructor again was half of the time of
reading a log. A class with `slots` has no dictionary to copy; its fields are looked up once for all.
"""

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["replace"]

if TYPE_CHECKING:
    from dataclasses import replace  # so that the fields are checked
else:

    def replace(value: Any, /, **changes: Any) -> Any:
        """The frozen `value` with other values for some fields. Raises TypeError for a field it does not have."""
        fields = getattr(value, "__dict__", None)
        if fields is None:
            names, read = fields_of(type(value))
            return type(value)(**dict(zip(names, read(value), strict=True)) | changes)
        if unknown := changes.keys() - fields.keys():
            raise TypeError(f"{type(value).__name__} has no {', '.join(unknown)}")
        changed = object.__new__(type(value))
        changed.__dict__.update(fields, **changes)
        return changed


@cache
def fields_of(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The fields of a dataclass with slots, and what reads them all."""
    names = tuple(field.name for field in dataclasses.fields(kind))
    read = attrgetter(*names)
    return names, read if len(names) > 1 else lambda value: (read(value),)
