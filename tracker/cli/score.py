"""`duban score`: where each of its commands lives."""

from collections.abc import Mapping
from typing import ClassVar

from tracker.cli.commands import group
from tracker.cli.shelf import Places

TABLES, SHEETS, ACTS = "tracker.cli.score_table", "tracker.cli.score_sheet", "tracker.cli.score_acts"


class Scores(Places):
    """`duban score`, in the order of a period's scores."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "table": (TABLES, ""),
        "adopt": (TABLES, ""),
        "end": (TABLES, ""),
        "list": (SHEETS, ""),
        "show": (SHEETS, ""),
        "enter": (ACTS, ""),
        "object": (ACTS, ""),
        "decide": (ACTS, ""),
        "freeze": (ACTS, ""),
    }


app = group("score", "考核评分（默认关闭）：启用评分表，看得分和依据，评分、异议、裁定、定稿。", Scores)


@app.callback()
def score() -> None:
    """Nothing is common to all commands but their group."""
