"""`duban order`: where each of its commands lives."""

from collections.abc import Mapping
from typing import ClassVar

from tracker.cli.commands import group
from tracker.cli.shelf import Places

LIST, ACTS = "tracker.cli.order_list", "tracker.cli.order_acts"


class Orders(Places):
    """`duban order`, in the order of an order's life."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "list": (LIST, ""),
        "show": (LIST, ""),
        "propose": (ACTS, ""),
        "issue": (ACTS, ""),
        "remind": ("tracker.cli.order_remind", ""),
        "answer": (ACTS, ""),
        "settle": (ACTS, ""),
        "print": ("tracker.cli.order_print", ""),
        "ladder": ("tracker.cli.order_ladder", ""),
        "word": ("tracker.cli.order_word", ""),
    }


app = group("order", "督办文书：提醒函、催办单、督办单、约谈建议，到期提议、签发、答复、审定、打印。", Orders)


@app.callback()
def order() -> None:
    """Nothing is common to all commands but their group."""
