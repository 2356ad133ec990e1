"""The unit registry: who the units are, what they are called and were called, and who a name means.

A name is resolved or it becomes a question to a person; it is never guessed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from tracker.domain import unit_names
from tracker.domain.unit_names import pinyin_initials
from tracker.errors import NotFoundError

_CANDIDATES = 3
_ALIKE = 60  # out of 100; names that share only 县…局 reach 50


class UnitKind(StrEnum):
    """Kinds of units; the value is the word shown on screens and written in unit lists."""

    PARTY = "党委部门"
    DISCIPLINE = "纪检监察"
    GOVERNMENT = "政府部门"
    LEADING_GROUP = "领导小组办公室"
    PEOPLE = "人民团体"
    INSTITUTION = "事业单位"
    VERTICAL = "垂直管理"
    COMPANY = "企业"
    TOWNSHIP = "乡镇"
    COMMUNITY = "社区"


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a unit, good from `since` to `until`, both days included; None is open."""

    name: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether the name was in use on the day; without a day every name counts."""
        return day is None or ((self.since or day) <= day <= (self.until or day))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. `code` is its stable Latin short name, `short` what narrow columns show."""

    code: str
    name: str
    kind: UnitKind
    aliases: tuple[Alias, ...] = ()
    short: str = ""

    @property
    def is_township(self) -> bool:
        """Circulars list townships apart from departments."""
        return self.kind is UnitKind.TOWNSHIP


@dataclass(frozen=True, slots=True)
class Group:
    """A name that stands for several units, given by their codes: 各乡镇党委、政府."""

    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class One:
    """The name means this unit."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Several:
    """The name is a group and means these units."""

    group: Group
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody can say for certain: the words, units that may be meant (best first), and why in Chinese."""

    text: str
    candidates: tuple[Unit, ...] = ()
    reason: str = ""


Resolution = One | Several | Unknown


@dataclass(frozen=True, slots=True)
class _Meaning:
    """Whom a spelling means and in which years."""

    holder: Unit | Group
    alias: Alias


@dataclass(frozen=True)
class Registry:
    """All units and groups of one office; `regions` are the names of its county, the usual one first.

    What names mean is worked out when the first is looked up: most who ask for the units look up none.
    """

    units: tuple[Unit, ...]
    groups: tuple[Group, ...] = ()
    regions: tuple[str, ...] = ()

    @cached_property
    def _by_code(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.units}

    @cached_property
    def _index(self) -> dict[str, list[_Meaning]]:
        return _index(self)

    def unit(self, code: str) -> Unit:
        """The unit with this code; raises NotFoundError."""
        if code not in self._by_code:
            raise NotFoundError(f"单位名录中没有代码「{code}」。", "请用 duban unit list 查看全部单位。")
        return self._by_code[code]

    def members(self, group: Group) -> tuple[Unit, ...]:
        """The group's units in the group's order."""
        return tuple(self.unit(code) for code in group.members)

    def resolve(self, text: str, on: date | None = None) -> Resolution:
        """Whom the words of a plan mean, by the names in use on the day `on` (any day when None)."""
        meanings = self._meanings(text)
        holders = list({id(m.holder): m.holder for m in meanings if m.alias.holds_on(on)}.values())
        match holders:
            case [Unit() as unit]:
                return One(unit)
            case [Group() as group]:
                return Several(group, self.members(group))
            case []:
                return self._unknown(text, meanings, on)
        units = tuple(holder for holder in holders if isinstance(holder, Unit))
        return Unknown(text, units, f"「{text}」可能指{_listed(holders)}，请指明是哪一个。")

    def _meanings(self, text: str) -> list[_Meaning]:
        words, level = unit_names.key(text, self.regions), unit_names.level_of(self.regions)
        found = self._index.get(words)
        if found is None and level:
            found = self._index.get(words.removeprefix(level))
        return found or []

    def _unknown(self, text: str, expired: list[_Meaning], on: date | None) -> Unknown:
        units = tuple(m.holder for m in expired if isinstance(m.holder, Unit))
        if units and on:
            day = f"{on.year}年{on.month}月{on.day}日"
            reason = f"「{text}」在{day}不是在用名称，其他时间指{_listed(units)}，请确认。"
            return Unknown(text, units, reason)
        if not unit_names.plain(text):
            return Unknown(text, (), "没有写单位名称，请补上。")
        if unit_names.names_nobody(text):
            return Unknown(text, (), f"「{text}」没有点名，请办公室指定具体单位。")
        if unit_names.plain(text).startswith("各"):
            return Unknown(text, (), f"名录中没有登记「{text}」包括哪些单位，请先登记这个单位组。")
        alike = self._alike(text)
        if alike:
            return Unknown(
                text, alike, f"名录中没有「{text}」，相近的有{_listed(alike)}，请选定或登记新单位。"
            )
        return Unknown(text, (), f"名录中没有「{text}」，请登记这个单位，或改用名录中的名称。")

    def _alike(self, text: str) -> tuple[Unit, ...]:
        """Units whose name is this one shortened or written out, then those whose spelling is near."""
        from rapidfuzz import fuzz, process

        shortened = (unit for unit in self.units if unit_names.shortens(text, unit.name))
        words = unit_names.key(text, self.regions)
        ranked = process.extract(words, self._index.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=20)
        holders = (meaning.holder for name, _, _ in ranked for meaning in self._index[name])
        near = (holder for holder in holders if isinstance(holder, Unit))
        return tuple(dict.fromkeys((*shortened, *near)))[:_CANDIDATES]


def search_initials(unit: Unit) -> str:
    """Pinyin initials of the unit's names, joined by a space: `xfpkfj fpj xxczxj`."""
    names = (unit.name, unit.short, *(alias.name for alias in unit.aliases))
    return " ".join(dict.fromkeys(pinyin_initials(name) for name in names if name))


def _index(registry: Registry) -> dict[str, list[_Meaning]]:
    index: dict[str, list[_Meaning]] = {}
    for name, meaning, township in _all_names(registry):
        for spelling in unit_names.spellings(name, registry.regions, township=township):
            _add(index, spelling, meaning)
    certain = tuple(index)
    for name, meaning, _ in _all_names(registry):
        short = unit_names.committee_short(name, registry.regions)
        others = (index[spelling] for spelling in certain if short and spelling.endswith(short))
        if short and all(_same_holder(meaning, held) for held in others):
            _add(index, short, meaning)
    return index


def _all_names(registry: Registry) -> Iterator[tuple[str, _Meaning, bool]]:
    for unit in registry.units:
        for alias in (Alias(unit.name), *([Alias(unit.short)] if unit.short else []), *unit.aliases):
            yield alias.name, _Meaning(unit, alias), unit.is_township
    for group in registry.groups:
        for name in (group.name, *group.aliases):
            yield name, _Meaning(group, Alias(name)), False


def _add(index: dict[str, list[_Meaning]], spelling: str, meaning: _Meaning) -> None:
    index.setdefault(spelling, []).append(meaning)


def _same_holder(meaning: _Meaning, held: list[_Meaning]) -> bool:
    return all(other.holder is meaning.holder for other in held)


def _listed(holders: Iterable[Unit | Group]) -> str:
    return "、".join(dict.fromkeys(holder.name for holder in holders))
