"""Tasks that stand below a unit's name: 一、县教育局（3项） as heading, its tasks as 1. 2. 3. under it."""

import re
from collections.abc import Sequence

from tracker.reading import organs
from tracker.reading.clause import Clause
from tracker.reading.marks import STARTS_ITEM
from tracker.reading.names import unit_names
from tracker.reading.outline import Node
from tracker.reading.source import Source

_COUNTED = re.compile(r"[（(]?(?:共)?\d{1,3}[项条个件][）)]?")
_LONGEST = 40  # characters of such a heading
_BY_HEADING = "由上一级标题“{}”判断，请核对"


def units_in_heading(words: str) -> tuple[str, ...]:
    """The units when a heading is nothing but their names, else none."""
    number = STARTS_ITEM.match(words)
    bare = _COUNTED.sub("", words[number.end() if number else 0 :]).strip(" \t　：:。\n")
    names = unit_names(bare) if 0 < len(bare) <= _LONGEST and "。" not in bare else ()
    own = [name for name in names if organs.level_prefix(name) or name.startswith("各")]
    return names if names and len(own) == len(names) and all(map(organs.is_surely_a_unit, names)) else ()


def clauses_by_heading(source: Source, nodes: Sequence[Node]) -> dict[int, tuple[Clause, str]]:
    """For each node without others below it, by its index: who its heading says does it, and the heading."""
    found: dict[int, tuple[Clause, str]] = {}
    headings: dict[str, tuple[str, ...]] = {}
    for index, node in enumerate(nodes):
        heads_others = index + 1 < len(nodes) and _parent(nodes[index + 1]) == node.number
        words = source.words(node.own).strip()
        headings[node.number] = units_in_heading(words) if heads_others else ()
        units = headings.get(_parent(node), ())
        if units and not heads_others:
            heading = "、".join(units)
            found[index] = Clause(responsible=units, doubts=(_BY_HEADING.format(heading),)), heading
    return found


def _parent(node: Node) -> str:
    return node.number.removesuffix(node.mark.label)
