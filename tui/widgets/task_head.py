"""The top of a task's page: what it is, its light with the reason, its deadline and its two progresses."""

from textual.content import Content

from tracker.domain.case import chinese
from tracker.domain.standing import Standing
from tui.sheet import Sheet
from tui.widgets.lights import chip
from tui.words import percent


def head_in_words(sheet: Sheet) -> Content:
    """Three lines, and one for each thing that waits for a decision."""
    task, standing = sheet.task, sheet.standing
    facts = Content.assemble(
        chip(standing.light.colour),
        "  ",
        (task.stage.word, "bold"),
        "  ",
        deadline_in_words(standing),
        f"  自报{percent(standing.facts.claimed)}  核定{percent(standing.facts.verified)}  序时{percent(standing.expected)}",
    )
    lines = [
        Content.assemble((task.code, "bold $primary"), "  ", (task.title, "bold")),
        facts,
        Content.styled(standing.light.sentence, "$quiet"),
        *(Content.styled(words, "$warning") for words in waiting_in_words(sheet)),
    ]
    return Content("\n").join(lines)


def deadline_in_words(standing: Standing) -> str:
    """时限2020年6月30日，还有27天; while the clock stands, the days that were left when it was stopped."""
    facts, left = standing.facts, standing.days_left
    if facts.deadline is None:
        return "没有完成时限"
    said, stopped = f"时限{chinese(facts.deadline)}", facts.clock.stands_since
    if stopped is not None and facts.deadline >= stopped:
        return f"{said}，{stopped.month}月{stopped.day}日停止计时，剩{(facts.deadline - stopped).days}天"
    if standing.overdue_days:
        return f"{said}，已超期{standing.overdue_days}天"
    if left is None or left < 0:
        return said
    return f"{said}，还有{left}天" if left else f"{said}，今天到期"


def waiting_in_words(sheet: Sheet) -> list[str]:
    """What waits: a dispute, a request for time, a claim; or that the plan has dropped the task."""
    task = sheet.task
    said = []
    if task.removed_by:
        said.append(f"修订后的方案（{task.removed_by}）不再有这一事项，请办公室决定如何处理")
    if task.dispute is not None:
        unit = sheet.name_of(task.dispute.unit)
        said.append(f"异议：{unit}{chinese(task.dispute.on)}提出：{task.dispute.reason}")
    if task.open_instruction is not None:
        told = task.open_instruction
        said.append(f"批示：{told.by}：{told.words}（{chinese(told.answer_by)}前回复）")
    asked = task.open_extension
    if asked is not None:
        said.append(f"延期：{sheet.name_of(asked.unit)}申请延至{chinese(asked.until)}：{asked.reason}")
    if task.claim_on is not None and task.closed_on is None:
        said.append(f"办结：{chinese(task.claim_on)}申请，依据：{task.claim_basis}")
    return said
