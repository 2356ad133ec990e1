"""`duban report`: the circulars and meeting papers that go out, and the units' reports that come in."""

from collections.abc import Mapping
from typing import ClassVar

from tracker.cli.commands import group
from tracker.cli.shelf import Places


class Reports(Places):
    """`duban report`."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "monthly": ("tracker.cli.report_monthly", ""),
        "meeting": ("tracker.cli.report_meeting", ""),
        "read": ("tracker.cli.report_read", ""),
    }


app = group("report", "报告：按月生成督查通报，生成调度会材料，读取单位报来的工作总结。", Reports)


@app.callback()
def report() -> None:
    """Nothing is common to all reports but their group."""
