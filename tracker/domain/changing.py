"""`replace` as dataclasses has it, quicker for what changes with every event.

A task has some fifty fields; handing each of them to its constructor again was half of the time of
reading a log. A class with `slots` has no dictionary to copy and goes the usual way.
"""

import dataclasses
from typing import TYPE_CHECKING, Any

__all__ = ["replace"]

if TYPE_CHECKING:
    from dataclasses import replace  # so that the fields are checked
else:

    def replace(value: Any, /, **changes: Any) -> Any:
        """The frozen `value` with other values for some fields. Raises TypeError for a field it does not have."""
        fields = getattr(value, "__dict__", None)
        if fields is None:
            return dataclasses.replace(value, **changes)
        if unknown := changes.keys() - fields.keys():
            raise TypeError(f"{type(value).__name__} has no {', '.join(unknown)}")
        changed = object.__new__(type(value))
        changed.__dict__.update(fields, **changes)
        return changed
