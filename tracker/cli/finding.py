"""`duban finding`: where each of its commands lives."""

from collections.abc import Mapping
from typing import ClassVar

from tracker.cli.commands import group
from tracker.cli.shelf import Places

ACTS = "tracker.cli.finding_acts"


class Findings(Places):
    """`duban finding`."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "list": ("tracker.cli.finding_list", ""),
        "raise": (ACTS, ""),
        "import": (ACTS, ""),
        "reopen": (ACTS, ""),
        "closers": (ACTS, ""),
        "print": ("tracker.cli.finding_print", ""),
        "notice": ("tracker.cli.finding_print", ""),
    }


app = group(
    "finding",
    "问题整改：登记问题、导入整改清单、登记反弹的问题。问题也是任务，签收、填报、办结、销号用 duban task。",
    Findings,
)


@app.callback()
def finding() -> None:
    """Nothing is common to all commands but their group."""
