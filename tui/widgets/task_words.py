"""A task's words: where it stands in the plan, what the plan says, and the numbers it must reach."""

from textual.content import Content

from tracker.domain.finding import Origin
from tracker.domain.target_words import divided
from tracker.domain.task import Task, TaskTarget
from tui.sheet import Sheet
from tui.words import number, pad

OPS = {"=": "等于", ">=": "不少于", "<=": "不超过", ">": "多于", "<": "少于", "≈": "约"}


def words_of(sheet: Sheet) -> Content:
    """The pane 任务."""
    task = sheet.task
    parts = [said("内容", task.text or task.title)]
    if task.plan:
        parts = [
            said("方案", f"《{sheet.plan_title}》（{task.plan}），条目{task.number}，原文{task.place}"),
            *parts,
            said("分工", task.assignment.replace("\n", "；") or "方案没有写明"),
        ]
    if task.origin is not None:
        parts += origin_in_words(task.origin)
    if task.leaders:
        parts.append(said("责任领导", "、".join(task.leaders)))
    parts += [heading("目标值"), targets_in_words(task)]
    return Content("\n").join(parts)


def origin_in_words(origin: Origin) -> list[Content]:
    """Where a finding comes from, what is asked, and what it was before or became."""
    document = f"，{origin.document}" if origin.document else ""
    visit = f"，督查{origin.inspection}" if origin.inspection not in origin.document else ""
    lines = [
        said("来源", f"{origin.source.word}{document}{visit}"),
        said("整改措施", origin.measures),
        said("核验销号", "、".join(origin.closers) or "领导小组办公室"),
    ]
    if origin.earlier:
        lines.append(said("反弹", f"原为{origin.earlier}，销号后又出现"))
    if origin.again:
        lines.append(said("反弹", f"销号后又出现，现为{origin.again}"))
    return lines


def heading(words: str) -> Content:
    """A heading inside a pane, with an empty line before it."""
    return Content.styled(f"\n{words}", "bold $primary")


def said(head: str, words: str) -> Content:
    """A head and what is said under it."""
    return Content.assemble((f"{head}：", "bold $primary"), words)


def targets_in_words(task: Task) -> Content:
    """A line for each target: name, what is wanted, what was last reported; below it how it is divided."""
    if not task.targets:
        return Content.styled("方案没有给出数字目标。", "$quiet")
    head = Content.styled(f"{pad('指标', 26)} {pad('目标', 20)} 最近填报", "$quiet")
    lines = []
    for target in task.targets:
        lines.append(
            Content(f"{pad(target.name or target.text, 26)} {pad(wanted(target), 20)} {reported(target)}")
        )
        if target.shares:
            lines.append(said("  分解", divided(task, target)))
    return Content("\n").join([head, *lines])


def wanted(target: TaskTarget) -> str:
    """不少于2,000户, or 5-10个 for a range."""
    if target.upper is not None:
        return f"{number(target.value)}-{number(target.upper)}{target.unit}"
    return f"{OPS.get(target.op, target.op)}{number(target.value)}{target.unit}"


def reported(target: TaskTarget) -> str:
    """The last number reported, with its unit."""
    return "还没有填报" if target.reported is None else f"{number(target.reported)}{target.unit}"
