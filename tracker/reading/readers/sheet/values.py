"""What a cell shows, from its stored value and its number format."""

import datetime
import re

Value = object

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def shown(value: Value, number_format: str = "General") -> str:
    """The words on the screen for a stored value; dates as `2026年12月31日`, shares as `95%`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime.datetime | datetime.date):
        return _date(value, number_format)
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _number(value: float, number_format: str) -> str:
    if "%" in _bare(number_format):
        return f"{value * 100:.10g}%"
    text = f"{value:.15g}"
    return f"{value:.0f}" if "e" in text and abs(value) < 1e20 else text


def _date(value: datetime.date, number_format: str) -> str:
    """Only the parts that the format shows: a month typed as `2026年12月` is stored as its first day."""
    letters = _bare(number_format).lower()
    if letters in ("", "general"):
        letters = "yyyymd"
    year = f"{value.year}年" if "y" in letters or "e" in letters else ""
    month = f"{value.month}月" if "m" in letters else ""
    day = f"{value.day}日" if "d" in letters else ""
    return year + month + day or f"{value.year}年{value.month}月{value.day}日"


def _bare(number_format: str) -> str:
    return _QUOTED.sub("", number_format)
