"""How unit names are compared: one width, one kind of bracket, the county's own name left out."""

import re
import unicodedata

_NOT_COMPARED = re.compile(r"[\s\u200b\ufeff、,]")
_BRACKETS = str.maketrans("〔〕【】[]{}「」", "()()()()()")
_NOBODY_NAMED = re.compile(
    r"(相关|有关|其他|其它|各级|各行业|行业主管).*(部门|单位|乡镇|机构|企业|局|党委|政府|方面)$"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_GOVERNMENT = re.compile(r"(?<=.)(人民)?政府$")
_ENDING = re.compile(r"(?:委员会|办公室|总局|厅|局|委|办|部|署)$")
LEVEL = re.compile(r"^(?:国家|中国|(?:[省县州旗]|市(?!场)|区(?!域))委?)(?=..)")
_TOWNSHIP_ORGANS = ("", "党委", "政府", "人民政府", "党委政府", "党委人民政府", "党委和政府", "党委及政府")


def plain(name: str) -> str:
    """The name as it compares: NFKC, no white space, no list punctuation, every bracket as `()`."""
    return _NOT_COMPARED.sub("", unicodedata.normalize("NFKC", name).translate(_BRACKETS))


def level_of(regions: tuple[str, ...]) -> str:
    """The word a region's organs begin with: 县 for 循化县, 市 for 杭州市; empty without a region."""
    return regions[0][-1] if regions else ""


def key(name: str, regions: tuple[str, ...]) -> str:
    """What a name is looked up by: 中共循化县委组织部 and 县委组织部 have the same key."""
    words = plain(name)
    bare = words.removeprefix("中共")
    for region in sorted(regions, key=len, reverse=True):
        if bare.startswith(region):
            return level_of(regions) + bare.removeprefix(region)
    return words


def spellings(name: str, regions: tuple[str, ...], *, township: bool = False) -> set[str]:
    """Keys that mean this name for certain: as written, and without the county in front."""
    full, level = key(name, regions), level_of(regions)
    found = {full}
    if level and full.startswith(level) and len(full) > len(level) + 1:
        found.add(full.removeprefix(level))
    if township:
        found = {word + organ for word in found for organ in _TOWNSHIP_ORGANS}
    return found


def committee_short(name: str, regions: tuple[str, ...]) -> str:
    """组织部 for 县委组织部, empty for others; it holds only while no other unit ends in these words."""
    full, level = key(name, regions), level_of(regions)
    prefix = f"{level}委"
    if not level or not full.startswith(prefix):
        return ""
    short = full.removeprefix(prefix)
    return "" if short.startswith(level) else short


def trunk(name: str) -> str:
    """What two spellings of one unit share: no second name in brackets, no 政府 behind a place."""
    return _GOVERNMENT.sub("", _BRACKETED.sub("", plain(name)))


def core(name: str) -> str:
    """What tells a unit from others of its kind: 民政 of 省民政厅, 人社 of 县人社局."""
    words = trunk(name)
    bare = _ENDING.sub("", LEVEL.sub("", words))
    return bare if len(bare) > 1 else words


def shortens(one: str, other: str) -> bool:
    """Whether one name is the other with characters left out: 县人社局 and 县人力资源和社会保障局."""
    short, long = sorted((core(one), core(other)), key=len)
    rest = iter(long)
    return short[:1] == long[:1] and all(character in rest for character in short)


def names_nobody(name: str) -> bool:
    """Whether the words leave open who is meant: 有关部门, 县直相关部门单位."""
    return bool(_NOBODY_NAMED.search(plain(name)))


def pinyin_initials(name: str) -> str:
    """First letters of the name's pinyin, lower case: 扶贫局 gives `fpj`; Latin letters and digits stay."""
    # Its dictionaries take half a second to load; only what writes a search column should pay for them.
    from pypinyin import Style, lazy_pinyin

    initials = lazy_pinyin(plain(name), style=Style.FIRST_LETTER)
    return "".join(letter for letter in "".join(initials).lower() if letter.isalnum())
