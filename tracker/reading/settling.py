"""Names that one list leaves bare are completed by what the whole document calls its units.

`省建设厅牵头，交通运输厅配合` in a province's plan means 省交通运输厅; in a ministry's plan nothing is added.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tracker.domain.plan import PlanItem
from tracker.reading import organs
from tracker.reading.clause import NO_UNIT

_PLACE = re.compile(
    r"(?:中共)?(?P<stem>[\u4e00-\u9fff]{2,6}?)(?P<level>自治县|自治州|自治区|新区|省|市|县|区|州|旗|盟)"
)
_BARE = re.compile(r"[\u4e00-\u9fff]{2,3}")
_MOST = 0.6  # share of the document's organs that carry its level word
_SOME = 0.25  # where its title names the level too


def settled(items: Sequence[PlanItem], about: Sequence[str] = (), printed: str = "") -> tuple[PlanItem, ...]:
    """The items with bare names written as the rest of the document writes them.

    `about` begins with the document's own place (title, issuers): an organ that carries it, 北江海事局, takes
    no level word from its neighbours unless the words as `printed` give it one.
    """
    places = [place for words in about for place in _places(words)]
    stems = {stem for stem, _ in places}
    items = [_with_kinds(item, printed) for item in items]
    items = (
        [_map(item, lambda name: _without_prefix(name, stems, printed)) for item in items] if stems else items
    )
    prefix = _common_prefix(items, {level for _, level in places[-1:]})
    full = {name for item in items for name in _units(item)}
    return tuple(_settled(item, prefix, full, stems) for item in items)


def _with_kinds(item: PlanItem, printed: str) -> PlanItem:
    """Places that a list leaves bare, 城关、石门等乡镇, with the kind that the document gives them elsewhere."""
    bare = {name for name in _units(item) if _BARE.fullmatch(name) and not organs.ends_like_a_unit(name)}
    full = {name: whole for name in bare if (whole := _elsewhere(name, printed))}
    if not full:
        return item
    doubts = tuple(doubt for doubt in item.doubts if doubt not in map(NO_UNIT.format, full))
    return replace(_map(item, lambda name: full.get(name, name)), doubts=doubts)


def _elsewhere(name: str, printed: str) -> str:
    """The one full name that the words have for a bare one, else empty."""
    found = {match[0] for match in re.finditer(f"{name}(?:镇|乡|街道|社区|村)", printed)}
    return found.pop() if len(found) == 1 else ""


def _places(words: str) -> Iterator[tuple[str, str]]:
    """The places that the words begin with, and their levels: (浙江, 省) and (温州, 市) of 浙江省温州市…."""
    at = 0
    while match := _PLACE.match(words, at):
        yield match["stem"], match["level"]
        at = match.end()


def _without_prefix(name: str, stems: set[str], printed: str) -> str:
    prefix = organs.level_prefix(name)
    bare = name.removeprefix(prefix)
    carries = any(bare.startswith(stem) for stem in stems) or any(f"局{stem}" in bare for stem in stems)
    return bare if prefix and carries and name not in printed else name


def _map(item: PlanItem, change: Callable[[str], str]) -> PlanItem:
    lead, responsible, guide = (
        tuple(dict.fromkeys(map(change, names))) for names in (item.lead, item.responsible, item.guide)
    )
    return replace(item, lead=lead, responsible=responsible, guide=guide)


def _common_prefix(items: Iterable[PlanItem], levels: set[str]) -> str:
    """The level word that most organs carry, or some where it is the title's; empty in a ministry's plan."""
    names = [name for item in items for name in _units(item) if not organs.is_group(name)]
    counted = Counter(organs.level_prefix(name) for name in names)
    prefix, count = max(((p, n) for p, n in counted.items() if p), key=lambda one: one[1], default=("", 0))
    return prefix if count > (_SOME if prefix in levels else _MOST) * len(names) else ""


def _settled(item: PlanItem, prefix: str, full: set[str], stems: set[str]) -> PlanItem:
    return _map(item, lambda name: _one_in_full(name, prefix, full, stems)) if prefix else item


def _one_in_full(name: str, prefix: str, full: set[str], stems: set[str]) -> str:
    if not organs.inherits(name, prefix) or name.startswith(tuple(stems)):
        return name
    known = [whole for whole in (prefix + name, f"{prefix}委{name}") if whole in full]
    if known:
        return known[0]
    return f"{prefix}委{name}" if organs.belongs_to_committee(name) else prefix + name


def _units(item: PlanItem) -> tuple[str, ...]:
    return item.lead + item.responsible + item.guide
