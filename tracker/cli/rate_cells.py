"""Both on-time rates in lists: two columns for people, the counts in JSON."""

from dataclasses import asdict
from typing import Any

from tracker.cli.output import Column
from tracker.domain.rates import OnTime, Rates


def rate_cells(rates: Rates | None) -> dict[str, Any]:
    """How many deadlines were kept and missed, by the original and by the approved ones; none: nothing decided."""
    found = rates or Rates()
    return {"original_rate": asdict(found.original), "approved_rate": asdict(found.approved)}


def counted(value: dict[str, int]) -> str:
    """70.0%（7/10）."""
    return OnTime(**value).counted


RATE_COLUMNS = (
    Column("original_rate", "按期率（原时限）", counted, right=True),
    Column("approved_rate", "按期率（批准时限）", counted, right=True),
)
