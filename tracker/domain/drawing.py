"""A random draw that anybody can do again: the candidates in the order of a hash, the first ones taken.

Each candidate has the SHA-256 of `seed:candidate` (UTF-8). Sorted by that number, written in hex, the
first `count` are drawn. `printf '%s' 'seed:candidate' | sha256sum` gives the same number anywhere.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lot:
    """A candidate with its number in hex, and whether it was drawn."""

    candidate: str
    number: str
    drawn: bool


def number_of(seed: str, candidate: str) -> str:
    """The number of a candidate under a seed."""
    return hashlib.sha256(f"{seed}:{candidate}".encode()).hexdigest()


def lots(seed: str, candidates: Sequence[str], count: int) -> tuple[Lot, ...]:
    """All candidates in the order of their numbers, the first `count` drawn."""
    ordered = sorted((number_of(seed, candidate), candidate) for candidate in candidates)
    return tuple(Lot(candidate, number, place < count) for place, (number, candidate) in enumerate(ordered))


def drawn(seed: str, candidates: Sequence[str], count: int) -> tuple[str, ...]:
    """The candidates drawn, in the order of their numbers."""
    return tuple(lot.candidate for lot in lots(seed, candidates, count) if lot.drawn)
