"""Proposals of lead units as lines and as JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from tracker.domain.proposals import Proposal


def lines(proposals: Iterable[Proposal]) -> Iterator[str]:
    """A line a unit: its name, its points, and what they rest on."""
    for rank, each in enumerate(proposals, 1):
        yield f"建议牵头{rank}：{each.unit.name}（{each.points:g}分）：{each.sentence}"


def as_json(proposals: Iterable[Proposal]) -> list[dict[str, Any]]:
    """The units with their points and terms, the likeliest first."""
    return [
        {
            "unit": each.unit.code,
            "name": each.unit.name,
            "points": each.points,
            "terms": [asdict(term) for term in each.terms],
        }
        for each in proposals
    ]
