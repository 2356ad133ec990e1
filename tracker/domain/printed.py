"""Words fit to print: what people typed, without what would harm a page, and no longer than a line bears."""

import unicodedata
from datetime import date

UNPRINTABLE = frozenset({"Cc", "Cf", "Cs"})
NOT_IN_XML = frozenset("\ufffe\uffff")


def clean(text: str) -> str:
    """`text` on one line, without control, direction and zero-width characters (XML 1.0 bars most of them)."""
    if text.isprintable():
        return text
    spaced = "".join(" " if char.isspace() else char for char in text)
    kept = (c for c in spaced if unicodedata.category(c) not in UNPRINTABLE and c not in NOT_IN_XML)
    return "".join(kept)


def clip(text: str, limit: int) -> str:
    """`text` cleaned, with an ellipsis in place of what goes beyond `limit` characters."""
    whole = clean(text).strip()
    return whole if len(whole) <= limit else whole[: limit - 1] + "…"


def sentence(text: str, limit: int) -> str:
    """What somebody wrote, clipped, to stand inside a sentence of ours: without its last full stop."""
    return clip(text, limit).rstrip("。；;.，, ")


def figure(value: float) -> str:
    """A reported figure as it was typed: 99, 93.3, 8643.3749."""
    return f"{value:.12g}"


def month_day(day: date) -> str:
    """6月30日."""
    return f"{day.month}月{day.day}日"
