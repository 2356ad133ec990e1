"""The forms that write what is on screen into files, as official documents to print.

What writes them is imported when it is asked for: the program starts faster without.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from tracker.domain.permissions import Act, may
from tracker.queries.tasks import TaskFilter
from tracker.services.desk import Desk
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, Form

TITLE = "打印"
CIRCULAR, MEETING = "circular", "meeting"
CHAIN, DOSSIER = "chain", "dossier"
KINDS = (
    (CIRCULAR, "督查通报（docx、html、md，附件台账xlsx）"),
    (MEETING, "一页纸的调度会材料（docx、html）"),
)
RECORDS = ((CHAIN, "责任链条（docx、html）"), (DOSSIER, "一事一卷（zip，带日志和校验值）"))


def printing_order(number: str) -> Form:
    """An order, as it was issued."""

    def submit(desk: Desk, answers: Answers) -> str:
        from tracker.services.order_papers import print_order

        return told(print_order(desk, number))

    return Form(TITLE, "写成公文格式的docx和网页html，内容是签发时的事实。", submit, code=number)


def printing_inspection(code: str) -> Form:
    """What of an inspection can be printed by now."""

    def submit(desk: Desk, answers: Answers) -> str:
        from tracker.services.inspection_papers import print_inspection

        return told(print_inspection(desk, code))

    says = "写成公文格式的docx和网页html：督查方案，反馈以后还有各单位的督查结论和整改通知书。"
    return Form(TITLE, says, submit, code=code)


def printing_findings(narrowed: TaskFilter) -> Form:
    """The list of the findings on screen."""

    def submit(desk: Desk, answers: Answers) -> str:
        from tracker.services.finding_papers import print_findings

        return told(print_findings(desk, narrowed))

    return Form(TITLE, "把列出的问题写成问题整改清单（docx、html、xlsx）。", submit)


def printing_task(desk: Desk, code: str) -> Form:
    """The chain of responsibility of a task; for those who read the whole log also its dossier."""
    choices = RECORDS if not may(desk.who, Act.READ_LOG) else RECORDS[:1]

    def submit(desk: Desk, answers: Answers) -> str:
        from tracker.services.archive import archive_task
        from tracker.services.task_chain import print_chain

        if answers["record"] == DOSSIER:
            return told([archive_task(desk, code, desk.home.path / "archives").path])
        return told(print_chain(desk, code))

    wanted = Field("record", "材料", Kind.CHOICE, value=CHAIN, required=True, choices=choices)
    return Form(TITLE, "写成文件，可以打印或交给别人核对。", submit, (wanted,), code=code)


def printing_reports(today: date) -> Form:
    """The circular of a month, by default the last that is over, or the page for the meeting."""
    over = (today.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")

    def submit(desk: Desk, answers: Answers) -> str:
        from tracker.services.circulars import monthly_circular
        from tracker.services.meeting import meeting_pack, print_meeting

        if answers["report"] == MEETING:
            return told(print_meeting(desk, meeting_pack(desk)))
        return told(monthly_circular(desk, answers["month"]).paths)

    fields = (
        Field("report", "材料", Kind.CHOICE, value=CIRCULAR, required=True, choices=KINDS),
        Field("month", "月份", value=over, hint="如 2020-05", required=True, when=("report", CIRCULAR)),
    )
    return Form(TITLE, "通报按当月最后一天的日志计算，什么时候再生成都一样；生成时记入日志。", submit, fields)


def told(paths: Sequence[Path]) -> str:
    """How many files were written, where, and what they are called."""
    return f"已写成{len(paths)}个文件，在 {paths[0].parent}：{'、'.join(path.name for path in paths)}。"
