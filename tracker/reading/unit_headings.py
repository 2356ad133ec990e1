"""Tasks that stand below a unit's name: 一、县教育局（3项） as heading, its tasks as 1. 2. 3. under it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.reading import organs
from tracker.reading.clause import Clause
from tracker.reading.marks import STARTS_ITEM
from tracker.reading.names import unit_names
from tracker.reading.outline import Node
from tracker.reading.source import Source

_COUNTED = re.compile(r"[（(]?(?:共)?\d{1,3}[项条个件][）)]?")
_LONGEST = 40  # characters of such a heading
_DOES = re.compile(
    r"(?:由)?(?P<names>.+?)(?P<verb>牵头|负责|承担|承办|主办)(?:负责|落实|完成|办理|推进|实施)?的?(?:重点|主要|目标)?(?:工作|任务|事项|项目)?"
)
_LEADS = frozenset({"牵头", "主办"})
_BY_HEADING = "由上一级标题“{}”判断，请核对"


def clause_in_heading(words: str) -> Clause | None:
    """Who does what stands below a heading that is nothing but units, 县教育局（3项） or 县教育局牵头工作（3项）."""
    number = STARTS_ITEM.match(words)
    bare = _COUNTED.sub("", words[number.end() if number else 0 :]).strip(" \t　：:。\n")
    does = _DOES.fullmatch(bare)
    said = does["names"] if does else bare
    names = unit_names(said) if 0 < len(bare) <= _LONGEST and "。" not in bare else ()
    own = [name for name in names if organs.level_prefix(name) or name.startswith("各")]
    if not names or len(own) != len(names) or not all(map(organs.is_surely_a_unit, names)):
        return None
    return Clause(lead=names) if does and does["verb"] in _LEADS else Clause(responsible=names)


def clauses_by_heading(source: Source, nodes: Sequence[Node]) -> dict[int, tuple[Clause, str]]:
    """For each node without others below it, by its index: who its heading says does it, and the heading."""
    found: dict[int, tuple[Clause, str]] = {}
    headings: dict[str, Clause | None] = {}
    for index, node in enumerate(nodes):
        heads_others = index + 1 < len(nodes) and _parent(nodes[index + 1]) == node.number
        words = source.words(node.own).strip()
        headings[node.number] = clause_in_heading(words) if heads_others else None
        clause = headings.get(_parent(node))
        if clause and not heads_others:
            heading = "、".join(clause.units)
            found[index] = replace(clause, doubts=(_BY_HEADING.format(heading),)), heading
    return found


def _parent(node: Node) -> str:
    return node.number.removesuffix(node.mark.label)
