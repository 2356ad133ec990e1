"""Lists of units as people write them: shared prefixes and suffixes, 和 inside names, groups, brackets.

`县卫健局、民政局` gives 县卫健局 and 县民政局; `各乡镇党委、政府` is one group; `人力资源和社会保障局` one unit.
"""

import re
from collections.abc import Iterable, Iterator

from tracker.reading import organs
from tracker.reading.lexer import Kind, split

_LISTS = frozenset({Kind.COMMA, Kind.SEMICOLON, Kind.STOP, Kind.COLON})
_PARTS = frozenset({Kind.DUN, Kind.SLASH})
_LONGEST = 120  # characters of a name that is looked into; no unit is called anything as long
_NOBODY = re.compile(r"[\s无\-—–－_/／.。、，,；;：:*]*")
_CONJUNCTION = re.compile(r"以及|[和及与]")
_AND_OTHERS = re.compile(r"(?P<named>.+?)等(?P<rest>[^等]*)")
_ONLY_OTHERS = re.compile(r"(?:部门|单位|地区|地|部门单位|部门和单位|有关方面|\d+个?(?:部门|单位))?")
_LIST_BRACKET = re.compile(r"(?P<outside>[^（(〔]*)[（(〔](?P<inside>[^（()）〔〕]*、[^（()）〔〕]*)[)）〕]")
_TWO_SIDES = re.compile(
    r"(?P<level>[省市县区州]?)(?P<place>[\u4e00-\u9fff]+?)(?P<one>[东西南北上下前后])"
    r"(?P=place)(?P<other>[东西南北上下前后])(?P<kind>社区|街道|街道办|街道办事处|村|片区|居委会)"
)
_TWO_BUREAUX = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{2,12}?(?<!分)局)(?P<other>(?!各|所属|直属|机关|下属|垂直|国家)[\u4e00-\u9fff]{2,10}(?<![分总支])局)"
)
_OF_ALL = re.compile(r"(?P<all>各有关|各相关|有关|相关|各级|各)(?P<what>.+)")
_PLACE_KINDS = re.compile(
    r"(?:县级市|地级市|县市区|市县区|区县|县区|市|县|区|州|旗|乡镇|镇|乡|街道|社区|村|开发区|园区|功能区|单位|部门|中小学校?)"
    r"(?:[（(〔][^（()）〔〕]*[)）〕])?(?:党委|政府|人民政府|管委会|党工委、办事处|办事处|党工委)?"
)
_TOWN = r"街道办事处|街道办|街道|镇|乡|村|社区|居委会|村委会"
_OF_TOWN = re.compile(
    rf"(?P<place>[\u4e00-\u9fff]{{1,8}}?)(?P<kind>(?:{_TOWN})(?:人民政府|政府|党委|党工委|办事处)?)"
)
_TOWNS = re.compile(rf"\d*个?(?P<kind>{_TOWN}|乡镇|镇街|镇乡|乡镇街道|乡镇（街道）)")
_BARE = re.compile(r"[\u4e00-\u9fff]{2,3}")
_GOVERNMENTS = r"(?:党委政府|人民政府|政府|党委|管委会|党工委)"
_PROVINCES = {"省": r"自治区", "自治区": r"直辖市(?:和|及|人民政府|政府)?.*", "盟行政公署": r"[市县]人民政府"}
_COUNTED = re.compile(
    r"[①-⑳]|(?<![\d.])\d{1,2}[.．](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff)）])\.(?=[\u4e00-\u9fff])"
)
_TOWN_AND_COUNTY = re.compile(r"(?:县|区)[（(〔](?:市|县|区)?、?(?:市|县|区)[)）〕]")


def unit_names(text: str) -> tuple[str, ...]:
    """Every unit in the list, written out in full, in order, each once; empty where it says 无."""
    found: list[str] = []
    for part in _lists(_COUNTED.sub("、", text)):
        found += _in_full(_pieces(part))
    return tuple(dict.fromkeys(name for name in found if not _NOBODY.fullmatch(name)))


def _lists(text: str) -> Iterator[str]:
    """Lists inside which a prefix is shared: a comma begins a new one, unless commas are all there is."""
    if "、" in text:
        yield from (part for part, _ in split(text, _LISTS))
    else:
        yield "、".join(part for part, _ in split(text, _LISTS))


def _pieces(text: str) -> list[str]:
    parts = [piece for part, _ in split(text, _PARTS) for piece in _unspaced(part)]
    joined = _join_fixed_expressions(part for part in parts if part)
    return [name for piece in joined for name in _names_in(piece)]


def _unspaced(part: str) -> list[str]:
    """White space is a slip inside a name, and a separator between complete names."""
    words = part.split()
    if len(words) > 1 and all(map(organs.is_surely_a_unit, words)):
        return words
    return ["".join(words)]


def _join_fixed_expressions(parts: Iterable[str]) -> list[str]:
    """Puts together what a 、 stands inside of: 各乡镇党委、政府 and 各市、县（市、区）政府."""
    joined: list[str] = []
    for part in parts:
        before = joined[-1] if joined else ""
        if _is_one_group(before, part):
            joined[-1] = f"{before}、{part}"
        else:
            joined.append(part)
    return joined


def _is_one_group(before: str, part: str) -> bool:
    committee = re.search(r"党(?:（工）|\(工\)|工)?委$", before) and not re.match(r"[省市县区州]委$", before)
    if committee and re.match(_GOVERNMENTS + "|办事处", part):
        return True
    if before.endswith("市") and _TOWN_AND_COUNTY.match(part):
        return True
    last = next((end for end in _PROVINCES if re.search(rf"各(?:省、)?{end}$", before)), "")
    return bool(last) and bool(re.fullmatch(_PROVINCES[last], part))


def _names_in(piece: str) -> Iterator[str]:
    """The names of one piece between two 、: 等, 和 and list brackets taken apart."""
    piece = re.sub(r"^(?:(?:具体|主要|统一|分别)?由|请|并由|并|会同|会商)(?=..)", "", piece).strip("“”\"'")
    if len(piece) > _LONGEST:
        yield piece
        return
    others = _AND_OTHERS.fullmatch(piece)
    if others and (organs.ends_like_a_unit(others["named"]) or not others["rest"]):
        yield from _names_in(others["named"])
        rest = re.sub(r"^(?:部门|单位)?(?:以及|[和及与、])", "", others["rest"])
        if not _ONLY_OTHERS.fullmatch(rest):
            yield from _names_in(rest)
        return
    towns = others and _TOWNS.fullmatch(others["rest"])
    if others and towns and _BARE.fullmatch(others["named"]):
        yield others["named"] + (towns["kind"] if re.fullmatch(_TOWN, towns["kind"]) else "")
        return
    members = _LIST_BRACKET.fullmatch(piece)
    if members and _is_list(members["outside"], members["inside"]):
        yield from unit_names(members["inside"])
        return
    yield from _two_sides(piece) or _run_together(piece) or _conjoined(piece)


def _is_list(outside: str, inside: str) -> bool:
    """A bracket lists the members when what stands before it is no unit: 一港五谷（鹿城区政府、龙湾区政府）."""
    members = inside.split("、")
    return (
        bool(outside)
        and not organs.ends_like_a_unit(outside)
        and len(members) > 1
        and all(map(organs.is_surely_a_unit, members))
    )


def _conjoined(piece: str) -> list[str]:
    """Two names where both sides of 和 stand alone: 州委编办及州直相关单位, but not 文化和旅游局."""
    for match in _CONJUNCTION.finditer(piece):
        left, right = piece[: match.start()], piece[match.end() :]
        if (
            (organs.is_surely_a_unit(left) or left.startswith("各省、"))
            and _stands_alone(right, left)
            and left.count("（") == left.count("）")
        ):
            return [left, *_conjoined(right)]
    return [piece]


def _stands_alone(name: str, left: str) -> bool:
    first = _CONJUNCTION.split(name)[0]
    if name in ("单位", "部门", "地区", "机构", "企业"):
        return False
    named = organs.is_surely_a_unit(name) or organs.is_surely_a_unit(first) or organs.is_bare_place(name)
    named = named or (name.startswith("各") and organs.ends_like_a_unit(name))
    return named and not (organs.is_group(left) and len(name) <= 2)


def _run_together(piece: str) -> list[str]:
    """城管局自然资源局 is two bureaux whose separator got lost; 生态环境局石门分局 is one."""
    match = _TWO_BUREAUX.fullmatch(piece)
    return [match["one"], match["other"]] if match else []


def _two_sides(piece: str) -> list[str]:
    """县城东城西社区 is two communities."""
    match = _TWO_SIDES.fullmatch(piece)
    if not match:
        return []
    return [
        f"{match['level']}{match['place']}{side}{match['kind']}" for side in (match["one"], match["other"])
    ]


def _in_full(names: list[str]) -> list[str]:
    return _with_prefixes(_with_all(_with_suffixes(names)))


def _with_suffixes(names: list[str]) -> list[str]:
    """杭州市、宁波市人民政府: places before the first full name take its ending."""
    full = list(names)
    for at, name in enumerate(names):
        match = re.fullmatch(rf"(?P<place>.+?(?:市|县|区|州|旗|镇|乡|街道))(?P<organ>{_GOVERNMENTS})", name)
        before = at
        while match and before and _shares(names[before - 1], match["place"], match["organ"]):
            before -= 1
            full[before] = names[before] + match["organ"]
        town = _OF_TOWN.fullmatch(name)
        while town and before and _is_bare(names[before - 1]):
            before -= 1
            full[before] = names[before] + town["kind"]
    return full


def _is_bare(name: str) -> bool:
    """Whether a name in a list is a place that leaves its kind to the next one: 河东 of 河东、河西街道办事处."""
    return bool(_BARE.fullmatch(name)) and not organs.ends_like_a_unit(name)


def _shares(place: str, other: str, organ: str) -> bool:
    """Whether a bare place is of the kind that the ending behind the next one fits: no 乡镇 has a 管委会."""
    alike = organs.is_group(place) == organs.is_group(other)
    return organs.is_bare_place(place) and alike and (place.endswith("区") or not organ.startswith("管委会"))


def _with_all(names: list[str]) -> list[str]:
    """各区、县级市: the second is all of them too."""
    full: list[str] = []
    for name in names:
        before = _OF_ALL.match(full[-1].partition("、")[0]) if full else None
        if before and _PLACE_KINDS.fullmatch(name) and _PLACE_KINDS.fullmatch(before["what"]):
            full.append(before["all"] + name)
        else:
            full.append(name)
    return full


def _with_prefixes(names: list[str]) -> list[str]:
    """县卫健局、民政局: a bare name takes the level of the name before it."""
    full, prefix, committee = [], "", False
    for name in names:
        own = organs.level_prefix(name)
        if own and not organs.is_group(name) and not re.search(_GOVERNMENTS + "$", name):
            prefix, committee = own, name.startswith((own + "委", own + "党委"))
        heir = prefix and organs.inherits(name, prefix)
        full.append(_prefixed(name, prefix, committee) if heir else name)
    return full


def _prefixed(name: str, prefix: str, committee: bool) -> str:
    if organs.belongs_to_committee(name) or (committee and organs.may_belong_to_committee(name)):
        return f"{prefix}{'党委' if prefix.startswith('自治') else '委'}{name}"
    return prefix + name
