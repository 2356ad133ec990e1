"""The fields of a form: what they ask, and how what was typed is understood."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import isfinite, nan
from pathlib import Path
from typing import Any

from tracker.errors import InputError
from tui.forms.offers import Offers, units_offered


class Kind(Enum):
    """How a field looks and what it takes."""

    LINE = "line"
    LINES = "lines"
    PERCENT = "percent"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    UNITS = "units"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Field:
    """A question of a form. `value` is what stands there first, `choices` are (value, words) of a CHOICE.

    `when` names a choice of the form and the answer to it that this question belongs to; else it is not asked.
    `read` turns the typed text into the value that the command takes; it raises InputError. `offers` are what F3
    lets choose for it; for units they are the registry's where nothing else is said.
    """

    name: str
    label: str
    kind: Kind = Kind.LINE
    value: str = ""
    hint: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    read: Callable[[str], Any] | None = None
    when: tuple[str, str] | None = None
    offers: Offers | None = None

    @property
    def offered(self) -> Offers | None:
        """What can be chosen for it from a list; None where one only types."""
        return self.offers or (units_offered if self.kind is Kind.UNITS else None)

    @property
    def only_choice(self) -> str:
        """The value of the one choice there is; empty where there are more: what is not chosen is not guessed."""
        return self.choices[0][0] if len(self.choices) == 1 else ""

    @property
    def unasked(self) -> Any:
        """The answer where nothing was asked or typed."""
        return EMPTY.get(self.kind, "")

    def understand(self, text: str) -> Any:
        """The value of what was typed. Raises InputError that says what to type instead."""
        text = text.strip()
        if not text:
            if self.kind is Kind.CHOICE:
                raise InputError(f"请选择{self.label}。")
            if self.required:
                raise InputError(f"请填写{self.label}。")
            return self.unasked
        return (self.read or READERS[self.kind])(text)


def percent(text: str) -> int:
    """0 to 100."""
    digits = text.translate(HALF_WIDTH).rstrip("%")
    if not digits.isdecimal() or int(digits) > 100:
        raise InputError(f"“{text}”不是0到100的整数。", "请填写如 45。")
    return int(digits)


def figure(text: str) -> float:
    """A number, with or without thousands marks."""
    try:
        value = float(text.translate(HALF_WIDTH).replace(",", ""))
    except ValueError:
        value = nan
    if not isfinite(value):
        raise InputError(f"“{text}”不是数字。", "请只填数字，如 1953 或 14.3，单位不用填。")
    return value


def day(text: str) -> date:
    """2020-06-30, 2020年6月30日, 2020.6.30 or 20200630."""
    plain = text.translate(HALF_WIDTH)
    for mark in "年月./":
        plain = plain.replace(mark, "-")
    plain = plain.removesuffix("日")
    if plain.isdecimal() and len(plain) == 8:
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    try:
        year, month, of_month = (int(part) for part in plain.split("-"))
        return date(year, month, of_month)
    except ValueError as error:
        raise InputError(f"“{text}”不是日期。", "请填写如 2020-06-30。") from error


def files(text: str) -> tuple[Path, ...]:
    """Paths, one a line, as typed or dropped into the terminal."""
    lines = (line.strip().strip("'\"").removeprefix("file://") for line in text.splitlines())
    return tuple(Path(line).expanduser() for line in lines if line)


def as_typed(text: str) -> str:
    """The text itself."""
    return text


HALF_WIDTH = str.maketrans("０１２３４５６７８９，．－／％", "0123456789,.-/%")
READERS: dict[Kind, Callable[[str], Any]] = {
    Kind.LINE: as_typed,
    Kind.LINES: as_typed,
    Kind.PERCENT: percent,
    Kind.NUMBER: figure,
    Kind.DAY: day,
    Kind.CHOICE: as_typed,
    Kind.UNITS: as_typed,
    Kind.FILES: files,
}
EMPTY: dict[Kind, Any] = {Kind.PERCENT: None, Kind.NUMBER: None, Kind.DAY: None, Kind.FILES: ()}
