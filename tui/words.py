"""How facts are said in a cell: widths in terminal cells, days, percents, numbers."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rich.cells import cell_len, set_cell_size

CENT = Decimal("0.01")


def fit(words: str, width: int) -> str:
    """The words in exactly one line of at most `width` cells, cut with … where they are longer."""
    line = " ".join(words.split())
    if cell_len(line) <= width:
        return line
    return set_cell_size(line, max(0, width - 1)).rstrip() + "…"


def pad(words: str, width: int) -> str:
    """The words cut or filled up to exactly `width` cells, so that Chinese columns line up."""
    return set_cell_size(fit(words, width), width)


def day_in(day: date | None, *, year: int | None = None) -> str:
    """2020-05-31, without the year where it is `year`; 无时限 where there is no day."""
    if day is None:
        return "无时限"
    return f"{day:%m-%d}" if day.year == year else f"{day:%Y-%m-%d}"


def percent(value: int | None) -> str:
    """40%, or a dash where nobody has said anything."""
    return "-" if value is None else f"{value}%"


def number(value: float | None) -> str:
    """2,000 or 14.3, without idle zeros; a dash where nobody has said anything."""
    return "-" if value is None else f"{value:,.4f}".rstrip("0").rstrip(".")


def plain_number(value: float | None) -> str:
    """A number as a form shows it: no thousands marks, empty where there is none."""
    return "" if value is None else number(value).replace(",", "")


def money(amount: Decimal) -> str:
    """An amount in 万元 for a column, to two places: 8643.37; a dash for nothing."""
    return f"{amount.quantize(CENT, ROUND_HALF_UP):f}" if amount else "-"


def rate_in(rate: Decimal | None) -> str:
    """64.11%, or a dash where there is nothing to take it of."""
    return "-" if rate is None else f"{rate}%"
