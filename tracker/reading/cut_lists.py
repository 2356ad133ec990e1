"""Lists of units that a line break cut, between two of them or inside a name."""

import re

from tracker.reading.marks import STARTS_ITEM
from tracker.reading.names import unit_names
from tracker.reading.organs import ends_like_a_unit, is_surely_a_unit
from tracker.reading.roles import LABEL

_LONGEST_REST = 120  # characters of a line that goes on with a list
_LONGEST_NAME = 20  # characters of a name that a line break may have cut
_LIST_MARKS = re.compile(r"[、，,：:；;]")
_ENDED = re.compile(r"[。；;！!）)]\s*$")


def finishes_a_list(before: str, line: str) -> bool:
    """Whether a line is the rest of a list that was cut inside a name: 各乡 / 镇人民政府, 县财 / 政局、县水利局."""
    if len(line) > _LONGEST_REST or STARTS_ITEM.match(line) or _ENDED.search(before):
        return False
    cut, rest = _LIST_MARKS.split(before)[-1].strip(), _LIST_MARKS.split(line.strip())[0]
    if LABEL.search(before) and _is_cut(cut, rest):
        return True
    names = unit_names(cut + line.strip().rstrip("。"))
    return bool(names) and len(cut) < _LONGEST_REST and all(map(is_surely_a_unit, names))


def _is_cut(cut: str, rest: str) -> bool:
    """Whether two pieces are one unit's name and neither is one alone: 区园林绿 / 化局, 区交通委 / 员会."""
    whole = is_surely_a_unit(cut + rest) and len(cut + rest) < _LONGEST_NAME
    return whole and not (is_surely_a_unit(cut) and ends_like_a_unit(rest) and rest != "员会")
