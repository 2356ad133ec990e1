"""Numbers as headings count: 十二, 23, ⑤, １２."""

import unicodedata

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


def value_of(numeral: str) -> int | None:
    """The number that a Chinese, Arabic or circled numeral stands for, None when it is none."""
    plain = unicodedata.normalize("NFKC", numeral)
    if plain.isdecimal() and plain.isascii():
        return int(plain)
    if not plain or any(char not in _DIGITS and char not in _TENS for char in plain):
        return None
    return _chinese(plain)


def _chinese(numeral: str) -> int:
    if not any(char in _TENS for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral))
    total, digit = 0, 0
    for char in numeral:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
