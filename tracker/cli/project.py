"""`duban project`: where each of its commands lives."""

from collections.abc import Mapping
from typing import ClassVar

from tracker.cli.commands import group
from tracker.cli.shelf import Places

LISTS, ACTS = "tracker.cli.project_list", "tracker.cli.project_acts"


class Projects(Places):
    """`duban project`."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "list": (LISTS, ""),
        "funds": (LISTS, ""),
        "allot": (ACTS, ""),
        "add": (ACTS, ""),
        "pay": (ACTS, ""),
        "finish": (ACTS, ""),
        "accept": (ACTS, ""),
    }


app = group(
    "project",
    "项目：资金下达、立项、报账、结算、完工、验收。项目也是任务，签收、填报、办结、销号用 duban task。",
    Projects,
)


@app.callback()
def project() -> None:
    """Nothing is common to all commands but their group."""
