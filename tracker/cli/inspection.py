"""`duban inspection`: where each of its commands lives."""

from collections.abc import Mapping
from typing import ClassVar

from tracker.cli.commands import group
from tracker.cli.shelf import Places

LIST, SCHEME = "tracker.cli.inspection_list", "tracker.cli.inspection_scheme"
WORK, REVIEW = "tracker.cli.inspection_work", "tracker.cli.inspection_review"


class Inspections(Places):
    """`duban inspection`, in the order of an inspection's life."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "list": (LIST, ""),
        "show": (LIST, ""),
        "draft": (SCHEME, ""),
        "amend": (SCHEME, ""),
        "draw": ("tracker.cli.inspection_draw", ""),
        "approve": (SCHEME, ""),
        "members": (SCHEME, ""),
        "begin": (WORK, ""),
        "problem": (WORK, ""),
        "withdraw": (WORK, ""),
        "feedback": (WORK, ""),
        "review": (REVIEW, ""),
        "decide": (REVIEW, ""),
        "close": (REVIEW, ""),
        "cancel": (SCHEME, ""),
        "print": ("tracker.cli.inspection_print", ""),
        "tie": ("tracker.cli.inspection_tie", ""),
    }


app = group(
    "inspection", "督查：拟订方案、随机抽取、批准、开始、记录问题、反馈结论、复核、办结。", Inspections
)


@app.callback()
def inspection() -> None:
    """Nothing is common to all commands but their group."""
