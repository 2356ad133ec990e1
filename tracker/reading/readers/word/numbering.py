"""Word's automatic numbers: they stand in numbering.xml, and in no paragraph's text."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from tracker.reading.readers.word.package import w
from tracker.reading.readers.word.styles import Styles

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and what it prints, `%1` standing for the first level's number."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False


class Numbering:
    """Counts the numbered paragraphs of one document, in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._learn(root)

    def _learn(self, root: Element) -> None:
        for abstract in root.iter(w("abstractNum")):
            identity = abstract.get(w("abstractNumId"), "")
            self._levels[identity] = {
                _number(level, "ilvl"): _level(level) for level in abstract.iter(w("lvl"))
            }
        for num in root.findall(w("num")):
            identity = num.get(w("numId"), "")
            self._abstract[identity] = _value(num, "abstractNumId") or ""
            overrides = {_number(one, "ilvl"): one for one in num.findall(w("lvlOverride"))}
            starts = {level: _value(one, "startOverride") for level, one in overrides.items()}
            self._restarts[identity] = {level: int(start) for level, start in starts.items() if start}

    def label(self, paragraph: Element) -> str:
        """The number in front of the paragraph, empty when it has none; counts it."""
        identity, depth = self._styles.numbering_of(paragraph)
        abstract = self._abstract.get(identity, "")
        levels = self._levels.get(abstract)
        if not levels or depth not in levels:
            return ""
        counts = self._counted(identity, abstract, levels, depth)
        return _printed(levels, counts, depth)

    def _counted(self, identity: str, abstract: str, levels: dict[int, Level], depth: int) -> dict[int, int]:
        counts = self._counts[abstract]
        restart = self._restarts.get(identity, {}).get(depth)
        if restart is not None and (identity, depth) not in self._begun:
            counts[depth] = restart
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = levels[depth].start
        self._begun.add((identity, depth))
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        for higher in range(depth):
            counts.setdefault(higher, levels[higher].start if higher in levels else 1)
        return counts


def _printed(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    own = levels[depth]
    if own.form in ("bullet", "none"):
        return ""
    text = own.text
    for level in range(_LEVELS):
        if f"%{level + 1}" in text:
            form = "decimal" if own.legal else levels.get(level, Level()).form
            text = text.replace(f"%{level + 1}", numeral(counts.get(level, 1), form))
    return text


def numeral(value: int, form: str) -> str:
    """A number in one of Word's forms (ST_NumberFormat, ECMA-376 17.18.59)."""
    return _FORMS.get(form, str)(value)


def _chinese(value: int) -> str:
    if not 0 < value < 10_000:
        return str(value)
    words = ""
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            words += _DIGITS[digit] + name
        elif words and value % power and not words.endswith("〇"):
            words += "〇"
    words = words.rstrip("〇").replace("〇", "零")
    return words.removeprefix("一") if 10 <= value < 20 else words


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    signs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
    words = ""
    for worth, sign in (*signs, (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        times, value = divmod(value, worth)
        words += sign * times
    return words


def _letters(value: int) -> str:
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value < 1000 else str(value)


def _circled(value: int) -> str:
    return chr(ord("①") + value - 1) if 1 <= value <= 20 else f"({value})"


def _of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)]


def _wide(value: int) -> str:
    return str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "chineseLegalSimplified": _chinese,
    "ideographDigital": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda value: f"({value})",
    "decimalEnclosedFullstop": lambda value: f"{value}.",
    "ideographEnclosedCircle": lambda value: f"({_chinese(value)})",
}


def _level(level: Element) -> Level:
    return Level(
        start=int(_value(level, "start") or 1),
        form=_value(level, "numFmt") or "decimal",
        text=_value(level, "lvlText") or "",
        legal=level.find(w("isLgl")) is not None,
    )


def _value(element: Element, name: str) -> str | None:
    child = element.find(w(name))
    return None if child is None else child.get(w("val"))


def _number(element: Element, name: str) -> int:
    value = element.get(w(name), "0")
    return int(value) if value.isdecimal() else 0
