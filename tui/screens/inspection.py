"""The page of an inspection: its scheme, draws, problems, what each unit was told, and what may be done now."""

from typing import Any

from textual.content import Content

from tracker.domain.case import chinese
from tracker.domain.inspection import Draw, Feedback, Problem
from tracker.domain.permissions import Act
from tracker.services.inspection_page import InspectionPage, inspection_page
from tracker.services.units import registry
from tui.actions import BACK, INSPECTION, OF_INSPECTION, bindings
from tui.forms.form import Form, file_name
from tui.forms.inspections import form_on
from tui.forms.papers import printing_inspection
from tui.forms.schemes import amending
from tui.screens.printing import Printing
from tui.screens.thing import Shown, ThingPage
from tui.widgets.task_history import line_in_words


class InspectionScreen(ThingPage, Printing):
    """`code` is that of the inspection."""

    NAME = "inspections"
    BINDINGS = bindings(BACK, INSPECTION)
    help_title = "督查"
    help_words = (
        "上面是编号、名称、时间和办到哪一步；下面是方案、抽取、问题、反馈和记录。最下面一行是你现在可以办的事。"
        "四不两直的督查，单位在反馈结论以后才看得到，也看不到别的单位。上下箭头翻看，F6打印，Esc返回。"
    )

    def read(self) -> Shown:
        page = inspection_page(self.desk, self.code)
        actions = tuple(OF_INSPECTION[act] for act in page.acts)
        return Shown(head_of(page), words_of(page), actions, (page, registry(self.desk)))

    def papers(self) -> Form:
        return printing_inspection(self.code)

    def form_of(self, name: str, found: Any) -> Form:
        page, known = found
        act = Act(name)
        return amending(page, known) if act is Act.AMEND_SCHEME else form_on(act, page)


def head_of(page: InspectionPage) -> Content:
    """Code, title, where it stands, its days and how it is done."""
    inspection, scheme = page.inspection, page.inspection.scheme
    kind = "通知单位" if scheme.announced else "四不两直"
    return Content.assemble(
        (inspection.code, "bold $primary"),
        (f"  {scheme.title}\n", "bold"),
        (inspection.state.word, "bold"),
        f"  {chinese(scheme.start)}至{chinese(scheme.end)}  {kind}",
    )


def words_of(page: InspectionPage) -> Content:
    """Everything else, part by part."""
    scheme, inspection = page.inspection.scheme, page.inspection
    lines = [
        said("督查内容", scheme.content or "（不公开）"),
        said("督查对象", "、".join(page.row.units) or "还没有写明"),
        said("督查范围", "、".join(scheme.scope) or "还没有写明"),
        said("督查人员", "、".join(page.row.members) or "还没有写明"),
    ]
    parts = {
        "随机抽取": [draw_line(page, draw) for draw in inspection.draws],
        "发现的问题": [problem_line(page, each) for each in inspection.problems],
        "反馈和复核": [feedback_line(page, told) for told in inspection.feedbacks],
        "记录": [line_in_words(line) for line in reversed(page.history)],
    }
    for heading, of_part in parts.items():
        if of_part:
            lines += [Content.styled(f"\n{heading}", "bold $primary"), *of_part]
    return Content("\n").join(lines)


def said(head: str, words: str) -> Content:
    """A head and its words."""
    return Content.assemble((f"{head}：", "bold $primary"), words)


def draw_line(page: InspectionPage, draw: Draw) -> Content:
    """What was drawn from how many, under which seed."""
    names = "、".join(page.names.get(each, page.persons.get(each, each)) for each in draw.drawn)
    out = f"；回避{len(draw.excluded)}人" if draw.excluded else ""
    again = f"；重抽理由：{draw.reason}" if draw.reason else ""
    words = f"{chinese(draw.on)}{draw.of.word}：{len(draw.candidates)}个中抽{draw.count}个，抽中{names}{out}{again}"
    return Content.assemble(words, (f"  种子{draw.seed}", "$quiet"))


def problem_line(page: InspectionPage, problem: Problem) -> Content:
    """A problem with its facts and what is to be done by when."""
    files = f"（证据：{'、'.join(map(file_name, problem.evidence))}）" if problem.evidence else ""
    gone = f"；已撤回：{problem.withdrawn}" if problem.withdrawn else ""
    code = f"，问题编号{problem.finding}" if problem.finding else ""
    unit, asked = page.names.get(problem.unit, problem.unit), problem.measures.rstrip("。；;. ")
    return Content.assemble(
        (f"{problem.number}. {unit}：{problem.title}", "bold"),
        f"。{problem.facts}{files}。整改要求：{asked}，{chinese(problem.until)}前完成{code}{gone}",
    )


def feedback_line(page: InspectionPage, told: Feedback) -> Content:
    """What a unit was told, and the review that it asked for."""
    unit = page.names.get(told.unit, told.unit)
    words = f"{chinese(told.on)}反馈{unit}：{told.conclusion.rstrip('。')}"
    if told.asked_on is None:
        return Content.assemble(words, (f"（{chinese(told.review_by)}前可以申请复核）", "$quiet"))
    asked = f"；{chinese(told.asked_on)}申请复核：{told.asked}"
    if told.decided_on is None:
        return Content.assemble(words, asked, (f"（{chinese(told.answer_by)}前答复）", "bold $warning"))
    outcome = "维持原结论" if told.upheld else "变更结论"
    late = "（超过答复期限）" if told.late else ""
    return Content(f"{words}{asked}；{chinese(told.decided_on)}{outcome}{late}：{told.decision}")
