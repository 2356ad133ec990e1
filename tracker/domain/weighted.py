"""Where a divided task is: the weighted figure of its parts, with the calculation written out."""

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 6  # parts in a calculation; more would not be read


@dataclass(frozen=True, slots=True)
class Share:
    """A part: its weight, and the percents of it that are claimed, verified, counted and expected."""

    weight: int
    claimed: int
    verified: int
    counted: int
    expected: int


@dataclass(frozen=True, slots=True)
class Weighted:
    """The percents of the whole; `formula` is how the counted one came about: 60×50%＋40×12%，除以100."""

    claimed: int
    verified: int
    counted: int
    expected: int
    formula: str


def weighted(shares: Sequence[Share]) -> Weighted:
    """The mean of each percent by weight, half rounded up."""
    whole = sum(share.weight for share in shares)

    def mean(percents: Sequence[int]) -> int:
        total = sum(share.weight * percent for share, percent in zip(shares, percents, strict=True))
        return (2 * total + whole) // (2 * whole)

    terms = "＋".join(f"{share.weight}×{share.counted}%" for share in shares[:SHOWN])
    more = f"＋…共{len(shares)}项" if len(shares) > SHOWN else ""
    return Weighted(
        mean([share.claimed for share in shares]),
        mean([share.verified for share in shares]),
        mean([share.counted for share in shares]),
        mean([share.expected for share in shares]),
        f"按子任务权重：（{terms}{more}）÷{whole}",
    )
