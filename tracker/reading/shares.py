"""A number divided among townships, units or years: 新建36座（其中石门镇24座、双河镇12座）, 鹿城、龙湾各24个."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.reading import organs

_OPENS = re.compile(
    r"[^。；;：:，,\n\d（()）]{0,20}?(?:[（(](?:其中|分别为)?[：:，,]?|[，,。]?(?:其中|分别为|分别是)[：:，,]?|[：:])"
)
_ENTRY = re.compile(
    r"[、，,；;]?(?P<names>[^\d。（）()\n]{2,80}?)\s*(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>[^\d、，,；;。：:（）()\n]{1,5})?"
)
_YEAR = re.compile(
    r"[、，,；;]?(?P<names>20\d\d年)(?:度|内|底前|底)?(?:计划)?(?:新建|新增|完成|建设|改造|实施)?\s*(?P<value>\d+(?:\.\d+)?)\s*"
    r"(?P<unit>[^\d、，,；;。：:（）()\n]{1,5})?"
)
_VERBS = re.compile(
    r"(?P<each>各自?)?(?:新建|新增|完成|建设|改造|建成|培训|安排|任务|种植|不少于|不低于|不得少于|至少|约)*$"
)
_MORE = re.compile(r"(?:及?以上|左右|以内)$")
_JOINTS = re.compile(r"[、，,；;]|(?<=[镇乡县区市道村局])[和及与]")
_KINDS = "自治县|街道办事处|街道|社区|开发区|新区|园区|林场|农场|镇|乡|县|区|市|州|旗|村|场"
_NO_NAME = re.compile(
    r".*(?:小区|社区卫生|示范区|示范村|示范镇|示范县|合作社|城市|市场|重点|有关|相关|[的个等])$"
)
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Division:
    """Who takes how much, and where the words that say so end."""

    shares: tuple[tuple[str, float], ...]
    end: int


def division_behind(text: str, at: int, unit: str, around: str) -> Division | None:
    """The division that begins behind a number in `unit`, None where none does.

    Places may be left bare, 鹿城、龙湾, where the words `around` have them in full.
    """
    opened = _OPENS.match(text, at)
    if opened is None:
        return None
    for entry in (_ENTRY, _YEAR):
        shares, end = _entries(text, opened.end(), unit, around, entry)
        if len(dict(shares)) == len(shares) >= FEWEST:
            return Division(shares, end)
    return None


def _entries(
    text: str, at: int, unit: str, around: str, kind: re.Pattern[str]
) -> tuple[tuple[tuple[str, float], ...], int]:
    shares: list[tuple[str, float]] = []
    while entry := kind.match(text, at):
        own = _MORE.sub("", (entry["unit"] or "").strip())
        names = list(_names(entry["names"], around))
        if own not in ("", unit) or not names:
            break
        value = float(entry["value"])
        shares += [(name, int(value) if value.is_integer() else value) for name in names]
        at = entry.end()
    return tuple(shares), at


def _names(words: str, around: str) -> Iterator[str]:
    """Whose share it is; several only where each has as much. Nothing where one of them is nobody."""
    if re.fullmatch(r"20\d\d年", words):
        yield words
        return
    verbs = _VERBS.search(words)
    names = [
        name.strip() for name in _JOINTS.split(words[: verbs.start()] if verbs else words) if name.strip()
    ]
    full = [_full(name, around) for name in names]
    if all(full) and (len(full) == 1 or (verbs and verbs["each"])):
        yield from full


def _full(name: str, around: str) -> str:
    """The name of a place or unit in full, empty where it is neither."""
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,20}", name) or _NO_NAME.match(name):
        return ""
    if organs.is_surely_a_unit(name) or re.fullmatch(rf".{{1,8}}(?:{_KINDS})", name):
        return name
    found = {match[0] for match in re.finditer(f"{name}(?:{_KINDS})", around)} if len(name) < 5 else set()
    return found.pop() if len(found) == 1 else ""
