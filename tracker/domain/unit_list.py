"""Unit lists written by people, in TOML: text in, a Registry out, or every mistake in it at once.

region = "循化县"
region_aliases = ["循化撒拉族自治县"]
[[unit]]
code = "fpj"
name = "县扶贫开发局"
kind = "政府部门"
short = "扶贫局"
aliases = ["县扶贫办", { name = "县乡村振兴局", since = 2021-02-25 }]
[[group]]
name = "各乡镇党委、政府"
aliases = ["各乡镇"]
members = ["jishi", "baizhuang"]
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.domain.unit_names import spellings
from tracker.domain.units import Alias, Group, Registry, Unit, UnitKind
from tracker.errors import InputError

_CODE = re.compile(r"[a-z][a-z0-9-]*")
_UNIT_WORDS = {"code", "name", "kind", "short", "aliases"}
_GROUP_WORDS = {"name", "aliases", "members", "kinds"}
_FILE_WORDS = {"region", "region_aliases", "unit", "group"}
_ALIAS_WORDS = {"name", "since", "until"}


def registry_from_toml(text: str, source: str) -> Registry:
    """The registry in a unit list; `source` is the file's name for messages.

    Raises InputError that names the file, each wrong entry and what was expected there.
    """
    reading = _Reading()
    registry = _registry(_parsed(text, source), reading)
    _check_names(registry, reading)
    if reading.mistakes:
        raise InputError(
            f"单位名录「{source}」有{len(reading.mistakes)}处不能用：" + "；".join(reading.mistakes) + "。",
            "请改正后重试。",
        )
    return registry


@dataclass(slots=True)
class _Reading:
    """The mistakes met so far; every getter answers something usable so that reading goes on."""

    mistakes: list[str] = field(default_factory=list)

    def wrong(self, entry: str, expected: str) -> None:
        self.mistakes.append(f"{entry}{expected}")

    def words(self, entry: str, found: dict[str, Any], known: set[str]) -> None:
        for word in found.keys() - known:
            self.wrong(entry, f"有不认识的字段 {word}，应为 {'、'.join(sorted(known))} 之一")

    def text(self, entry: str, found: dict[str, Any], word: str, *, needed: bool = True) -> str:
        value = found.get(word, "")
        if isinstance(value, str) and (value.strip() or not needed):
            return value.strip()
        self.wrong(entry, f"的 {word} 应为文字" if word in found else f"缺少 {word}")
        return ""

    def texts(self, entry: str, found: dict[str, Any], word: str) -> tuple[str, ...]:
        values = found.get(word, [])
        if isinstance(values, list) and all(isinstance(value, str) and value.strip() for value in values):
            return tuple(values)
        self.wrong(entry, f"的 {word} 应为文字的数组")
        return ()

    def entries(self, found: dict[str, Any], word: str) -> list[dict[str, Any]]:
        values = found.get(word, [])
        if isinstance(values, list) and all(isinstance(value, dict) for value in values):
            return values
        self.wrong("", f"{word} 应写成 [[{word}]] 条目")
        return []

    def day(self, entry: str, found: dict[str, Any], word: str) -> date | None:
        value = found.get(word)
        if value is None or type(value) is date:
            return value
        self.wrong(entry, f"的 {word} 应为日期，如 2021-02-25")
        return None


def _parsed(text: str, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        place = f"第{at[1]}行第{at[2]}列" if at else "末尾"
        message = f"单位名录「{source}」{place}不是正确的 TOML。"
        raise InputError(message, "请检查引号、等号和方括号。") from None


def _registry(found: dict[str, Any], reading: _Reading) -> Registry:
    reading.words("", found, _FILE_WORDS)
    region = reading.text("", found, "region")
    regions = (region, *reading.texts("", found, "region_aliases")) if region else ()
    listed = enumerate(reading.entries(found, "unit"), 1)
    units = tuple(_unit(order, entry, reading) for order, entry in listed)
    if not units:
        reading.wrong("", "没有一个单位，应有 [[unit]] 条目")
    named = enumerate(reading.entries(found, "group"), 1)
    groups = tuple(_group(order, entry, units, reading) for order, entry in named)
    return Registry(units, groups, regions)


def _unit(order: int, found: dict[str, Any], reading: _Reading) -> Unit:
    entry = f"第{order}个单位（{found.get('name') or found.get('code') or '无名'}）"
    reading.words(entry, found, _UNIT_WORDS)
    code, name = reading.text(entry, found, "code"), reading.text(entry, found, "name")
    if code and not _CODE.fullmatch(code):
        reading.wrong(entry, f"的 code「{code}」应为小写字母开头的字母、数字或连字符")
    return Unit(
        code=code,
        name=name,
        kind=_kind(entry, reading.text(entry, found, "kind"), reading),
        aliases=tuple(_aliases(entry, found, reading)),
        short=reading.text(entry, found, "short", needed=False),
    )


def _kind(entry: str, word: str, reading: _Reading) -> UnitKind:
    if word in set(UnitKind):
        return UnitKind(word)
    if word:
        reading.wrong(entry, f"的类别「{word}」应为 {'、'.join(UnitKind)} 之一")
    return UnitKind.GOVERNMENT


def _aliases(entry: str, found: dict[str, Any], reading: _Reading) -> Iterator[Alias]:
    values = found.get("aliases", [])
    if not isinstance(values, list):
        reading.wrong(entry, "的 aliases 应为数组")
        return
    for value in values:
        if isinstance(value, dict):
            reading.words(f"{entry}的别名", value, _ALIAS_WORDS)
            since, until = reading.day(entry, value, "since"), reading.day(entry, value, "until")
            if since and until and since > until:
                reading.wrong(entry, f"的别名启用日{since}晚于停用日{until}")
            yield Alias(reading.text(f"{entry}的别名", value, "name"), since, until)
        elif isinstance(value, str) and value.strip():
            yield Alias(value.strip())
        else:
            reading.wrong(entry, "的 aliases 各项应为名称，或 { name = …, since = … }")


def _group(order: int, found: dict[str, Any], units: tuple[Unit, ...], reading: _Reading) -> Group:
    entry = f"第{order}个单位组（{found.get('name') or '无名'}）"
    reading.words(entry, found, _GROUP_WORDS)
    members = reading.texts(entry, found, "members")
    for code in sorted(set(members) - {unit.code for unit in units}):
        reading.wrong(entry, f"的成员代码「{code}」不在单位中")
    kinds = {_kind(entry, word, reading) for word in reading.texts(entry, found, "kinds")}
    by_kind = (unit.code for unit in units if unit.kind in kinds)
    everyone = tuple(dict.fromkeys((*members, *by_kind)))
    if not everyone:
        reading.wrong(entry, "没有成员，应写 members 或 kinds")
    return Group(reading.text(entry, found, "name"), reading.texts(entry, found, "aliases"), everyone)


def _check_names(registry: Registry, reading: _Reading) -> None:
    codes: set[str] = set()
    for unit in registry.units:
        if unit.code in codes:
            reading.wrong(f"代码「{unit.code}」", "重复，每个单位应有自己的代码")
        codes.add(unit.code)
    held: dict[str, list[tuple[str, Alias]]] = {}
    shared: dict[str, None] = {}
    for owner, alias in _names(registry):
        for spelling in spellings(alias.name, registry.regions):
            for other, earlier in held.setdefault(spelling, []):
                if other != owner and _overlap(alias, earlier):
                    shared[f"「{earlier.name}」属于{other}，「{alias.name}」属于{owner}"] = None
            held[spelling].append((owner, alias))
    for words in shared:
        reading.wrong("名称", f"{words}，写法相同，分不清是哪一个")


def _names(registry: Registry) -> Iterator[tuple[str, Alias]]:
    for unit in registry.units:
        for alias in (Alias(unit.name), *([Alias(unit.short)] if unit.short else []), *unit.aliases):
            yield unit.name, alias
    for group in registry.groups:
        for name in (group.name, *group.aliases):
            yield group.name, Alias(name)


def _overlap(one: Alias, other: Alias) -> bool:
    latest_start = max(one.since or date.min, other.since or date.min)
    return latest_start <= min(one.until or date.max, other.until or date.max)
