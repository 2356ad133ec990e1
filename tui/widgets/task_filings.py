"""What the units reported, newest first, each with the office's answer."""

from textual.content import Content

from tracker.domain.case import chinese
from tracker.domain.task import Filing, FilingState
from tui.forms.form import file_name
from tui.sheet import Sheet
from tui.words import number

ANSWER_STYLES = {
    FilingState.PENDING: "bold $warning",
    FilingState.ACCEPTED: "bold $success",
    FilingState.RETURNED: "bold $error",
    FilingState.REPLACED: "$quiet",
}


def filings_in_words(sheet: Sheet) -> Content:
    """The pane 填报."""
    missing = sheet.standing.missing_periods
    lines = [Content.styled(f"未填报：{'、'.join(missing)}", "bold $error")] if missing else []
    lines += [filing_in_words(sheet, filing) for filing in reversed(sheet.task.filings)]
    if not lines:
        return Content.styled("还没有填报。", "$quiet")
    return Content("\n\n").join(lines)


def filing_in_words(sheet: Sheet, filing: Filing) -> Content:
    """A filing: whose, for which period, when; its texts, numbers and the answer."""
    late = "（逾期）" if filing.late else ""
    head = Content.assemble(
        (f"第{filing.number}次  {filing.period}  自报{filing.claimed}%  ", "bold"),
        (filing.state.word, ANSWER_STYLES[filing.state]),
        (
            f"  {chinese(filing.filed_on)}填报{late}  {filing.filed_as or sheet.name_of(filing.unit)}",
            "$quiet",
        ),
    )
    texts = {
        "落实情况": filing.progress,
        "存在问题": filing.problems,
        "下步措施": filing.next_steps,
        "填报数值": values_in_words(sheet, filing),
        "佐证材料": "、".join(file_name(each) for each in filing.evidence),
        "办公室答复": filing.answer,
    }
    lines = [Content.assemble((f"{name}：", "$primary"), words) for name, words in texts.items() if words]
    return Content("\n").join([head, *lines])


def values_in_words(sheet: Sheet, filing: Filing) -> str:
    """The numbers of a filing under the names of their targets."""
    targets = sheet.task.targets
    return "；".join(
        f"{targets[index].name or targets[index].text}{number(value)}{targets[index].unit}"
        for index, value in filing.values
        if index < len(targets)
    )
