"""Figures that units report: whether shares and sums close. Checking them is worth more than any chart.

A share states a percentage of a whole, a sum a total of parts; both are checked at the precision at
which they were stated.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

ROUNDING = Decimal("0.1")


class Verdict(StrEnum):
    """Whether a stated figure is the computed one."""

    OK = "ok"
    ROUNDING = "rounding"
    WRONG = "wrong"
    UNVERIFIABLE = "unverifiable"

    @property
    def word(self) -> str:
        """The verdict as people say it."""
        return {"ok": "相符", "rounding": "尾数不符", "wrong": "不符", "unverifiable": "无法核对"}[self.value]


@dataclass(frozen=True, slots=True)
class Share:
    """「97户，占总任务106户的91.51%」: `stated` is the percentage; `whole` is None where none is stated."""

    part: Decimal
    whole: Decimal | None
    stated: Decimal
    unit: str
    text: str

    @property
    def computed(self) -> Decimal | None:
        """The percentage that part and whole give, half up, at the stated precision (at least 2 places)."""
        if not self.whole:
            return None
        places = max(2, -int(self.stated.as_tuple().exponent))
        return rounded(self.part / self.whole * 100, places)

    @property
    def verdict(self) -> Verdict:
        """OK at the stated precision, ROUNDING when the difference is at most 0.1 of a point."""
        if not self.whole:
            return Verdict.UNVERIFIABLE
        exact = self.part / self.whole * 100
        if rounded(exact, -int(self.stated.as_tuple().exponent)) == self.stated:
            return Verdict.OK
        return Verdict.ROUNDING if abs(exact - self.stated) <= ROUNDING else Verdict.WRONG

    @property
    def sentence(self) -> str:
        """The verdict with the calculation behind it."""
        if self.whole is None or self.computed is None:
            return f"{plain(self.part)}{self.unit}占{plain(self.stated)}%：没有写明总数，无法核对。"
        sum_words = f"{plain(self.part)}÷{plain(self.whole)}{self.unit}＝{plain(self.computed)}%"
        if self.verdict is Verdict.OK:
            return f"{sum_words}，与所报相符。"
        return f"{sum_words}，所报{plain(self.stated)}%，{self.verdict.word}。"


@dataclass(frozen=True, slots=True)
class Sum:
    """「340户，其中196户、144户」: parts that are said to make up a total."""

    parts: tuple[Decimal, ...]
    total: Decimal
    unit: str
    text: str

    @property
    def computed(self) -> Decimal:
        """What the parts add up to."""
        return sum(self.parts, Decimal(0))

    @property
    def verdict(self) -> Verdict:
        """OK only when the parts add up exactly."""
        return Verdict.OK if self.computed == self.total else Verdict.WRONG

    @property
    def sentence(self) -> str:
        """The verdict with the calculation behind it."""
        added = "＋".join(plain(part) for part in self.parts)
        if self.verdict is Verdict.OK:
            return f"{added}＝{plain(self.total)}{self.unit}，与所报相符。"
        return f"{added}＝{plain(self.computed)}{self.unit}，所报{plain(self.total)}{self.unit}，不符。"


Statement = Share | Sum


def rounded(value: Decimal, places: int) -> Decimal:
    """`value` with so many decimal places, half up, as official figures are rounded."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """A number as people write it: 64.11, 13482."""
    return f"{value:f}"
