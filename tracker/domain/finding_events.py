"""Events in the life of a finding that no other task has."""

from tracker.domain.events import TaskEvent


class FindingRaised(TaskEvent):
    """登记问题: the task is a finding; it follows TaskDrafted at once. The fields are those of `Origin`."""

    word = "登记问题"
    source: str
    document: str
    measures: str
    raised_by: str
    closers: tuple[str, ...] = ()
    inspection: str = ""
    earlier: str = ""


class FindingCameBack(TaskEvent):
    """问题反弹: closed once, the problem is there again and stands under a new code."""

    word = "问题反弹"
    again: str
    reason: str


class ClosersNamed(TaskEvent):
    """移交销号: other people verify and close the finding from now on; nobody named means the office."""

    word = "移交核验销号"
    closers: tuple[str, ...]
    reason: str
