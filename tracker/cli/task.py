"""`duban task`: where each of its commands lives."""

from collections.abc import Mapping
from typing import ClassVar

from tracker.cli.commands import group
from tracker.cli.shelf import Places

LIST, PAGE = "tracker.cli.task_list", "tracker.cli.task_show"
OFFICE, UNIT = "tracker.cli.task_office", "tracker.cli.task_unit"
STOP, ARRANGE = "tracker.cli.task_stop", "tracker.cli.task_arrange"


class Tasks(Places):
    """`duban task`, in the order of a task's life."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "list": (LIST, ""),
        "show": (PAGE, ""),
        "chain": ("tracker.cli.task_chain", ""),
        "target": ("tracker.cli.task_target", ""),
        "assign": (OFFICE, ""),
        "dispatch": (OFFICE, ""),
        "sign": (UNIT, ""),
        "dispute": (UNIT, ""),
        "decide": (OFFICE, ""),
        "file": ("tracker.cli.task_file", ""),
        "accept": (OFFICE, ""),
        "return": (OFFICE, ""),
        "extend": ("tracker.cli.extend", ""),
        "claim": (UNIT, ""),
        "verify": (OFFICE, ""),
        "refuse": (OFFICE, ""),
        "close": (OFFICE, ""),
        "cycle": ("tracker.cli.task_cycle", ""),
        "milestone": (ARRANGE, ""),
        "split": (ARRANGE, ""),
        "divide": ("tracker.cli.task_divide", ""),
        "ask": (ARRANGE, ""),
        "instruct": (ARRANGE, ""),
        "answer": (ARRANGE, ""),
        "suspend": (STOP, ""),
        "resume": (STOP, ""),
        "cancel": (STOP, ""),
    }


app = group(
    "task",
    "任务：查看、责任链条、交办、签收、异议、填报、采纳、退回、延期、办结、核验、销号、中止、撤销。",
    Tasks,
)


@app.callback()
def task() -> None:
    """Nothing is common to all commands but their group."""
