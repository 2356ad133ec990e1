"""How alike two texts are: the pairs of Chinese characters that they share, rare pairs counting more."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

HAN = re.compile(r"[㐀-鿿]+")


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring Chinese characters in a text."""
    return {run[i : i + 2] for run in HAN.findall(text) for i in range(len(run) - 1)}


@dataclass(frozen=True, slots=True)
class Likeness:
    """Weights learnt from a body of texts: a pair that stands in all of them weighs nothing."""

    texts: int
    holding: dict[str, int] = field(default_factory=dict)

    def weight(self, pair: str) -> float:
        """How much sharing this pair says."""
        return math.log((1 + self.texts) / (1 + self.holding.get(pair, 0)))

    def total(self, of: Iterable[str]) -> float:
        """The weight of many pairs."""
        return sum(self.weight(pair) for pair in of)

    def of(self, first: str, second: str) -> float:
        """From 0 (nothing in common) to 1: shared weight against the lighter of the two texts."""
        one, other = pairs(first), pairs(second)
        lighter = min(self.total(one), self.total(other))
        return self.total(one & other) / lighter if lighter else 0.0

    def share(self, title: str, text: str) -> float:
        """How much of a title stands in a text, from 0 to 1."""
        whole = self.total(pairs(title))
        return self.total(pairs(title) & pairs(text)) / whole if whole else 0.0


def likeness_in(texts: Iterable[str]) -> Likeness:
    """The likeness learnt from these texts."""
    holding: Counter[str] = Counter()
    count = 0
    for text in texts:
        holding.update(pairs(text))
        count += 1
    return Likeness(count, dict(holding))
