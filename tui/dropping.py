"""Paths of files dropped into the terminal, which arrive as pasted words."""

import shlex

BEGINS = ("/", "~", "file://")


def paths_dropped(words: str) -> tuple[str, ...]:
    """The paths that were dropped, without their quotes; none where the words are no paths."""
    plain = words.strip()
    try:
        found = shlex.split(plain)
    except ValueError:
        found = []
    if len(found) > 1 and all(each.startswith(BEGINS) for each in found):
        return tuple(found)
    one = found[0] if len(found) == 1 else plain
    return (one,) if one.startswith(BEGINS) and "\n" not in one else ()
